"""Windows: `ReplaceFile`, which keeps a file's rights and its mark of the web, and what is done when it fails."""

import errno
import os
import sys
from pathlib import Path
from typing import Protocol

from schemas.finding import KorrekturError

_NOT_REMOVED, _NOT_MOVED, _NOT_MOVED_BUT_SET_ASIDE = 1175, 1176, 1177
"""ERROR_UNABLE_TO_REMOVE_REPLACED, ERROR_UNABLE_TO_MOVE_REPLACEMENT and …_2: network drives and OneDrive give them."""
_DENIED, _SHARING, _LOCKED = 5, 32, 33


class WindowsCalls(Protocol):
    """The two calls to Windows; each returns its error code, 0 for none."""

    def replace_file(self, target: Path, new: Path, old: Path) -> int:
        """`ReplaceFileW` with a backup name."""

    def open_alone(self, target: Path) -> int:
        """`CreateFileW` for reading, shared with nobody, and closed at once."""


class WindowsFiles:
    """The file system of Windows, by these calls."""

    def __init__(self, calls: WindowsCalls | None = None) -> None:
        self._calls = calls or _Kernel()

    def swap(self, new: Path, target: Path, old: Path) -> None:
        """As `FileSystem` says; where the system has stopped half-way, the file gets its name again."""
        if os.path.lexists(old):  # ReplaceFile would write over it
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(old))
        code = self._calls.replace_file(target, new, old)
        if code == 0:
            return
        if not target.exists() and old.exists():
            _give_back(old, target)
        if code in {_DENIED, _SHARING, _LOCKED}:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
        if code in {_NOT_REMOVED, _NOT_MOVED, _NOT_MOVED_BUT_SET_ASIDE}:
            raise KorrekturError(
                f"{target} er ikke ændret: Windows kunne ikke udskifte filen (fejl {code}), som det kan ske på "
                "netværksdrev og i OneDrive. Prøv igen, eller arbejd på en kopi på din egen disk.",
                f"{target} is not changed: Windows could not replace the file (error {code}), as may happen on "
                "network drives and in OneDrive. Try again, or work on a copy on your own disk.",
            )
        raise OSError(errno.EIO, f"Windows {code}", str(target))

    def opens_alone(self, target: Path) -> bool | None:
        """As `FileSystem` says."""
        return self._calls.open_alone(target) == 0


def _give_back(old: Path, target: Path) -> None:
    try:
        old.rename(target)
    except OSError as fault:
        raise KorrekturError(
            f"Windows stoppede midt i at udskifte {target.name}. Filen er hel, men hedder nu {old}. Giv den sit "
            "navn tilbage.",
            f"Windows stopped while it replaced {target.name}. The file is whole, but is now called {old}. Give "
            "it its name back.",
        ) from fault


class _Kernel:
    """The calls as kernel32 has them."""

    def replace_file(self, target: Path, new: Path, old: Path) -> int:
        if sys.platform == "win32":
            import ctypes  # noqa: PLC0415  on Windows alone

            kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            done = kernel.ReplaceFileW(str(target), str(new), str(old), 0, None, None)
            return 0 if done else ctypes.get_last_error()
        raise NotImplementedError

    def open_alone(self, target: Path) -> int:
        if sys.platform == "win32":
            import ctypes  # noqa: PLC0415  on Windows alone
            from ctypes import wintypes  # noqa: PLC0415

            kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            kernel.CreateFileW.restype = wintypes.HANDLE
            handle = kernel.CreateFileW(str(target), _READING, 0, None, _OPEN_EXISTING, 0, None)
            if handle == wintypes.HANDLE(-1).value:
                return ctypes.get_last_error()
            kernel.CloseHandle(wintypes.HANDLE(handle))
            return 0
        raise NotImplementedError


_READING, _OPEN_EXISTING = 0x80000000, 3
