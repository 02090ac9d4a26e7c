"""The cache: what has not changed is not checked again, and nothing it holds is ever trusted."""

from __future__ import annotations

import os
import pickle
import sqlite3
import sys
import zlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from support.command_line import korrektur
from support.submissions import validate
from support.workbooks import empty_at, not_a_workbook_at, sample_at

from schemas.finding import Severity
from schemas.settings import DEFAULTS, Settings
from workbook.submissions import cache, guard
from workbook.submissions.cache import FILE, Cache
from workbook.submissions.door import check_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.submissions.submission import Submission


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "indsendt"
    folder.mkdir()
    sample_at(folder / "a.xlsx")
    empty_at(folder / "b.xlsx")
    not_a_workbook_at(folder / "c.xlsx")
    return folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / FILE


def filled(file: Path, reports: Sequence[Submission], settings: Settings = DEFAULTS) -> None:
    known = Cache(file, settings)
    for report in reports:
        known.keep(report)
    known.close()


def known(file: Path, path: Path, settings: Settings = DEFAULTS) -> Submission | None:
    opened = Cache(file, settings)
    report = opened.report(path)
    opened.close()
    return report


def test_what_comes_out_is_what_went_in(folder: Path, file: Path) -> None:
    reports = validate(sorted(folder.iterdir())).files[:]
    filled(file, reports)
    assert [known(file, Path(report.path)) for report in reports] == reports


@pytest.mark.parametrize(
    "spoilt",
    [
        {"findings": (1,)},
        {"budget_year": "2026"},
        {"totals": ()},
        {"excerpts": (None, 3)},
        {"by_committee": {"Økonomiudvalget": 1}},
    ],
    ids=lambda spoilt: next(iter(spoilt)),
)
def test_an_entry_of_wrong_types_is_none(folder: Path, file: Path, spoilt: dict[str, Any]) -> None:
    (report,) = validate([folder / "a.xlsx"]).files
    filled(file, [replace(report, **spoilt)])
    assert known(file, folder / "a.xlsx") is None


def test_a_file_that_was_moved_is_known_under_its_new_name(folder: Path, file: Path) -> None:
    (report,) = validate([folder / "a.xlsx"]).files
    filled(file, [report])
    moved = (folder / "a.xlsx").rename(folder / "æ.xlsx")
    assert known(file, moved) == validate([moved]).files[0]


@pytest.mark.parametrize(
    "settings",
    [
        Settings(as_status="Endelig"),
        Settings(amount_limit=1_000),
        Settings(severities=(("FOR301", Severity.NOTE),)),
        Settings(ignore=frozenset({"FOR301"})),
    ],
)
def test_other_settings_know_nothing(folder: Path, file: Path, settings: Settings) -> None:
    path = folder / "a.xlsx"
    filled(file, validate([path]).files[:])
    assert known(file, path) is not None
    assert known(file, path, settings) is None


def test_settings_from_another_file_that_say_the_same_are_the_same(folder: Path, file: Path) -> None:
    path = folder / "a.xlsx"
    filled(file, validate([path]).files[:])
    assert known(file, path, Settings(source="korrektur.toml")) is not None


