"""The process that reads and checks, apart from the one that reports, so that it can be ended.

Requests come on stdin, answers go to stdout, both pickled: the other end is our own process alone.
"""

from __future__ import annotations

import gc
import os
import pickle
import queue
import sys
import threading
import traceback
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from workbook.submissions.checking import check_reads, read_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from schemas.settings import Settings
    from workbook.grid import Unreadable
    from workbook.submissions.checking import Want
    from workbook.submissions.file_reports import FileReport
    from workbook.submissions.plan import Bounds

_MEBIBYTE = 1024 * 1024
_SELDOM = (50_000, 50, 50)
"""How often rubbish is looked for: cells are many and none of them is rubbish before the set is done."""
_ADDRESSES_A_MEGABYTE = 3
"""Address space allowed for each megabyte that may be held: libraries reserve more than they use."""


@dataclass(frozen=True, slots=True)
class Request:
    """The files to check together; those known to be unreadable stand as that."""

    files: tuple[Path | Unreadable, ...]
    settings: Settings
    want: Want
    folder: str | None = None
    """Where the paths begin that name no folder of their own; None: where the process was started."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The process has loaded what it needs."""


@dataclass(frozen=True, slots=True)
class ReadingFile:
    """The file of this number is being read."""

    number: int


@dataclass(frozen=True, slots=True)
class Checking:
    """All are read, and the set is being checked."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The program could not: a fault of `workbook.grid.FAULTS`, and the traceback."""

    fault: str
    trace: str


WorkerAnswer = Ready | ReadingFile | Checking | Failed | tuple["FileReport", ...]


def serve(request: Request, say: Callable[[WorkerAnswer], None]) -> None:
    """Check one set, saying how far it has come and at last the reports, or that it failed."""
    try:
        if request.folder is not None:
            os.chdir(request.folder)  # the asking program may have moved since this process was started
        reads = read_files(request.files, lambda number: say(ReadingFile(number)))
        say(Checking())
        reports = tuple(check_reads(reads, request.settings, request.want))
    except MemoryError:
        say(Failed("too-hungry", traceback.format_exc()))
    except Exception:  # noqa: BLE001  a bug met in one file must not keep the others from being reported
        say(Failed("check-failed", traceback.format_exc()))
    else:
        say(reports)


def limit_memory(bounds: Bounds) -> None:
    """Let a huge allocation fail at once where the system can do that; elsewhere the guard sees it grow."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415  not on Windows

        space = bounds.megabytes * _ADDRESSES_A_MEGABYTE * _MEBIBYTE
        resource.setrlimit(resource.RLIMIT_AS, (space, space))


def main() -> None:
    """Serve until stdin ends, then end at once. Whatever a library prints goes nowhere, so that answers stay whole."""
    requests: IO[bytes] = sys.stdin.buffer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  a device, no path of ours
        os.dup2(nowhere.fileno(), sys.stdout.fileno())

    def say(answer: WorkerAnswer) -> None:
        pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()

    gc.set_threshold(*_SELDOM)
    bounds: Bounds = pickle.load(requests)  # noqa: S301  our own process at the other end
    limit_memory(bounds)
    import schemas.checking.check  # noqa: F401, PLC0415  loaded before the clock of a file starts
    import workbook.reading.parse  # noqa: F401, PLC0415

    heard: queue.SimpleQueue[Request] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests, heard), daemon=True).start()
    say(Ready())
    while True:
        serve(heard.get(), say)


def _listen(requests: IO[bytes], heard: queue.SimpleQueue[Request]) -> None:
    """Hear requests; when there can be no more nobody waits for an answer, and the process ends in the midst of one.

    That is how it dies with the one it works for, however that one is killed, on every system.
    """
    try:
        while True:
            heard.put(pickle.load(requests))  # noqa: S301  likewise
    finally:
        os._exit(0)
