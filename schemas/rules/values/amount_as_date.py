"""A figure that Excel has turned into a date."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from schemas.columns import Kind
from schemas.evidence.fact_hits import text_at
from schemas.evidence.sheet_rows import NUMBERS, column_at, figure_at, sheets_with, unread_cells
from schemas.rule import Budgets, Example, Frame, Hit, RowEdit, Rule, RuleFix, Severity, Text

_DAY = re.compile(r"(\d\d)-(\d\d)-2\d{3}")
"""A day of this century: Excel adds the year it is; a true amount formatted as a date is a day of 1899 or 1900."""

_A_DAY = re.compile(r"\d\d-\d\d-\d{4}")
_AMOUNTS_BELOW = 1000
"""No date of this century is among the first thousand days that Excel counts."""
_YEARS = range(1900, 2100)


def faulty(rows: Frame) -> Frame:
    """Numbers formatted as a date or a time."""
    return unread_cells(rows, "date")


def describe(budgets: Budgets, hit: Hit) -> Hit:
    """Name the day, and the number that may have been typed."""
    found = text_at(budgets, hit)
    return replace(hit, found=found, expected=Text("et tal", "a number"), values={"like": _like(found.da)})


def _like(text: str) -> Text:
    day = _DAY.fullmatch(text)
    if day is None:
        return Text("", "")
    typed = f"{int(day[1])}.{int(day[2])}"
    return Text(f" og ligner {typed} tastet med punktum", f" and looks like {typed} typed with a point")


def as_typed(budgets: Budgets, hit: Hit) -> Iterator[RowEdit]:
    """The number in a cell that is a date by its format alone, or the one whose typing makes the day: 1.8."""
    kind, figure = column_at(hit).kind, figure_at(budgets, hit)
    if figure is None or _A_DAY.fullmatch(hit.found.da) is None:
        return
    day = _DAY.fullmatch(hit.found.da)
    if figure in _YEARS if kind is Kind.YEAR else abs(figure) < _AMOUNTS_BELOW:
        yield RowEdit(float(figure), shown_as="number")
    elif day is not None and kind in (Kind.AMOUNT, Kind.FTE, Kind.NUMBER):
        yield RowEdit(float(f"{int(day[1])}.{int(day[2])}"), shown_as="number")


RULE = Rule(
    id="VAE405",
    name="amount-as-date",
    severity=Severity.ERROR,
    title=Text("Et tal er blevet til en dato", "A figure has become a date"),
    why=Text(
        "Taster man 1.8 i dansk Excel, bliver det til 1. august, og cellen indeholder datoens løbenummer, godt 46.000.",
        "Typing 1.8 in a Danish Excel makes it 1 August, and the cell holds the date's serial number, some 46,000.",
    ),
    message=Text(
        "{place}: Cellen er en dato eller et klokkeslæt ({found}){like}. Sæt cellens format til Tal, og "
        "skriv det rigtige tal med komma.",
        "{place}: The cell is a date or a time ({found}){like}. Set the cell's format to Number, and type "
        "the right figure.",
    ),
    wrong=Example({"Beløb": [{"2026": date(2025, 8, 1)}]}),
    right=Example({"Beløb": [{"2026": 0.5}]}),
    silent=(
        Example(
            {"Korrektioner": [{"Iværksættelsestidspunkt": date(2026, 1, 1)}], "Beløb": [{"Tekst": date(2026, 1, 1)}]}
        ),
    ),
    faulty=faulty,
    sheets=sheets_with(*NUMBERS),
    describe=describe,
    fix=RuleFix(Text("Skriv datoen som tal", "Write the date as a number"), safe=False, cells=as_typed),
    spoils="cell",
    omits="cells",
)
