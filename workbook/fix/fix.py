"""fix: workbooks in, the same workbooks with what can be fixed fixed; nothing is printed and nothing exits."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from schemas.errors import KorrekturError
from schemas.finding import Text
from workbook.files.atomic import write_bytes
from workbook.files.os_errors import refusal
from workbook.grid import Grid
from workbook.reading.read import read
from workbook.submissions.batches import BATCH
from workbook.submissions.checking import nothing
from workbook.submissions.faults import fault_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from schemas.finding import Finding
    from schemas.settings import Settings
    from workbook.fix.planning import Change, LeftOut, Plan
    from workbook.grid import Unreadable

BACKUP_SUFFIX = ".bak"
"""Ends the name of a backup, so that a folder handed in is not searched twice for the same workbook."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done: the rules whose findings are fixed, whether by guesses too, and what is written."""

    settings: Settings
    wanted: frozenset[str]
    unsafe: bool = False
    write: bool = True
    backup: bool = True


@dataclass(frozen=True, slots=True)
class FileFix:
    """What was done to one file, or would be.

    `error` is the ID of the rule that says why it could not be read, `refused` says why it could not be written;
    then `changes` were not made. `remaining` is what is found afterwards, and `unsafe` how much of that only a
    guess can fix.
    """

    path: str
    error: str | None = None
    refused: Text | None = None
    changes: tuple[Change, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    remaining: tuple[Finding, ...] = ()
    unsafe: int = 0
    backup: Path | None = None

    @property
    def cells(self) -> int:
        """How many cells are changed; one that is fixed twice is still one."""
        return len({(change.edit.sheet.casefold(), change.edit.cell) for change in self.changes})


def fix(paths: Sequence[Path], job: Job, advance: Callable[[int], None] = nothing) -> Iterator[FileFix]:
    """Fix these files, calling `advance` as each has been read. Raises nothing for a bad file.

    A file is written in one step, after a copy of it as it was, and only where something is fixed.
    """
    from workbook.fix.planning import plan  # noqa: PLC0415  loads pandas and pandera

    for first in range(0, len(paths), BATCH):
        reads: list[tuple[Path, Grid | Unreadable]] = []
        for path in paths[first : first + BATCH]:
            reads.append((path, read(path)))
            advance(1)
        grids = [one for _, one in reads if isinstance(one, Grid)]
        plans = iter(plan(grids, job.settings, wanted=job.wanted, unsafe=job.unsafe))
        for path, one in reads:
            if isinstance(one, Grid):
                yield _done(path, next(plans), job)
            else:
                yield FileFix(str(path), error=fault_rules()[one.fault])


def _done(path: Path, planned: Plan, job: Job) -> FileFix:
    refused, backup = None, None
    if planned.changes and job.write:
        try:
            backup = _write(path, planned, backup=job.backup)
        except KorrekturError as error:
            refused = error.text
    return FileFix(
        str(path),
        refused=refused,
        changes=planned.changes,
        left_out=planned.left_out,
        remaining=planned.remaining,
        unsafe=planned.unsafe,
        backup=backup,
    )


def _write(path: Path, planned: Plan, *, backup: bool) -> Path | None:
    """Put the fixed workbook in place of the file, and say where the copy of the old one is."""
    from workbook.fix.patching import patched  # noqa: PLC0415  with the rest of what writes

    target = path.resolve()  # a link stays one
    old = _unchanged(target, planned.before.sha256)
    new = patched(old, planned.before, planned.after)
    copy = _backup(target, old) if backup else None
    try:
        _unchanged(target, planned.before.sha256)
        write_bytes(target, new, overwrite=True)
    except KorrekturError:
        if copy is not None:
            with suppress(OSError):
                copy.unlink()
        raise
    return copy


def _unchanged(path: Path, digest: str) -> bytes:
    """The file's bytes; raises `KorrekturError` where they are not those that were read."""
    try:
        package = path.read_bytes()
    except OSError as fault:
        why = refusal(fault)
        raise KorrekturError(Text(f"{path} kan ikke læses: {why.da}.", f"{path} cannot be read: {why.en}.")) from fault
    if sha256(package).hexdigest() != digest:
        raise KorrekturError(
            Text(
                f"{path} blev ændret, mens den blev kontrolleret, og er ikke rettet. Prøv igen.",
                f"{path} was changed while it was checked, and is not fixed. Try again.",
            )
        )
    return package


def _backup(path: Path, package: bytes) -> Path:
    """A copy beside the file under a name that is free: `a (før rettelse).xlsx.bak`, then `… 2`."""
    number = 1
    while True:
        counted = "før rettelse" if number == 1 else f"før rettelse {number}"
        copy = path.with_name(f"{path.stem} ({counted}){path.suffix}{BACKUP_SUFFIX}")
        if not os.path.lexists(copy):
            write_bytes(copy, package, overwrite=False)
            return copy
        number += 1
