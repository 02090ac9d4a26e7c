"""Words where a number belongs."""

from dataclasses import replace

from schemas.columns import Kind
from schemas.evidence.fact_hits import text_at
from schemas.evidence.sheet_rows import NUMBERS, column_at, inputs, sheets_with, unread_cells
from schemas.rule import Budgets, Example, Frame, Hit, Rule, Severity, Text

_WANTED = {
    Kind.AMOUNT: Text("et beløb, eller 0", "an amount, or 0"),
    Kind.FTE: Text("et antal stillinger, eller 0", "a number of FTEs, or 0"),
    Kind.PERCENT: Text("en procent, fx 3,2%", "a percentage, such as 3.2%"),
    Kind.YEAR: Text("et årstal med fire cifre, fx 2026", "a year of four digits, such as 2026"),
}
_NUMBER = Text("et tal", "a number")


def faulty(rows: Frame) -> Frame:
    """Texts that are no number in cells for numbers and years, and figures that cannot be meant.

    An amount that is too large is a matter of its unit (`unit_implausible`).
    """
    amounts = [column.key for column in inputs(rows, Kind.AMOUNT)]
    no_number = unread_cells(rows, "text", "not_a_year", "too_large")
    too_large = unread_cells(rows, "too_large")
    for column in too_large.columns.intersection(amounts):
        no_number[column] &= ~too_large[column]
    return no_number


def describe(budgets: Budgets, hit: Hit) -> Hit:
    """Show the entry, and say what belongs there."""
    return replace(hit, found=text_at(budgets, hit), expected=_WANTED.get(column_at(hit).kind, _NUMBER))


RULE = Rule(
    id="VAE404",
    name="not-a-number",
    severity=Severity.ERROR,
    title=Text("Der står ikke et tal", "It is not a number"),
    why=Text(
        "»-«, »ca. 2« eller »x,xxx« tæller 0 i totalen, men ser ud som et svar.",
        "“-”, “about 2” or “x,xxx” counts 0 in the total, but looks like an answer.",
    ),
    message=Text(
        "{place}: »{found}« er ikke et brugbart tal. Skriv {expected}; forbehold hører til i teksten.",
        "{place}: “{found}” is not a usable number. Write {expected}; reservations belong in the text.",
    ),
    wrong=Example({"Beløb": [{"2029": "-"}]}),
    right=Example({"Beløb": [{"2029": 0.5}]}),
    silent=(Example({"Beløb": [{"Konto": "uafklaret", "Tekst": "-"}], "Korrektioner": [{"Prisniveau": 2026}]}),),
    faulty=faulty,
    sheets=sheets_with(*NUMBERS),
    describe=describe,
    spoils="cell",
    omits="cells",
)
