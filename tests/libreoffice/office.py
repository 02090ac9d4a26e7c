"""A LibreOffice without a window, started for the tests and stopped with them, whatever happens to the tests."""

from __future__ import annotations

import contextlib
import os
import subprocess
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from libreoffice.bridge import Uno, uno
from support.processes import A_LONG_WHILE
from support.recalculate import SOFFICE, prepare_profile

if TYPE_CHECKING:
    from pathlib import Path

_GRACE = 10.0
"""Seconds it has to end by itself."""
_GUARD = '"$@" & read -r _; kill -KILL 0'
"""The office lives as long as the guard's standard input: closed or orphaned, the whole process group is killed."""


def why_not() -> str | None:
    """What keeps the tests from a live LibreOffice, None where nothing does."""
    if SOFFICE is None:
        return "LibreOffice (soffice) is not installed"
    try:
        uno()
    except ImportError as fault:
        return f"LibreOffice's module uno (Debian: python3-uno) cannot be loaded by this Python: {fault}"
    return None


@dataclass(slots=True)
class Office:
    """A running office: its guard, the file it holds while it runs, its component context and its desktop."""

    guard: subprocess.Popen[bytes]
    lock: Path
    context: Uno = None
    desktop: Uno = None

    def stop(self) -> None:
        """End the office; asked first, killed with everything it started in any case."""
        asking = threading.Thread(target=self._ask, daemon=True)  # it may ask back in a window, where nobody answers
        asking.start()
        until = time.monotonic() + _GRACE
        while self.lock.exists() and time.monotonic() < until:
            time.sleep(0.05)  # it tidies up behind itself, also outside its profile
        if self.guard.stdin is not None:
            self.guard.stdin.close()
        self.guard.wait(timeout=A_LONG_WHILE)
        asking.join(timeout=A_LONG_WHILE)

    def _ask(self) -> None:
        with contextlib.suppress(Exception):  # the answer is cut off with the connection
            self.desktop.terminate()


def guarded(command: list[str], keep: int | None = None, display: str | None = None) -> subprocess.Popen[bytes]:
    """A command that ends with its guard's standard input, with everything it started.

    It may `keep` an open file of ours, and show itself on a `display`.
    """
    return subprocess.Popen(  # noqa: S603  programs found on the path, arguments of our own
        ["/bin/sh", "-c", _GUARD, "guard", *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        pass_fds=() if keep is None else (keep,),
        env=None if display is None else {**os.environ, "DISPLAY": display, "SAL_USE_VCLPLUGIN": "gen"},
    )


def start(profile: Path, locale: str, display: str | None = None) -> Office:
    """An office with this profile, in this language, reached by a pipe of its own; TimeoutError if it never answers.

    It shows itself on a `display`, or nowhere; there it takes the profile as it has been prepared.
    """
    if display is None:
        prepare_profile(profile, locale)
    pipe = f"korrektur-{uuid4().hex}"
    guard = guarded(
        [
            str(SOFFICE), f"-env:UserInstallation={profile.as_uri()}", *([] if display else ["--headless"]),
            "--norestore", "--nologo", "--nodefault", "--nofirststartwizard",
            f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext",
        ],
        display=display,
    )  # fmt: skip
    office = Office(guard, profile / ".lock")
    try:
        office.context = _context(pipe)
        office.desktop = office.context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", office.context
        )
    except BaseException:
        office.stop()
        raise
    return office


def _context(pipe: str) -> Uno:
    here = uno().getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    no_connection = uno().getClass("com.sun.star.connection.NoConnectException")
    until = time.monotonic() + A_LONG_WHILE
    while time.monotonic() < until:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except no_connection:
            time.sleep(0.1)
    raise TimeoutError(f"LibreOffice did not answer within {A_LONG_WHILE:.0f} seconds")
