"""A checking process that misbehaves at files by their names: `læs-hænger.xlsx`, `kontrol-dør.xlsx` and the like."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))

import workbook.reading.read
from schemas.settings import DEFAULTS
from workbook.submissions import checking, worker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from schemas.settings import Settings
    from workbook.grid import Grid, Unreadable
    from workbook.submissions.submission import Submission

_MEBIBYTE = 1024 * 1024


def misbehave(path: Path) -> None:
    """Do what a hostile file would bring about."""
    match path.stem.partition("-")[2]:
        case "hænger":
            path.with_name(f"{os.getpid()}.hænger").touch()  # whoever waits for it sees that it has come so far
            time.sleep(3_600)
        case "regner":
            while True:
                pass
        case "sluger":
            held = []
            while True:
                held.append(b"x" * _MEBIBYTE)
                time.sleep(0.0005)
        case "beder om alt":
            bytearray(2**45)
        case "dør":
            os._exit(3)
        case "fejler":
            raise ZeroDivisionError


def read(path: Path) -> Grid | Unreadable:
    """Read a file, or misbehave as its name says."""
    if path.stem.startswith("læs-"):
        misbehave(path)
    return real_read(path)


def check_reads(reads: Sequence[Grid | Unreadable], settings: Settings = DEFAULTS) -> list[Submission]:
    """Check a set, or misbehave as one of its names says; one that is known to be unreadable is not looked at."""
    for one in reads:
        if one.path.stem.startswith("kontrol-") and not getattr(one, "fault", ""):
            misbehave(one.path)
    return real_check(reads, settings)


real_read, real_check = workbook.reading.read.read, checking.check_reads
if __name__ == "__main__":
    setattr(workbook.reading.read, "read", read)  # noqa: B010  files come here by their name alone
    setattr(checking, "check_reads", check_reads)  # noqa: B010  and the work by its name
    worker.main()
