"""A date that Excel does not know as one."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from schemas.columns import Kind
from schemas.evidence.fact_hits import problem_at, text_at
from schemas.evidence.sheet_rows import sheets_with, unread_cells
from schemas.rule import Budgets, Example, Frame, Hit, RowEdit, Rule, RuleFix, Severity, Text
from schemas.words.danish_dates import read_date
from schemas.words.danish_numbers import whole_number
from schemas.words.seen import cleaned

_EXPECTED = Text("en dato, fx 01-01-2026", "a date, such as 01-01-2026")
_AS_TEXT = Text("er en dato gemt som tekst", "is a date stored as text")
_NO_DATE = Text("er ikke en dato", "is not a date")

_EARLIEST = 1904
"""The first year that every workbook can count its days from."""
_BROKEN = re.compile(r"\d\s+\d")
"""A space inside a figure: `1 1.01.2026` may be the 1st or the 11th."""
_PASTED = range(36_526, 73_051)
"""The days of this century as Excel counts them, which is what a pasted date is without its format."""


def faulty(rows: Frame) -> Frame:
    """Dates stored as text, and entries that are no date at all."""
    return unread_cells(rows, "date_as_text", "not_a_date")


def describe(budgets: Budgets, hit: Hit) -> Hit:
    """Show the entry; a date stored as text is only a warning."""
    as_text = problem_at(budgets, hit) == "date_as_text"
    return replace(
        hit,
        found=text_at(budgets, hit),
        expected=_EXPECTED,
        values={"fault": _AS_TEXT if as_text else _NO_DATE},
        severity=Severity.WARNING if as_text else None,
    )


def as_date(_: Budgets, hit: Hit) -> Iterator[RowEdit]:
    """The day the text is, or that the number is without its format."""
    text = cleaned(hit.found.da)
    day = None if _BROKEN.search(text.strip()) else read_date(text)
    if day is not None and day.year >= _EARLIEST:
        yield RowEdit(day, shown_as="date")
    elif (serial := whole_number(text)) in _PASTED:
        yield RowEdit(serial, shown_as="date")


RULE = Rule(
    id="VAE409",
    name="date-unreadable",
    severity=Severity.ERROR,
    draft_severity=Severity.WARNING,
    title=Text("En dato kan ikke læses", "A date cannot be read"),
    why=Text(
        "Datoen afgør, om et helt eller et halvt års udgift hører til i det første år. Tekst kan Excel ikke regne på.",
        "The date decides whether a whole or half a year's expenditure belongs in the first year. Excel "
        "cannot compute on text.",
    ),
    message=Text(
        "{place}: »{found}« {fault}. Skriv {expected}; en bemærkning hører til i Baggrund.",
        "{place}: “{found}” {fault}. Write {expected}; a remark belongs in Baggrund.",
    ),
    wrong=Example({"Korrektioner": [{"Iværksættelsestidspunkt": "til foråret"}]}),
    right=Example({"Korrektioner": [{"Iværksættelsestidspunkt": date(2026, 1, 1)}]}),
    silent=(Example({"Korrektioner": [{"Iværksættelsestidspunkt": None}]}),),
    faulty=faulty,
    sheets=sheets_with(Kind.DATE),
    describe=describe,
    fix=RuleFix(Text("Gør det til en dato", "Make it a date"), safe=True, cells=as_date),
    spoils="cell",
)
