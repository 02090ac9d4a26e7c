"""Write a file whole or not at all."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from schemas.errors import KorrekturError
from workbook.files import system
from workbook.files.destination import destination, refusal
from workbook.files.lock import locked
from workbook.files.open_elsewhere import refuse_held
from workbook.files.temporary_files import new_beside, old_beside, publish, sweep

_WRITABLE_BY_ANY = 0o222
WRITTEN: list[Path] = []
"""The files that this process has put in place, by the names it was given: what is true of them however it ends."""


def write_bytes(path: Path, data: bytes, *, overwrite: bool) -> None:
    """Put `data` at `path` as `write_pieces` does."""
    write_pieces(path, [data], overwrite=overwrite)


def write_pieces(path: Path, pieces: Iterable[bytes], *, overwrite: bool) -> None:
    """Put these bytes at `path`, or where it links to, in one step: the old file is there whole or the new one is.

    That holds whoever is killed. A file that is replaced keeps its owner, rights and attributes. What a process
    killed in the middle may leave beside it is taken away at the next write in that folder.

    Raises `KorrekturError` when the file exists and `overwrite` is not asked for, when it is read-only or open in
    Excel or LibreOffice, when `path` is no file, or when the folder cannot be written; then nothing is left behind
    and an existing file is as it was.
    """
    target = destination(path)
    with refusals_said(path):
        if not os.path.lexists(target):
            with new_beside(_swept(target), pieces, like=None) as new:
                publish(new, target)
                WRITTEN.append(path)
            sync_folder(target.parent)
        elif not overwrite:
            raise FileExistsError
        else:
            with locked(target):
                refuse_held(path, target, forced=None)
                replace(path, target, pieces)


def replace(
    path: Path,
    target: Path,
    pieces: Iterable[bytes],
    *,
    old: Path | None = None,
    still: Callable[[Path], None] | None = None,
) -> None:
    """Put these bytes in the place of `target`, whose lock the caller holds; what was there stays as `old` if given.

    `still` raises where a file is not the one to be replaced: it is asked of `target` when the new file is on the
    disk and only the step itself is left, and of what was set aside, which then comes back. Raises as
    `write_pieces` does.
    """
    refuse_protected(path, target)
    set_aside = old or old_beside(target)
    with new_beside(_swept(target), pieces, like=target) as new:
        if still is not None:
            still(target)
        try:
            system.SYSTEM.swap(new, target, set_aside)
            if still is not None:
                _take_back_unless(still, set_aside, target)
            WRITTEN.append(path)
        finally:
            if old is None and target.exists():
                with suppress(OSError):
                    set_aside.unlink(missing_ok=True)
    sync_folder(target.parent)


def _take_back_unless(still: Callable[[Path], None], set_aside: Path, target: Path) -> None:
    """Check again what was replaced: somebody may have saved between the last check and the exchange."""
    try:
        still(set_aside)
    except KorrekturError:
        set_aside.replace(target)
        raise


def refuse_protected(path: Path, target: Path) -> None:
    """Raise `KorrekturError` for a read-only file, even where its folder could be written."""
    if not target.stat().st_mode & _WRITABLE_BY_ANY:
        raise KorrekturError(
            f"{path} er skrivebeskyttet og bliver ikke overskrevet.", f"{path} is read-only and is not overwritten."
        )


@contextmanager
def refusals_said(path: Path) -> Iterator[None]:
    """What the system refuses of `path`, raised as `KorrekturError`."""
    try:
        yield
    except FileExistsError as fault:
        raise KorrekturError(
            f"{path} findes allerede og bliver ikke overskrevet.", f"{path} exists already and is not overwritten."
        ) from fault
    except OSError as fault:
        why = refusal(fault)
        raise KorrekturError(f"{path} kan ikke skrives: {why.da}.", f"{path} cannot be written: {why.en}.") from fault


def sync_folder(folder: Path) -> None:
    """Flush a folder to the disk, without which a new name may be lost; Windows has no such call."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _swept(target: Path) -> Path:
    sweep(target.parent)
    return target
