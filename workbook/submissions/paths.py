"""From what a person names (files, folders, globs) to the workbooks meant."""

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from schemas.finding import KorrekturError, Text
from workbook.files.atomic import refuse_workbook_at
from workbook.submissions.todo_list import is_own_list


def refuse_input(output: Path, inputs: Iterable[Path]) -> None:
    """Raise KorrekturError where the file to be written is one of those read."""
    for path in inputs:
        if output.absolute() == path.absolute() or (output.exists() and path.exists() and output.samefile(path)):
            raise KorrekturError(
                f"{output} er den projektmappe, der læses. Giv den nye et andet navn.",
                f"{output} is the workbook that is read. Give the new one another name.",
            )


def refuse_report(output: Path, inputs: Iterable[Path]) -> None:
    """Raise KorrekturError where a chart or printed forms would be written over one of those, or any workbook."""
    refuse_input(output, inputs)
    refuse_workbook_at(output)


SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
"""What a folder is searched for: what cannot be read in these is a finding, and nothing handed in is passed over."""
LOCK_PREFIX = "~$"
"""Begins the little file that Excel lays beside a workbook while it is open."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The workbooks meant, each once and in the order named, and the names that no workbook answers to.

    `own_lists` are to-do lists of ours that a folder or glob holds: nobody handed them in.
    """

    workbooks: tuple[Path, ...]
    empty: tuple[str, ...]
    own_lists: tuple[Path, ...] = ()


def meant(named: Iterable[str]) -> Meant:
    """Every workbook meant by files, folders and globs; a folder's and a glob's are sorted.

    A file that is named stands as it is, so that one that is missing or no workbook becomes a finding.
    Raises KorrekturError when nothing at all is meant.
    """
    found: dict[Path, Path] = {}
    own_lists: dict[Path, Path] = {}
    empty = []
    for name in named:
        files = list(_meant_by(name))
        lists = [path for path in files if path != Path(name) and is_own_list(path)]
        own_lists |= {path.absolute(): path for path in lists}
        files = [path for path in files if path not in lists]
        if not files:
            empty.append(name)
        for path in files:
            found.setdefault(path.absolute(), path)
    if not found:
        raise KorrekturError(no_workbooks(empty))
    return Meant(tuple(found.values()), tuple(empty), tuple(own_lists.values()))


def no_workbooks(names: Iterable[str]) -> Text:
    """What to say of folders and globs in which there is no workbook."""
    listed = ", ".join(names)
    return Text(
        f"Der er ingen projektmapper (.xlsx) i {listed}. Angiv en fil, eller en mappe med filer i.",
        f"There are no workbooks (.xlsx) in {listed}. Name a file, or a folder with files in it.",
    )


def not_checked(path: Path) -> Text:
    """What to say of a to-do list of ours among workbooks."""
    return Text(
        f"{path} er en opgaveliste, som korrektur selv har skrevet; den er ikke læst som en projektmappe.",
        f"{path} is a to-do list that korrektur itself has written; it was not read as a workbook.",
    )


def _meant_by(name: str) -> Iterator[Path]:
    path = Path(name)
    if path.is_dir():
        yield from sorted(_within(path))
    elif not path.exists() and glob.has_magic(name):
        # Path.glob takes no absolute pattern.
        matches = map(Path, glob.iglob(name, recursive=True))  # noqa: PTH207
        yield from sorted(one for one in matches if one.is_file() and not _is_lock(one))
    else:
        yield path


def _within(folder: Path) -> Iterator[Path]:
    """The workbooks in a folder and those below it; a folder that cannot be listed stands for what it may hold.

    Links to folders are not followed. A link that leads nowhere, and whatever else bears a workbook's name, is
    found to be none when it is read.
    """
    closed: list[Path] = []
    for within, _, names in os.walk(folder, onerror=lambda fault: closed.append(Path(fault.filename))):
        yield from (path for path in (Path(within, name) for name in names) if is_workbook(path))
    yield from closed


def is_workbook(path: Path) -> bool:
    """Whether a folder is searched for a file of this name."""
    return path.suffix.casefold() in SPREADSHEETS and not _is_lock(path)


def _is_lock(path: Path) -> bool:
    return path.name.startswith(LOCK_PREFIX)
