"""What the scripting API gives back: frozen values, and the same as data frames (pandas)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from schemas.budgets import Budgets
from schemas.calculations.totals import Totals
from schemas.finding import Finding, Language
from workbook.carrying.rows import Loss
from workbook.roll.roll import Rolled
from workbook.submissions.submission import Report, Submission, Summary
from workbook.upgrade.upgrade import Upgrade

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """One workbook that was read: the bytes' SHA-256, and its rows; `budgets` holds all that was understood."""

    path: Path
    sha256: str
    budgets: Budgets
    its_totals: Totals

    @property
    def committees(self) -> tuple[str, ...]:
        """The committees it is about, as Stamdata names them."""
        return tuple(name for name in self.budgets.committees["udvalg"].dropna() if name)

    @property
    def budget_year(self) -> int | None:
        """None where Stamdata gives none that is a year."""
        return self._year("budget_year")

    @property
    def price_level(self) -> int | None:
        """The year of the prices; None where Stamdata gives none."""
        return self._year("price_level")

    def table(self, sheet: str) -> pd.DataFrame:
        """The rows of a sheet (`Beløb`), by their Excel row, under the workbook's own headers; money in kroner.

        A cell that is blank or could not be read is missing. Raises KorrekturError where there is no such table
        of data, or its columns cannot be used.
        """
        from workbook.api.frames import table_frame  # noqa: PLC0415  loads pandas

        return table_frame(self.budgets, sheet, self.budget_year)

    def totals(self) -> Totals:
        """What its corrections add up to, over all its committees, and what that does not count (`reservations`)."""
        return self.its_totals

    def _year(self, name: str) -> int | None:
        import pandas as pd  # noqa: PLC0415  heavy

        value = self.budgets.fact(0, name)
        return None if pd.isna(value) else int(value)


@dataclass(frozen=True, slots=True)
class Validation:
    """What was found in workbooks, file by file, in the order given.

    `empty` are the folders and globs without any workbook, `own_lists` the to-do lists of ours among the files:
    neither was checked.
    """

    report: Report
    empty: tuple[str, ...] = ()
    own_lists: tuple[Path, ...] = ()

    @property
    def files(self) -> Sequence[Submission]:
        """Each file's facts and findings; they may stand on disk, so go through them once where there are many."""
        return self.report.files

    @property
    def summary(self) -> Summary:
        """How many files and findings; justified ones count in `accepted` only."""
        return self.report.summary

    @property
    def settings_source(self) -> str:
        """Where the settings came from: a file, or `defaults`."""
        return self.report.settings.source

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all files."""
        return tuple(self)

    def __iter__(self) -> Iterator[Finding]:
        """The findings of all files, one at a time."""
        return (finding for file in self.report.files for finding in file.findings)

    def to_frame(self, language: Language = "da") -> pd.DataFrame:
        """A row a finding; columns as in the JSON, words in this language."""
        from workbook.api.frames import findings_frame  # noqa: PLC0415  loads pandas

        return findings_frame(self, language)


@dataclass(frozen=True, slots=True)
class AllTotals:
    """The totals of workbooks, file by file, in the order given; `empty` and `own_lists` as in `Validation`."""

    files: tuple[Submission, ...]
    empty: tuple[str, ...] = ()
    own_lists: tuple[Path, ...] = ()

    def to_frame(self) -> pd.DataFrame:
        """A row a file, committee and year; a column a measure, in kroner, missing where it cannot be known.

        A file that could not be read has none: its `error` says why.
        """
        from workbook.api.frames import totals_frame  # noqa: PLC0415  loads pandas

        return totals_frame(self.files)

    def corrections_frame(self) -> pd.DataFrame:
        """A row a correction and year: expenditure, income and net in kroner, fte in thousandths of an FTE."""
        from workbook.api.frames import corrections_frame  # noqa: PLC0415  loads pandas

        return corrections_frame(self.files)


@dataclass(frozen=True, slots=True)
class Upgraded:
    """What went into the workbook of the present template, and what of the old one is not in its place there."""

    found: Upgrade
    losses: tuple[Loss, ...]


__all__ = ["AllTotals", "Book", "Rolled", "Upgraded", "Validation"]
