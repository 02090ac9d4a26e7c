"""Ctrl-C, and worse, in the middle of a batch: what is done is reported, and no process is left behind."""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest
from support.processes import Running, gone
from support.workbooks import sample_at

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent as Linux and macOS have them")

FILES = 640


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four sets of workbooks."""
    folder = tmp_path_factory.mktemp("indsendt")
    first = sample_at(folder / "000.xlsx")
    for number in range(1, FILES):
        os.link(first, folder / f"{number:03}.xlsx")
    return folder


def at_work(folder: Path, *arguments: object) -> Running:
    running = Running("validate", folder, "--no-cache", "--jobs", 2, *arguments)
    running.until(lambda: len(running.children()) == 2)
    return running


@pytest.mark.parametrize("whole_group", [True, False])
def test_ctrl_c_reports_what_is_done_so_far(folder: Path, tmp_path: Path, *, whole_group: bool) -> None:
    target = tmp_path / "kontrol.json"
    running = at_work(folder, "--format", "json", "-o", target)
    workers = running.children()
    if whole_group:
        os.killpg(running.process.pid, signal.SIGINT)
    else:
        running.process.send_signal(signal.SIGINT)
    assert running.ended() == 2
    document = json.loads(target.read_text("utf-8"))
    done = document["summary"]["files"]
    assert len(document["files"]) == done < FILES
    assert done + document["summary"]["unchecked"] == FILES
    assert f"Afbrudt: {done} af {FILES} projektmapper er kontrolleret." in "".join(running.err)
    assert "Traceback" not in "".join(running.err)
    assert gone(workers)


@pytest.mark.parametrize("death", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_the_checking_processes_end_with_the_one_they_work_for(folder: Path, death: signal.Signals) -> None:
    running = at_work(folder)
    workers = running.children()
    running.process.send_signal(death)
    assert running.ended() != 0
    assert gone(workers)
