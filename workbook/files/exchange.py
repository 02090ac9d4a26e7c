"""Two files that change names in one step, so that whatever had the name is still there afterwards."""

import os
import sys
from pathlib import Path

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
