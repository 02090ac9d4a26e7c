"""Write a file whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from schemas.errors import KorrekturError
from schemas.finding import Text
from workbook.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

_READABLE_BY_ALL = 0o666
_WRITABLE_BY_ANY = 0o222


def write_bytes(path: Path, data: bytes, *, overwrite: bool) -> None:
    """Put `data` at `path` as `write_pieces` does."""
    write_pieces(path, [data], overwrite=overwrite)


def write_pieces(path: Path, pieces: Iterable[bytes], *, overwrite: bool) -> None:
    """Put these bytes at `path` in one step, through a temporary file in the same folder.

    Raises `KorrekturError` when the file exists and `overwrite` is not asked for, when it is read-only, or when
    the folder cannot be written; then nothing is left behind and an existing file is as it was.
    """
    if not overwrite and os.path.lexists(path):
        raise _exists(path)
    if _is_protected(path):
        raise KorrekturError(
            Text(
                da=f"{path} er skrivebeskyttet og bliver ikke overskrevet.",
                en=f"{path} is read-only and is not overwritten.",
            )
        )
    try:
        temporary = _written(path, pieces)
        try:
            if overwrite:
                temporary.replace(path)
            else:
                _publish_new(temporary, path)
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except FileExistsError as fault:
        raise _exists(path) from fault
    except OSError as fault:
        why = refusal(fault)
        raise KorrekturError(
            Text(da=f"{path} kan ikke skrives: {why.da}.", en=f"{path} cannot be written: {why.en}.")
        ) from fault


def _written(path: Path, pieces: Iterable[bytes]) -> Path:
    """A temporary file beside `path`, on the disk to its last byte, with the rights the final file gets."""
    prefix = f".{path.name[:50]}."
    with NamedTemporaryFile(dir=path.parent, prefix=prefix, suffix=".tmp", delete=False) as file:
        temporary = Path(file.name)
        try:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
            temporary.chmod(_mode(path))
        except BaseException:
            file.close()
            temporary.unlink(missing_ok=True)
            raise
    return temporary


def _publish_new(temporary: Path, path: Path) -> None:
    """Give the file its name unless another took it meanwhile; without hard links that is only checked."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        if os.path.lexists(path):
            raise FileExistsError from None
        temporary.replace(path)


def _mode(path: Path) -> int:
    """The rights of the file replaced, or those a new file has under the process's mask."""
    with suppress(OSError):
        return path.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return _READABLE_BY_ALL & ~mask


def _sync_folder(folder: Path) -> None:
    # the new name is on the disk only when the folder is; Windows has no such call
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _is_protected(path: Path) -> bool:
    # a folder that may be written lets go of a file that may not; that is no leave to replace it
    with suppress(OSError):
        return not path.stat().st_mode & _WRITABLE_BY_ANY
    return False


def _exists(path: Path) -> KorrekturError:
    return KorrekturError(
        Text(
            da=f"{path} findes allerede og bliver ikke overskrevet.",
            en=f"{path} exists already and is not overwritten.",
        )
    )
