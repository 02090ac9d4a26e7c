"""Excel's own formulas, as other programs compute them, equal the values stored beside them."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from support.dirty_contents import ERRORS, TEXTS, dirty, dirty_merged, with_cells
from support.recalculate import LibreOffice, betteroffice_values, needs_libreoffice
from support.workbooks import sample_package

from workbook.grid import Contents, Grid, Row, address
from workbook.reading.parse import parse
from workbook.reading.read import read_bytes
from workbook.stored_values import stored_values
from workbook.template import build

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.recalculate import Cell

pytestmark = pytest.mark.heavy

MIO, THOUSAND = "mio. kr.", "1.000 kr."
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  a spreadsheet's dates have no time zone


def _many() -> Contents:
    """More corrections than Oversigt shows, some of them counting in nothing."""
    corrections: list[Row] = [{"nr": f"T{n}", "title": f"Nr. {n}", "service_frame": "Ja"} for n in range(1000, 1098)]
    corrections += [{"nr": f"T{n}", "title": "Udskudt", "decision": "Udskudt"} for n in range(1098, 1105)]
    return Contents(2026, MIO, {"committee": "Udvalget"}, {"corrections": corrections})


BOOKS: dict[str, Callable[[], bytes]] = {
    "sample": sample_package,
    "empty": lambda: build(Contents(2026, MIO)),
    "dirty": lambda: build(dirty()),
    "texts": lambda: with_cells(build(dirty()), 2026, MIO, TEXTS),
    "errors": lambda: with_cells(build(dirty()), 2026, MIO, {**TEXTS, **ERRORS}),
    "year 2027 in thousands": lambda: with_cells(build(dirty(2027, THOUSAND)), 2027, THOUSAND, TEXTS),
    "price level unreadable": lambda: build(dirty(price_level="ukendt")),
    "many": lambda: build(_many()),
    "merged": lambda: build(dirty_merged()),
    "merged, in thousands, with errors": lambda: with_cells(
        build(dirty_merged(THOUSAND)), 2026, THOUSAND, {**TEXTS, **ERRORS}, merged=True
    ),
}


@cache
def _book(name: str) -> bytes:
    return BOOKS[name]()


def _grid(package: bytes) -> Grid:
    grid = read_bytes(package, Path("bog.xlsx"))
    assert isinstance(grid, Grid)
    return grid


def _formula_cells(grid: Grid) -> list[Cell]:
    return [(sheet.name, address(*at)) for sheet in grid.sheets for at in sheet.formulas]


@cache
def _stored(name: str) -> dict[Cell, Any]:
    grid = _grid(_book(name))
    return dict(stored_values(parse([grid]), 0, grid))


def _alike(stored: Any, computed: Any) -> bool:
    if isinstance(computed, datetime):
        computed = (computed - _EPOCH).days
    if stored == "" or computed in ("", None):
        return stored == "" and computed in ("", None)
    if isinstance(stored, (int, float)) and isinstance(computed, (int, float)):
        return abs(stored - computed) < 1e-9
    return bool(stored == computed)


def _differences(stored: dict[Cell, Any], computed: dict[Cell, Any]) -> list[tuple[Cell, Any, Any]]:
    return [
        (cell, value, computed.get(cell)) for cell, value in stored.items() if not _alike(value, computed.get(cell))
    ]


@pytest.mark.parametrize("name", BOOKS)
def test_every_formula_has_a_stored_value(name: str) -> None:
    assert set(_formula_cells(_grid(_book(name)))) == set(_stored(name))


@pytest.mark.parametrize("name", BOOKS)
def test_betteroffice_computes_what_is_stored(name: str) -> None:
    stored = _stored(name)
    assert _differences(stored, betteroffice_values(_book(name), list(stored))) == []


@needs_libreoffice
@pytest.mark.parametrize("locale", ["da-DK", "en-US"])
def test_libreoffice_computes_what_is_stored(locale: str, tmp_path: Path) -> None:
    office = LibreOffice(tmp_path / "profile", locale)
    computed = office.values({name: _book(name) for name in BOOKS}, tmp_path)
    found = {name: _differences(_stored(name), computed[name]) for name in BOOKS}
    assert found == {name: [] for name in BOOKS}


def test_the_values_in_the_file_are_those_stored() -> None:
    grid = _grid(_book("dirty"))
    values = {(sheet.name, address(*at)): value for sheet in grid.sheets for at, value in sheet.values.items()}
    stored = {cell: value for cell, value in _stored("dirty").items() if value != ""}
    assert {cell: values.get(cell) for cell in stored} == stored
