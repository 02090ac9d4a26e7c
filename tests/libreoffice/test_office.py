"""LibreOffice never outlives the tests."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from libreoffice.office import guarded

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(os.name == "nt", reason="the guard is a shell's")
def test_closing_the_guards_input_ends_all_it_started(tmp_path: Path) -> None:
    pipe = tmp_path / "alive"
    os.mkfifo(pipe)
    guard = guarded(["/bin/sh", "-c", f"exec 3>'{pipe}'; echo started >&3; sleep 600 & sleep 600"])
    with pipe.open() as alive:
        assert alive.readline() == "started\n"
        assert guard.stdin is not None
        guard.stdin.close()  # as the system does it when the tests are killed
        assert alive.read() == ""  # which comes when the last process that could write is dead
    guard.wait()
