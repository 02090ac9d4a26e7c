"""fix: workbooks in, the same workbooks with what can be fixed fixed; nothing is printed and nothing exits."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from schemas.finding import Finding, KorrekturError, Text
from schemas.settings import Settings
from workbook.files.changing import FileChange, changed_meanwhile, changing
from workbook.fix.planning import Change, LeftOut, Plan
from workbook.grid import Unreadable
from workbook.ooxml.read.fault import LIMITS
from workbook.submissions.checking import nothing
from workbook.submissions.door import guarded
from workbook.submissions.faults import fault_rules
from workbook.submissions.worker import Work

BACKUP = "før rettelse"
"""The part of a backup's name that says what it is a backup of."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done: the rules whose findings are fixed, whether by guesses too, and what is written."""

    settings: Settings
    wanted: frozenset[str]
    unsafe: bool = False
    write: bool = True
    backup: bool = True
    forced: bool = False  # also what Excel or LibreOffice has open


@dataclass(frozen=True, slots=True)
class FileFix:
    """The outcome for one file, written or only planned.

    `error` is the ID of the rule that says why it could not be read, `refused` says why it could not be written;
    then `changes` were not made. `remaining` is what is found afterwards, and `unsafe` how much of that only a
    guess can fix. `remark` is what to know of a file that another program has open, or had.
    """

    path: str
    error: str | None = None
    refused: Text | None = None
    changes: tuple[Change, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    remaining: tuple[Finding, ...] = ()
    unsafe: int = 0
    backup: Path | None = None
    remark: Text | None = None

    @property
    def cells(self) -> int:
        """How many cells are changed; one that is fixed twice is still one."""
        return len({(change.edit.sheet.casefold(), change.edit.cell) for change in self.changes})


def fix(paths: Sequence[Path], job: Job, advance: Callable[[int], None] = nothing) -> Iterator[FileFix]:
    """Fix these files, calling `advance` as each has been planned. Raises nothing for a bad file.

    A file is written in one step, after a copy of it as it was, and only where something is fixed.
    """
    waiting: dict[int, Plan | Unreadable] = {}
    done = 0
    for place, planned in guarded(list(enumerate(paths)), _work(job)):
        waiting[place] = planned
        advance(1)
        while done in waiting:
            yield _contained(paths[done], waiting.pop(done), job)
            done += 1


def _work(job: Job) -> Work[Plan | Unreadable]:
    from workbook.fix.planning import plan_reads  # noqa: PLC0415  loads pandas and pandera

    return partial(plan_reads, settings=job.settings, wanted=job.wanted, unsafe=job.unsafe)


def _contained(path: Path, planned: Plan | Unreadable, job: Job) -> FileFix:
    """What became of one file; a fault of the program keeps no other file from being fixed."""
    if isinstance(planned, Unreadable):
        return FileFix(str(path), error=fault_rules()[planned.fault])
    try:
        return _done(path, planned, job)
    except Exception as fault:  # whatever it is, the next file is none the worse for it
        logging.getLogger(__name__).debug("%s", path, exc_info=True)
        kind = type(fault).__name__
        refused = Text(
            f"programmet gik i stå ved filen ({kind}); den er ikke rørt",
            f"the program stopped at the file ({kind}); it is left as it is",
        )
        return FileFix(str(path), refused=refused, changes=planned.changes, remaining=planned.remaining)


def _done(path: Path, planned: Plan, job: Job) -> FileFix:
    refused, backup, remark = None, None, None
    if planned.changes and job.write:
        try:
            with changing(path, most_bytes=LIMITS.file_bytes, forced=job.forced) as file:
                planned = _of_now(planned, file.before, path, job)
                backup = _write(file, planned, job)
                remark = file.remark if planned.changes else None
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
        remark=remark,
    )


def _of_now(planned: Plan, package: bytes, path: Path, job: Job) -> Plan:
    """The plan for the file as it is now that nobody else of ours may write it: another may have, since it was read."""
    digest = sha256(package).hexdigest()
    if digest == planned.before.sha256:
        return planned
    ((_, anew),) = guarded([(0, path)], _work(job))
    if isinstance(anew, Unreadable) or anew.before.sha256 != digest:
        raise KorrekturError(changed_meanwhile(path))
    return anew


def _write(file: FileChange, planned: Plan, job: Job) -> Path | None:
    """Put the fixed workbook in place of the file, and say where the old one is kept."""
    from workbook.fix.patching import patched  # noqa: PLC0415  with the rest of what writes

    if not planned.changes:
        return None
    return file.write(patched(file.before, planned.before, planned.after), BACKUP if job.backup else None)
