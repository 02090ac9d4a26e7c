"""Difference: what changed between two versions of a workbook, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from schemas.budgets import Frame
from schemas.calculations.measures import BY_SOURCE, CASH_EFFECT, FTE, INSIDE, NET, OPEN, OUTSIDE, Measure
from schemas.finding import Reservation
from schemas.lists import ANLAEG
from workbook.grid import Entry

MEASURES: dict[str, Measure] = {
    **{one.key: one for one in (NET, INSIDE, OUTSIDE, OPEN)},
    "anlaeg": BY_SOURCE[ANLAEG],
    **{one.key: one for one in (CASH_EFFECT, FTE)},
}
"""A correction's figures by their names in the JSON; `anlaeg` is its financing from Anlæg, signed as entered."""
HEADLINES = tuple(key for key, one in MEASURES.items() if one in (INSIDE, OUTSIDE, BY_SOURCE[ANLAEG], CASH_EFFECT))
"""The four lines a comparison begins with."""

Years = tuple[int, ...]
"""One figure for each calendar year that both versions have: kroner, or thousandths of an FTE."""


class Unread(str):
    """What stands in a cell that could not be read as what its column holds."""

    __slots__ = ()


class ChangeKind(StrEnum):
    """How a correction or a line changed."""

    ADDED = "added"
    WITHDRAWN = "withdrawn"  # not in the new version; of a correction also: its Status has become Udgået
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Figures:
    """One measure before and after; None where a table it needs cannot be used."""

    measure: str
    old: Years | None
    new: Years | None

    @property
    def change(self) -> Years | None:
        """New less old."""
        if self.old is None or self.new is None:
            return None
        return tuple(new - old for old, new in zip(self.old, self.new, strict=True))

    @property
    def differs(self) -> bool:
        """Whether the two are not the same figures."""
        return self.old != self.new


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell before and after: its canonical column, or the year of a year column."""

    column: str
    old: Entry
    new: Entry


@dataclass(frozen=True, slots=True)
class TableLine:
    """One row of a table: its Excel row, its Nr as written, and its filled cells, those of a year by the year."""

    row: int
    nr: str
    cells: Mapping[str, Entry]


@dataclass(frozen=True, slots=True)
class LineChange:
    """One row that was added, taken away or changed, and its cells that differ."""

    sheet: str
    kind: ChangeKind
    old: TableLine | None
    new: TableLine | None
    cells: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A correction as one version names it."""

    nr: str
    title: str


@dataclass(frozen=True, slots=True)
class CorrectionChange:
    """One correction that differs: its cells in Korrektioner, its lines, and all its figures.

    `old` or `new` is None where that version has no row for it in Korrektioner. Lines whose Nr is no correction in
    either version stand under their Nr with `loose`; `lines_left` says that a correction's row is gone and its
    lines are not.
    """

    kind: ChangeKind
    committee: str
    old: Named | None
    new: Named | None
    fields: tuple[CellChange, ...]
    lines: tuple[LineChange, ...]
    figures: tuple[Figures, ...]
    loose: bool = False
    lines_left: bool = False

    def figure(self, measure: str) -> Figures:
        """One of its measures."""
        return next(figures for figures in self.figures if figures.measure == measure)

    @property
    def name(self) -> Named:
        """As the new version names it, or the old where the new does not have it."""
        name = self.new or self.old
        assert name is not None  # noqa: S101  one of them always is
        return name

    @property
    def renumbered(self) -> bool:
        """Whether the same correction has another number now."""
        return self.old is not None and self.new is not None and self.old.nr.casefold() != self.new.nr.casefold()


@dataclass(frozen=True, slots=True)
class FactChange:
    """One fact of Stamdata before and after, as text; `committee` is blank in a committee's own workbook."""

    committee: str
    key: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class NotCompared:
    """A sheet that could not be used in one of the versions, or in both."""

    sheet: str
    old_unusable: bool
    new_unusable: bool


@dataclass(frozen=True, slots=True)
class Version:
    """One of the two workbooks."""

    path: str
    committees: tuple[str, ...]
    budget_year: int
    price_level: int | None
    reservations: tuple[Reservation, ...] = ()  # what its figures do not count


@dataclass(frozen=True, slots=True)
class Difference:
    """All differences. `years` are the calendar years both versions have: only those are compared."""

    old: Version
    new: Version
    years: Years
    totals: tuple[Figures, ...]
    facts: tuple[FactChange, ...]
    corrections: tuple[CorrectionChange, ...]
    rates: tuple[LineChange, ...]
    justifications: tuple[LineChange, ...]
    not_compared: tuple[NotCompared, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the versions are known to be alike; False where a sheet could not be compared."""
        return not (
            self.facts
            or self.corrections
            or self.rates
            or self.justifications
            or self.not_compared
            or any(figures.differs for figures in self.totals)
        )

    def of_kind(self, kind: ChangeKind) -> tuple[CorrectionChange, ...]:
        """The corrections that were added, withdrawn or changed, in the new version's order."""
        return tuple(one for one in self.corrections if one.kind is kind)

    def to_frame(self) -> Frame:
        """A row a correction, measure and year that differs: old, new and change in kroner (fte in thousandths).

        The lines of the whole workbook come first, their `key` missing; figures that cannot be known are missing.
        """
        from workbook.diff.frame import difference_frame  # noqa: PLC0415  loads pandas

        return difference_frame(self)