def test_another_version_of_the_program_knows_nothing(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "a.xlsx"
    filled(file, validate([path]).files[:])
    monkeypatch.setattr(cache, "_source", lambda: "another")
    assert known(file, path) is None


def test_a_changed_file_is_not_known(folder: Path, file: Path) -> None:
    path = folder / "a.xlsx"
    filled(file, validate([path]).files[:])
    empty_at(path)
    assert known(file, path) is None


@pytest.mark.parametrize("gone", ["missing", "folder", "fifo"])
def test_what_cannot_be_read_is_not_known_and_nothing_waits(tmp_path: Path, file: Path, gone: str) -> None:
    path = tmp_path / "x.xlsx"
    if gone == "folder":
        path.mkdir()
    elif gone == "fifo":
        if sys.platform == "win32":
            pytest.skip("Windows has no such files")
        os.mkfifo(path)
    assert known(file, path) is None


def test_a_missing_file_is_never_kept(folder: Path, file: Path) -> None:
    filled(file, validate([folder / "væk.xlsx"]).files[:])
    assert sqlite3.connect(file).execute("select count(*) from reports").fetchone() == (0,)


class Evil:
    """What a stranger might put where a report should be."""

    def __reduce__(self) -> tuple[Any, ...]:
        return (os.mkdir, ("hacked",))


@pytest.mark.parametrize("value", [Evil(), {"a": 1}, "x", None])
def test_nothing_but_a_report_comes_out_and_no_code_runs(
    folder: Path, file: Path, value: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    path = folder / "a.xlsx"
    filled(file, validate([path]).files[:])
    with sqlite3.connect(file) as connection:
        connection.execute("update reports set report = ?", (zlib.compress(pickle.dumps(value)),))
    assert known(file, path) is None
    assert not (tmp_path / "hacked").exists()


@pytest.mark.parametrize("damage", [b"", b"not a database at all", b"SQLite format 3\0" + bytes(200)])
def test_a_damaged_cache_is_made_anew(folder: Path, file: Path, damage: bytes) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(damage)
    reports = validate([folder / "a.xlsx"]).files[:]
    filled(file, reports)
    assert known(file, folder / "a.xlsx") == reports[0]


def test_a_damaged_report_is_only_not_known(folder: Path, file: Path) -> None:
    path = folder / "a.xlsx"
    filled(file, validate([path]).files[:])
    with sqlite3.connect(file) as connection:
        connection.execute("update reports set report = substr(report, 1, 40)")
    assert known(file, path) is None


def test_a_place_that_cannot_be_written_is_no_cache(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("")
    opened = Cache(tmp_path / "fil" / "cache" / FILE, DEFAULTS)
    assert opened.report(folder / "a.xlsx") is None
    opened.keep(validate([folder / "a.xlsx"]).files[0])
    opened.close()


def test_the_cache_keeps_what_was_used_last(folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = sorted(folder.iterdir())
    reports = validate(paths).files[:]
    moments = iter(range(1, 100))
    monkeypatch.setattr(cache, "_now", lambda: next(moments))
    filled(file, reports)
    assert known(file, paths[0]) is not None
    monkeypatch.setattr(cache, "MOST_REPORTS", 2)
    filled(file, [])
    assert [known(file, path) is not None for path in paths] == [True, False, True]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a user's folders private itself")
def test_the_cache_is_its_users_own(file: Path) -> None:
    filled(file, [])
    assert (file.stat().st_mode & 0o077, file.parent.stat().st_mode & 0o077) == (0, 0)


def test_an_empty_variable_means_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.VARIABLE, "")
    assert cache.cache_folder() is None


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "mit"))
    return tmp_path / "mit"


@pytest.mark.usefixtures("own_cache")
def test_an_unchanged_folder_starts_no_check(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = korrektur("validate", folder)

    def refused(*_: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(guard.Guard, "run", refused)
    again = korrektur("validate", folder)
    assert (again.code, again.out) == (first.code, first.out)
    sample_at(folder / "b.xlsx")
    with pytest.raises(AssertionError):
        check_files([folder / "b.xlsx"])


def test_no_cache_checks_everything_and_keeps_nothing(folder: Path, own_cache: Path) -> None:
    with_cache = korrektur("validate", folder).out
    for file in own_cache.iterdir():
        file.unlink()
    assert korrektur("validate", folder, "--no-cache").out == with_cache
    assert list(own_cache.iterdir()) == []


def test_two_runs_at_once_do_not_disturb_each_other(folder: Path, file: Path) -> None:
    reports = validate(sorted(folder.iterdir())).files[:]
    one, other = Cache(file, DEFAULTS), Cache(file, DEFAULTS)
    one.keep(reports[0])
    other.keep(reports[1])
    one.keep(replace(reports[0]))
    one.close()
    other.close()
    assert known(file, Path(reports[0].path)) == reports[0]
    assert known(file, Path(reports[1].path)) == reports[1]
