"""What makes a total incomplete: the control line's places and numbers, by (book, udvalg)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from schemas.calculations.lines import unreadable_cells
from schemas.layout import BUDGET_YEARS
from schemas.lists import ONE_OFF, PRELIMINARY, UNDECIDED

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import pandas as pd

    from schemas.budgets import Budgets

Pair = tuple[int, str]
"""(book, udvalg)"""
Correction = tuple[int, str, str]
"""(book, udvalg, key)"""
Cell = tuple[str, str]
"""(sheet name in the file, A1 address)"""
SheetRow = tuple[str, int]
"""(sheet name in the file, Excel row)"""

COUNTED_SHEETS = ("amounts", "financing", "fte")
"""The tables whose blank and unreadable year cells make a total incomplete."""


def pairs_of(rows: pd.DataFrame) -> list[Pair]:
    """(book, udvalg) of every row."""
    return [
        (int(book), udvalg) for book, udvalg in zip(rows.index.get_level_values("book"), rows["udvalg"], strict=True)
    ]


def names_of(rows: pd.DataFrame) -> list[Correction]:
    """(book, udvalg, key) of every row."""
    return [(*pair, key) for pair, key in zip(pairs_of(rows), rows["key"], strict=True)]


def numbers(corrections: pd.DataFrame) -> dict[Pair, tuple[str, ...]]:
    """The Nr of these corrections as written, in sheet order."""
    return _merged(corrections, corrections["nr"].fillna("").tolist())


def awaiting(corrections: pd.DataFrame, empty: Collection[Correction]) -> dict[Pair, tuple[str, ...]]:
    """The Nr of the corrections that count and await figures: Foreløbig, or holding only `empty` lines."""
    held = corrections.reset_index().set_index(["book", "udvalg", "key"]).index.isin(list(empty))
    waits = corrections["status"].eq(PRELIMINARY) | (corrections["first"] & corrections["key"].ne("") & held)
    return numbers(corrections[corrections["counts"] & waits])


def without_figures(*tables: pd.DataFrame) -> set[Correction]:
    """The numbers that have lines in these tables (Beløb, Fuldtidsstillinger), all of them zero or blank."""
    has_lines: set[Correction] = set()
    has_figures: set[Correction] = set()
    for lines in tables:
        has_lines.update(names_of(lines))
        has_figures.update(names_of(lines[lines[list(BUDGET_YEARS)].fillna(0).ne(0).any(axis=1)]))
    return has_lines - has_figures


def loose(budgets: Budgets, tables: Mapping[str, pd.DataFrame]) -> dict[Pair, tuple[SheetRow, ...]]:
    """Where lines stand whose Nr is no correction: sheet name and Excel row."""
    names = sheet_names(budgets)
    found: defaultdict[Pair, list[SheetRow]] = defaultdict(list)
    for sheet, lines in tables.items():
        rows = lines[lines["loose"]]
        for pair, (book, row) in zip(pairs_of(rows), rows.index, strict=True):
            found[pair].append((names[int(book), sheet], int(row)))
    return {pair: tuple(places) for pair, places in found.items()}


def undecided_lines(*tables: pd.DataFrame) -> dict[Pair, int]:
    """How many lines that count have no service-frame answer of Ja or Nej."""
    found: defaultdict[Pair, int] = defaultdict(int)
    for lines in tables:
        for pair in pairs_of(lines[lines["counts"] & lines["frame"].eq(UNDECIDED)]):
            found[pair] += 1
    return dict(found)


def incomplete(budgets: Budgets, tables: Mapping[str, pd.DataFrame]) -> dict[Pair, tuple[Cell, ...]]:
    """The year cells that count 0 for want of a number: blank where they may not be, or unreadable.

    A blank cell is in order on an Engangsbeløb, whose amount stands in one of the years. Lines of corrections
    that count in nothing are left out. Tables come in the order of the tabs, cells by row and year.
    """
    letters = column_letters(budgets)
    found: defaultdict[Pair, list[Cell]] = defaultdict(list)
    for sheet, lines in tables.items():
        counting = lines[lines["counts"]]
        missing = _missing(budgets, sheet, counting)
        rows = counting[missing.any(axis=1)]
        for pair, (book, row), cells in zip(
            pairs_of(rows), rows.index, missing[missing.any(axis=1)].itertuples(index=False), strict=True
        ):
            for year, is_missing in zip(BUDGET_YEARS, cells, strict=True):
                if is_missing:
                    name, letter = letters[int(book), sheet, year]
                    found[pair].append((name, f"{letter}{row}"))
    return {pair: tuple(cells) for pair, cells in found.items()}


def sheet_names(budgets: Budgets) -> dict[tuple[int, str], str]:
    """The name a sheet has in its file, by (book, canonical name)."""
    books = budgets.sheets.index.get_level_values("book")
    return {
        (int(book), sheet): name
        for book, sheet, name in zip(books, budgets.sheets["sheet"], budgets.sheets["name"], strict=True)
    }


def column_letters(budgets: Budgets) -> dict[tuple[int, str, str], Cell]:
    """(sheet name in the file, column letter) by (book, sheet, column), of doubled headers the first."""
    headers = budgets.headers[budgets.headers["column"].notna()]
    found: dict[tuple[int, str, str], Cell] = {}
    for book, sheet, name, letter, column in zip(
        headers.index.get_level_values("book"),
        headers["sheet"],
        headers["name"],
        headers["letter"],
        headers["column"],
        strict=True,
    ):
        found.setdefault((int(book), sheet, column), (name, letter))
    return found


def _missing(budgets: Budgets, sheet: str, lines: pd.DataFrame) -> pd.DataFrame:
    """Which year cells count 0 for want of a number."""
    blank = lines[list(BUDGET_YEARS)].isna()
    if "duration" in lines.columns:
        blank = blank.mul(lines["duration"].ne(ONE_OFF), axis=0)
    for year in BUDGET_YEARS:
        blank[year] |= unreadable_cells(budgets, sheet, year, lines.index)
    return blank


def _merged(rows: pd.DataFrame, values: Collection[str]) -> dict[Pair, tuple[str, ...]]:
    found: defaultdict[Pair, list[str]] = defaultdict(list)
    for pair, value in zip(pairs_of(rows), values, strict=True):
        found[pair].append(value)
    return {pair: tuple(found_cells) for pair, found_cells in found.items()}
