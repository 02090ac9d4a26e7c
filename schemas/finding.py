"""The findings of a check, as frozen values, and KorrekturError, which says why there can be none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

Language = Literal["da", "en"]


class Severity(StrEnum):
    """The severity of a finding: an error prevents consolidation, a warning is amended or justified, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for a note: sorts the most severe first."""
        return tuple(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in Danish and in English."""

    da: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.da if language == "da" else self.en

    def format(self, values: dict[str, Text]) -> Text:
        """Fill `{name}` fields, each language with its own wording."""
        return Text(
            da=self.da.format_map({name: text.da for name, text in values.items()}),
            en=self.en.format_map({name: text.en for name, text in values.items()}),
        )


def same(words: object) -> Text:
    """A text that is the same in both languages: a name, a code, a year."""
    return Text(str(words), str(words))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding stands; `key` is the correction's Nr, or `-` for a whole workbook."""

    path: str
    sheet: str | None
    cell: str | None
    row: int | None
    column: str | None  # the header text in that workbook
    committee: str | None
    key: str


@dataclass(frozen=True, slots=True)
class CellEdit:
    """What a fix puts in one cell: a value, or a formula (without `=`); with neither the cell is emptied.

    `sheet` is the sheet's name in that workbook. `shown_as` is what the cell's number format must make of the
    value where the format it has is part of the fault, else None. A date, always shown as one, stands in the
    cell as the number that is this day in that workbook.
    """

    sheet: str
    cell: str
    value: str | float | date | None = None
    formula: str | None = None
    shown_as: Literal["date", "number"] | None = None


@dataclass(frozen=True, slots=True)
class Fix:
    """A fix of one finding: what it does in words, whether it is safe, and the cells it writes.

    A safe one cannot change what is meant; any other is a guess that a person must ask for.
    """

    title: Text
    safe: bool
    edits: tuple[CellEdit, ...]


@dataclass(frozen=True, slots=True)
class Accepted:
    """Why a finding may stand: the row of Begrundelser that justifies it."""

    reason: str
    by: str
    approved_by: str
    date: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one place, with its severity now and on submission."""

    rule: str
    name: str
    severity: Severity
    on_submission: Severity
    place: Place
    message: Text
    found: Text
    expected: Text
    fix: Fix | None = None
    accepted: Accepted | None = None
    cells: tuple[str, ...] = ()  # all of them, where it stands for several


Omission = Literal["unknown", "rows", "damaged", "cells", "loose", "unconverted", "awaited"]
"""How a figure falls short of what the workbook holds.

unknown      a table cannot be used, so the figures that need it are unknown.
rows         rows or columns that the table does not reach are not counted.
damaged      a part of the file cannot be read, and nobody can tell what stood there.
cells        cells count as 0, since they are no number.
loose        lines count, but belong to no correction.
unconverted  amounts of another price level count as written.
awaited      amounts count as 0 until they are known.
"""


@dataclass(frozen=True, slots=True)
class Reservation:
    """What the figures of a workbook do not count, and why: the findings of one rule on one sheet.

    `cells` are the cells or the area (`H4, I9` or `A9:N10`), empty where none can be named; `committee` is named in
    a merged workbook alone.
    """

    rule: str
    sheet: str | None
    cells: str
    omits: Omission
    message: Text
    committee: str | None = None
    keys: tuple[str, ...] = ()  # the Nr of the corrections concerned

    @property
    def words(self) -> Text:
        """The message with its place: `2 rækker under tabellen tæller ikke med (Beløb!A9)`."""
        where = "!".join(part for part in (self.sheet, self.cells) if part)
        return Text(f"{self.message.da} ({where})", f"{self.message.en} ({where})") if where else self.message

    @property
    def at_cells(self) -> Text:
        """The message after its cells, where the sheet is said already: `A9: 2 rækker tæller ikke med`."""
        return (
            Text(f"{self.cells}: {self.message.da}", f"{self.cells}: {self.message.en}") if self.cells else self.message
        )

    @property
    def unknown(self) -> bool:
        """Whether figures are unknown for it, rather than short of something."""
        return self.omits == "unknown"

    @property
    def fails(self) -> bool:
        """Whether figures cannot be used as they stand: they are unknown, or something is left out of them."""
        return self.omits in ("unknown", "rows", "damaged")


class KorrekturError(Exception):
    """The program cannot go on, and `text` says why: given as one Text, or as the Danish words and the English."""

    def __init__(self, why: Text | str, english: str = "") -> None:
        self.text = why if isinstance(why, Text) else Text(why, english)
        super().__init__(self.text.en)
