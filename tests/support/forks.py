"""A prepared process copied: what it runs need not load anything again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def in_a_fork(job: Callable[[], object]) -> int:
    """Begin a job in a copy of this process, which ends with the exit code it returns; returns the copy's number."""
    child = os.fork()
    if child == 0:
        code: object = 99
        try:
            code = job()
        finally:
            os._exit(code if isinstance(code, int) else 0)
    return child


def exit_code_of(child: int) -> int:
    """Wait for a copy to end: its exit code, or the signal that killed it as a negative number."""
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


__all__ = ["exit_code_of", "in_a_fork"]
