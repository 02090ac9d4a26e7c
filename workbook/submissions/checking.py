"""checking: a few workbooks read and checked together, in this process."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from schemas.budgets import Budgets
from schemas.finding import Finding, Reservation
from schemas.lists import LISTS, SUBMITTED
from schemas.settings import DEFAULTS, Settings
from workbook.grid import Grid, Unreadable
from workbook.submissions.faults import fault_rules
from workbook.submissions.file_reports import FileReport


def nothing(_number: int) -> None:
    """What is called as files are done when nobody is waiting."""


def read_files(files: Iterable[Path | Unreadable], begins: Callable[[int], None] = nothing) -> list[Grid | Unreadable]:
    """The files read one after another; `begins` is called with a file's number before it is read.

    One that is known to be unreadable stands as it is.
    """
    from workbook.reading.read import read  # noqa: PLC0415  beside the other imports made when needed

    reads: list[Grid | Unreadable] = []
    for number, file in enumerate(files):
        begins(number)
        reads.append(file if isinstance(file, Unreadable) else read(file))
    return reads


def check_reads(
    reads: Sequence[Grid | Unreadable], settings: Settings = DEFAULTS, *, with_cells: bool = False
) -> list[FileReport]:
    """A report a file, in order. The set is checked as one; what is found in a file does not depend on the others."""
    from schemas.calculations.combined import combined, committee_totals  # noqa: PLC0415  loads pandas
    from schemas.checking.check import checked  # noqa: PLC0415  loads pandas and pandera
    from workbook.reading.parse import parse  # noqa: PLC0415  loads pandas
    from workbook.submissions.excerpts import excerpts  # noqa: PLC0415  beside the others

    budgets = parse(reads)
    found: defaultdict[int, list[Finding]] = defaultdict(list)
    results = checked(budgets, settings)
    for hit, finding in results.findings:
        found[hit.book].append(finding)
    totals, about = committee_totals(budgets), _facts(budgets)
    reports = []
    for book, read in enumerate(reads):
        findings, path, sha256 = tuple(found[book]), str(read.path), read.sha256 or None
        if isinstance(read, Unreadable):
            reports.append(FileReport(path, sha256, None, None, None, fault_rules()[read.fault], findings))
            continue
        its, reserved = about[book], results.reservations.get(book, ())
        parts = {udvalg: replace(part, reservations=_of(udvalg, reserved)) for udvalg, part in totals[book].items()}
        reports.append(
            FileReport(
                path, sha256, its.committee, its.year, its.status, None, findings,
                replace(combined([*parts.values()]), reservations=reserved), parts, excerpts(read, findings),
                merged_committees=its.merged_committees, grid=read if with_cells else None,
            )
        )  # fmt: skip
    return reports


def _of(udvalg: str, reserved: Iterable[Reservation]) -> tuple[Reservation, ...]:
    """The reservations that concern this committee's figures."""
    return tuple(one for one in reserved if one.committee in (None, udvalg))


class _Facts(NamedTuple):
    """Committee (None where none is named), budget year and status of a book, and the committees merged in it."""

    committee: str | None
    year: int | None
    status: str
    merged_committees: tuple[str, ...]


def _facts(budgets: Budgets) -> dict[int, _Facts]:
    """The facts of every book that could be read."""
    import pandas as pd  # noqa: PLC0415  heavy

    files, committees = budgets.files, budgets.committees
    of_all = budgets.stamdata[budgets.stamdata["key"].eq("committee")]
    said = dict(zip(of_all.index.get_level_values("book"), of_all["value"].fillna(""), strict=True))
    found = {}
    for (book, _), year, kind, fault in zip(
        files.index, files["budget_year"], files["kind"], files["fault"], strict=True
    ):
        if isinstance(fault, str):
            continue
        its = committees[committees.index.get_level_values("book") == book]
        names = tuple(name for name in its["udvalg"] if isinstance(name, str) and name)
        merged_committees = names if kind == "merged" else ()
        committee = said.get(book, "") if merged_committees else names[0] if names else ""
        status = next((one for one in LISTS["Status"] if one in set(its["status"])), SUBMITTED)
        found[int(book)] = _Facts(committee or None, None if pd.isna(year) else int(year), status, merged_committees)
    return found
