"""One cell of every public workbook patched: nothing else changes, and others still read the file."""

from __future__ import annotations

import warnings
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from support.corpus import corpus_files, corpus_name, needs_corpus

from schemas.finding import KorrekturError
from workbook.grid import Grid, SheetGrid, address
from workbook.ooxml.patch.patch import patch, set_values
from workbook.ooxml.read.container import Container
from workbook.reading.read import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.grid import Coordinate

pytestmark = [needs_corpus, pytest.mark.heavy]

_OPENPYXL_FAILS = {
    "calamine/empty_s_attribute.xlsx", "calamine/minimal_package.xlsx", "poi/picture.xlsx",
    "poi/style-alternate-content.xlsx",
}  # fmt: skip

_IN_AN_ARRAY = {"poi/57798.xlsx"}
"""Those whose chosen cell is part of an array over several cells."""


def _target(grid: Grid) -> tuple[SheetGrid, Coordinate] | None:
    """A formula cell where there is one, else the first cell of the first sheet that has any."""
    sheets = [sheet for sheet in grid.sheets if sheet.kind == "worksheet"]
    for cells in ("formulas", "values"):
        for sheet in sheets:
            places = sorted(getattr(sheet, cells))
            if places:
                return sheet, places[len(places) // 2]
    return (sheets[0], (3, 2)) if sheets else None


def _raw_parts(data: bytes) -> dict[str, bytes]:
    container = Container(data)
    return {entry.filename: bytes(container.raw(entry)) for entry in container.entries}


@dataclass(frozen=True, slots=True)
class Before:
    """A public workbook, and the cell of it that is patched."""

    path: Path
    data: bytes
    grid: Grid
    sheet: SheetGrid
    at: Coordinate


@pytest.fixture(scope="module", params=corpus_files(), ids=corpus_name)
def before(request: pytest.FixtureRequest) -> Before:
    """Each that can be read and has a worksheet, read once for every test about it."""
    path: Path = request.param
    data = path.read_bytes()
    grid = read_bytes(data, path)
    target = _target(grid) if isinstance(grid, Grid) else None
    if not isinstance(grid, Grid) or target is None:
        pytest.skip("cannot be read, or has no worksheet")
    return Before(path, data, grid, *target)


def test_one_patched_cell_changes_one_sheet_and_one_value(before: Before) -> None:
    value = "ny <tekst> æøå"
    data, sheet, at = before.data, before.sheet, before.at

    patched = set_values(data, {(sheet.name, address(*at)): value}, recalculate_on_load=False)

    after = read_bytes(patched, before.path)
    assert isinstance(after, Grid), after
    for old, new in zip(before.grid.sheets, after.sheets, strict=True):
        expected = dict(old.values)
        if old.name == sheet.name:
            expected[at] = value
        assert new.values == expected
        assert new.formulas == old.formulas
        assert {k: v for k, v in new.classes.items() if k != at} == {k: v for k, v in old.classes.items() if k != at}
    old_parts, new_parts = _raw_parts(data), _raw_parts(patched)
    assert list(new_parts) == list(old_parts)
    changed = [name for name in old_parts if old_parts[name] != new_parts[name]]
    assert len(changed) == 1
    with ZipFile(BytesIO(patched)) as archive:
        assert archive.testzip() is None
    assert zlib.crc32(patched) != zlib.crc32(data)


def test_a_formula_and_a_number_written_change_these_cells_and_no_other(before: Before) -> None:
    data, sheet, at = before.data, before.sheet, before.at
    below = max((row for row, _ in {*sheet.values, *sheet.formulas}), default=1) + 1
    cells = {(sheet.name, address(*at)): 1.5, (sheet.name, address(below, at[1])): 2}

    formulas = {(sheet.name, address(*at)): "1+0.5"}
    if corpus_name(before.path) in _IN_AN_ARRAY:
        with pytest.raises(KorrekturError, match="array formula"):
            patch(data, cells, formulas=formulas)
        return
    patched = patch(data, cells, formulas=formulas, shown=dict.fromkeys(cells), recalculate_on_load=True)
    after = read_bytes(patched, before.path)
    assert isinstance(after, Grid), after
    for old, new in zip(before.grid.sheets, after.sheets, strict=True):
        own = old.name == sheet.name
        assert new.values == old.values | ({at: 1.5, (below, at[1]): 2} if own else {})
        assert new.formulas == old.formulas | ({at: "1+0.5"} if own else {})
    old_parts, new_parts = _raw_parts(data), _raw_parts(patched)
    gone = {name for name in old_parts if name.lower().endswith("calcchain.xml")}
    assert old_parts.keys() - new_parts.keys() == gone
    changed = {name for name in new_parts if old_parts[name] != new_parts[name]}
    named = {"[Content_Types].xml", "workbook.xml.rels"} if gone else set()
    allowed = {"workbook.xml", "styles.xml"} | named
    rest = {name for name in changed if name.rpartition("/")[2] not in allowed and "workbook" not in name.lower()}
    assert len(rest) == 1, changed


def test_openpyxl_opens_the_patched_workbook_and_sees_the_value(before: Before) -> None:
    sheet, at = before.sheet, before.at
    if before.grid.package.strict or corpus_name(before.path) in _OPENPYXL_FAILS:
        pytest.skip("openpyxl cannot read it as it is")
    patched = set_values(before.data, {(sheet.name, address(*at)): "sat ind"})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(BytesIO(patched), data_only=True)
    assert book[sheet.name].cell(*at).value == "sat ind"
    assert book.calculation.fullCalcOnLoad
