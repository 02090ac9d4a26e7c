"""The list of corrections on Oversigt: up to 100 on one printed page, however many there are."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import pytest
from openpyxl import load_workbook

from schemas.formulas import overview_cells as at
from workbook.grid import Contents, Row
from workbook.template import build

A4_SHORT_SIDE = 210 / 25.4


def _correction(n: int) -> Row:
    return {"nr": f"T{n}", "title": "Et emne", "service_frame": "Ja", "status": "Foreløbig" if n == 101 else None}


@cache
def _sheet(corrections: int) -> Any:
    rows = {"corrections": [_correction(n) for n in range(101, 101 + corrections)]}
    return load_workbook(io.BytesIO(build(Contents(2026, rows=rows))), data_only=True)["Oversigt"]


def _listed(corrections: int) -> list[str]:
    sheet = _sheet(corrections)
    cells = [sheet[f"{block.nr}{row}"].value for _, block, row in at.SLOTS]
    return [cell for cell in cells if cell]


@pytest.mark.parametrize("corrections", [0, 9, 51, 52, 100])
def test_up_to_a_hundred_corrections_are_all_listed(corrections: int) -> None:
    assert _listed(corrections) == [f"T{n}" for n in range(101, 101 + corrections)]
    assert not _sheet(corrections)[at.MORE].value


def test_beyond_a_hundred_the_rest_are_counted() -> None:
    assert len(_listed(103)) == 100
    assert _sheet(103)[at.MORE].value == "3 flere vises ikke"


@pytest.mark.parametrize(
    ("corrections", "headers", "title", "remark"),
    [
        (51, [None, "Bemærkning", None, None, None, None, None], "Et emne", "afventer tal"),
        (52, ["Nr", "Titel", "Rammen", 2026, 2027, 2028, 2029], "Et emne · afventer tal", "Et emne"),
    ],
)
def test_remarks_stand_on_the_right_until_corrections_do(
    corrections: int, headers: list[object], title: str, remark: str
) -> None:
    sheet, first = _sheet(corrections), at.LIST_ROWS[0]
    assert [sheet[f"{letter}{at.LIST_HEADER}"].value or None for letter in at.RIGHT.shown] == headers
    assert (sheet[f"{at.LEFT.title}{first}"].value, sheet[f"{at.RIGHT.title}{first}"].value) == (title, remark)


def test_no_row_is_hidden_nor_as_high_as_it_happens_to_be() -> None:
    rows = _sheet(0).row_dimensions
    assert [row for row in range(1, at.LIST_ROWS[-1] + 1) if rows[row].hidden or not rows[row].height] == []


@pytest.mark.parametrize(
    "page", [range(1, at.LIST_TITLE), range(at.LIST_TITLE, at.LIST_ROWS[-1] + 1)], ids=["totals", "list"]
)
def test_each_page_holds_its_rows_at_the_sheets_scale(page: range) -> None:
    sheet = _sheet(0)
    inches = sum(sheet.row_dimensions[row].height for row in page) / 72 * int(sheet.page_setup.scale) / 100
    room = A4_SHORT_SIDE - sheet.page_margins.top - sheet.page_margins.bottom
    assert 0.8 * room < inches < 0.98 * room


def test_the_list_begins_a_page_and_ends_what_is_printed() -> None:
    sheet = _sheet(0)
    assert [brk.id for brk in sheet.row_breaks.brk] == [at.LIST_TITLE - 1]
    assert sheet.print_area == f"'Oversigt'!$A$1:${at.LAST}${at.LIST_ROWS[-1]}"
