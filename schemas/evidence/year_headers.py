"""What is wrong with a table's year headers: every fault once, at the header cell it stands at.

The budget year and the next three stand ascending, each once; Historik has the five years before. Root cause
first: a year that a malformed, doubled or foreign header can be is not missing besides. A missing year's cell
is the header cell where it should stand: right of the year before it, else left of the year after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from schemas.evidence.year_text import Form, read_header
from schemas.finding import Text, same
from schemas.layout import BUDGET_YEARS, HISTORY_YEARS
from schemas.memo import once
from schemas.rule import Hit, Severity
from schemas.words.figures import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from schemas.budgets import Budgets

YEAR_SHEETS = {
    "amounts": BUDGET_YEARS,
    "fte": BUDGET_YEARS,
    "financing": BUDGET_YEARS,
    "calculation": BUDGET_YEARS,
    "history": HISTORY_YEARS,
}
"""The sheets with year columns, and the canonical names of these."""


class YearFault(Enum):
    """A way year headers go wrong."""

    MISSING = auto()
    DOUBLED = auto()
    ORDER = auto()
    OTHER_BUDGET = auto()  # the years are a full set of another budget year
    OLDER_BOOK = auto()  # so are those of every table, and of an earlier year
    NOT_PLAIN = auto()
    OUTSIDE = auto()


class Head(NamedTuple):
    """A header cell."""

    number: int
    letter: str
    text: str
    column: str | None
    in_table: bool
    has_figures: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a table's headers, at a header cell (None: the row as a whole)."""

    kind: YearFault
    letter: str | None
    found: Text
    expected: Text
    in_table: bool = True


def year_hits(budgets: Budgets, kind: YearFault) -> Iterator[Hit]:
    """A hit for every fault of this kind in the set."""
    for (book, sheet, row), faults in _faulty(budgets):
        for fault in faults:
            if fault.kind is kind:
                cell = f"{fault.letter}{row}" if fault.letter and sheet != "master_data" else None
                yield Hit(
                    book=book, sheet=sheet, row=row, cell=cell,
                    column="value" if sheet == "master_data" else None,
                    found=fault.found, expected=fault.expected, values={"standing": _standing(fault.found)},
                    severity=None if fault.in_table else Severity.WARNING,
                )  # fmt: skip


def _standing(found: Text) -> Text:
    """What stands at a header's place, as a clause."""
    if found == BLANK:
        return Text("her er ingen overskrift", "there is no header here")
    return Text(f"her står {found.da}", f"here stands {found.en}")


Table = tuple[int, str, int]
"""(book, sheet, header row)."""


@once
def _faulty(budgets: Budgets) -> list[tuple[Table, list[Fault]]]:
    """The tables with faults, which every rule about years asks for."""
    return list(_books(budgets))


def _books(budgets: Budgets) -> Iterator[tuple[Table, list[Fault]]]:
    """The faults of every table; one in all for a book whose tables are all of one other budget."""
    by_book: dict[int, dict[Table, list[Fault]]] = {}
    years = budgets.files["budget_year"].droplevel("row")
    for table, heads, beyond in _troubled(budgets):
        by_book.setdefault(table[0], {})[table] = table_faults(
            heads, expected_years(table[1], int(years[table[0]])), beyond
        )
    for book, tables in by_book.items():
        shift = _common_shift(budgets, book, tables)
        if shift is None:
            yield from tables.items()
            continue
        kind = YearFault.OLDER_BOOK if shift < 0 else YearFault.OTHER_BUDGET
        first = int(years[book])
        found, expected = (_span(range(year, year + len(BUDGET_YEARS))) for year in (first + shift, first))
        facts = budgets.master_data[budgets.master_data["key"].eq("budget_year")]
        rows = facts.index[facts.index.get_level_values("book") == book].get_level_values("row").tolist()
        yield (book, "master_data", rows[0] if rows else 0), [Fault(kind, None, found, expected)]


