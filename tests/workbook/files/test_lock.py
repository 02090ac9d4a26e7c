"""The lock that our processes share."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest
from support.forks import exit_code_of, in_a_fork

from schemas.finding import KorrekturError
from workbook.files import lock
from workbook.files.lock import locked

if TYPE_CHECKING:
    from pathlib import Path

forked = pytest.mark.skipif(not hasattr(os, "fork"), reason="another process is forked")


def is_free(path: Path) -> bool:
    """Whether another process gets the lock at once."""

    def taking() -> int:
        lock._PATIENCE_S = 0.0  # noqa: SLF001  in the other process alone
        try:
            with locked(path):
                return 0
        except KorrekturError:
            return 1

    return exit_code_of(in_a_fork(taking)) == 0


@forked
def test_another_process_waits_until_it_is_given_back(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with locked(path):
        assert not is_free(path)
    assert is_free(path)
    assert list(tmp_path.iterdir()) == []


@forked
def test_a_process_that_is_killed_gives_it_back(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"

    def dying() -> None:
        with locked(path):
            os.kill(os.getpid(), signal.SIGKILL)

    assert exit_code_of(in_a_fork(dying)) == -signal.SIGKILL
    assert is_free(path)


@forked
@pytest.mark.parametrize("other", ["A.xlsx", "B\u00f8.xlsx"])
def test_names_that_are_one_file_on_some_systems_have_one_lock(tmp_path: Path, other: str) -> None:
    same = {"A.xlsx": "a.xlsx", "B\u00f8.xlsx": "b\u00d8.XLSX"}[other]
    with locked(tmp_path / same):
        assert not is_free(tmp_path / other)


def test_where_the_first_folder_cannot_be_written_the_next_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fil").write_bytes(b"")
    monkeypatch.setattr(lock, "folders", lambda: (tmp_path / "fil" / "locks", tmp_path / "anden"))
    with locked(tmp_path / "a.xlsx"):
        assert [one.suffix for one in (tmp_path / "anden").iterdir()] == [".lock"]
    monkeypatch.setattr(lock, "folders", lambda: (tmp_path / "fil" / "locks",))
    with pytest.raises(KorrekturError, match="without a lock"), locked(tmp_path / "a.xlsx"):
        pass


def test_locks_lie_in_folders_of_the_user_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert all("korrektur" in str(folder) for folder in lock.folders())
