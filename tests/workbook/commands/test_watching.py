"""`validate --watch`, in a real process: it speaks when a workbook is saved, however Excel saves it."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from typing import TYPE_CHECKING

import pytest
from support.command_line import korrektur
from support.processes import Running, gone
from support.workbooks import empty_at, not_a_workbook_at, sample_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent as Linux and macOS have it")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "indsendt"
    folder.mkdir()
    empty_at(folder / "a.xlsx")
    return folder


@pytest.fixture
def watching(folder: Path) -> Iterator[Running]:
    patient = "import workbook.commands.watching as watching; watching._PATIENCE = 600"  # however slow the copy is
    running = Running("validate", folder, "--watch", "--format", "concise", "--jobs", 1, first=patient)
    running.until(running.says("(projektmapper: 1)"))
    # the system's watch begins a moment after the words
    running.until(running.says("a.xlsx: samme fund som før (0)."), again=lambda: os.utime(folder / "a.xlsx"))
    yield running
    running.process.send_signal(signal.SIGINT)
    workers = running.children()
    assert running.ended() in (0, 1, 2)
    assert "Traceback" not in "".join(running.err)
    assert gone(workers)


def saved_as_excel_does(path: Path, content: bytes) -> None:
    """Through a temporary file that takes the workbook's name, with a lock file beside it."""
    lock, temporary = path.with_name(f"~${path.name}"), path.with_name("4A7B1000")
    lock.write_bytes(b"\x05Navn" + bytes(160))
    temporary.write_bytes(content)
    temporary.replace(path)
    lock.unlink()


def test_saves_of_every_kind_are_heard(watching: Running, folder: Path, tmp_path: Path) -> None:
    faulty = sample_at(tmp_path / "fejl.xlsx").read_bytes()
    clean = (folder / "a.xlsx").read_bytes()

    at = watching.said()
    saved_as_excel_does(folder / "a.xlsx", faulty)
    watching.until(watching.says("a.xlsx: 14 nye fund, 0 er væk, 0 er der endnu.", after=at))

    at = watching.said()
    (folder / "a.xlsx").write_bytes(clean)
    watching.until(watching.says("a.xlsx: 0 nye fund, 14 er væk", after=at))

    at = watching.said()
    with (folder / "ny.xlsx").open("wb") as half:  # a slow copy: half a file is no damaged file
        half.write(faulty[:20_000])
        half.flush()
        time.sleep(0.6)
        half.write(faulty[20_000:])
    watching.until(watching.says("ny.xlsx: 14 nye fund", after=at))
    assert "ARK104" not in "".join(watching.out)

    at = watching.said()
    (folder / "ny.xlsx").rename(folder / "omdøbt.xlsx")
    watching.until(watching.says("ny.xlsx er væk.", after=at))
    watching.until(watching.says("omdøbt.xlsx: 14 nye fund", after=at))

    at = watching.said()
    (folder / "under").mkdir()
    copy = shutil.copy(folder / "omdøbt.xlsx", folder / "under" / "b.xlsx")
    # a new folder is watched a moment after it is there
    watching.until(watching.says("b.xlsx: 14 nye fund", after=at), again=lambda: os.utime(copy))

    at = watching.said()
    not_a_workbook_at(folder / "billede.xlsx")
    watching.until(watching.says("ARK102", after=at))
    (folder / "noter.txt").write_text("ikke en projektmappe")
    os.utime(folder / "a.xlsx")
    watching.until(watching.says("a.xlsx: samme fund som før (0).", after=at))
    assert "noter.txt" not in "".join(watching.err)
    assert "~$" not in "".join(watching.err) + "".join(watching.out)


def test_the_exit_code_is_that_of_the_last_state(folder: Path) -> None:
    running = Running("validate", folder, "--watch", "--format", "concise")
    running.until(running.says("(projektmapper: 1)"))
    running.process.send_signal(signal.SIGINT)
    assert running.ended() == 0


@pytest.mark.parametrize("other", [("--format", "json"), ("-o", "x.txt"), ("--statistics",), ("--expect", "x.txt")])
def test_what_is_followed_is_only_shown(folder: Path, other: tuple[str, str]) -> None:
    ran = korrektur("validate", folder, "--watch", *other)
    assert ran.code == 2
    assert "--watch viser fundene på skærmen" in ran.err