def _common_shift(budgets: Budgets, book: int, tables: dict[Table, list[Fault]]) -> int | None:
    """By how many years every year table of the book is off, where all are off alike."""
    sheets = budgets.sheets
    own = sheets[sheets["sheet"].isin(list(YEAR_SHEETS)) & sheets["found_by"].notna()]
    every = set(own["sheet"][own.index.get_level_values("book") == book])
    shifts = set()
    for (_, sheet, _), faults in tables.items():
        if [fault.kind for fault in faults] != [YearFault.OTHER_BUDGET]:
            return None
        shifts.add(int(faults[0].found.da[:4]) - int(faults[0].expected.da[:4]))
        every.discard(sheet)
    return shifts.pop() if not every and len(shifts) == 1 and len(tables) > 1 else None


def _troubled(budgets: Budgets) -> Iterator[tuple[Table, list[Head], str]]:
    """The headers of every table whose year columns need a look, and the letter right of them.

    Those of a usable table without a further header that looks like a year are as they should be.
    """
    years = budgets.files["budget_year"].droplevel("row")
    known = set(years.index[years.notna()])
    headers, sheets = budgets.headers, budgets.sheets
    odd = headers[headers["column"].isna() & headers["text"].str.contains(r"\d\d", na=False)]
    groups = set(zip(odd.index.get_level_values("book"), odd["sheet"], strict=True))
    broken = sheets[~sheets["usable"] & sheets["found_by"].notna()]
    groups |= set(zip(broken.index.get_level_values("book"), broken["sheet"], strict=True))
    groups = {(book, sheet) for book, sheet in groups if sheet in YEAR_SHEETS and book in known}
    if not groups:
        return
    names = zip(sheets.index.get_level_values("book"), sheets["sheet"], strict=True)
    beyond = dict(zip(names, sheets["beyond"], strict=True))
    near = headers[headers.index.get_level_values("book").isin([book for book, _ in groups])]
    tables: dict[Table, list[Head]] = {}
    columns = ["number", "letter", "text", "column", "in_table", "has_figures"]
    cells_of = near[columns].itertuples(index=False, name=None)
    for (book, row), sheet, cells in zip(near.index, near["sheet"], cells_of, strict=True):
        if (book, sheet) in groups:
            number, letter, text, column, in_table, has_figures = cells
            head = Head(int(number), letter, text, column if isinstance(column, str) else None, in_table, has_figures)
            tables.setdefault((book, sheet, row), []).append(head)
    for table, heads in sorted(tables.items()):
        yield table, sorted(heads), str(beyond[table[0], table[1]])


def expected_years(sheet: str, budget_year: int) -> tuple[int, ...]:
    """The years a sheet's columns stand for, ascending."""
    columns = YEAR_SHEETS[sheet]
    first = budget_year if columns is BUDGET_YEARS else budget_year - len(columns)
    return tuple(range(first, first + len(columns)))


def table_faults(heads: Sequence[Head], expected: tuple[int, ...], beyond: str) -> list[Fault]:
    """The faults of one table's header cells; `beyond` is the column letter after the last of them."""
    whole = _other_budget(heads, expected)
    return [whole] if whole else _Reading(heads, expected, beyond).faults()


def _other_budget(heads: Sequence[Head], expected: tuple[int, ...]) -> Fault | None:
    """The fault of a table whose years are one after another, but another budget's."""
    read = [(head, *said) for head in heads if head.in_table and (said := read_header(head.text))]
    for forms in ({Form.PLAIN}, {Form.PLAIN, Form.PADDED, Form.DRESSED}):
        years = [(head, year) for head, year, form in read if form in forms]
        only = [year for _, year in years]
        if len(only) == len(expected) and only == list(range(only[0], only[0] + len(only))):
            if only[0] == expected[0]:
                return None
            return Fault(YearFault.OTHER_BUDGET, years[0][0].letter, _span(only), _span(expected))
    return None


def _span(years: Iterable[int]) -> Text:
    listed = list(years)
    return same(f"{listed[0]}-{listed[-1]}")


