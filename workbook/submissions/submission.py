"""Submission: what is known of one file that came in; and the report on many, on disk where it is long."""

from __future__ import annotations

import pickle
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from tempfile import SpooledTemporaryFile
from typing import IO, overload

from schemas.calculations.totals import Totals
from schemas.finding import Finding, Reservation, Severity, Text
from schemas.settings import Settings
from workbook.grid import Grid

_IN_MEMORY = 16 * 1024 * 1024
"""Bytes of reports that are held in memory before they go to a temporary file."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The cells around one finding, as a person sees them: `letters` of the columns, and (row, texts) of the rows.

    `spot` is the (index of the row, index of the column) of the finding's own cell.
    """

    letters: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    spot: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Submission:
    """One file that came in by the door: a fault (`error`), or what it says, what is found, and its totals.

    `error` is the ID of the rule that says why the file could not be read, else None. `status` is the one
    Stamdata gives (Indsendt where it gives none that is known), whatever the file was judged as. `merged` names
    the committees of a workbook that many are merged in; `committee` is then what Stamdata calls them all, and
    `status` the least final of theirs. `totals` are over all its committees. `excerpts` has one entry a finding.
    """

    path: str
    sha256: str | None
    committee: str | None
    budget_year: int | None
    status: str | None
    error: str | None
    findings: tuple[Finding, ...]
    totals: Totals | None = None  # None where the file could not be read
    by_committee: Mapping[str, Totals] = field(default_factory=dict)
    excerpts: tuple[Excerpt | None, ...] = ()
    is_list: bool = False  # no workbook: the list of committees that should submit
    merged_committees: tuple[str, ...] = ()
    waiting: tuple[tuple[str, int], ...] = ()  # sheets that cannot be used, and how many rules wait for each
    grid: Grid | None = None  # its cells, where they were asked for and could be read

    @property
    def cells(self) -> Grid:
        """The cells of a file that could be read and whose cells were asked for."""
        assert self.grid is not None  # noqa: S101  a programming error, never input
        return self.grid

    @property
    def reservations(self) -> tuple[Reservation, ...]:
        """What its totals do not count; of a file that cannot be read, `error` and the finding say so."""
        return () if self.totals is None else self.totals.reservations

    @property
    def unread(self) -> Text:
        """Why the file could not be read: the title of the rule that says so."""
        from schemas.rules import RULE_BY_ID  # noqa: PLC0415  a report that is read back needs no rules

        why = RULE_BY_ID[self.error or ""].title
        return Text(f"{self.path}: {why.da}.", f"{self.path}: {why.en}.")

    def owner(self, finding: Finding) -> str | None:
        """The committee a finding is about, where the file has several; None where the file itself tells."""
        return finding.place.committee if self.merged_committees else None


@dataclass(frozen=True, slots=True)
class Summary:
    """How many files and findings; justified findings count in `accepted` only."""

    files: int = 0
    unreadable: int = 0
    error: int = 0
    error_on_submission: int = 0
    warning: int = 0
    note: int = 0
    accepted: int = 0

    def __add__(self, other: Summary) -> Summary:
        return Summary(
            files=self.files + other.files,
            unreadable=self.unreadable + other.unreadable,
            error=self.error + other.error,
            error_on_submission=self.error_on_submission + other.error_on_submission,
            warning=self.warning + other.warning,
            note=self.note + other.note,
            accepted=self.accepted + other.accepted,
        )


@dataclass(frozen=True, slots=True)
class Report:
    """Every file's report in the order given, the settings they were judged by, and the seconds it took.

    `files` can be gone through again and again, and may stand on disk: whoever writes it out takes one at a
    time. `unchecked` counts the files that were named but not reached before somebody interrupted.
    """

    files: Sequence[Submission]
    settings: Settings
    seconds: float
    summary: Summary
    unchecked: int = 0

    @property
    def expected(self) -> Submission | None:
        """What the list of committees that should submit tells, where there is one; it stands last."""
        last = self.files[-1] if len(self.files) else None
        return last if last is not None and last.is_list else None

    def reaches(self, fail_on: Severity) -> bool:
        """Whether a finding nobody has justified is at least this grave now."""
        counts = {
            Severity.ERROR: self.summary.error,
            Severity.WARNING: self.summary.warning,
            Severity.NOTE: self.summary.note,
        }
        return any(number for severity, number in counts.items() if severity.rank <= fail_on.rank)


def report_on(files: Sequence[Submission], settings: Settings, seconds: float = 0.0, unchecked: int = 0) -> Report:
    """A report on these files, with its counts."""
    return Report(files, settings, seconds, count(files), unchecked)


def count(files: Iterable[Submission]) -> Summary:
    """The counts over these files."""
    total = Summary()
    for file in files:
        total += replace(
            count_findings(file.findings), files=int(not file.is_list), unreadable=int(file.error is not None)
        )
    return total


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


class Reports(Sequence[Submission]):
    """Reports that need not be in memory: each is made as it is taken, by `at`."""

    def at(self, number: int) -> Submission:
        """The report that stands so far from the first."""
        raise NotImplementedError

    @overload
    def __getitem__(self, number: int) -> Submission: ...
    @overload
    def __getitem__(self, number: slice) -> list[Submission]: ...
    def __getitem__(self, number: int | slice) -> Submission | list[Submission]:
        places = range(len(self))[number]
        return self.at(places) if isinstance(places, int) else [self.at(place) for place in places]


class Spool(Reports):
    """Reports by their place in the order, put down as they come and read back in order, one at a time."""

    def __init__(self) -> None:
        self._file: IO[bytes] = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
        weakref.finalize(self, self._file.close)  # the reports are read for as long as there is a Report
        self._at: dict[int, int] = {}
        self._end = 0

    def put(self, place: int, report: Submission) -> None:
        """Keep the report of the file at this place; a second one for the same place replaces the first."""
        self._file.seek(self._end)
        self._at[place] = self._end
        pickle.dump(report, self._file, pickle.HIGHEST_PROTOCOL)
        self._end = self._file.tell()

    def __len__(self) -> int:
        return len(self._at)

    def __iter__(self) -> Iterator[Submission]:
        for place in sorted(self._at):
            yield self._read(place)

    def at(self, number: int) -> Submission:
        """The report that stands so far from the first."""
        return self._read(sorted(self._at)[number])

    def _read(self, place: int) -> Submission:
        self._file.seek(self._at[place])
        report: Submission = pickle.load(self._file)  # noqa: S301  our own temporary file, which has no name
        return report
