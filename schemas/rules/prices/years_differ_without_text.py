"""A permanent line whose years differ, without an explanation in the text."""

from datetime import date

from schemas.calculations.lines import lines_of
from schemas.calculations.rows import CorrectionName, name_of
from schemas.evidence.rows import first_corrections, hit
from schemas.layout import BUDGET_YEARS
from schemas.lists import FORM_EXPENDITURE, FORM_INCOME, LASTING
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text
from schemas.words.figures import amount

_NO_REASON = (None, FORM_EXPENDITURE, FORM_INCOME)


def check(budgets: Budgets, _: Settings) -> Hits:
    """Silent where the effective date explains it: full years alike, from one after 1 January on."""
    starts = _starts(budgets)
    for row in lines_of(budgets, "amounts"):
        years = [row[column] for column in BUDGET_YEARS]
        if not row["counts"] or row["text"] not in _NO_REASON or row["duration"] not in (None, LASTING):
            continue
        if None in years or len(set(years)) == 1:
            continue
        start = starts.get(name_of(row))
        if start is not None and _full_years_alike(years, start, int(budgets.fact(row["book"], "budget_year"))):
            continue
        first = next(number for number, year in enumerate(years) if year != years[0])
        unit = budgets.unit_kroner(row["book"])
        yield hit(row, "amounts", "text", found=amount(years[first], unit), expected=amount(years[0], unit))


def _starts(budgets: Budgets) -> dict[CorrectionName, date]:
    every = first_corrections(budgets)
    return {name_of(one): one["effective_date"].date() for one in every if one["effective_date"] is not None}


def _full_years_alike(years: list[int], start: date, budget_year: int) -> bool:
    """Whether the years that begin on or after `start` have one amount."""
    full = [amount_of for number, amount_of in enumerate(years) if date(budget_year + number, 1, 1) >= start]
    return len(set(full)) == 1 and len(full) < len(years)


RULE = Rule(
    id="PRI710",
    name="years-differ-without-text",
    severity=Severity.NOTE,
    title=Text("Årene er forskellige uden forklaring", "The years differ without a text"),
    why=Text(
        "En varig ændring er som regel lige stor i alle år. Er den ikke det, skal Tekst sige hvorfor; "
        "ellers ligner det en tastefejl.",
        "A lasting change is as a rule alike in all years. When it is not, Tekst must say why; otherwise "
        "it looks like a typing error.",
    ),
    message=Text(
        "{place}: Linjen er varig, men årene er forskellige ({expected} og {found}), og ingen Tekst siger hvorfor. "
        "Skriv i Tekst, hvad der ændrer sig.",
        "{place}: The line is lasting, but the years differ ({expected} and {found}) and no Tekst says why. "
        "Enter in Tekst what changes.",
    ),
    wrong=Example({"Beløb": [{"Tekst": None, "2029": 0.4}], "Finansiering": [{"2029": -0.4}]}),
    right=Example(
        {"Beløb": [{"Tekst": "Licenser, færre brugere fra 2029", "2029": 0.4}], "Finansiering": [{"2029": -0.4}]}
    ),
    silent=(
        Example(
            {
                "Korrektioner": [{"Iværksættelsestidspunkt": date(2026, 7, 1)}],
                "Beløb": [{"Tekst": None, "2026": 0.25}],
                "Finansiering": [{"2026": -0.25}],
            }
        ),
        Example({"Beløb": [{"Tekst": None}]}),
        Example({"Beløb": [{"Tekst": None, "Varighed": "Midlertidig", "2029": 0}], "Finansiering": [{"2029": 0}]}),
    ),
    check=check,
    requires=("corrections", "amounts", "amounts.text"),
    derived=True,
)
