"""One cell of every public workbook patched: nothing else changes, and others still read the file."""

from __future__ import annotations

import warnings
import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from support.corpus import corpus_files, corpus_name, needs_corpus

from workbook.grid import Grid, SheetGrid, address
from workbook.ooxml.container import Container
from workbook.ooxml.patch import set_values
from workbook.read import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.grid import Coordinate

pytestmark = needs_corpus

_OPENPYXL_FAILS = {
    "calamine/empty_s_attribute.xlsx", "calamine/minimal_package.xlsx", "poi/picture.xlsx",
    "poi/style-alternate-content.xlsx",
}  # fmt: skip


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


@pytest.mark.parametrize("path", corpus_files(), ids=corpus_name)
def test_one_patched_cell_changes_one_sheet_and_one_value(path: Path) -> None:
    value = "ny <tekst> æøå"
    data = path.read_bytes()
    before = read_bytes(data, path)
    if not isinstance(before, Grid):
        pytest.skip("cannot be read")
    target = _target(before)
    if target is None:
        pytest.skip("has no worksheet")
    sheet, at = target

    patched = set_values(data, {(sheet.name, address(*at)): value}, recalculate_on_load=False)

    after = read_bytes(patched, path)
    assert isinstance(after, Grid), after
    for old, new in zip(before.sheets, after.sheets, strict=True):
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


@pytest.mark.parametrize("path", corpus_files(), ids=corpus_name)
def test_openpyxl_opens_the_patched_workbook_and_sees_the_value(path: Path) -> None:
    data = path.read_bytes()
    before = read_bytes(data, path)
    if not isinstance(before, Grid) or before.package.strict or corpus_name(path) in _OPENPYXL_FAILS:
        pytest.skip("openpyxl cannot read it as it is")
    target = _target(before)
    if target is None:
        pytest.skip("has no worksheet")
    sheet, at = target
    patched = set_values(data, {(sheet.name, address(*at)): "sat ind"})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(BytesIO(patched), data_only=True)
    assert book[sheet.name].cell(*at).value == "sat ind"
    assert book.calculation.fullCalcOnLoad
