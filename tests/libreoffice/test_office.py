"""LibreOffice never outlives the tests."""

from __future__ import annotations

import os

import pytest

from libreoffice.office import guarded


def test_closing_the_guards_input_ends_all_it_started() -> None:
    guard = guarded(["/bin/sh", "-c", "sleep 600 & sleep 600"])
    assert guard.stdin is not None
    assert guard.poll() is None
    guard.stdin.close()  # as the system does it when the tests are killed
    guard.wait(timeout=30)
    with pytest.raises(ProcessLookupError):
        while True:
            os.killpg(guard.pid, 0)  # until the system has buried the last of the group
