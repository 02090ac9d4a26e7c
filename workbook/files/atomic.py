"""Write a file whole or not at all."""

import errno
import mmap
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar
from zipfile import BadZipFile, ZipFile

from schemas.finding import KorrekturError, Text, same
from workbook.files import system
from workbook.files.lock import locked
from workbook.files.open_elsewhere import refuse_held
from workbook.files.temporary_files import new_beside, old_beside, publish, sweep

_SPACE = Text("der er ikke plads på disken", "the disk is full")
_WORDS = {
    errno.ENOENT: Text("mappen findes ikke", "the folder does not exist"),
    errno.ENOTDIR: Text("stien går gennem en fil, som om den var en mappe", "the path leads through a file"),
    errno.EISDIR: Text("der er en mappe med det navn", "there is a folder with that name"),
    errno.EACCES: Text(
        "adgang er nægtet, eller filen er åben i et andet program",
        "access is denied, or the file is open in another program",
    ),
    errno.EPERM: Text("adgang er nægtet", "access is denied"),
    errno.EROFS: Text("drevet kan kun læses", "the drive can only be read"),
    errno.ELOOP: Text("genvejen fører tilbage til sig selv", "the link leads back to itself"),
    errno.ENAMETOOLONG: Text("navnet er for langt", "the name is too long"),
    errno.ENOSPC: _SPACE,
    errno.EDQUOT: _SPACE,
}


def refusal(fault: OSError) -> Text:
    """Why a file could not be written; the system's own words where it has a rarer reason."""
    known = None if fault.errno is None else _WORDS.get(fault.errno)
    return known or same(fault.strerror or type(fault).__name__)


Suffix = TypeVar("Suffix", bound=str)


def ending_of(path: Path, endings: Sequence[Suffix]) -> Suffix:
    """The suffix of the name, without its dot; raises KorrekturError where it is none of those allowed."""
    for ending in endings:
        if path.suffix.casefold() == f".{ending}":
            return ending
    named = [f".{ending}" for ending in endings]
    raise KorrekturError(
        f"Filens navn skal ende på {' eller '.join(named)}; '{path}' gør det ikke.",
        f"The file's name must end in {' or '.join(named)}; '{path}' does not.",
    )


_KINDS = {
    stat.S_IFDIR: Text("en mappe", "a folder"),
    stat.S_IFIFO: Text("en pipe", "a pipe"),
    stat.S_IFSOCK: Text("en sokkel", "a socket"),
    stat.S_IFCHR: Text("en enhed", "a device"),
    stat.S_IFBLK: Text("en enhed", "a device"),
}
_NO_NAME = Text("navnet fører ikke til en fil", "the name leads to no file")
"""Raised for a circle of links by Python before 3.13, and for a name that no file can have."""
_COMPOUND, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_HEAD = 128
"""Bytes in which an OpenDocument file says what it is."""
_WORKBOOK_PART = "xl/workbook."


def destination(path: Path) -> Path:
    """The file that is written when `path` is: what a link leads to, whether or not it is there.

    Raises `KorrekturError` where that is a folder, a pipe, a device or a circle of links.
    """
    try:
        target = path.resolve()
        mode = target.stat().st_mode
    except FileNotFoundError:
        return target
    except (NotADirectoryError, PermissionError):  # reading or writing it will say so
        return path.absolute()
    except (OSError, RuntimeError, ValueError) as fault:
        why = refusal(fault) if isinstance(fault, OSError) else _NO_NAME
        raise KorrekturError(f"{path} kan ikke skrives: {why.da}.", f"{path} cannot be written: {why.en}.") from fault
    kind = _KINDS.get(stat.S_IFMT(mode))
    if kind is not None:
        raise KorrekturError(
            f"{path} er {kind.da}, og der kan kun skrives til en fil.",
            f"{path} is {kind.en}, and only a file can be written.",
        )
    return target


def refuse_workbook_at(path: Path) -> None:
    """Raise `KorrekturError` where a report would replace a workbook, whatever the name of either ends in."""
    target = destination(path)
    if target.exists() and holds_workbook(target):
        raise over_a_workbook(path)


def over_a_workbook(path: Path) -> KorrekturError:
    """What is raised of a report that would be written over a workbook, or under a workbook's name."""
    return KorrekturError(
        f"Rapporten kan ikke skrives til {path}: det er en projektmappe. Giv den et andet navn.",
        f"The report cannot be written to {path}: that is a workbook. Give the report another name.",
    )


def holds_workbook(file: Path) -> bool:
    """Whether a file is a workbook by its bytes: Excel's of any age, encrypted or cut off too, or OpenDocument."""
    try:
        with file.open("rb") as opened:
            head = opened.read(_HEAD)
            if head.startswith(_COMPOUND) or _OPEN_DOCUMENT in head:
                return True
            return head.startswith(_ZIP) and _has_workbook_part(opened.fileno(), file)
    except OSError:
        return False  # unreadable, so nothing can be said of it; writing will fail with its own message


def _has_workbook_part(descriptor: int, file: Path) -> bool:
    try:
        with ZipFile(file) as package:
            names = [name.replace("\\", "/").casefold() for name in package.namelist()]
        return any(name.startswith(_WORKBOOK_PART) for name in names)
    except (BadZipFile, ValueError, NotImplementedError):  # cut off: the names stand before each part, too
        with mmap.mmap(descriptor, 0, access=mmap.ACCESS_READ) as content:
            return content.find(_WORKBOOK_PART.encode()) >= 0


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
