"""A lock on a file that is to be changed, which every process of ours on this machine and of this user heeds.

It lies in the user's own folder, never beside people's files, and the system lets go of it when its process ends,
however it ends. A file's lock is one of 256, by the hash of its path; that two files share one costs a wait alone.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize

from schemas.finding import KorrekturError

_PRIVATE_FOLDER, _PRIVATE_FILE = 0o700, 0o600
_PATIENCE_S, _PAUSE_S = 120.0, 0.02


@contextmanager
def locked(target: Path) -> Iterator[None]:
    """Hold the lock of the file at `target`, a path without links, waiting up to two minutes for it.

    Raises `KorrekturError` where another process holds it longer, or where no lock can be had.
    """
    lock = _opened(_slot(target))
    try:
        until = time.monotonic() + _PATIENCE_S
        while not _take(lock):
            if time.monotonic() > until:
                raise KorrekturError(
                    f"{target} er optaget af en anden korrektur-kommando og er ikke ændret. Prøv igen senere.",
                    f"{target} is in use by another korrektur command and is not changed. Try again later.",
                )
            time.sleep(_PAUSE_S)
        yield
    finally:
        os.close(lock)


def folders() -> tuple[Path, ...]:
    """Where locks may lie, the first that can be written being used: the user's cache, or a temporary folder."""
    from platformdirs import user_cache_path  # noqa: PLC0415  only where something is written

    user = f"korrektur-{os.getuid()}" if hasattr(os, "getuid") else "korrektur"
    return user_cache_path("korrektur", appauthor=False) / "locks", Path(tempfile.gettempdir()) / user


def _slot(target: Path) -> str:
    # on macOS and Windows one file answers to names that differ in case or in how letters are composed
    return sha256(normalize("NFC", str(target)).casefold().encode("utf-8", "surrogateescape")).hexdigest()[:2]


def _opened(slot: str) -> int:
    for folder in folders():
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True, mode=_PRIVATE_FOLDER)
            if not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid():
                flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
                return os.open(folder / f"{slot}.lock", flags, _PRIVATE_FILE)
    where = folders()[0]
    raise KorrekturError(
        f"Der kan ikke skrives i {where}, og uden lås ændres ingen projektmappe.",
        f"{where} cannot be written, and without a lock no workbook is changed.",
    )


if sys.platform == "win32":
    import msvcrt

    def _take(lock: int) -> bool:
        try:
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(lock: int) -> bool:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
