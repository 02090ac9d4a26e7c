"""validate: workbooks in, a report out; nothing is printed and nothing exits."""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from schemas.finding import Severity
from schemas.settings import DEFAULTS
from workbook.batches import batches, nothing
from workbook.faults import fault_rules
from workbook.grid import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from schemas.budgets import Budgets
    from schemas.calculations.totals import Totals
    from schemas.finding import Finding
    from schemas.settings import Settings
    from workbook.grid import Grid


@dataclass(frozen=True, slots=True)
class FileReport:
    """What was found in one file.

    `error` is the ID of the rule that says why the file could not be read, else None. `status` is the one
    Stamdata gives (Indsendt where it gives none that is known), whatever the file was judged as.
    """

    path: str
    sha256: str | None
    committee: str | None
    budget_year: int | None
    status: str | None
    error: str | None
    findings: tuple[Finding, ...]
    totals: Totals | None = None  # where they were asked for and the file could be read


@dataclass(frozen=True, slots=True)
class Summary:
    """How many files and findings; explained findings count in `accepted` only."""

    files: int = 0
    unreadable: int = 0
    error: int = 0
    error_on_submission: int = 0
    warning: int = 0
    note: int = 0
    accepted: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """Every file's report in the order given, the settings they were judged by, and the seconds it took."""

    files: tuple[FileReport, ...]
    settings: Settings
    seconds: float

    @property
    def summary(self) -> Summary:
        """The counts over all files."""
        return count(self.files)

    def reaches(self, fail_on: Severity) -> bool:
        """Whether a finding nobody has explained is at least this grave now."""
        return any(
            finding.accepted is None and finding.severity.rank <= fail_on.rank
            for file in self.files
            for finding in file.findings
        )


def count(files: Sequence[FileReport]) -> Summary:
    """The counts over these files."""
    found = count_findings([finding for file in files for finding in file.findings])
    return replace(found, files=len(files), unreadable=sum(file.error is not None for file in files))


def count_findings(findings: Sequence[Finding]) -> Summary:
    """The counts of these findings, of no file."""
    open_ones = [finding for finding in findings if finding.accepted is None]
    return Summary(
        error=sum(finding.severity is Severity.ERROR for finding in open_ones),
        error_on_submission=sum(finding.on_submission is Severity.ERROR for finding in open_ones),
        warning=sum(finding.severity is Severity.WARNING for finding in open_ones),
        note=sum(finding.severity is Severity.NOTE for finding in open_ones),
        accepted=len(findings) - len(open_ones),
    )


def validate(
    paths: Sequence[Path],
    settings: Settings = DEFAULTS,
    advance: Callable[[], None] = nothing,
    *,
    with_totals: bool = False,
) -> Report:
    """Read and check these files, calling `advance` as each has been read. Raises nothing for a bad file."""
    from schemas.calculations.combined import book_totals  # noqa: PLC0415  loads pandas
    from schemas.check import check  # noqa: PLC0415  loads pandas and pandera

    started = time.perf_counter()
    files: list[FileReport] = []
    for reads, budgets in batches(paths, advance):
        findings = defaultdict(list)
        for finding in check(budgets, settings):
            findings[finding.place.path].append(finding)
        totals = book_totals(budgets) if with_totals else {}
        for book, read in enumerate(reads):
            found = tuple(findings[str(read.path)])
            files.append(_file_report(book, read, budgets, found, totals.get(book)))
    return Report(tuple(files), settings, time.perf_counter() - started)


def _file_report(
    book: int,
    read: Grid | Unreadable,
    budgets: Budgets,
    findings: tuple[Finding, ...],
    totals: Totals | None,
) -> FileReport:
    import pandas as pd  # noqa: PLC0415  heavy

    path, sha256 = str(read.path), read.sha256 or None
    if isinstance(read, Unreadable):
        return FileReport(path, sha256, None, None, None, fault_rules()[read.fault], findings)
    year = budgets.files["budget_year"].loc[(book, 0)]
    its = budgets.committees.loc[[book]]
    committees = [str(name) for name in its["udvalg"].dropna() if name]
    return FileReport(
        path=path,
        sha256=sha256,
        committee=committees[0] if len(committees) == 1 else None,
        budget_year=None if pd.isna(year) else int(year),
        status=str(its["status"].iloc[0]),
        error=None,
        findings=findings,
        totals=totals,
    )
