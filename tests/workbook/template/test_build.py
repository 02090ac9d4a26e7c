"""What a new workbook makes of its contents, and where it is written."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from schemas.finding import KorrekturError
from schemas.layout import DEFAULT_UNIT, layout
from workbook.grid import Contents, Row
from workbook.template import build, write

if TYPE_CHECKING:
    from pathlib import Path

TABLES = [sheet for sheet in layout(2026, DEFAULT_UNIT).tables if sheet.key != "master_data" and not sheet.optional]


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    rows: dict[str, list[Row]] = {"corrections": [{"nr": "T101", "title": '=HYPERLINK("x")'}]}
    book = load_workbook(io.BytesIO(build(Contents(2026, rows=rows))))
    assert book["Korrektioner"]["B4"].data_type == "s"
    assert book["Korrektioner"]["B4"].value == '=HYPERLINK("x")'


def test_characters_xml_cannot_hold_are_shown() -> None:
    rows: dict[str, list[Row]] = {"corrections": [{"nr": "T101", "title": "a\x0bb"}]}
    book = load_workbook(io.BytesIO(build(Contents(2026, rows=rows))))
    assert book["Korrektioner"]["B4"].value == "a␋b"


def test_a_fresh_workbook_starts_each_table_with_one_empty_row() -> None:
    book = load_workbook(io.BytesIO(build(Contents(2026))))
    refs = {sheet.name: book[sheet.name].tables[sheet.name].ref for sheet in TABLES}
    assert {re.sub(r".*:[A-Z]+", "", ref) for ref in refs.values()} == {"4"}


def test_a_fresh_workbook_has_an_empty_control_line() -> None:
    book = load_workbook(io.BytesIO(build(Contents(2026))), data_only=True)
    assert not book["Oversigt"]["A3"].value


def test_a_file_in_the_way_is_not_overwritten_unasked(tmp_path: Path) -> None:
    path = tmp_path / "bog.xlsx"
    path.write_text("mit")
    with pytest.raises(KorrekturError):
        write(Contents(2026), path)
    assert path.read_text() == "mit"


def test_a_workbook_is_written_where_asked(tmp_path: Path) -> None:
    write(Contents(2026), tmp_path / "bog.xlsx", overwrite=True)
    assert load_workbook(tmp_path / "bog.xlsx").sheetnames[0] == "Vejledning"
