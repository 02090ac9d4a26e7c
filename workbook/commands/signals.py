"""Signals that ask the program to end: it ends as after Ctrl-C, taking its temporary files and processes with it."""

import signal
import sys
from types import FrameType

_ENDING = ("SIGTERM", "SIGHUP", "SIGBREAK")
"""Asked to end, the terminal closed, and Windows' word for both; those the system knows are heeded."""


def end_cleanly() -> None:
    """From now on these signals raise `SystemExit` in the main thread, which must be the one that calls.

    One that whoever started the program has it ignore, as `nohup` does, stays ignored.
    """
    for name in _ENDING:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)


def _end(number: int, frame: FrameType | None) -> None:
    del number, frame
    sys.exit()
