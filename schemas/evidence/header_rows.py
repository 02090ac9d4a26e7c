"""One table's header row: which header is used for which year, which are left over, and where a missing one belongs.

The budget year and the next three stand ascending, each once; Historik has the five years before. A year that a
malformed or doubled header can be is not missing besides.
"""

from collections.abc import Sequence
from typing import NamedTuple

from schemas.budgets import Frame
from schemas.calculations.rows import Record
from schemas.evidence.year_text import Form, read_header
from schemas.layout import BUDGET_YEARS, HISTORY_YEARS

YEAR_SHEETS = {
    "amounts": BUDGET_YEARS,
    "fte": BUDGET_YEARS,
    "financing": BUDGET_YEARS,
    "calculation": BUDGET_YEARS,
    "history": HISTORY_YEARS,
}
"""The sheets with year columns, and the canonical names of these."""

SURPLUS = "surplus"
"""How the columns of surplus headers begin: surplus1, surplus2 …"""

HeaderPlace = tuple[int, str, int]
"""(book, sheet, header row)."""


class Head(NamedTuple):
    """A header cell."""

    number: int
    letter: str
    text: str
    column: str | None
    in_table: bool
    has_figures: bool


class MissingYear(NamedTuple):
    """Where a missing year's header should stand, and what stands there."""

    letter: str
    text: str


def expected_years(sheet: str, budget_year: int) -> tuple[int, ...]:
    """The years a sheet's columns stand for, ascending."""
    columns = YEAR_SHEETS[sheet]
    first = budget_year if columns is BUDGET_YEARS else budget_year - len(columns)
    return tuple(range(first, first + len(columns)))


def header_records(rows: Frame) -> list[Record]:
    """The header rows of a frame as plain records."""
    return [{str(name): value for name, value in row.items()} for row in rows.to_dict("records")]


def doubled_years(row: Record) -> list[str]:
    """The columns of a header row's surplus headers that say a year the sheet should have."""
    years = range(row["first_year"], row["first_year"] + len(YEAR_SHEETS[row["sheet"]]))
    return [column for column, text in row.items() if column.startswith(SURPLUS) and _year_in(text) in years]


def _year_in(text: object) -> int | None:
    said = read_header(text) if isinstance(text, str) else None
    return None if said is None else said[0]


def is_ascending(places: Sequence[int]) -> bool:
    """Whether headers stand in the order of their years, by the Excel columns they stand in."""
    return list(places) == sorted(places)


class HeaderRow:
    """One table's header cells, each with one meaning; `beyond` is the column letter after the last of them.

    taken    the header of each expected year that has one.
    doubled  further headers of expected years, with the year.
    strays   headers of other years.
    missing  the expected years that no header is, taken or doubled, and where each belongs: right of the year
             before it, else left of the year after it; nowhere (None) where the row has no year at all.
    """

    def __init__(self, table: HeaderPlace, heads: Sequence[Head], expected: tuple[int, ...], beyond: str) -> None:
        self.table = table
        self.expected = expected
        self.taken: dict[int, Head] = {}
        self.doubled: list[tuple[Head, int]] = []
        self.strays: list[Head] = []
        self._heads = heads
        self._beyond = beyond
        self._take()
        self._take_the_other()
        self.stands_for = dict(zip(self.doubled, self._without_header(), strict=False))
        """The missing year that a doubled header may be meant for."""
        lacking = [year for year in self._without_header() if year not in self.stands_for.values()]
        self.missing = self._places(lacking)

    def column(self, year: int) -> str:
        """The canonical name of an expected year's column."""
        return YEAR_SHEETS[self.table[1]][self.expected.index(year)]

    def year(self, column: str) -> int:
        """The expected year of a column."""
        return self.expected[YEAR_SHEETS[self.table[1]].index(column)]

    @property
    def surplus(self) -> list[Head]:
        """The headers that name a year but are not used for any year."""
        return [*(head for head, _ in self.doubled), *self.strays]

    def _without_header(self) -> list[int]:
        return [year for year in self.expected if year not in self.taken]

    def _take(self) -> None:
        """Assign each header to the year it names, plain headers first."""
        read = [(head, *said) for head in self._heads if (said := read_header(head.text))]
        for head, year, form in read:
            if form is Form.PLAIN and head.in_table and year in self.expected:
                if year in self.taken:
                    self.doubled.append((head, year))
                else:
                    self.taken[year] = head
            elif form is Form.PLAIN and year not in self.expected:
                self.strays.append(head)
        for head, year, form in read:
            if form is not Form.PLAIN and head.in_table:
                self._take_malformed(head, year, form)

    def _take_malformed(self, head: Head, year: int, form: Form) -> None:
        if form is Form.LOOSE and not head.has_figures:
            return
        if year in self.expected and year not in self.taken and form is not Form.COPY:
            self.taken[year] = head
        elif year in self.expected and form in (Form.PADDED, Form.COPY):
            self.doubled.append((head, year))
        elif form is Form.PADDED:
            self.strays.append(head)

    def _take_the_other(self) -> None:
        """Use the other header of a doubled year where that puts the row in order."""
        for n, (head, year) in enumerate(self.doubled):
            first = self.taken.get(year)
            if first is None or self._is_in_order():
                continue
            self.taken[year] = head
            if self._is_in_order():
                self.doubled[n] = (first, year)
            else:
                self.taken[year] = first

    def _is_in_order(self) -> bool:
        return is_ascending([self.taken[year].number for year in sorted(self.taken)])

    def _places(self, missing: Sequence[int]) -> dict[int, MissingYear | None]:
        """Where each missing year belongs; a header already there stands for that year and is no stray."""
        known = {year: head.number for year, head in self.taken.items()}
        if not known:
            self.strays = []
            return dict.fromkeys(missing)
        by_number = {head.number: head for head in self._heads}
        places: dict[int, MissingYear | None] = {}
        for year in missing:
            number = _place(year, known, by_number)
            head = by_number.get(number)
            if head is not None and head.column is None:
                known[year] = number
                self.strays = [stray for stray in self.strays if stray is not head]
            places[year] = MissingYear(self._beyond, "") if head is None else MissingYear(head.letter, head.text)
        return places


def _place(year: int, known: dict[int, int], by_number: dict[int, Head]) -> int:
    """The Excel column where a missing year should stand."""
    before = [one for one in known if one < year]
    if before:
        return known[max(before)] + 1
    after = known[min(one for one in known if one > year)]
    left = by_number.get(after - 1)
    return after - 1 if left is not None and left.column is None else after
