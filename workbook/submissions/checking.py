"""checking: a few workbooks read and checked together, in this process."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from schemas.budgets import Budgets
from schemas.finding import Finding, Reservation
from schemas.layout import HEADER_ROW
from schemas.lists import LISTS, SUBMITTED
from schemas.settings import DEFAULTS, Settings
from schemas.sheets import SHEETS
from workbook.grid import Coordinate, Grid, SheetGrid, Unreadable, column_letter, coordinate_of
from workbook.reading.cells import shown
from workbook.submissions.faults import fault_rules
from workbook.submissions.submission import Excerpt, Submission

ROWS, COLUMNS = 1, 3
"""How many rows above and below, and columns to each side, are shown."""
LONGEST, LONGEST_BESIDE = 160, 30
"""Characters of the finding's own cell that are shown, and of those around; the rest is cut with an ellipsis."""
_OURS = {spec.name.casefold() for spec in SHEETS if spec.columns}


def excerpts(grid: Grid, findings: Sequence[Finding]) -> tuple[Excerpt | None, ...]:
    """The cells around each finding, under the headers of its columns; None for one that stands at no cell."""
    edges = {sheet.name: _last(sheet) for sheet in grid.sheets}
    return tuple(_around(grid, finding, edges) for finding in findings)


def _around(grid: Grid, finding: Finding, edges: dict[str, Coordinate]) -> Excerpt | None:
    place = finding.place
    sheet = grid.sheet(place.sheet) if place.sheet else None
    if sheet is None or place.cell is None:
        return None
    own = row, column = coordinate_of(place.cell)
    last_row, last_column = edges[sheet.name]
    rows = [*_near(row, ROWS, last_row)]
    if (header := _header_row(sheet, own)) is not None and header < rows[0]:
        rows.insert(0, header)  # what the columns are
    columns = [*_near(column, COLUMNS, last_column)]
    return Excerpt(
        letters=tuple(map(column_letter, columns)),
        rows=tuple((one, tuple(_shown(grid, sheet, (one, number), own) for number in columns)) for one in rows),
        spot=(rows.index(row), columns.index(column)),
    )


def _near(own: int, reach: int, last: int) -> Iterator[int]:
    """The rows or columns around this one that are on the sheet, none beyond the last that holds anything."""
    yield from range(max(1, own - reach), max(own, min(own + reach, last)) + 1)


def _header_row(sheet: SheetGrid, own: Coordinate) -> int | None:
    """The row of the headers above this cell: its table's, or where the layout has it when the table is gone."""
    row, column = own
    for table in sheet.tables:
        area = table.area
        if area.first_row <= row <= area.last_row and area.first_column <= column <= area.last_column:
            return area.first_row if table.header_rows else None
    return HEADER_ROW if sheet.name.casefold() in _OURS else None


def _last(sheet: SheetGrid) -> Coordinate:
    """The last row and the last column that hold anything."""
    return (max((row for row, _ in sheet.values), default=0), max((column for _, column in sheet.values), default=0))


def _shown(grid: Grid, sheet: SheetGrid, at: Coordinate, own: Coordinate) -> str:
    value = sheet.values.get(at)
    if value is None:
        return ""
    text = shown(value, sheet.classes.get(at), date1904=grid.package.date1904)
    longest = LONGEST if at == own else LONGEST_BESIDE
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


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
) -> list[Submission]:
    """A report a file, in order. The set is checked as one; what is found in a file does not depend on the others."""
    from schemas.calculations.combined import combined, committee_totals  # noqa: PLC0415  loads pandas
    from schemas.checking.check import checked  # noqa: PLC0415  loads pandas and pandera
    from workbook.reading.parse import parse  # noqa: PLC0415  loads pandas

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
            reports.append(Submission(path, sha256, None, None, None, fault_rules()[read.fault], findings))
            continue
        its, reserved = about[book], results.reservations.get(book, ())
        parts = {udvalg: replace(part, reservations=_of(udvalg, reserved)) for udvalg, part in totals[book].items()}
        reports.append(
            Submission(
                path, sha256, its.committee, its.year, its.status, None, findings,
                replace(combined([*parts.values()]), reservations=reserved), parts, excerpts(read, findings),
                merged_committees=its.merged_committees, waiting=results.waiting[book],
                grid=read if with_cells else None,
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
