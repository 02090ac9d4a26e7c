"""The corrected sample with one fault put in at a time: found at its exact cell, and nothing else."""

from __future__ import annotations

import copy
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.corrected_sample import with_rate
from support.workbooks import corrected_package

from schemas.checking.check import check
from workbook.grid import CellError, Grid, NumberClass, column_number
from workbook.reading.parse import parse
from workbook.reading.read import read
from workbook.template import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbook.grid import SheetGrid, Value

Found = tuple[str, str | None, str | None]
Case = tuple[Grid, Found]
"""A faulty workbook, and the one finding it must give; a cell of `ANY` may be any."""
ANY = "any"
YEAR_SHEETS = ("Beløb", "Finansiering", "Fuldtidsstillinger", "Beregning")
HEADER_ROW = 3


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Grid:
    """The corrected sample, written to a file and read back."""
    return read_built(tmp_path_factory.mktemp("rettet") / "rettet.xlsx", "Indsendt")


def read_built(path: Path, status: str) -> Grid:
    path.write_bytes(corrected_package(status))
    grid = read(path)
    assert isinstance(grid, Grid), grid
    return grid


def found(*grids: Grid) -> list[Found]:
    return [(one.rule, one.place.sheet, one.place.cell) for one in check(parse(grids))]


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
        if one.values.get((row, columns["Nr"])) == nr and text in (None, one.values.get((row, columns["Tekst"]))):
            return f"{_letter(columns[header])}{row}"
    raise AssertionError((sheet, nr, header))


def _letter(column: int) -> str:
    return chr(64 + column)


def test_the_corrected_sample_is_silent_as_draft_and_as_submitted(tmp_path: Path) -> None:
    assert found(*(read_built(tmp_path / f"{one}.xlsx", one) for one in ("Kladde", "Indsendt", "Endelig"))) == []


def test_a_rate_that_is_entered_silences_the_other_price_level(tmp_path: Path) -> None:
    path = tmp_path / "sats.xlsx"
    path.write_bytes(build(with_rate("0.032")))
    assert found(read(path)) == []  # type: ignore[arg-type]  # a file just built


TURNED = (
    ("Beløb", "T102", None, "FOR301"),
    ("Beløb", "T104", "Boligydelse til pensionister", "FOR301"),
    ("Beløb", "T105", "Offline backup", "FOR301"),
    ("Finansiering", "T104", None, "FOR303"),
    ("Finansiering", "T102", None, "FOR303"),
    ("Beregning", "T108", None, "FOR304"),
)


def signs_turned(corrected: Grid) -> Iterator[Case]:
    for sheet, nr, text, rule in TURNED:
        cell = cell_of(corrected, sheet, nr, "2026", text)

        def turn(one: SheetGrid, cell: str = cell) -> None:
            one.values[at(cell)] = -one.values[at(cell)]  # type: ignore[operator]  # an amount

        yield changed(corrected, sheet, turn), (rule, sheet, cell)


def amounts_spoilt(corrected: Grid) -> Iterator[Case]:
    values: dict[str, Value | None] = {
        "VAE401": "0,6", "VAE405": 46235, "VAE402": None, "VAE407": 880, "VAE403": CellError("#REF!"),
    }  # fmt: skip
    for nr, year in product(("T101", "T102", "T105", "T109"), ("2026", "2028", "2029")):
        cell = cell_of(corrected, "Beløb", nr, year)
        for rule, value in values.items():

            def spoil(one: SheetGrid, cell: str = cell, rule: str = rule, value: Value | None = value) -> None:
                del one.values[at(cell)]
                if value is not None:
                    one.values[at(cell)] = value
                if rule == "VAE405":
                    one.classes[at(cell)] = NumberClass.DATE

            yield changed(corrected, "Beløb", spoil), (rule, "Beløb", cell)


def years_spoilt(corrected: Grid) -> Iterator[Case]:
    for name, year in product(YEAR_SHEETS, ("2026", "2027", "2028", "2029")):
        sheet = corrected.sheet(name)
        assert sheet is not None
        other = {"2026": "2027", "2027": "2028", "2028": "2029", "2029": "2028"}[year]
        columns = {str(value): column for (row, column), value in sheet.values.items() if row == HEADER_ROW}
        own, neighbour = columns[year], columns[other]
        faults: tuple[tuple[dict[int, str | None], str, int | None], ...] = (
            ({own: f"B{year}"}, "AAR205", own),
            ({neighbour: year}, "AAR202", max(own, neighbour)),
            ({own: other, neighbour: year}, "AAR203", None),
            ({own: None}, "AAR201", None),
        )
        for headers, rule, column in faults:

            def spoil(one: SheetGrid, headers: dict[int, str | None] = headers) -> None:
                for column, text in headers.items():
                    if text is not None:
                        one.values[HEADER_ROW, column] = text
                    else:
                        for place in [place for place in one.values if place[1] == column]:
                            del one.values[place]

            cell = ANY if column is None else f"{_letter(column)}{HEADER_ROW}"
            yield changed(corrected, name, spoil), (rule, name, cell)


@pytest.mark.parametrize("spoil", [signs_turned, amounts_spoilt, years_spoilt])
def test_each_fault_is_found_at_its_cell_and_nothing_else_is(
    corrected: Grid, spoil: Callable[[Grid], Iterator[Case]]
) -> None:
    expected, grids = {}, []
    for number, (grid, fault) in enumerate(spoil(corrected)):
        grid.path = Path(f"{number} {fault}")
        grids.append(grid)
        expected[str(grid.path)] = [fault]
    seen: dict[str, list[Found]] = {path: [] for path in expected}
    for one in check(parse(grids)):
        any_cell = expected[one.place.path][0][2] == ANY
        seen[one.place.path].append((one.rule, one.place.sheet, ANY if any_cell else one.place.cell))
    assert {path: its for path, its in seen.items() if its != expected[path]} == {}
