"""Financing whose sum has its netto's own sign, where a counter-entry must have the opposite."""

from schemas.calculations.financing import by_correction
from schemas.calculations.lines import lines_of
from schemas.calculations.rows import ZERO, Record, grouped, total
from schemas.evidence.rows import hit
from schemas.examples.shared_rows import every_year
from schemas.layout import BUDGET_YEARS
from schemas.rule import Budgets, Example, Hit, Hits, Rule, Settings, Severity, Text
from schemas.words.figures import amount


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find (correction, year) whose financing rows add up to netto's side, at the largest row that does."""
    netto = by_correction(lines_of(budgets, "amounts"))
    rows = grouped(line for line in lines_of(budgets, "financing") if line["counts"])
    for year in range(len(BUDGET_YEARS)):
        for name in sorted(rows):
            side = netto.get(name, ZERO)[year]
            if total(rows[name])[year] * side > 0:
                yield _hit(budgets, rows[name], BUDGET_YEARS[year], side)


def _hit(budgets: Budgets, rows: list[Record], year: str, netto: int) -> Hit:
    """Place the hit at the row that is farthest on netto's side."""
    side = 1 if netto > 0 else -1
    farthest = max(rows, key=lambda row: (row[year] or 0) * side)
    unit = budgets.unit_kroner(farthest["book"])
    return hit(
        farthest,
        "financing",
        year,
        found=amount(farthest[year], unit),
        expected=Text("0 eller derunder", "0 or less") if side > 0 else Text("0 eller derover", "0 or more"),
        values={"netto": amount(netto, unit)},
        rests_on=(year,),
    )


RULE = Rule(
    id="FOR303",
    name="financing-on-the-side-of-netto",
    severity=Severity.ERROR,
    title=Text("Finansieringen har samme fortegn som netto", "The financing has the same sign as the net"),
    why=Text(
        "Finansiering er en modpost: - = her findes pengene, + = her lægges pengene. Med samme fortegn som "
        "netto lægges beløbet til i stedet for at finde det.",
        "Financing is a counter-entry: - = here the money is found, + = here the money is put. With the "
        "sign of the net the amount is added instead of found.",
    ),
    message=Text(
        "{place}: {found} har samme fortegn som netto ({netto}), så pengene lægges til i stedet for at "
        "blive fundet. Ret fortegnet (forventet {expected}).",
        "{place}: {found} has the same sign as the net ({netto}), so the money is added instead of found. "
        "Change the sign (expected {expected}).",
    ),
    wrong=Example({"Finansiering": [{"2027": 0.5}]}),
    right=Example({"Finansiering": [{"2027": -0.5}]}),
    silent=(
        Example(
            {
                "Finansiering": [
                    {"Kilde": "Anlæg", "Reference": "A108", **every_year(-0.57)},
                    {"Nr": "T101", "Kilde": "Kassen", **every_year(0.07)},
                ]
            }
        ),
        Example({"Beløb": [{"Ændring": "Mindreudgift", **every_year(-0.5)}], "Finansiering": [every_year(0.5)]}),
    ),
    check=check,
    requires=("corrections", "amounts", "financing"),
    derived=True,
    spoils="cell",
)
