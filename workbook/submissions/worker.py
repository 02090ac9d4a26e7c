"""The process that reads and checks, apart from the one that reports, so that it can be ended.

Requests come on stdin, answers go to stdout, both pickled: the other end is our own process alone.
"""

import gc
import os
import pickle
import queue
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, TypeVar

from workbook.grid import Grid, Unreadable
from workbook.submissions.checking import read_files
from workbook.submissions.plan import Bounds

T = TypeVar("T")
Work = Callable[[Sequence[Grid | Unreadable]], Sequence[T]]
"""What is done with files once they are read: a result a file, in order, picklable like the function itself."""

_MEBIBYTE = 1024 * 1024
_SELDOM = (50_000, 50, 50)
"""GC thresholds: a set frees nothing until it ends, so collect rarely."""
_ADDRESSES_A_MEGABYTE = 3
"""Address space allowed for each megabyte that may be held: libraries reserve more than they use."""


@dataclass(frozen=True, slots=True)
class Request:
    """The files to read, and the work to do on them together; those known to be unreadable stand as that."""

    files: tuple[Path | Unreadable, ...]
    work: Work[Any]
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
    """The program could not: a fault of `workbook.grid.FAULTS`, the kind of exception, and the traceback."""

    fault: str
    kind: str
    trace: str


@dataclass(frozen=True, slots=True)
class Done:
    """What the work gave, a result a file, in order."""

    results: tuple[Any, ...]


WorkerAnswer = Ready | ReadingFile | Checking | Failed | Done


def serve(request: Request, say: Callable[[WorkerAnswer], None]) -> None:
    """Do the work on one set, saying how far it has come and at last the results, or that it failed."""
    try:
        if request.folder is not None:
            os.chdir(request.folder)  # the asking program may have moved since this process was started
        reads = read_files(request.files, lambda number: say(ReadingFile(number)))
        say(Checking())
        results = Done(tuple(request.work(reads)))
    except MemoryError as fault:
        say(Failed("too-hungry", type(fault).__name__, traceback.format_exc()))
    except Exception as fault:  # noqa: BLE001  a bug met in one file must not keep the others from being reported
        say(Failed("check-failed", type(fault).__name__, traceback.format_exc()))
    else:
        say(results)


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
