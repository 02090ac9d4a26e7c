"""The command line run as a person runs it, with what it said and its exit code."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import TYPE_CHECKING

from addin.cli import run

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


class Stream(io.TextIOWrapper):
    """A stream of this encoding that may claim to be a terminal."""

    def __init__(self, encoding: str = "utf-8", *, terminal: bool = False) -> None:
        super().__init__(io.BytesIO(), encoding=encoding, errors="backslashreplace", newline="")
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def text(self) -> str:
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode(self.encoding)


def korrektur(
    *arguments: object, environ: Mapping[str, str] | None = None, out: Stream | None = None, err: Stream | None = None
) -> Ran:
    """`korrektur ARGUMENTS`, Danish unless the environment says otherwise, no terminal unless given one."""
    said, talk = out or Stream(), err or Stream()
    with redirect_stdout(said), redirect_stderr(talk):
        code = run([str(argument) for argument in arguments], {} if environ is None else environ)
    return Ran(code, said.text(), talk.text())


__all__ = ["Ran", "Stream", "korrektur"]
