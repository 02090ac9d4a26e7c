"""Expected: a list of the committees that should submit, and what is found when the workbooks are held against it."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from schemas.errors import KorrekturError
from schemas.finding import Text
from workbook.refusals import refusal
from workbook.report import FileReport, Report, report_on

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from schemas.budgets import Budgets
    from schemas.finding import Finding
    from schemas.settings import Settings

HEADERS = ("udvalg", "committee")
"""The column that names the committees where the list has several; in small letters."""
_MOST = 1024 * 1024
"""Bytes; no municipality has so many committees."""


@dataclass(frozen=True, slots=True)
class Expected:
    """The file of the list, and (line, name) of each committee."""

    path: Path
    names: tuple[tuple[int, str], ...]


def read_expected(path: Path) -> Expected:
    """The list in a text file, one committee a line, or in a .csv with a column Udvalg.

    Blank lines and lines that begin with # say nothing; UTF-8 or what older Excel writes (Windows-1252).
    Raises KorrekturError where the file cannot be read or names nobody.
    """
    try:
        if path.stat().st_size > _MOST:
            raise _no_list(path, Text("filen er for stor til at være en liste", "the file is too big to be a list"))
        data = path.read_bytes()
    except OSError as fault:
        raise _no_list(path, refusal(fault)) from fault
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    if "\0" in text:
        raise _no_list(path, Text("det er ikke en tekstfil", "it is no text file"))
    names = tuple(_names(text, is_table=path.suffix.casefold() == ".csv"))
    if not names:
        raise _no_list(path, Text("der står ingen udvalg i den", "it names no committee"))
    return Expected(path, names)


def _names(text: str, *, is_table: bool) -> list[tuple[int, str]]:
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    lines = [(number, line) for number, line in lines if not line.lstrip().startswith("#")]
    if not is_table or not lines:
        return [(number, line.strip()) for number, line in lines]
    separator = ";" if ";" in lines[0][1] else ","
    rows = [(number, next(csv.reader([line], delimiter=separator))) for number, line in lines]
    heads = [cell.strip().casefold() for cell in rows[0][1]]
    column = next((heads.index(head) for head in HEADERS if head in heads), None)
    return [
        (number, cells[column or 0].strip())
        for number, cells in (rows if column is None else rows[1:])
        if len(cells) > (column or 0) and cells[column or 0].strip()
    ]


def _no_list(path: Path, why: Text) -> KorrekturError:
    return KorrekturError(
        Text(
            f"Listen over udvalg, {path}, kan ikke bruges: {why.da}. Skriv ét udvalg på hver linje.",
            f"The list of committees, {path}, cannot be used: {why.en}. Write one committee on each line.",
        )
    )


def with_expected(budgets: Budgets, path: str, names: Sequence[tuple[int, str]]) -> Budgets:
    """The same set with the list as one more book."""
    import pandas as pd  # noqa: PLC0415  heavy

    book = len(budgets.files)
    levels = ["book", "row"]
    index = pd.MultiIndex.from_tuples([(book, row) for row, _ in names], names=levels)
    own: dict[str, Any] = {"path": path, "kind": "list", "macros": False, "strict": False}
    file = pd.DataFrame([own], index=pd.MultiIndex.from_tuples([(book, 0)], names=levels))
    return replace(
        budgets,
        files=pd.concat([budgets.files, file.reindex(columns=budgets.files.columns).astype(budgets.files.dtypes)]),
        expected=pd.DataFrame({"udvalg": pd.Series([name for _, name in names], index=index, dtype="str")}),
    )


def held_against(report: Report, expected: Expected, settings: Settings) -> Report:
    """The report with what the list tells: at the workbooks it concerns, and on the list as a last entry."""
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in _findings(report, expected, settings):
        found[finding.place.path].append(finding)
    own = found.pop(str(expected.path), [])
    listed = FileReport(str(expected.path), None, None, None, None, None, tuple(own), is_list=True)
    files: list[FileReport] = [_with(file, found.get(file.path, ())) for file in report.files]
    return report_on([*files, listed], report.settings, report.seconds, report.unchecked)


def _with(file: FileReport, more: Sequence[Finding]) -> FileReport:
    around = (*file.excerpts, *(None for _ in more)) if file.excerpts else ()
    return replace(file, findings=(*file.findings, *more), excerpts=around) if more else file


def _findings(report: Report, expected: Expected, settings: Settings) -> list[Finding]:
    """What the rules about the list say of the workbooks that were read, and nothing else."""
    from schemas.check import check, wanted_rules  # noqa: PLC0415  loads pandas and pandera
    from schemas.rules.structure import committee_missing, committee_not_expected, committee_twice  # noqa: PLC0415

    ids = frozenset(rule.RULE.id for rule in (committee_missing, committee_not_expected, committee_twice))
    wanted = ids & wanted_rules(settings)
    if not wanted:
        return []
    budgets = with_expected(_committees(report), str(expected.path), expected.names)
    return [one for one in check(budgets, replace(settings, select=wanted, ignore=frozenset())) if one.rule in wanted]


def _committees(report: Report) -> Budgets:
    """The files and committees of a report as frames, all others empty."""
    import pandas as pd  # noqa: PLC0415  heavy

    from workbook.parse import parse  # noqa: PLC0415  loads pandas

    empty = parse([])
    files = pd.DataFrame(
        [
            (n, 0, file.path, "committee", False, False, file.committee, file.status, file.error is None)
            for n, file in enumerate(report.files)
        ],
        columns=["book", "row", "path", "kind", "macros", "strict", "udvalg", "status", "readable"],
    ).set_index(["book", "row"])
    readable = files[files["readable"].astype(bool)]
    return replace(
        empty,
        files=files.reindex(columns=empty.files.columns).astype(empty.files.dtypes),
        committees=readable.reindex(columns=empty.committees.columns).astype(empty.committees.dtypes),
    )
