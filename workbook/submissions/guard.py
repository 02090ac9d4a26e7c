"""Guard: checks files in a process of its own, and ends it when a file goes past its bounds."""

import atexit
import logging
import os
import pickle
import queue
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, TypeVar

import psutil

from schemas.finding import KorrekturError, Text
from schemas.words.harmless import harmless
from workbook.grid import Unreadable
from workbook.submissions.plan import BOUNDS, Bounds
from workbook.submissions.worker import Checking, Done, Failed, ReadingFile, Ready, Request, Work, WorkerAnswer

T = TypeVar("T")
_MEBIBYTE = 1024 * 1024
_LOOKS = 0.1
"""Seconds between two looks at how much memory the process holds."""
_TO_START = Bounds(seconds=120.0, megabytes=4_000)
"""What loading the program may take on a cold machine."""
_MOST_SAID = 120
_LAST_BYTES = 2_000
"""How much of what a process that died has written is looked at."""

_ROOT = str(Path(__file__).parents[1])
_BEGIN = (
    "import sys; root = sys.argv[1]; root in sys.path or sys.path.insert(0, root); "
    "from workbook.submissions.worker import main; main()"
)
WORKER = (sys.executable, "-P", "-c", _BEGIN, _ROOT)
"""The checking process, of this very program. -P: a folder of submitted files is no place to load modules from."""


def could_not_start(last_words: str) -> Text:
    """What to say where no checking process can be started, with the last it said itself."""
    said = f" ({last_words})" if last_words else ""
    return Text(
        f"Programmets kontrolproces kunne ikke startes{said}. Prøv igen, og kør ellers »korrektur demo« for at se, "
        "om installationen er hel.",
        f"The program's checking process could not be started{said}. Try again; else run “korrektur demo” to see "
        "whether the installation is whole.",
    )


class Stopped(Exception):  # noqa: N818  nothing is wrong: somebody interrupted
    """The guard was told to stop while it was checking."""


@dataclass(frozen=True, slots=True)
class _Ended:
    """Why a set was not checked, and the number of the file at fault where that is known."""

    fault: str
    detail: str
    number: int | None


def _file_for_errors() -> IO[bytes]:
    """Where the process writes what goes wrong: a file without a name, or nowhere when the system has room for none."""
    try:
        return TemporaryFile()  # closed with the guard
    except OSError:
        return open(os.devnull, "r+b")  # noqa: PTH123  a device; likewise


def _folder() -> str | None:
    with suppress(OSError):  # it may have been removed
        return os.getcwd()  # noqa: PTH109  a text is what the other end needs
    return None


