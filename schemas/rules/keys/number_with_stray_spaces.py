"""A number with spaces before or after it, which Excel takes for another number."""

from collections.abc import Iterator
from dataclasses import replace

from schemas.columns import Kind
from schemas.evidence.fact_hits import value_at
from schemas.evidence.sheet_rows import inputs, sheets_with
from schemas.rule import Budgets, Example, Frame, Hit, RowEdit, Rule, RuleFix, Severity, Text, same

_WITHOUT_SPACES = r"^\S(?:.*\S)?$"


def faulty(rows: Frame) -> Frame:
    """Numbers with a space at either end."""
    numbers = [column.key for column in inputs(rows, Kind.KEY)]
    return rows[[]].assign(**{key: ~rows[key].fillna("-").str.match(_WITHOUT_SPACES) for key in numbers})


def describe(budgets: Budgets, hit: Hit) -> Hit:
    """Show the number between marks, so that its spaces can be seen."""
    number = value_at(budgets, hit)
    return replace(hit, found=same(f"»{number}«"), expected=same(f"»{number.strip()}«"))


def without_spaces(budgets: Budgets, hit: Hit) -> Iterator[RowEdit]:
    """The number as it is meant."""
    yield RowEdit(str(value_at(budgets, hit)).strip())


RULE = Rule(
    id="NOG501",
    name="number-with-stray-spaces",
    severity=Severity.ERROR,
    draft_severity=Severity.WARNING,
    title=Text("Nummeret har mellemrum før eller efter sig", "The number has spaces around it"),
    why=Text(
        "Excel sammenligner numre tegn for tegn. »T104 « er et andet nummer end »T104«, så linjen hører "
        "ikke til korrektionen og mangler i dens netto.",
        "Excel compares numbers character by character. “T104 ” is another number than “T104”, so the "
        "line does not belong to the correction and is missing from its net.",
    ),
    message=Text(
        "{place}: Nummeret står som {found}, men skal være {expected}. Slet mellemrummene.",
        "{place}: The number stands as {found} but must be {expected}. Delete the spaces.",
    ),
    wrong=Example({"Beløb": [{"Nr": "T101 "}]}),
    right=Example({"Beløb": [{"Nr": "T101"}]}),
    silent=(
        Example({"Beløb": [{"Nr": "t101"}]}),
        Example({"Korrektioner": [{"Titel": " Nye licenser "}], "Beløb": [{"Tekst": "Licenser "}]}),
    ),
    faulty=faulty,
    sheets=sheets_with(Kind.KEY),
    describe=describe,
    fix=RuleFix(Text("Slet mellemrummene", "Delete the spaces"), safe=True, cells=without_spaces),
    spoils="number",
    omits="loose",
    of_withdrawn=True,
)
