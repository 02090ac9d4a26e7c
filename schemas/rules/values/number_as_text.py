"""A number that Excel holds as text."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from schemas.columns import Kind
from schemas.evidence.fact_hits import text_at
from schemas.evidence.sheet_rows import NUMBERS, column_at, sheets_with, unread_cells
from schemas.layout import Unit
from schemas.rule import Budgets, Example, Frame, Hit, RowEdit, Rule, RuleFix, Severity, Text
from schemas.words.danish_numbers import MINUS_SIGNS, number
from schemas.words.seen import cleaned

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_PERCENT = re.compile(r"(?P<number>.*?)\s*%")
_IN_MILLIONS = re.compile(r"(?P<number>.*?)\s*mio\.?(?:\s*kr\.?)?", re.IGNORECASE)
_MINUS_BEHIND = re.compile(rf"(?P<number>[0-9][0-9.\s]*,[0-9]+)[{MINUS_SIGNS}]")
"""A minus at the end, as accounting systems print it; `600-` is not read, since it may be the price `600,-`."""
_LEADING_ZERO = re.compile(rf"[+{MINUS_SIGNS}]?\s*0[0-9]")
_MILLION = 1_000_000
_DIGITS = 15
"""The digits that an Excel cell keeps."""


def number_in(text: str, kind: Kind, unit: Unit) -> Decimal | None:
    """The number a text is, in the workbook's unit or as a fraction; None where it may be another.

    Read: 0,6 · 1.250,5 · 600 · −0,6 · +0,6 · 1 250 · 0,6- · 0,6 mio. kr. in a workbook of mio. kr. · 3,1 % for a
    rate · 2025 for a year. Not read: 1.250 and 1.8, whose point may part thousands or decimals; 600- and 0600;
    a rate without its sign; a unit that is not the workbook's.
    """
    bare = text.strip()
    if kind is Kind.YEAR:
        return Decimal(bare) if _YEAR.fullmatch(bare) else None
    if kind is Kind.PERCENT:
        rate = _PERCENT.fullmatch(bare)
        value = _figure(rate["number"]) if rate else None
        return None if value is None else value / 100
    millions = _IN_MILLIONS.fullmatch(bare) if kind is Kind.AMOUNT and unit.kroner == _MILLION else None
    return _figure(millions["number"] if millions else bare)


def _figure(text: str) -> Decimal | None:
    behind = _MINUS_BEHIND.fullmatch(text)
    bare = behind["number"] if behind else text
    if _LEADING_ZERO.match(bare) or sum(map(str.isdigit, bare)) > _DIGITS:
        return None
    value = number(bare, decimals_expected=True)
    if not isinstance(value, Decimal):
        return None
    return -value if behind else value


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
