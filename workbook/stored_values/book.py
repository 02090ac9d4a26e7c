"""One workbook as the stored values need it: its grid, its lines with their calculations, its totals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from schemas.budgets import Budgets, Frame
from schemas.calculations import control
from schemas.calculations.combined import combined
from schemas.calculations.financing import rests
from schemas.calculations.lines import lines_of
from schemas.calculations.rows import CorrectionTotals, Four, Record, rows_of
from schemas.calculations.totals import TABLES, Totals, totals
from schemas.layout import UNITS, Layout, layout
from workbook.grid import CellError, Grid, SheetGrid, Value, column_number, coordinate_of

CorrectionKey = tuple[str, str]
"""What names a correction in one workbook: (udvalg, key)."""
StoredValues = dict[tuple[str, str], float | int | str]
"""(sheet name, A1 address) -> what the cell holds."""
UNKNOWN = "ukendt"


@dataclass(frozen=True, slots=True)
class TablePlace:
    """Where a table stands: its sheet in the grid, its rows, and each canonical column's letter."""

    sheet: SheetGrid
    first_row: int
    last_row: int
    letters: dict[str, str]

    def raw(self, row: int, column: str) -> Value | None:
        """What stands in a cell, as it stands; None where it is blank or the column is missing."""
        letter = self.letters.get(column)
        cells = self.sheet.values
        return None if letter is None else cells.get((row, column_number(letter)))


@dataclass(slots=True)
class StoredBook:
    """A workbook with everything computed once."""

    grid: Grid
    layout: Layout
    totals: Totals
    price_level: int | None
    places: dict[str, TablePlace]
    lines: dict[str, dict[int, Record]]
    """The tables' lines with their calculations, by Excel row."""
    parts: dict[str, Totals]
    """The totals of each committee."""
    rests: dict[CorrectionKey, Four]
    figures: dict[int, CorrectionTotals]
    """By the Excel row of Korrektioner, as it stands there."""
    waiting: frozenset[int]
    """The Excel rows of the corrections that await figures."""
    facts: dict[str, str]
    """Stamdata as texts, by the fact's key."""
    facts_beside: dict[str, dict[str, str]]
    """The same of each committee, where many are merged."""
    correction_rows: dict[CorrectionKey, int] = field(default_factory=dict)

    @classmethod
    def of(cls, budgets: Budgets, number: int, grid: Grid) -> StoredBook | None:
        """The book of this number, or None where nothing can be computed for it."""
        own = budgets.only([number])
        parts = {udvalg: part for (_, udvalg), part in totals(own).items()}
        if not parts:
            return None
        found = combined(list(parts.values()))
        if found.years is None:
            return None
        unit = own.files["unit"].iloc[0]
        if unit not in UNITS:
            return None
        its_layout = layout(found.years[0], UNITS[unit], merged=own.files["kind"].iloc[0] == "merged")
        rows = {table: lines_of(own, table) for table in TABLES} | {"history": rows_of(own, "history")}
        lines = {table: {row["row"]: row for row in its} for table, its in rows.items()}
        empty = control.without_figures(rows)
        book = cls(
            grid=grid,
            layout=its_layout,
            totals=found,
            price_level=found.price_level,
            places=_places(own, grid),
            lines=lines,
            parts=parts,
            rests={name[1:]: four for name, four in rests(rows["amounts"], rows["financing"]).items()},
            figures=_by_row(lines["corrections"], parts),
            waiting=frozenset(one["row"] for one in rows["corrections"] if control.awaits(one, empty)),
            facts=_facts(own.stamdata),
            facts_beside={udvalg: _facts(own.master_data[own.master_data["udvalg"].eq(udvalg)]) for udvalg in parts},
        )
        for row, correction in lines["corrections"].items():
            if correction["key"] and correction["first"]:
                book.correction_rows[name_of(correction)] = row
        return book

    def has_formula(self, sheet: str, cell: str) -> bool:
        """Whether a formula stands in this cell."""
        grid = self.grid.sheet(sheet)
        return grid is not None and coordinate_of(cell) in grid.formulas

    def correction_row(self, line: Record) -> int | None:
        """The Excel row of a line's correction, or None for a loose line."""
        return self.correction_rows.get(name_of(line))

    def place_of(self, row: int) -> int:
        """The place in Korrektioner of this Excel row."""
        return row - self.places["corrections"].first_row + 1

    def in_unit(self, kroner: int) -> float:
        """Kroner as the workbook shows them."""
        return kroner / self.layout.unit.kroner

    def prices(self) -> int | str:
        """What the defined name stam_Prisniveau gives."""
        return "?" if self.price_level is None else self.price_level


def name_of(line: Record) -> CorrectionKey:
    """The correction a line belongs to, or is."""
    return line["udvalg"], line["key"]


def is_number(value: Value | None) -> bool:
    """Whether Excel takes a cell's value for a number."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def is_error(value: Value | None) -> bool:
    """Whether a cell holds an error."""
    return isinstance(value, CellError)


def says(value: Value | None, *answers: str) -> bool:
    """Whether a cell's text is one of these, case aside as Excel compares."""
    return isinstance(value, str) and value.casefold() in {answer.casefold() for answer in answers}


def _places(budgets: Budgets, grid: Grid) -> dict[str, TablePlace]:
    places = {}
    for sheet, name, usable, first, last in budgets.sheets[
        ["sheet", "name", "usable", "first_row", "last_row"]
    ].itertuples(index=False):
        found = grid.sheet(name)
        if found is None or not usable:
            continue
        headers = budgets.headers[budgets.headers["sheet"].eq(sheet) & budgets.headers["column"].notna()]
        letters = dict(zip(headers["column"][::-1], headers["letter"][::-1], strict=True))
        places[sheet] = TablePlace(found, int(first), int(last), letters)
    return places


def _facts(master_data: Frame) -> dict[str, str]:
    return {key: value or "" for key, value in zip(master_data["key"], master_data["value"], strict=True)}


def _by_row(corrections: dict[int, Record], parts: Mapping[str, Totals]) -> dict[int, CorrectionTotals]:
    """Every row of Korrektioner with its figures: each committee has its rows in the order they stand."""
    own = {udvalg: iter(part.corrections) for udvalg, part in parts.items()}
    return {row: next(own[line["udvalg"]]) for row, line in corrections.items()}
