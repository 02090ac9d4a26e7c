"""One version of a workbook, made ready to be compared: corrections with their lines and figures."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from schemas.budgets import Budgets, Frame
from schemas.calculations.rows import key_of
from schemas.columns import Kind
from schemas.layout import layout
from schemas.lists import COMBINED, FINAL, LASTING, NO, OUTSIDE_BY_DEFAULT
from schemas.words.seen import seen
from workbook.diff.difference import TableLine, Unread
from workbook.grid import Entry

LINE_SHEETS = ("amounts", "financing", "calculation", "fte", "history")
"""The tables whose rows belong to a correction."""


class MatchName(NamedTuple):
    """What corrections are matched by: committee (blank in a committee's own workbook), and Nr as Excel compares it."""

    committee: str
    key: str


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A line and what its cells mean to a comparison: spelt alike, and with what a blank one stands for."""

    line: TableLine
    spelt: Mapping[str, object]
    meant: Mapping[str, object]


@dataclass(slots=True)
class ListedCorrection:
    """A correction in one version; `row` is None where there are only lines under the number."""

    committee: str
    name: MatchName
    nr: str
    title: str
    row: ComparedRow | None
    lines: dict[str, list[ComparedRow]] = field(default_factory=lambda: defaultdict(list))
    has_lines: bool = True


@dataclass(frozen=True, slots=True)
class ComparedVersion:
    """One version: its corrections in sheet order, and its rows of PL and Begrundelser."""

    listed: tuple[ListedCorrection, ...]
    rates: tuple[ComparedRow, ...]
    justifications: tuple[ComparedRow, ...]


def side(budgets: Budgets, book: int, years: frozenset[int], *, by_committee: bool) -> ComparedVersion:
    """The book of this number; only figures of these calendar years are taken along.

    `by_committee` keeps the committees of a merged workbook apart.
    """
    reader = _VersionReader(budgets, book, years, by_committee=by_committee)
    listed = [reader.correction(row) for row in reader.rows("corrections")]
    firsts: dict[MatchName, ListedCorrection] = {}
    for one in listed:
        one.has_lines = one.name.key != "" and one.name not in firsts
        if one.has_lines:
            firsts[one.name] = one
    for sheet in LINE_SHEETS:
        for committee, row in reader.rows(sheet):
            name = reader.name(committee, row.nr)
            owner = firsts.get(name)
            if owner is None:
                owner = firsts[name] = ListedCorrection(committee, name, row.nr, "", None)
                listed.append(owner)
            owner.lines[sheet].append(reader.read(sheet, row, owner.row))
    return ComparedVersion(
        tuple(listed),
        tuple(reader.read("rates", row) for _, row in reader.rows("rates")),
        tuple(reader.read("justifications", row) for _, row in reader.rows("justifications")),
    )


def spelling(kind: Kind, entry: Entry) -> object:
    """A cell as it is compared: the case of numbers and answers aside, and spaces nobody sees in a text."""
    if not isinstance(entry, str):
        return entry
    if isinstance(entry, Unread):
        return entry.strip()
    if kind in (Kind.KEY, Kind.CHOICE):
        return entry.casefold()
    lines = entry.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


class _VersionReader:
    """Takes the rows of one book out of the frames."""

    def __init__(self, budgets: Budgets, book: int, years: frozenset[int], *, by_committee: bool) -> None:
        self.budgets = budgets
        self.book = book
        self.by_committee = by_committee
        facts: Any = budgets.files.loc[book, 0]
        self.budget_year = int(facts["budget_year"])
        self.price_level = int(facts["price_level"]) if facts.notna()["price_level"] else None
        self.layout = layout(self.budget_year)
        self.kinds = {
            sheet.key: {_named(column.key, column.year): column.kind for column in sheet.inputs}
            for sheet in self.layout.tables
        }
        self.years = years
        unreadable = budgets.unreadable
        own = unreadable[unreadable.index.get_level_values("book") == book]
        self.unread: dict[tuple[str, int, str], Unread] = {
            (sheet, int(row), column): Unread(text)
            for (_, row), sheet, column, text in zip(
                own.index, own["sheet"], own["column"], own["text"].fillna(""), strict=True
            )
        }

    def name(self, committee: str, nr: str) -> MatchName:
        return MatchName(seen(committee) if self.by_committee else "", key_of(nr))

    def rows(self, sheet: str) -> Iterator[tuple[str, TableLine]]:
        """Every row with its committee and its filled cells."""
        frame: Frame = self.budgets.frame(sheet)
        frame = frame[frame.index.get_level_values("book") == self.book]
        columns = [
            (column.key, _named(column.key, column.year))
            for column in self.layout.sheet(sheet).inputs
            if column.year is None or column.year in self.years
        ]
        there = frame.astype(object).where(frame.notna(), None)
        for (_, row), record in zip(frame.index, there.to_dict("records"), strict=True):
            cells: dict[str, Entry] = {}
            for key, name in columns:
                entry = self.unread.get((sheet, int(row), key), _plain(record[key]))
                if entry is not None:
                    cells[name] = entry
            yield str(record["udvalg"] or ""), TableLine(int(row), str(cells.get("nr", "")), cells)

    def correction(self, found: tuple[str, TableLine]) -> ListedCorrection:
        committee, line = found
        title = str(line.cells.get("title", ""))
        return ListedCorrection(
            committee, self.name(committee, line.nr), line.nr, title, self.read("corrections", line)
        )

    def read(self, sheet: str, line: TableLine, correction: ComparedRow | None = None) -> ComparedRow:
        kinds = self.kinds[sheet]
        spelt = {name: spelling(kinds[name], entry) for name, entry in line.cells.items()}
        stands_for = self._stands_for(sheet, line, correction)
        blanks = {
            name: spelling(kinds[name], entry)
            for name, entry in stands_for.items()
            if entry is not None and name not in spelt
        }
        return ComparedRow(line, spelt, spelt | blanks)

    def _stands_for(self, sheet: str, line: TableLine, correction: ComparedRow | None) -> dict[str, Entry]:
        """What a blank cell means, by the workbook's guide."""
        own: Mapping[str, Any] = {} if correction is None else correction.meant
        match sheet:
            case "corrections":
                return {
                    "status": FINAL,
                    "rate_type": COMBINED,
                    "price_level": self.price_level,
                    "effective_date": date(self.budget_year, 1, 1),
                }
            case "amounts":
                return {"duration": LASTING, "service_frame": own.get("service_frame")}
            case "financing":
                return {"service_frame": NO if line.cells.get("source") in OUTSIDE_BY_DEFAULT else None}
            case "calculation":
                return {"price_level": own.get("price_level"), "rate_type": own.get("rate_type")}
            case _:
                return {}


def _named(key: str, year: int | None) -> str:
    return key if year is None else str(year)


def _plain(value: Any) -> Entry:
    """A frame's value as a plain one: days as dates, counts as int."""
    if value is None or isinstance(value, str):
        return value or None
    if hasattr(value, "date"):
        day: date = value.date()
        return day
    entry: Entry = int(value) if isinstance(value, int) or hasattr(value, "item") else value
    return entry
