"""The command in a process of its own, to be interrupted, killed or listened to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
_COMMAND = "from addin.cli import main; main()"
A_LONG_WHILE = 600.0
"""Seconds after which something will never happen, however busy the machine is."""


class Running:
    """A running `korrektur`, what it has said so far, and its checking processes; `first` is Python to run before."""

    def __init__(self, *arguments: object, first: str = "", **environment: str) -> None:
        if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as a shell leaves it for what runs in its background
            signal.signal(signal.SIGINT, signal.default_int_handler)
        self.process = subprocess.Popen(  # noqa: S603  our own interpreter and command
            [sys.executable, "-c", f"{first}\n{_COMMAND}", *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT), "KORREKTUR_LANG": "da", "PYTHONUNBUFFERED": "1", **environment},
            start_new_session=True,
            text=True,
            encoding="utf-8",
        )
        self.out: list[str] = []
        self.err: list[str] = []
        self._threads = [
            threading.Thread(target=self._listen, args=pair, daemon=True)
            for pair in ((self.process.stdout, self.out), (self.process.stderr, self.err))
            if pair[0] is not None
        ]
        for thread in self._threads:
            thread.start()

    @staticmethod
    def _listen(stream: IO[str], said: list[str]) -> None:
        with stream:
            for line in stream:
                said.append(line)  # noqa: PERF402  as they come, not when all have

    def children(self) -> list[psutil.Process]:
        """The processes that do the checking."""
        try:
            return psutil.Process(self.process.pid).children(recursive=True)
        except psutil.NoSuchProcess:
            return []

    def until(self, there: Callable[[], object], again: Callable[[], object] | None = None) -> None:
        """Wait until something is so, doing something `again` and again meanwhile; fails with what was said instead."""
        began = time.monotonic()
        while not there():
            if time.monotonic() - began > A_LONG_WHILE:
                raise AssertionError(f"nothing after {A_LONG_WHILE} s; out: {self.out}; err: {self.err}")
            if again is not None:
                again()
            time.sleep(0.01 if again is None else 0.3)

    def says(self, words: str, *, after: tuple[int, int] = (0, 0)) -> Callable[[], bool]:
        """Whether these words have been said, on either stream, after so many lines of each."""
        return lambda: words in "".join(self.out[after[0] :] + self.err[after[1] :])

    def said(self) -> tuple[int, int]:
        """How many lines were said on stdout and on stderr."""
        return len(self.out), len(self.err)

    def ended(self) -> int:
        """Wait for the end; returns the exit code."""
        code = self.process.wait(timeout=A_LONG_WHILE)
        for thread in self._threads:
            thread.join(timeout=A_LONG_WHILE)
        return code


def gone(processes: list[psutil.Process]) -> bool:
    """Whether all of these end."""
    _, alive = psutil.wait_procs(processes, timeout=A_LONG_WHILE)
    return not alive
