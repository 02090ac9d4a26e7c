"""What makes one committee's totals incomplete: the control line's places and numbers."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from schemas.budgets import Budgets, once
from schemas.calculations.rows import CorrectionName, Record, name_of, records, unreadable_places
from schemas.layout import BUDGET_YEARS
from schemas.lists import ONE_OFF, PRELIMINARY, UNDECIDED

Cell = tuple[str, str]
"""(sheet name in the file, A1 address)"""
SheetRow = tuple[str, int]
"""(sheet name in the file, Excel row)"""

LINES = ("amounts", "fte", "financing", "calculation")
"""The tables of lines that totals are made of."""
COUNTED_SHEETS = ("amounts", "financing", "fte")
"""The tables whose blank and unreadable year cells make a total incomplete, in the order of the tabs."""


def numbers(corrections: Iterable[Record]) -> tuple[str, ...]:
    """The Nr of these corrections as written, in sheet order."""
    return tuple(correction["nr"] or "" for correction in corrections)


def awaits(correction: Record, empty: Collection[CorrectionName]) -> bool:
    """Whether a correction counts and awaits figures: it is Foreløbig, or holds only `empty` lines."""
    held = correction["first"] and correction["key"] and name_of(correction) in empty
    return bool(correction["counts"] and (correction["status"] == PRELIMINARY or held))


def without_figures(lines: Mapping[str, Sequence[Record]]) -> set[CorrectionName]:
    """The numbers that have lines in Beløb or Fuldtidsstillinger, all of them zero or blank."""
    every = [*lines["amounts"], *lines["fte"]]
    with_figures = {name_of(line) for line in every if any(line[year] for year in BUDGET_YEARS)}
    return {name_of(line) for line in every} - with_figures


def loose(budgets: Budgets, lines: Mapping[str, Sequence[Record]]) -> tuple[SheetRow, ...]:
    """Where lines stand whose Nr is no correction: sheet name and Excel row."""
    names = _sheet_names(budgets)
    return tuple((names[line["book"], sheet], line["row"]) for sheet in LINES for line in lines[sheet] if line["loose"])


def undecided_lines(lines: Mapping[str, Sequence[Record]]) -> int:
    """How many lines that count have no service-frame answer of Ja or Nej."""
    every = (*lines["amounts"], *lines["financing"])
    return sum(line["counts"] and line["frame"] == UNDECIDED for line in every)


def incomplete(budgets: Budgets, lines: Mapping[str, Sequence[Record]]) -> tuple[Cell, ...]:
    """The year cells that count as 0 because they have no number: blank where they must not be, or unreadable.

    A blank cell is in order on an Engangsbeløb, whose amount stands in one of the years. Lines of corrections
    that count in nothing are left out. Cells come by table, row and year.
    """
    letters, unreadable = _year_columns(budgets), unreadable_places(budgets)
    found = []
    for sheet in COUNTED_SHEETS:
        for line in lines[sheet]:
            blank_allowed = line.get("duration") == ONE_OFF
            for year in BUDGET_YEARS if line["counts"] else ():
                is_unreadable = (line["book"], sheet, line["row"], year) in unreadable
                if is_unreadable or (line[year] is None and not blank_allowed):
                    name, letter = letters[line["book"], sheet, year]
                    found.append((name, f"{letter}{line['row']}"))
    return tuple(found)


@once
def _sheet_names(budgets: Budgets) -> dict[tuple[int, str], str]:
    """The name a sheet has in its file, by (book, canonical name)."""
    return {(one["book"], one["sheet"]): one["name"] for one in records(budgets.sheets[["sheet", "name"]])}


@once
def _year_columns(budgets: Budgets) -> dict[tuple[int, str, str], Cell]:
    """(sheet name in the file, column letter) by (book, sheet, year), of doubled headers the first."""
    headers = budgets.headers[["sheet", "name", "letter", "column"]]
    found: dict[tuple[int, str, str], Cell] = {}
    for one in records(headers[headers["column"].isin(BUDGET_YEARS)]):
        found.setdefault((one["book"], one["sheet"], one["column"]), (one["name"], one["letter"]))
    return found
