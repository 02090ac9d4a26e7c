"""A number that Excel holds as text."""

from collections.abc import Iterator
from dataclasses import replace

from schemas.evidence.fact_hits import text_at
from schemas.evidence.numbers_in_text import number_in
from schemas.evidence.sheet_rows import NUMBERS, sheets_with, unread_cells
from schemas.evidence.typed_figures import column_at
from schemas.rule import Budgets, Example, Frame, Hit, RowEdit, Rule, RuleFix, Severity, Text
from schemas.words.seen import cleaned


def faulty(rows: Frame) -> Frame:
    """Texts that look like a number in cells for numbers."""
    return unread_cells(rows, "number_as_text")


def describe(budgets: Budgets, hit: Hit) -> Hit:
    """Show the text."""
    return replace(hit, found=text_at(budgets, hit))


def as_number(budgets: Budgets, hit: Hit) -> Iterator[RowEdit]:
    """The number the text is, where it can be no other."""
    value = number_in(cleaned(hit.found.da), column_at(hit).kind, budgets.unit(hit.book))
    if value is not None:
        yield RowEdit(float(value))


RULE = Rule(
    id="VAE401",
    name="number-as-text",
    severity=Severity.ERROR,
    title=Text("Et tal er gemt som tekst", "A number is stored as text"),
    why=Text(
        "Excel lægger ikke tekst sammen: cellen ser ud som et tal, men tæller 0. Punktum og komma kan "
        "desuden betyde to forskellige beløb.",
        "Excel does not add text: the cell looks like a number but counts 0. Point and comma may moreover "
        "mean two different amounts.",
    ),
    message=Text(
        "{place}: »{found}« er tekst og tæller ikke med. Skriv tallet igen uden enhed og mellemrum, med "
        "komma som decimaltegn.",
        "{place}: “{found}” is text and does not count. Type the number again, without unit or spaces, with "
        "the decimal sign of your Excel.",
    ),
    wrong=Example({"Beløb": [{"2026": "0,6"}]}),
    right=Example({"Beløb": [{"2026": 0.5}]}),
    silent=(Example({"Beløb": [{"Konto": "6.45.51", "Tekst": "1.250 licenser"}]}),),
    faulty=faulty,
    sheets=sheets_with(*NUMBERS),
    describe=describe,
    fix=RuleFix(Text("Skriv teksten som tal", "Write the text as a number"), safe=True, cells=as_number),
    spoils="cell",
    omits="cells",
)
