"""Mutated workbooks through every command in one process; and, many more, through reading and parsing alone.

    python tests/fuzz/through_commands.py --executions 5000 --seed 1
    python tests/fuzz/through_commands.py --read 200000 --seed 1

One execution is one command on one workbook and has a number of its own, which makes the same again:
`--seed NUMBER --executions 1`. What may never happen: a fault of the program (also one that its checking process would
contain as ARK137), an exit code the help does not promise, JSON that breaks the schema, an input that is changed by a
command that only reads, a workbook written that cannot be read. Each find becomes a case among the tests.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import signal
import sys
import traceback
import warnings
from collections import Counter
from pathlib import Path
from random import Random
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from fuzz.mutated_books import mutated
from matrix.commands import BOOK, OTHER, Case
from matrix.test_matrix import wrongs_of
from support.submissions import work_here

from workbook.files import lock
from workbook.grid import FAULTS, Grid, Unreadable
from workbook.ooxml.read.fault import Limits
from workbook.reading.parse import parse
from workbook.reading.read import read, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = (
    Case("validate", (BOOK, "--format", "json", "--no-cache"), "json"),
    Case("validate", (BOOK, OTHER, "--format", "html", "--no-cache"), "html"),
    Case("totals", (BOOK, "--format", "json"), "json"),
    Case("totals", (BOOK,), "text"),
    Case("fix", (BOOK, "--diff", "--unsafe", "--format", "json"), "json"),
    Case("fix", (BOOK, "--no-backup"), "text", changes=True),
    Case("diff", (OTHER, BOOK, "--format", "json"), "json"),
    Case("diff", (BOOK, OTHER), "xlsx", "xlsx"),
    Case("merge", (BOOK, OTHER), "", "xlsx"),
    Case("roll", (BOOK, "--year", "2027"), "", "xlsx"),
    Case("upgrade", (BOOK,), "", "xlsx"),
    Case("forms", (BOOK,), "", "docx"),
    Case("accept", (BOOK, "SUM608", "T101", "--reason", "Afklares.", "--no-backup"), "text", changes=True),
)
LIMITS = Limits(cells=50_000)
STUCK = 120
"""Seconds after which it is said on stderr where an execution stands."""
SET = 10
"""So many workbooks are parsed as one set."""
_ENDING: list[bool] = []
"""Not empty once somebody asked the fuzzing to end."""


def execution(number: int, folder: Path, counts: Counter[str] | None = None) -> list[str]:
    """What is wrong with the command and workbook of this number."""
    case = CASES[number % len(CASES)]
    package = mutated(Random(number))  # noqa: S311  the same book for the same number
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.filterwarnings("default", category=DeprecationWarning)
        found = list(wrongs_of(case, package, folder, Counter() if counts is None else counts))
    written = folder / ("ud.xlsx" if case.writes == "xlsx" else "bog.xlsx" if case.changes else "")
    if case.changes and isinstance(read_bytes(package, written), Unreadable):
        written = folder  # it could not be read before either
    if written.is_file() and isinstance(again := read(written), Unreadable):
        found.append(f"wrote what is unreadable: {again.fault} {again.detail}")
    return [f"{number} {case.name}: {one}" for one in found]


def reading(numbers: range, counts: Counter[str] | None = None) -> list[str]:
    """What is wrong with reading and parsing the workbooks of these numbers, as one set."""
    reads = [
        read_bytes(mutated(Random(number)), Path(f"{number}.xlsx"), LIMITS)  # noqa: S311  likewise
        for number in numbers
    ]
    unknown = {one.fault for one in reads if isinstance(one, Unreadable)} - set(FAULTS)
    parse(reads)
    if counts is not None:
        counts["read and parsed"] += len(reads)
        counts["of them workbooks still"] += sum(isinstance(one, Grid) for one in reads)
    return [f"{numbers}: {fault}" for fault in unknown]


def in_one_process(where: Path) -> tuple[Any, Any]:
    """What has files checked in this process, so that a fault of the program shows, and locks lie in `where`."""
    return patch.multiple("workbook.submissions.dispatch", work_on=work_here), patch.object(
        lock, "folders", lambda: (where / "locks",)
    )


def _finds(arguments: argparse.Namespace, folder: Path, counts: Counter[str]) -> Iterator[str]:
    for number in range(arguments.seed, arguments.seed + arguments.executions):
        if _ENDING:
            return
        place = folder / str(number)
        faulthandler.dump_traceback_later(STUCK)
        try:
            yield from execution(number, place, counts)
        except Exception:  # noqa: BLE001  every kind is a find
            yield f"{number}: {traceback.format_exc()}"
        if not arguments.keep:
            rmtree(place, ignore_errors=True)
        counts["executions"] += 1
    for first in range(arguments.seed, arguments.seed + arguments.read, SET):
        if _ENDING:
            return
        try:
            yield from reading(range(first, first + SET), counts)
        except Exception:  # noqa: BLE001  likewise
            yield f"{first}–{first + SET - 1}: {traceback.format_exc()}"


def main() -> None:
    """Fuzz as long as asked; finds are printed as they come, the counts at the end."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--executions", type=int, default=0, help="commands on workbooks")
    parser.add_argument("--read", type=int, default=0, help="workbooks read and parsed alone")
    parser.add_argument("--seed", type=int, default=0, help="the first number")
    parser.add_argument("--keep", type=Path, help="an empty folder in which the files stay")
    arguments = parser.parse_args()
    for number in (signal.SIGINT, signal.SIGTERM):  # the commands would take an exception for their own
        signal.signal(number, lambda *_: _ENDING.append(True))
    counts: Counter[str] = Counter()
    with TemporaryDirectory() as made:
        folder = arguments.keep or Path(made)
        os.environ["KORREKTUR_CACHE"] = str(folder / "cache")
        one, other = in_one_process(folder)
        with one, other:
            for find in _finds(arguments, folder, counts):
                counts["finds"] += 1
                sys.stdout.write(f"{find}\n")
                sys.stdout.flush()
    sys.stdout.write(", ".join(f"{what}: {count}" for what, count in sorted(counts.items())) + "\n")


if __name__ == "__main__":
    main()


__all__ = ["CASES", "execution", "in_one_process", "reading"]
