from __future__ import annotations

from typing import TYPE_CHECKING

from support.command_line import korrektur
from support.workbooks import not_a_workbook_at, sample_at

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_workbook_is_written_and_the_log_is_told(tmp_path: Path) -> None:
    old, new = sample_at(tmp_path / "a.xlsx"), tmp_path / "ny.xlsx"
    before = old.read_bytes()
    ran = korrektur("roll", old, "--year", 2027, "-o", new)
    assert (ran.code, ran.out.splitlines()[0]) == (0, "Fra budget 2026 til budget 2027")
    assert new.exists()
    assert old.read_bytes() == before


def test_the_old_workbook_is_never_written_over(tmp_path: Path) -> None:
    old = sample_at(tmp_path / "a.xlsx")
    before = old.read_bytes()
    assert korrektur("roll", old, "--year", 2027, "-o", old, "--overwrite").code == 2
    assert old.read_bytes() == before


def test_another_file_is_not_written_over_unasked(tmp_path: Path) -> None:
    old, other = sample_at(tmp_path / "a.xlsx"), not_a_workbook_at(tmp_path / "b.xlsx")
    before = other.read_bytes()
    assert korrektur("roll", old, "--year", 2027, "-o", other).code == 2
    assert other.read_bytes() == before


def test_what_is_no_workbook_gives_2(tmp_path: Path) -> None:
    ran = korrektur("roll", not_a_workbook_at(tmp_path / "b.xlsx"), "--year", 2027, "-o", tmp_path / "ny.xlsx")
    assert (ran.code, ran.out) == (2, "")
    assert not (tmp_path / "ny.xlsx").exists()
