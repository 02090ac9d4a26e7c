"""Change a file that a person made: read, decided and written under one lock, and only while it is still the same."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from schemas.finding import KorrekturError, Text
from workbook.files.atomic import destination, refusal, refusals_said, refuse_protected, replace
from workbook.files.lock import locked
from workbook.files.open_elsewhere import refuse_held

BACKUP_SUFFIX = ".bak"
"""Ends the name of a backup, so that a folder handed in is not searched twice for the same workbook."""
_NOT_THERE = Text("filen findes ikke", "the file does not exist")
KEPT = Text(
    "Filen, som den var, ligger i {path}. Fjern .bak fra navnet for at åbne den.",
    "The file as it was is in {path}. Take .bak off its name to open it.",
)


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file as it was read under its lock; `remark` is what a person should know before it is written."""

    path: Path
    target: Path
    before: bytes
    forced: bool
    remark: Text | None

    def write(self, after: bytes, backup: str | None) -> Path | None:
        """Put these bytes in its place, and say where the file as it was is kept, under a name with `backup` in it.

        Raises `KorrekturError`, leaving the file alone and no backup, where it was changed or opened meanwhile, or
        cannot be written.
        """
        with refusals_said(self.path):
            refuse_protected(self.path, self.target)
            copy = None if backup is None else self._free_name(backup)
            replace(self.path, self.target, [after], old=copy, still=self._refuse_changed)
        return copy

    def _refuse_changed(self, file: Path) -> None:
        now = file.read_bytes() if file.exists() else None
        if now != self.before:
            raise KorrekturError(changed_meanwhile(self.path))
        refuse_held(self.path, self.target, forced=self.forced)

    def _free_name(self, words: str) -> Path:
        """`a (før rettelse).xlsx.bak`, then `… 2`: a name that nothing has, or only what a killed write left there."""
        number = 1
        while True:
            counted = words if number == 1 else f"{words} {number}"
            copy = self.target.with_name(f"{self.target.stem} ({counted}){self.target.suffix}{BACKUP_SUFFIX}")
            with suppress(OSError):
                if copy.is_file() and not copy.is_symlink() and copy.read_bytes() == self.before:
                    copy.unlink()
            if not os.path.lexists(copy):
                return copy
            number += 1


def changed_meanwhile(path: Path) -> Text:
    """What to say of a file that another saved while it was checked."""
    return Text(
        f"{path} blev ændret, mens den blev kontrolleret, og er ikke rørt her. Prøv igen.",
        f"{path} was changed while it was checked, and is left as it is. Try again.",
    )


@contextmanager
def changing(path: Path, *, most_bytes: int, forced: bool = False) -> Iterator[FileChange]:
    """Hold the lock of the file at `path`, or where it links to, and read it.

    Raises `KorrekturError` where it is no file or a bigger one, or where Excel or LibreOffice has it open and it is
    not to be written all the same.
    """
    target = destination(path)
    with locked(target):
        remark = refuse_held(path, target, forced=forced)
        yield FileChange(path, target, _read(path, target, most_bytes), forced, remark)


def _read(path: Path, target: Path, most_bytes: int) -> bytes:
    try:
        if target.stat().st_size > most_bytes:
            raise KorrekturError(f"{path} er for stor til at blive læst.", f"{path} is too big to be read.")
        return target.read_bytes()
    except OSError as fault:
        why = _NOT_THERE if isinstance(fault, FileNotFoundError) else refusal(fault)
        raise KorrekturError(f"{path} kan ikke læses: {why.da}.", f"{path} cannot be read: {why.en}.") from fault