class Guard:
    """One checking process at a time, started when needed and again after it was ended.

    `stop` may be called from another thread; nothing else may.
    """

    def __init__(self, bounds: Bounds = BOUNDS, program: Sequence[str] = WORKER) -> None:
        self.bounds = bounds
        self._program = program
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[WorkerAnswer | None] = queue.SimpleQueue()
        self._stopped = False
        self._errors = _file_for_errors()
        weakref.finalize(self, self._errors.close)

    def run(self, files: Sequence[Path | Unreadable], work: Work[T]) -> list[T]:
        """The work's result for each file, in order; one that exceeds its bounds is given to the work as `Unreadable`.

        Raises `Stopped`, and `KorrekturError` where no process can be started at all.
        """
        if not files:
            return []
        outcome = self._outcome(Request(tuple(files), work, _folder()))
        if not isinstance(outcome, _Ended):
            return list(outcome)
        if outcome.number is not None or len(files) == 1:
            at = outcome.number or 0
            file = files[at]
            if isinstance(file, Unreadable):  # not even that can be reported: nothing about the file is to blame
                raise KorrekturError(could_not_start(outcome.detail))
            ended = Unreadable(file, outcome.fault, outcome.detail)
            around = [*files[:at]], [ended], [*files[at + 1 :]]
            return [result for part in around for result in self.run(part, work)]
        middle = len(files) // 2
        return self.run(files[:middle], work) + self.run(files[middle:], work)

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self._stopped = True
        self._end()

    def _outcome(self, request: Request) -> tuple[Any, ...] | _Ended:
        """The results, or why there are none."""
        self._start()
        self._say(request)
        number: int | None = None
        while True:
            answer = self._answer(self.bounds)
            match answer:
                case ReadingFile():
                    number = answer.number
                case Checking():
                    number = None
                case Done():
                    return answer.results
                case Failed():
                    logging.getLogger(__name__).debug("%s", answer.trace)
                    self._end()
                    return _Ended(answer.fault, answer.kind, number)
                case str():
                    detail = self._words(answer)
                    self._end()
                    return _Ended(answer, detail, number)

    def _words(self, fault: str) -> str:
        """What the finding gives in detail: the bound, or the last words of a process that died."""
        bounds = {"too-slow": f"{self.bounds.seconds:g} s", "too-hungry": f"{self.bounds.megabytes} MB"}
        return bounds.get(fault) or self._last_words()

    def _answer(self, bounds: Bounds) -> WorkerAnswer | str:
        """What the process says next, or the fault by which it is to be ended."""
        until = time.monotonic() + bounds.wall_seconds
        most = self._used() + bounds.seconds
        while True:
            try:
                answer = self._answers.get(timeout=_LOOKS)
            except queue.Empty:
                if self._held() > bounds.megabytes * _MEBIBYTE:
                    return "too-hungry"
                if self._used() > most or time.monotonic() > until:
                    return "too-slow"
                continue
            if answer is None:
                if self._stopped:
                    raise Stopped
                return "check-failed"
            return answer

    def _used(self) -> float:
        """Processor seconds that the process has used."""
        if self._process is not None:
            with suppress(psutil.Error):
                times = psutil.Process(self._process.pid).cpu_times()
                return float(times.user + times.system)
        return 0.0

    def _last_words(self) -> str:
        """The last line that the process wrote before it ended; empty where it wrote none."""
        with suppress(OSError, ValueError):
            self._errors.seek(max(0, self._errors.seek(0, os.SEEK_END) - _LAST_BYTES))
            lines = self._errors.read().decode("utf-8", "replace").split("\n")
            return next((harmless(line.strip())[:_MOST_SAID] for line in reversed(lines) if line.strip()), "")
        return ""

    def _held(self) -> int:
        """Bytes of memory that the process holds."""
        if self._process is not None:
            with suppress(psutil.Error):
                return int(psutil.Process(self._process.pid).memory_info().rss)
        return 0

    def _heed_stop(self) -> None:
        if self._stopped:
            self._end()
            raise Stopped

    def _start(self) -> None:
        self._heed_stop()
        if self._process is not None:
            return
        self._errors.seek(0)
        self._errors.truncate()
        self._process = subprocess.Popen(  # noqa: S603  our own interpreter and module
            list(self._program),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            start_new_session=True,  # Ctrl-C is for the process that reports; it ends this one itself
            creationflags=_APART,
        )
        self._heed_stop()  # which may have come from another thread meanwhile
        self._answers = queue.SimpleQueue()
        threading.Thread(target=_listen, args=(self._process, self._answers), daemon=True).start()
        self._say(self.bounds)
        if not isinstance(self._answer(_TO_START), Ready):
            self._end()
            if self._stopped:
                raise Stopped
            raise KorrekturError(could_not_start(self._last_words()))

    def _say(self, message: Bounds | Request) -> None:
        process = self._process
        if process is not None and process.stdin is not None:
            with suppress(BrokenPipeError, OSError):  # that it is gone is heard at the other end
                pickle.dump(message, process.stdin, pickle.HIGHEST_PROTOCOL)
                process.stdin.flush()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        with suppress(OSError):
            if process.stdin is not None:
                process.stdin.close()
        process.wait()


def _listen(process: subprocess.Popen[bytes], answers: queue.SimpleQueue[WorkerAnswer | None]) -> None:
    """Hand on what the process says; None when it says no more."""
    if process.stdout is not None:
        with process.stdout as said, suppress(EOFError, OSError, pickle.UnpicklingError):
            while True:
                answers.put(pickle.load(said))  # noqa: S301  our own process at the other end
    answers.put(None)


_APART = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
"""Windows' words for a process without a window, which Ctrl-C does not reach."""

_idle: list[Guard] = []
_working: set[Guard] = set()
_lock = threading.Lock()


@contextmanager
def borrowed(bounds: Bounds = BOUNDS) -> Iterator[Guard]:
    """A guard that nobody else is using; kept for the next one who asks, since a process takes a second to start."""
    with _lock:
        guard = next((one for one in _idle if one.bounds == bounds), None) or Guard(bounds)
        if guard in _idle:
            _idle.remove(guard)
        _working.add(guard)
    try:
        yield guard
    finally:
        with _lock:
            _working.discard(guard)
            if not guard._stopped:  # noqa: SLF001  the same module
                _idle.append(guard)


def _forget() -> None:
    """A forked process leaves the checking processes to the one it was forked from: two cannot talk to one."""
    global _lock  # noqa: PLW0603  another thread may hold it for ever on the other side of the fork
    _lock = threading.Lock()
    _idle.clear()
    _working.clear()


if hasattr(os, "register_at_fork"):  # not on Windows, where nothing forks
    os.register_at_fork(after_in_child=_forget)


def stop_all() -> None:
    """End every checking process, at work or idle."""
    with _lock:
        guards = [*_working, *_idle]
        _idle.clear()
    for guard in guards:
        guard.stop()


atexit.register(stop_all)
