from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from schemas.finding import KorrekturError, same
from workbook.files.atomic import refusal, write_bytes

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_file_gets_its_bytes_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_bytes(tmp_path / "bog.xlsx", b"indhold", overwrite=False)
    assert (tmp_path / "bog.xlsx").read_bytes() == b"indhold"
    assert [path.name for path in tmp_path.iterdir()] == ["bog.xlsx"]


def test_an_existing_file_is_kept_unless_overwriting_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "bog.xlsx"
    path.write_bytes(b"gammel")
    with pytest.raises(KorrekturError) as stop:
        write_bytes(path, b"ny", overwrite=False)
    assert path.read_bytes() == b"gammel"
    assert "findes allerede" in stop.value.text.da
    assert "exists already" in stop.value.text.en


def test_an_existing_file_is_replaced_when_asked_for_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "bog.xlsx"
    path.write_bytes(b"gammel")
    path.chmod(0o640)
    write_bytes(path, b"ny", overwrite=True)
    assert path.read_bytes() == b"ny"
    assert path.stat().st_mode & 0o777 == 0o640
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_that_appears_meanwhile_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bog.xlsx"
    sync = os.fsync

    def slow(handle: int) -> None:
        path.write_bytes(b"en andens")
        sync(handle)

    monkeypatch.setattr(os, "fsync", slow)
    with pytest.raises(KorrekturError):
        write_bytes(path, b"ny", overwrite=False)
    assert path.read_bytes() == b"en andens"
    assert [entry.name for entry in tmp_path.iterdir()] == ["bog.xlsx"]


def test_a_disk_that_fails_leaves_the_old_file_and_no_litter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bog.xlsx"
    path.write_bytes(b"gammel")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KorrekturError, match="the disk is full"):
        write_bytes(path, b"ny", overwrite=True)
    assert path.read_bytes() == b"gammel"
    assert [entry.name for entry in tmp_path.iterdir()] == ["bog.xlsx"]


def test_a_reason_without_words_of_ours_stands_in_the_systems_own() -> None:
    assert refusal(OSError(71, "Protocol error")) == same("Protocol error")
    assert refusal(OSError()) == same("OSError")


def test_a_read_only_file_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "bog.xlsx"
    path.write_bytes(b"gammel")
    path.chmod(0o444)
    with pytest.raises(KorrekturError, match="read-only"):
        write_bytes(path, b"ny", overwrite=True)
    assert path.read_bytes() == b"gammel"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(KorrekturError, match="the folder does not exist"):
        write_bytes(tmp_path / "væk" / "bog.xlsx", b"ny", overwrite=False)


def test_a_folder_without_hard_links_still_gets_new_files_and_keeps_old_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bog.xlsx"

    def no_links(*_: object, **__: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", no_links)
    write_bytes(path, b"ny", overwrite=False)
    assert path.read_bytes() == b"ny"
    with pytest.raises(KorrekturError):
        write_bytes(path, b"nyere", overwrite=False)
    assert [entry.name for entry in tmp_path.iterdir()] == ["bog.xlsx"]
