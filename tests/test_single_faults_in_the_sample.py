"""The corrected sample with one fault put in at a time: found at its exact cell, and nothing else."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import pytest
from support.corrected_sample import corrected_sample, with_rate

from schemas.checking.check import check
from workbook.grid import CellError, Grid, NumberClass, column_number
from workbook.reading.parse import parse
from workbook.reading.read import read
from workbook.template import build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbook.grid import SheetGrid

YEAR_SHEETS = ("Beløb", "Finansiering", "Fuldtidsstillinger", "Beregning")
HEADER_ROW = 3


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Grid:
    """The corrected sample, written to a file and read back."""
    return read_built(tmp_path_factory.mktemp("rettet") / "rettet.xlsx", "Indsendt")


def read_built(path: Path, status: str) -> Grid:
    path.write_bytes(build(corrected_sample(status)))
    grid = read(path)
    assert isinstance(grid, Grid), grid
    return grid


def found(grid: Grid) -> list[tuple[str, str | None, str | None]]:
    return [(one.rule, one.place.sheet, one.place.cell) for one in check(parse([grid]))]


def changed(grid: Grid, sheet: str, change: Callable[[SheetGrid], None]) -> Grid:
    """A copy of the workbook with one sheet changed.

    Without Oversigt, which its owner may take away: nobody recalculates the copy, so its totals would be stale.
    """
    copied = copy.copy(grid)
    copied.sheets = tuple(
        copy.deepcopy(one) if one.name == sheet else one for one in grid.sheets if one.name != "Oversigt"
    )
    target = copied.sheet(sheet)
    assert target is not None
    change(target)
    return copied


def at(cell: str) -> tuple[int, int]:
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :]), column_number(letters)


def cell_of(grid: Grid, sheet: str, nr: str, header: str, text: str | None = None) -> str:
    """The address of the first cell under `header` in a row of this number (and text)."""
    one = grid.sheet(sheet)
    assert one is not None
    columns = {value: column for (row, column), value in one.values.items() if row == HEADER_ROW}
    for row in range(HEADER_ROW + 1, 200):
        if one.values.get((row, columns["Nr"])) == nr and text in (
            None,
            one.values.get((row, columns["Tekst"])),
        ):
            return f"{_letter(columns[header])}{row}"
    raise AssertionError((sheet, nr, header))


def _letter(column: int) -> str:
    return chr(64 + column)


def test_the_corrected_sample_is_silent_as_draft_and_as_submitted(tmp_path: Path) -> None:
    for status in ("Kladde", "Indsendt", "Endelig"):
        assert found(read_built(tmp_path / f"{status}.xlsx", status)) == []


def test_a_rate_that_is_entered_silences_the_other_price_level(tmp_path: Path) -> None:
    path = tmp_path / "sats.xlsx"
    path.write_bytes(build(with_rate("0.032")))
    assert found(read(path)) == []  # type: ignore[arg-type]  # a file just built


@pytest.mark.parametrize(
    ("sheet", "nr", "text", "rule"),
    [
        ("Beløb", "T102", None, "FOR301"),
        ("Beløb", "T104", "Boligydelse til pensionister", "FOR301"),
        ("Beløb", "T105", "Offline backup", "FOR301"),
        ("Finansiering", "T104", None, "FOR303"),
        ("Finansiering", "T102", None, "FOR303"),
        ("Beregning", "T108", None, "FOR304"),
    ],
)
def test_a_turned_sign_is_found_at_its_cell(corrected: Grid, sheet: str, nr: str, text: str | None, rule: str) -> None:
    cell = cell_of(corrected, sheet, nr, "2026", text)

    def turn(one: SheetGrid) -> None:
        one.values[at(cell)] = -one.values[at(cell)]  # type: ignore[operator]  # an amount

    assert found(changed(corrected, sheet, turn)) == [(rule, sheet, cell)]


@pytest.mark.parametrize("nr", ["T101", "T102", "T105", "T109"])
@pytest.mark.parametrize("year", ["2026", "2028", "2029"])
def test_faults_of_one_amount_are_found_at_its_cell(corrected: Grid, nr: str, year: str) -> None:
    cell = cell_of(corrected, "Beløb", nr, year)

    def text(one: SheetGrid) -> None:
        one.values[at(cell)] = "0,6"

    def date(one: SheetGrid) -> None:
        one.values[at(cell)] = 46235
        one.classes[at(cell)] = NumberClass.DATE

    def blank(one: SheetGrid) -> None:
        del one.values[at(cell)]

    def thousands(one: SheetGrid) -> None:
        one.values[at(cell)] = 880

    def error(one: SheetGrid) -> None:
        one.values[at(cell)] = CellError("#REF!")

    for fault, rule in (
        (text, "VAE401"),
        (date, "VAE405"),
        (blank, "VAE402"),
        (thousands, "VAE407"),
        (error, "VAE403"),
    ):
        assert found(changed(corrected, "Beløb", fault)) == [(rule, "Beløb", cell)]


def _columns(one: SheetGrid) -> dict[str, int]:
    return {str(value): column for (row, column), value in one.values.items() if row == HEADER_ROW}


@pytest.mark.parametrize("sheet", YEAR_SHEETS)
@pytest.mark.parametrize("year", ["2026", "2027", "2028", "2029"])
class TestAYearColumn:
    def test_renamed_is_found_at_its_header(self, corrected: Grid, sheet: str, year: str) -> None:
        def rename(one: SheetGrid) -> None:
            one.values[HEADER_ROW, _columns(one)[year]] = f"B{year}"

        (fault,) = found(changed(corrected, sheet, rename))
        assert fault == ("AAR205", sheet, f"{_letter(self.column(corrected, sheet, year))}{HEADER_ROW}")

    def test_doubled_is_found_at_the_second_header(self, corrected: Grid, sheet: str, year: str) -> None:
        other = {"2026": "2027", "2027": "2028", "2028": "2029", "2029": "2028"}[year]

        def double(one: SheetGrid) -> None:
            one.values[HEADER_ROW, _columns(one)[other]] = year

        second = max(self.column(corrected, sheet, year), self.column(corrected, sheet, other))
        assert found(changed(corrected, sheet, double)) == [("AAR202", sheet, f"{_letter(second)}{HEADER_ROW}")]

    def test_swapped_with_its_neighbour_is_found(self, corrected: Grid, sheet: str, year: str) -> None:
        other = {"2026": "2027", "2027": "2028", "2028": "2029", "2029": "2028"}[year]

        def swap(one: SheetGrid) -> None:
            columns = _columns(one)
            one.values[HEADER_ROW, columns[year]], one.values[HEADER_ROW, columns[other]] = other, year

        (fault,) = found(changed(corrected, sheet, swap))
        assert fault[:2] == ("AAR203", sheet)

    def test_dropped_is_found(self, corrected: Grid, sheet: str, year: str) -> None:
        def drop(one: SheetGrid) -> None:
            gone = _columns(one)[year]
            for place in [place for place in one.values if place[1] == gone]:
                del one.values[place]

        (fault,) = found(changed(corrected, sheet, drop))
        assert fault[:2] == ("AAR201", sheet)

    @staticmethod
    def column(grid: Grid, sheet: str, year: str) -> int:
        one = grid.sheet(sheet)
        assert one is not None
        return _columns(one)[year]
