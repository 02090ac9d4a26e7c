from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from support.command_line import korrektur
from support.workbooks import not_a_workbook_at, sample_at

from workbook.ooxml.patch.patch import set_values

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return sample_at(tmp_path / "gammel.xlsx")


@pytest.fixture
def new(tmp_path: Path, old: Path) -> Path:
    path = tmp_path / "ny.xlsx"
    path.write_bytes(set_values(old.read_bytes(), {("Beløb", "H4"): 1.25}))
    return path


def test_a_workbook_and_itself_give_0(old: Path) -> None:
    ran = korrektur("diff", old, old)
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "Ingen forskelle.")


def test_a_difference_gives_1(old: Path, new: Path) -> None:
    ran = korrektur("diff", old, new)
    assert ran.code == 1
    assert "1,000 → 1,250" in ran.out


def test_a_file_that_is_no_workbook_gives_2_and_its_reason(old: Path, tmp_path: Path) -> None:
    ran = korrektur("diff", old, not_a_workbook_at(tmp_path / "b.xlsx"))
    assert (ran.code, ran.out) == (2, "")
    assert "b.xlsx: " in ran.err


def test_an_excel_file_needs_a_name(old: Path, new: Path) -> None:
    assert korrektur("diff", old, new, "--format", "xlsx").code == 2


def test_an_excel_file_is_written_and_not_over_another_unasked(old: Path, new: Path, tmp_path: Path) -> None:
    to = tmp_path / "forskelle.xlsx"
    assert korrektur("diff", old, new, "--format", "xlsx", "-o", to).code == 1
    before = to.read_bytes()
    assert load_workbook(BytesIO(before)).sheetnames == ["Hovedtal", "Korrektioner", "Ændringer"]
    assert korrektur("diff", old, new, "--format", "xlsx", "-o", to).code == 2
    assert to.read_bytes() == before


def test_no_report_is_written_over_what_is_compared(old: Path, new: Path) -> None:
    before = new.read_bytes()
    assert korrektur("diff", old, new, "--format", "xlsx", "-o", new, "--overwrite").code == 2
    assert new.read_bytes() == before
