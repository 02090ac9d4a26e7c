"""People's own sheets in a workbook that is moved to the present template: what they keep, and what is named."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table
from support.workbook_changes import changed
from support.workbooks import sample_package

from workbook.grid import Grid
from workbook.ooxml.read.beside import beside_cells
from workbook.reading.read import read_bytes
from workbook.upgrade import new_book as upgraded_book
from workbook.upgrade.new_book import LOSSES_SHEET
from workbook.upgrade.upgrade import upgrade

if TYPE_CHECKING:
    from workbook.upgrade.new_book import Built


@dataclass(frozen=True, slots=True)
class Moved:
    """A workbook that was moved: what came of it, and its file as openpyxl has it."""

    built: Built
    new: Any

    def lost(self) -> set[tuple[str, str, str]]:
        return {(loss.sheet, loss.cell, loss.content) for loss in self.built.losses}


def moved(package: bytes, looks: bytes | None = None) -> Moved:
    grid = read_bytes(package, Path("gammel.xlsx"))
    assert isinstance(grid, Grid)
    found = upgrade(grid, beside_cells(package))
    built = upgraded_book.build(found, grid, package if looks is None else looks)
    return Moved(built, load_workbook(BytesIO(built.package)))


@pytest.fixture(scope="module")
def old_package() -> bytes:
    """The sample on an older template with a sheet of a person's own, tables and names on it, and one named as ours."""
    workbook: Any = load_workbook(BytesIO(changed(sample_package(), {"cells": {"Stamdata!B15": ""}})))
    own = workbook.create_sheet("Frister")
    for row in (["Udvalg", "Frist"], ["Økonomi", 1], ["Social", 2], ["I alt", 3], [], ["Nr", "Hvem"], ["T101", "AB"]):
        own.append(row)
    own.add_table(Table(displayName="Frister", ref="A1:B4", totalsRowCount=1))
    own.add_table(Table(displayName="Hvem", ref="A6:B7"))
    own.merge_cells("D1:E2")
    own["D1"] = "Alle frister"
    own.column_dimensions["A"].width = 33
    own.column_dimensions["C"].hidden = True
    own.row_dimensions[2].height = 40
    own.row_dimensions[3].hidden = True
    own.freeze_panes = "B2"
    workbook.create_sheet(LOSSES_SHEET)["A1"] = "fra sidste gang"
    workbook.defined_names["Frist"] = DefinedName("Frist", attr_text="Frister!$B$2")
    saved = BytesIO()
    workbook.save(saved)
    return saved.getvalue()


@pytest.fixture(scope="module")
def book(old_package: bytes) -> Moved:
    return moved(old_package)


def test_widths_heights_merged_areas_and_frozen_panes_are_kept(book: Moved) -> None:
    own = book.new["Frister"]
    assert (own.column_dimensions["A"].width, own.column_dimensions["C"].hidden) == (33, True)
    assert (own.row_dimensions[2].height, own.row_dimensions[3].hidden) == (40, True)
    assert [str(area) for area in own.merged_cells.ranges] == ["D1:E2"]
    assert (own.freeze_panes, own["D1"].value) == ("B2", "Alle frister")


def test_an_own_table_stays_a_table_and_one_with_a_total_row_is_named(book: Moved) -> None:
    own = book.new["Frister"]
    assert dict(own.tables.items()) == {"Hvem": "A6:B7"}
    assert [own.cell(row, 1).value for row in (1, 2, 3, 4)] == ["Udvalg", "Økonomi", "Social", "I alt"]
    assert ("Frister", "A1", "Frister") in book.lost()


def test_a_defined_name_is_named(book: Moved) -> None:
    assert ("gammel.xlsx", "", "Frist = Frister!$B$2") in book.lost()
    assert "Frist" not in book.new.defined_names


def test_a_sheet_that_is_named_as_ours_stays_and_ours_gets_a_number(book: Moved) -> None:
    assert book.new[LOSSES_SHEET]["A1"].value == "fra sidste gang"
    listed = book.new[f"{LOSSES_SHEET} (2)"]
    assert [table.displayName for table in listed.tables.values()] == ["Ikke_overført2"]
    assert listed.max_row - 3 == len(book.built.losses)


def test_looks_that_cannot_be_read_are_named_and_the_values_are_there(old_package: bytes) -> None:
    bare = moved(old_package, looks=b"")
    assert ("Frister", "", "Frister") in bare.lost()
    assert bare.new["Frister"]["B3"].value == 2
    assert bare.new["Frister"].freeze_panes is None
