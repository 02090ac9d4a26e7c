from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.command_line import korrektur
from support.workbooks import not_a_workbook_at, sample_at

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same workbook twice, under two names."""
    folder = tmp_path_factory.mktemp("indsendt")
    sample_at(folder / "a.xlsx")
    (folder / "b.xlsx").write_bytes((folder / "a.xlsx").read_bytes())
    return folder


def test_what_two_files_hold_alike_is_taken_once_and_said(folder: Path, tmp_path: Path) -> None:
    ran = korrektur("merge", folder, "-o", tmp_path / "samlet.xlsx")
    assert ran.code == 1  # the files have errors
    assert ran.out.splitlines()[0] == "Økonomiudvalget: 9 korrektioner, 2 fejl og 20 advarsler (a.xlsx / b.xlsx)"
    assert "Økonomiudvalget · T101 · b.xlsx: står ens i a.xlsx; taget med én gang" in ran.out
    again = korrektur("totals", tmp_path / "samlet.xlsx", "--no-progress")
    assert "11,548" in again.out


def test_a_file_that_cannot_be_read_stops_the_merge_and_is_named(folder: Path, tmp_path: Path) -> None:
    broken = not_a_workbook_at(tmp_path / "brev.xlsx")
    ran = korrektur("merge", folder / "a.xlsx", broken, "-o", tmp_path / "samlet.xlsx")
    assert ran.code == 2
    assert "brev.xlsx" in ran.err
    assert not (tmp_path / "samlet.xlsx").exists()


def test_the_merged_workbook_may_not_be_one_of_those_merged(folder: Path) -> None:
    ran = korrektur("merge", folder, "-o", folder / "a.xlsx", "--overwrite")
    assert ran.code == 2
    assert "er den projektmappe, der læses" in ran.err


def test_files_of_one_name_are_told_apart_by_their_folders(folder: Path, tmp_path: Path) -> None:
    first, last = tmp_path / "først" / "a.xlsx", tmp_path / "sidst" / "a.xlsx"
    for path in (first, last):
        path.parent.mkdir()
        path.write_bytes((folder / "a.xlsx").read_bytes())
    ran = korrektur("merge", first, last, "-o", tmp_path / "samlet.xlsx")
    assert ran.code == 1  # the files have errors
    assert f"T101 · {last}: står ens i {first}; taget med én gang" in ran.out
