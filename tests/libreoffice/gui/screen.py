"""A screen without a monitor: what is shown there can be clicked and photographed."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

from libreoffice.office import guarded
from support.processes import A_LONG_WHILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WIDTH, HEIGHT = 1280, 800
_TOOLS = {"Xvfb": "xvfb", "xdotool": "xdotool", "import": "imagemagick", "convert": "imagemagick"}
"""Programs, and the Debian packages they come in."""


def why_no_screen() -> str | None:
    """What keeps the tests from a screen, None where nothing does."""
    missing = next((tool for tool in _TOOLS if shutil.which(tool) is None), None)
    return None if missing is None else f"{missing} is not installed (Debian: {_TOOLS[missing]})"


@contextmanager
def screen() -> Iterator[str]:
    """A screen of its own; gives its display, such as `:99`."""
    reading, writing = os.pipe()
    guard = guarded(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp"], keep=writing
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as number:
            yield f":{number.readline().strip()}"
    finally:
        if guard.stdin is not None:
            guard.stdin.close()
        guard.wait(timeout=A_LONG_WHILE)


def click(display: str, x: int, y: int) -> None:
    """Move the mouse there as a person does, and press its left button."""
    _run(display, "xdotool", "mousemove", str(x), str(y), "sleep", "0.3", "click", "1")


def photograph(display: str, path: Path) -> None:
    """What the screen shows, as a PNG of few colours."""
    _run(display, "import", "-window", "root", "-depth", "8", "-colors", "96", f"png8:{path}")


def is_blank(path: Path) -> bool:
    """Whether a picture shows one colour alone."""
    return int(_run("", "convert", str(path), "-format", "%k", "info:")) == 1


def _run(display: str, *command: str) -> str:
    return subprocess.run(  # noqa: S603  programs found on the path, arguments of our own
        command,
        env={**os.environ, "DISPLAY": display},
        check=True,
        capture_output=True,
        text=True,
        timeout=A_LONG_WHILE,
    ).stdout