class _Reading:
    """One table's year headers, each taken for one thing."""

    def __init__(self, heads: Sequence[Head], expected: tuple[int, ...], beyond: str) -> None:
        self.heads = heads
        self.expected = expected
        self.beyond = beyond
        self.at: dict[int, Head] = {}
        """Where each expected year stands, or should."""
        self.doubled: list[tuple[Head, int]] = []
        self.strays: list[Head] = []
        self.not_plain: list[tuple[Head, int]] = []

    def faults(self) -> list[Fault]:
        self._take()
        order = self._order() and self._order_with_the_other()
        missing = [year for year in self.expected if year not in self.at]
        faults = [Fault(YearFault.NOT_PLAIN, head.letter, same(head.text), same(year)) for head, year in self.not_plain]
        for head, year in self.doubled:
            stands_for = missing.pop(0) if missing else None
            wanted = same(stands_for) if stands_for else Text(f"{year} én gang", f"{year} once")
            faults.append(Fault(YearFault.DOUBLED, head.letter, same(head.text), wanted))
        faults += order + self._missing(missing)
        for head in self.strays:
            if head.has_figures:
                span = _span(self.expected)
                faults.append(Fault(YearFault.OUTSIDE, head.letter, same(head.text), span, head.in_table))
        return faults

    def _take(self) -> None:
        """Take each header for the year it is, plain ones first."""
        read = [(head, *said) for head in self.heads if (said := read_header(head.text))]
        for head, year, form in read:
            if form is Form.PLAIN and head.in_table and year in self.expected:
                if year in self.at:
                    self.doubled.append((head, year))
                else:
                    self.at[year] = head
            elif form is Form.PLAIN and year not in self.expected:
                self.strays.append(head)
        for head, year, form in read:
            if form is not Form.PLAIN and head.in_table:
                self._take_malformed(head, year, form)

    def _take_malformed(self, head: Head, year: int, form: Form) -> None:
        if year in self.expected and year not in self.at and form is not Form.COPY:
            self.at[year] = head
            self.not_plain.append((head, year))
        elif year in self.expected and form in (Form.PADDED, Form.COPY):
            self.doubled.append((head, year))
        elif form is Form.PADDED:
            self.strays.append(head)

    def _order(self) -> list[Fault]:
        """The first year that stands where an earlier one belongs."""
        plain = sorted((head.number, year, head.letter) for year, head in self.at.items())
        for (_, year, letter), wanted in zip(plain, sorted(self.at), strict=True):
            if year != wanted:
                return [Fault(YearFault.ORDER, letter, same(year), same(wanted))]
        return []

    def _order_with_the_other(self) -> list[Fault]:
        """What is out of order still when a doubled year is taken at its other place."""
        for n, (head, year) in enumerate(self.doubled):
            first = self.at[year]
            self.at[year] = head
            if not self._order():
                self.doubled[n] = (first, year)
                return []
            self.at[year] = first
        return self._order()

    def _missing(self, missing: Sequence[int]) -> list[Fault]:
        """One fault a missing year, at its place; one fault for all where no year is there at all."""
        if len(missing) == len(self.expected):
            self.strays = []
            return [Fault(YearFault.MISSING, None, BLANK, _span(self.expected))]
        faults = []
        for year in missing:
            number = self._place(year)
            head = next((head for head in self.heads if head.number == number), None)
            free = head is not None and head.column is None
            if head is not None and free:
                self.at[year] = head
                self.strays = [stray for stray in self.strays if stray is not head]
            found = same(head.text) if head is not None and head.text.strip() else BLANK
            letter = self.beyond if head is None else head.letter
            faults.append(Fault(YearFault.MISSING, letter, found, same(year)))
        return faults

    def _place(self, year: int) -> int:
        """The Excel column where a missing year should stand."""
        before = [known for known in self.at if known < year]
        if before:
            return self.at[max(before)].number + 1
        after = self.at[min(known for known in self.at if known > year)].number
        left = next((head for head in self.heads if head.number == after - 1), None)
        return after - 1 if left is not None and left.column is None else after
