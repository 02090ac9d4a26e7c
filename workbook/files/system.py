"""How each operating system replaces one file by another."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from workbook.files.temporary_files import new_beside, publish
from workbook.files.windows import WindowsFiles

_THIS_FOLDER = -100
_EXCHANGE = 2
"""AT_FDCWD and RENAME_EXCHANGE of Linux; RENAME_SWAP of macOS is the same number."""


def exchange(one: Path, other: Path) -> bool:
    """Whether the two files have changed names; False, with nothing done, where system or disk cannot do that."""
    import ctypes  # noqa: PLC0415  only where a file is replaced

    library, first, second = ctypes.CDLL(None), os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            return bool(library.renamex_np(first, second, _EXCHANGE) == 0)
        return bool(library.renameat2(_THIS_FOLDER, first, _THIS_FOLDER, second, _EXCHANGE) == 0)
    except AttributeError:  # a C library without it
        return False


class FileSystem(Protocol):
    """Replaced by tests through `SYSTEM`."""

    def swap(self, new: Path, target: Path, old: Path) -> None:
        """Put `new` in the place of `target`, and leave what was there as `old`, with its owner and rights.

        Raises `FileExistsError` where `old` is there, and otherwise `OSError` or `KorrekturError`; then `target` is
        as it was, and nothing is left at `old`.
        """

    def opens_alone(self, target: Path) -> bool | None:
        """Whether no other program has the file open; None where the system cannot tell."""


class PosixFiles:
    """Linux and macOS: the old file gets a second name, and then the two change places in one step."""

    def swap(self, new: Path, target: Path, old: Path) -> None:
        """As `FileSystem` says."""
        try:
            _keep(target, old)
            if exchange(new, target):
                new.replace(old)  # what had the name in that instant, should it not be the same file any more
            else:
                new.replace(target)
        except FileExistsError:
            raise
        except BaseException:  # a signal may come at any moment
            with suppress(OSError):
                if old.read_bytes() == target.read_bytes():
                    old.unlink()
            raise

    def opens_alone(self, target: Path) -> None:
        """As `FileSystem` says."""
        del target


def _keep(target: Path, old: Path) -> None:
    """Give the file a second name, or make a copy where there are no hard links, or not for whoever asks."""
    try:
        os.link(target, old)
    except FileExistsError:
        raise
    except OSError:
        with new_beside(old, [target.read_bytes()], like=target) as made:
            publish(made, old)


SYSTEM: FileSystem = WindowsFiles() if sys.platform == "win32" else PosixFiles()
"""The one that the program runs on."""
