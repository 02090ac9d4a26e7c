"""Whatever text a person has in whatever cell, no command goes wrong by it, and the finding stands at the cell."""

from __future__ import annotations

import json
from functools import cache
from itertools import cycle
from typing import TYPE_CHECKING

import pytest
from support.command_line import Ran, korrektur
from support.workbooks import corrected_package, sample_package

from schemas.layout import layout
from workbook.grid import CellError, Grid, address
from workbook.ooxml.patch.patch import set_values
from workbook.reading.find_table import find_table
from workbook.reading.read import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.grid import Value

TEXTS = {
    "4,301 digits": "9" * 4301,
    "a number beyond doubles": "1e400",
    "superscripts": "²³",
    "full-width digits": "２０２６",
    "Arabic digits": "٢٠٢٦",
    "a fraction in one character": "½",
    "control characters": "T1\x0b01\x01",
    "no characters": "T1\ufffe\uffff",
    "as long as a cell holds": "å" * 32_767,
    "beyond the first plane": "😀" * 16_383,
    "directions and joints": "T1\u200b\u202e\u00ad01",
    "decomposed": "A\u030a rsag",
    "a formula by its looks": "=1+1",
    "nothing but blanks": " \u00a0\u2003",
    "markup": "<b>&amp;</b>]]>",
}
"""What stands in the cells."""
COMMANDS = {
    "validate": ("validate", "{book}"),
    "json": ("validate", "{book}", "--format", "json"),
    "xlsx": ("validate", "{book}", "--format", "xlsx", "-o", "{out}.xlsx"),
    "html": ("validate", "{book}", "--format", "html", "-o", "{out}.html"),
    "junit": ("validate", "{book}", "--format", "junit"),
    "sarif": ("validate", "{book}", "--format", "sarif"),
    "totals": ("totals", "{book}", "--format", "json"),
    "fix": ("fix", "{book}", "--unsafe"),
    "merge": ("merge", "{book}", "{other}", "-o", "{out}.xlsx"),
    "roll": ("roll", "{book}", "--year", "2027", "-o", "{out}.xlsx"),
    "forms": ("forms", "{book}", "-o", "{out}.docx"),
    "pdf": ("forms", "{book}", "-o", "{out}.pdf"),
    "diff": ("diff", "{other}", "{book}", "--format", "xlsx", "-o", "{out}.xlsx"),
}
SHEETS = [sheet for sheet in layout(2026).tables if sheet.key != "checklist" and not sheet.optional]


@cache
def package_with(*texts: str) -> bytes:
    """The sample with these texts in turn in the second row of every table, and in every fact of Stamdata but three."""
    package, turns = sample_package(), cycle(texts)
    grid = read_bytes(package, "sample.xlsx")  # type: ignore[arg-type]  # a name alone
    assert isinstance(grid, Grid)
    cells: dict[tuple[str, str], Value | None] = {}
    for spec in SHEETS:
        sheet = grid.sheet(spec.name)
        assert sheet is not None
        found = find_table(sheet, spec)
        assert found is not None
        for column in spec.inputs:
            number = found.columns()[column.key]
            if spec.key != "master_data":
                cells[spec.name, address(found.first_row + 1, number)] = next(turns)
            elif column.key == "value":
                for row in range(found.first_row, found.last_row + 1):
                    field = sheet.values[row, number - 1]
                    if field not in ("Budgetår", "Enhed", "Skabelonversion"):
                        cells[spec.name, address(row, number)] = next(turns)
    return set_values(package, cells)


def ran(command: str, folder: Path, *texts: str) -> Ran:
    """A command carried out on the sample with the texts in it."""
    book, other = folder / "a.xlsx", folder / "b.xlsx"
    book.write_bytes(package_with(*texts))
    other.write_bytes(corrected_package())
    names = {"book": book, "other": other, "out": folder / "out"}
    return korrektur(*(part.format(**names) for part in COMMANDS[command]))


def assert_right(said: Ran) -> None:
    assert "fejl i selve programmet" not in said.err
    assert "fik kontrollen til at gå i stå" not in said.out
    assert said.code in (0, 1) or said.err.startswith("Fejl: "), said.err


@pytest.mark.parametrize("text", TEXTS.values(), ids=list(TEXTS))
@pytest.mark.parametrize("command", ["json", "merge"])
def test_no_command_goes_wrong_by_a_text(command: str, text: str, tmp_path: Path) -> None:
    said = ran(command, tmp_path, text)
    assert_right(said)
    if command == "json":
        assert json.loads(said.out)["files"][0]["findings"]


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in ("json", "merge")])
def test_no_command_goes_wrong_by_all_of_them_in_turn(command: str, tmp_path: Path) -> None:
    said = ran(command, tmp_path, *TEXTS.values())
    assert_right(said)
    if command in ("totals", "sarif"):
        json.loads(said.out)


@pytest.mark.parametrize("name", ["merge", "roll", "diff", "xlsx"])
def test_a_control_character_is_seen_in_a_new_workbook(name: str, tmp_path: Path) -> None:
    ran(name, tmp_path, TEXTS["control characters"])
    grid = read_bytes((tmp_path / "out.xlsx").read_bytes(), tmp_path)
    assert isinstance(grid, Grid)
    texts = {str(value) for sheet in grid.sheets for value in sheet.values.values() if not isinstance(value, CellError)}
    assert any("T1␋01␁" in text or "T1 01\\x01" in text or "T1\n01\\x01" in text for text in texts)
