"""Write a file whole or not at all."""

from __future__ import annotations

import os
import platform
import re
from contextlib import ExitStack, suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import IO, TYPE_CHECKING

from schemas.errors import KorrekturError
from schemas.finding import Text
from workbook.files.os_errors import refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

_READABLE_BY_ALL, _OWN = 0o666, 0o600
_WRITABLE_BY_ANY = 0o222
_DESCRIPTORS = Path("/proc/self/fd")
_BLOCK = 1024 * 1024
_SUFFIX = ".korrektur.tmp"
_MACHINE = sha256(platform.node().encode()).hexdigest()[:8]
_LEFT = re.compile(rf"\..*\.(?P<machine>[0-9a-f]{{8}})-(?P<process>\d+)-[0-9a-f]{{8}}{re.escape(_SUFFIX)}")
"""What a killed process may have left; on a network drive another machine's is that machine's to judge."""


def write_bytes(path: Path, data: bytes, *, overwrite: bool) -> None:
    """Put `data` at `path` as `write_pieces` does."""
    write_pieces(path, [data], overwrite=overwrite)


def write_pieces(path: Path, pieces: Iterable[bytes], *, overwrite: bool) -> None:
    """Put these bytes at `path` in one step: whoever is killed, the old file is there whole or the new one is.

    What a process killed in the middle may leave beside it is taken away at the next write in that folder.

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
        _sweep(path.parent)
        if not _published_nameless(path, pieces, overwrite=overwrite):
            _publish_named(path, pieces, overwrite=overwrite)
        _sync_folder(path.parent)
    except FileExistsError as fault:
        raise _exists(path) from fault
    except OSError as fault:
        why = refusal(fault)
        raise KorrekturError(
            Text(da=f"{path} kan ikke skrives: {why.da}.", en=f"{path} cannot be written: {why.en}.")
        ) from fault


def _published_nameless(path: Path, pieces: Iterable[bytes], *, overwrite: bool) -> bool:
    """Whether it could be done through a file without a name, of which nothing is left whoever is killed (Linux).

    A new file gets its name at once. One that replaces another must have a name of its own for a moment.
    """
    nameless = getattr(os, "O_TMPFILE", None)
    if nameless is None or not _DESCRIPTORS.exists():
        return False
    with ExitStack() as opened:
        try:
            folder = os.open(path.parent, os.O_RDONLY)
            opened.callback(os.close, folder)
            file = opened.enter_context(os.fdopen(os.open(path.parent, nameless | os.O_RDWR, _OWN), "w+b"))
        except OSError:  # not every file system has such files; what else is wrong will be said by the other way
            return False
        _fill(file, pieces, path)
        source = f"{_DESCRIPTORS}/{file.fileno()}"
        name = _temporary(path).name if overwrite else path.name
        try:
            # with a folder's descriptor the link is to what /proc points to, not to /proc's own entry
            os.link(source, name, dst_dir_fd=folder, follow_symlinks=True)
        except FileExistsError:
            raise
        except OSError:  # no links here: what is written already is copied
            file.seek(0)
            _publish_named(path, iter(lambda: file.read(_BLOCK), b""), overwrite=overwrite)
            return True
        if overwrite:
            try:
                path.with_name(name).replace(path)
            except OSError:
                path.with_name(name).unlink(missing_ok=True)
                raise
    return True


def _publish_named(path: Path, pieces: Iterable[bytes], *, overwrite: bool) -> None:
    """The same through a file that has a name from the start."""
    temporary = _temporary(path)
    try:
        with temporary.open("xb") as file:
            _fill(file, pieces, path)
        if overwrite:
            temporary.replace(path)
        else:
            _publish_new(temporary, path)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _fill(file: IO[bytes], pieces: Iterable[bytes], path: Path) -> None:
    """Write it to the disk to its last byte, with the rights the final file gets."""
    file.writelines(pieces)
    file.flush()
    os.fsync(file.fileno())
    if hasattr(os, "fchmod"):
        os.fchmod(file.fileno(), _mode(path))


def _temporary(path: Path) -> Path:
    """A name beside `path` that says which process of which machine it is of."""
    return path.with_name(f".{path.name[:50]}.{_MACHINE}-{os.getpid()}-{token_hex(4)}{_SUFFIX}")


def _sweep(folder: Path) -> None:
    """Take away what a process that was killed in the middle of a write left here."""
    with suppress(OSError):
        for entry in list(os.scandir(folder)):
            found = _LEFT.fullmatch(entry.name)
            if found is not None and found["machine"] == _MACHINE and not _is_running(int(found["process"])):
                Path(entry.path).unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    import psutil  # noqa: PLC0415  only where something was left

    return bool(psutil.pid_exists(process))


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
