from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from schemas.finding import KorrekturError
from workbook.submissions.paths import meant

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.xlsx", "a.xlsx", "under/c.XLSX", "~$a.xlsx", "notat.txt", "under/~$c.xlsx"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    (tmp_path / "mappe.xlsx").mkdir()
    return tmp_path


def names(folder: Path, *named: str) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in meant(str(folder / name) for name in named).workbooks]


def test_a_folder_means_its_workbooks_at_any_depth_sorted_and_no_lock_files(folder: Path) -> None:
    assert names(folder, "") == ["a.xlsx", "b.xlsx", "under/c.XLSX"]


@pytest.mark.parametrize("name", ["gammel.xls", "makro.XLSM", "binær.xlsb", "andet.ods"])
def test_a_folder_passes_over_no_spreadsheet_that_was_handed_in(folder: Path, name: str) -> None:
    (folder / name).touch()
    assert name in names(folder, "")


def test_a_glob_means_the_files_it_matches(folder: Path) -> None:
    assert names(folder, "[ab].xlsx") == ["a.xlsx", "b.xlsx"]
    assert names(folder, "**/c*") == ["under/c.XLSX"]


def test_a_glob_passes_lock_files_and_folders_by(folder: Path) -> None:
    assert names(folder, "*.xlsx") == ["a.xlsx", "b.xlsx"]


def test_files_keep_the_order_they_are_named_in(folder: Path) -> None:
    assert names(folder, "b.xlsx", "a.xlsx") == ["b.xlsx", "a.xlsx"]


def test_a_file_named_twice_is_one(folder: Path) -> None:
    assert names(folder, "b.xlsx", "", "b.xlsx") == ["b.xlsx", "a.xlsx", "under/c.XLSX"]


def test_a_file_that_is_named_stands_even_when_it_is_missing_or_no_workbook(folder: Path) -> None:
    assert names(folder, "væk.xlsx", "notat.txt") == ["væk.xlsx", "notat.txt"]


def test_a_file_whose_name_looks_like_a_glob_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "T[1].xlsx").touch()
    (tmp_path / "T1.xlsx").touch()
    assert names(tmp_path, "T[1].xlsx") == ["T[1].xlsx"]


def test_what_no_workbook_answers_to_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    found = meant([str(folder / "a.xlsx"), str(tmp_path / "tom"), str(tmp_path / "x*.xlsx")])
    assert found.empty == (str(tmp_path / "tom"), str(tmp_path / "x*.xlsx"))


def test_nothing_at_all_stops_the_job_and_names_the_folder(tmp_path: Path) -> None:
    with pytest.raises(KorrekturError) as stopped:
        meant([str(tmp_path)])
    assert str(tmp_path) in stopped.value.text.da
    assert str(tmp_path) in stopped.value.text.en
