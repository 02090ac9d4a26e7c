"""A part of the file that the cells do not stand in is broken or missing: it is named, and everything else goes on."""

from __future__ import annotations

import json
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from support.command_line import Ran, korrektur
from support.workbook_changes import with_stored_values
from support.workbooks import corrected_package, sample_package

if TYPE_CHECKING:
    from pathlib import Path

PARTS = {
    "relationships of a sheet with a chart": "xl/worksheets/_rels/sheet10.xml.rels",
    "relationships of a sheet with a table": "xl/worksheets/_rels/sheet4.xml.rels",
    "table": "xl/tables/table3.xml",
    "styles": "xl/styles.xml",
    "drawing": "xl/drawings/drawing1.xml",
    "relationships of a drawing": "xl/drawings/_rels/drawing1.xml.rels",
    "chart": "xl/charts/chart1.xml",
    "theme": "xl/theme/theme1.xml",
    "properties": "docProps/core.xml",
    "notes": "xl/comments/comment1.xml",
}
"""What is broken, by the name of its part in the sample with a note."""
MISSING = ("table", "drawing", "notes", "chart", "theme", "styles")
"""Those that Excel misses."""


@cache
def package() -> bytes:
    """The sample with a note on a cell."""
    workbook = load_workbook(BytesIO(sample_package()))
    workbook["Korrektioner"]["B4"].comment = Comment("Se bilaget", "Økonomi")
    saved = BytesIO()
    workbook.save(saved)
    return with_stored_values(saved.getvalue())


def broken(part: str, *, missing: bool) -> bytes:
    """The package without the part, or with a part that ends too early."""
    saved = BytesIO()
    with ZipFile(BytesIO(package())) as old, ZipFile(saved, "w", ZIP_DEFLATED) as new:
        assert part in old.namelist()
        for name in old.namelist():
            content = old.read(name)
            if name != part:
                new.writestr(name, content)
            elif not missing:
                new.writestr(name, content[: len(content) // 2])
    return saved.getvalue()


def ran(folder: Path, part: str, *command: str, missing: bool = False) -> Ran:
    book, other = folder / "a.xlsx", folder / "b.xlsx"
    book.write_bytes(broken(part, missing=missing))
    other.write_bytes(corrected_package())
    names = {"book": book, "other": other, "out": folder / "out"}
    return korrektur(*(word.format(**names) for word in command))


def found(said: Ran) -> list[dict[str, str]]:
    (file,) = json.loads(said.out)["files"]
    findings: list[dict[str, str]] = file["findings"]
    return findings


CASES = [(what, False) for what in PARTS] + [(what, True) for what in MISSING]


@pytest.mark.parametrize(("what", "missing"), CASES)
def test_one_finding_names_the_part(what: str, missing: bool, tmp_path: Path) -> None:
    said = ran(tmp_path, PARTS[what], "validate", "{book}", "--format", "json", missing=missing)
    named = [finding for finding in found(said) if finding["rule"] == "ARK138"]
    assert [PARTS[what] in finding["message"] for finding in named] == [True]
    assert "ARK113" not in {finding["rule"] for finding in found(said)}


COMMANDS = {
    "totals": ("totals", "{book}"),
    "merge": ("merge", "{book}", "{other}", "-o", "{out}.xlsx"),
    "roll": ("roll", "{book}", "--year", "2027", "-o", "{out}.xlsx"),
    "forms": ("forms", "{book}", "-o", "{out}.docx"),
    "diff": ("diff", "{other}", "{book}"),
    "fix": ("fix", "{book}", "--diff"),
    "accept": ("accept", "{book}", "NOG506", "T107", "--reason", "Udgået", "--by", "NN"),
}


@pytest.mark.parametrize("what", PARTS)
@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_goes_wrong_by_it(command: str, what: str, tmp_path: Path) -> None:
    said = ran(tmp_path, PARTS[what], *COMMANDS[command])
    assert "fejl i selve programmet" not in said.err
    assert said.code in (0, 1) or said.err.startswith("Fejl: ")


@pytest.mark.parametrize("what", ["relationships of a sheet with a chart", "notes", "drawing"])
def test_merge_carries_the_rest_and_says_what_it_left(what: str, tmp_path: Path) -> None:
    said = ran(tmp_path, PARTS[what], *COMMANDS["merge"])
    assert "beskadigede dele af filen, ikke taget med: 1" in said.out + said.err
    assert (tmp_path / "out.xlsx").exists()
