"""One workbook as the stored values need it: its grid, its lines with their calculations, its totals."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from schemas.calculations import control
from schemas.calculations.combined import combined
from schemas.calculations.financing import rests
from schemas.calculations.lines import (
    all_amount_lines,
    all_fte_lines,
    amount_lines,
    calculation_lines,
    correction_lines,
    financing_lines,
    fte_lines,
)
from schemas.calculations.totals import totals
from schemas.layout import UNITS, layout
from schemas.lists import PRELIMINARY
from workbook.grid import CellError, column_number, coordinate_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from schemas.budgets import Budgets
    from schemas.calculations.records import CorrectionTotals, Four
    from schemas.calculations.totals import Totals
    from schemas.layout import Layout
    from workbook.grid import Grid, SheetGrid, Value

Row = dict[str, Any]
"""A line's columns; what is missing is None."""
Name = tuple[str, str]
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
        cells = self.sheet.values  # noqa: PD011  a grid's cells, no frame
        return None if letter is None else cells.get((row, column_number(letter)))


@dataclass(slots=True)
class Book:
    """A workbook with everything computed once."""

    grid: Grid
    layout: Layout
    totals: Totals
    price_level: int | None
    places: dict[str, TablePlace]
    lines: dict[str, dict[int, Row]]
    """The tables' lines with their calculations, by Excel row."""
    as_if: dict[str, dict[int, Row]]
    """Beløb and Fuldtidsstillinger as they would be if everything counted."""
    parts: dict[str, Totals]
    """The totals of each committee."""
    rests: dict[Name, Four]
    figures: dict[int, CorrectionTotals]
    """By the Excel row of Korrektioner, as it stands there."""
    waiting: frozenset[int]
    """The Excel rows of the corrections that await figures."""
    facts: dict[str, str]
    """Stamdata as texts, by the fact's key."""
    facts_beside: dict[str, dict[str, str]]
    """The same of each committee, where many are merged."""
    correction_rows: dict[Name, int] = field(default_factory=dict)

    @classmethod
    def of(cls, budgets: Budgets, number: int, grid: Grid) -> Book | None:
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
        amounts, fte = amount_lines(own), fte_lines(own)
        corrections, financing = correction_lines(own), financing_lines(own)
        lines = {
            "corrections": _rows(corrections),
            "amounts": _rows(amounts),
            "fte": _rows(fte),
            "financing": _rows(financing),
            "calculation": _rows(calculation_lines(own)),
            "history": _rows(own.history),
        }
        book = cls(
            grid=grid,
            layout=its_layout,
            totals=found,
            price_level=found.price_level,
            places=_places(own, grid),
            lines=lines,
            as_if={
                "amounts": _rows(all_amount_lines(own)),
                "fte": _rows(all_fte_lines(own)),
            },
            parts=parts,
            rests=_by_name(rests(amounts, financing)),
            figures=_by_row(lines["corrections"], parts),
            waiting=_waiting(lines["corrections"], control.without_figures(amounts, fte)),
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

    def correction_row(self, line: Row) -> int | None:
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


def name_of(line: Row) -> Name:
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


def _rows(lines: pd.DataFrame) -> dict[int, Row]:
    """A frame's lines by Excel row, missing values as None."""
    records = lines.astype(object).where(lines.notna(), None).to_dict("records")
    rows = lines.index.get_level_values("row")
    return {
        int(row): {str(key): value for key, value in record.items()} for row, record in zip(rows, records, strict=True)
    }


def _waiting(corrections: dict[int, Row], empty: set[control.Correction]) -> frozenset[int]:
    """Rows that count and are Foreløbig, or whose lines hold no figures."""
    names = {(udvalg, key) for _, udvalg, key in empty}
    return frozenset(
        row
        for row, line in corrections.items()
        if line["counts"]
        and (line["status"] == PRELIMINARY or (line["first"] and line["key"] and name_of(line) in names))
    )


def _by_name(frame: pd.DataFrame) -> dict[Name, Four]:
    """Of one book's frame by (book, udvalg, key)."""
    return {
        (str(name[1]), str(name[2])): (int(a), int(b), int(c), int(d))
        for name, a, b, c, d in frame.itertuples(name=None)
    }


def _facts(master_data: pd.DataFrame) -> dict[str, str]:
    return {key: value or "" for key, value in zip(master_data["key"], master_data["value"], strict=True)}


def _by_row(corrections: dict[int, Row], parts: Mapping[str, Totals]) -> dict[int, CorrectionTotals]:
    """Every row of Korrektioner with its figures: each committee has its rows in the order they stand."""
    own = {udvalg: iter(part.corrections) for udvalg, part in parts.items()}
    return {row: next(own[line["udvalg"]]) for row, line in corrections.items()}
