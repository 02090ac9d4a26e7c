"""Roll: next budget year's workbook. What was postponed is carried, what is in the budget becomes reference."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from schemas.calculations.rows import key_of
from schemas.finding import KorrekturError, Reservation, Text
from schemas.layout import BUDGET_YEARS, HISTORY_YEARS
from schemas.lists import ADOPTED, ONE_OFF, POSTPONED, REJECTED, WITHDRAWN
from workbook.carrying.rows import Carried, CarriedBook, Own, as_decimal, book_of, refuse_merged
from workbook.grid import Contents, Entry, Grid, Row

NOTHING = Text("", "")
LINE_SHEETS = ("amounts", "fte", "financing", "calculation", "history")
KEPT_FACTS = ("municipality", "committee", "number_series")
"""What Stamdata keeps, beside the unit: reading, version, date and who prepared it belong to the old year."""


class Became(StrEnum):
    """What a line of the log is about."""

    CARRIED = "carried"
    REFERENCE = "reference"
    LEFT = "left"
    FALLS_AWAY = "falls_away"
    TO_FILL_IN = "to_fill_in"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Entered:
    """One line of the log: what became of what, in which year, how much (in kroner), and why."""

    became: Became
    nr: str = ""
    title: str = ""
    sheet: str = ""
    line: str = ""
    year: int | None = None
    figure: Entry = None
    why: Text = NOTHING


@dataclass(frozen=True, slots=True)
class Adopted:
    """A correction that is in the budget: its netto as written, in kroner, in its own price level."""

    budget_year: int
    nr: str
    title: str
    service_frame: str
    price_level: Entry
    net: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Rolled:
    """The new workbook's contents with people's own columns of the rows carried, the reference, and the log."""

    contents: Contents
    own: Mapping[str, Sequence[Mapping[str, Own]]]
    adopted: tuple[Adopted, ...]
    log: tuple[Entered, ...]
    from_year: int


_OF_ADOPTED = Text("står på arket Tidligere korrektioner", "stands on the sheet Tidligere korrektioner")
_WHY_LEFT = {
    WITHDRAWN: Text("Status er Udgået", "Status is Udgået"),
    REJECTED: Text("Beslutning er Forkastet", "Beslutning is Forkastet"),
    "": Text("Beslutning er tom: der er ikke taget stilling", "Beslutning is blank: nothing is decided"),
}
_UNKNOWN_DECISION = Text("Beslutning kan ikke læses: »{answer}«", "Beslutning cannot be read: “{answer}”")
_LOOSE = Text("linjens Nr er ingen korrektion", "the line's Nr is no correction")
_BEFORE = Text("året ligger før det nye budgetår", "the year lies before the new budget year")
_NEW_YEAR = Text("nyt år, står tomt", "a new year, blank")
_JUSTIFIED = Text("Begrundelse fra sidste år, ikke ført over", "last year's justification, not carried")
_PRICES = Text("beløbene er stadig i {year}-priser", "amounts are still in {year} prices")


def roll(grid: Grid, year: int, reservations: Sequence[Reservation] = ()) -> Rolled:
    """The workbook of budget year `year` that follows from this one.

    A correction goes by its Beslutning, Udgået aside. No amount is changed: it stays in its calendar year and in
    the price level it was written in. What cannot be carried since its figures are unknown, or its rows lie beyond
    the table, is logged by the workbook's `reservations`. Raises KorrekturError where `year` is not after the
    workbook's budget year but within its overslagsår, or the workbook cannot be read.
    """
    book = book_of(grid)
    refuse_merged(book)
    old_year = book.layout.budget_year
    if not old_year < year < old_year + len(BUDGET_YEARS):
        raise KorrekturError(
            f"Projektmappen er til budget {old_year} og kan føres til {old_year + 1}–{old_year + 3}, ikke {year}.",
            f"The workbook is for budget {old_year}: it can go to {old_year + 1}–{old_year + 3}, not {year}.",
        )
    if "corrections" not in book.tables:
        raise KorrekturError(
            f"{grid.path}: arket Korrektioner mangler eller kan ikke læses.",
            f"{grid.path}: the sheet Korrektioner is missing or cannot be read.",
        )
    left = [
        Entered(Became.LEFT, sheet=one.sheet or "", line=one.cells, why=one.message)
        for one in reservations
        if one.fails
    ]
    return _Rolling(book, year, left).rolled()


@dataclass(slots=True)
class _Rolling:
    book: CarriedBook
    year: int
    log: list[Entered] = field(default_factory=list)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    own: dict[str, list[Mapping[str, Own]]] = field(default_factory=dict)
    adopted: list[Adopted] = field(default_factory=list)

    @property
    def shift(self) -> int:
        return self.year - self.book.layout.budget_year

    def rolled(self) -> Rolled:
        fates: dict[str, tuple[str, Carried]] = {}
        for row in self.book.rows("corrections"):
            fate = _fate(row)
            key = key_of(_text(row, "nr"))
            is_first = key != "" and key not in fates
            if is_first:
                fates[key] = (fate, row)
            self._correction(row, fate, has_lines=is_first)
        for sheet in LINE_SHEETS:
            for row in self.book.rows(sheet):
                self._line(sheet, row, fates)
        for row in self.book.rows("rates"):
            self._keep("rates", row, dict(row.cells))
        self._remarks()
        stamdata = self.book.stamdata
        facts: dict[str, Entry] = {key: stamdata.text(key) or None for key in KEPT_FACTS}
        contents = Contents(self.year, self.book.layout.unit.text, {**facts, "price_level": self.year}, self.rows)
        return Rolled(contents, self.own, tuple(self.adopted), tuple(self.log), self.book.layout.budget_year)

    def _keep(self, sheet: str, row: Carried, cells: Row) -> None:
        self.rows.setdefault(sheet, []).append(cells)
        self.own.setdefault(sheet, []).append(row.own)

    def _correction(self, row: Carried, fate: str, *, has_lines: bool) -> None:
        nr, title = _text(row, "nr"), _text(row, "title")
        level = row.cells.get("price_level", self.book.stamdata.price_level)
        if fate == POSTPONED:
            self._keep("corrections", row, {**row.cells, "price_level": level, "decision": None})
            words = {"year": Text(str(level), str(level))}
            self.log.append(Entered(Became.CARRIED, nr, title, why=_PRICES.format(words)))
        elif fate == ADOPTED:
            lines = [
                line for line in self.book.rows("amounts") if has_lines and key_of(_text(line, "nr")) == key_of(nr)
            ]
            net = tuple(sum((as_decimal(line.cells.get(y)) for line in lines), Decimal(0)) for y in BUDGET_YEARS)
            frame = _text(row, "service_frame")
            self.adopted.append(Adopted(self.book.layout.budget_year, nr, title, frame, level, net))
            self.log.append(Entered(Became.REFERENCE, nr, title, why=_OF_ADOPTED))
        else:
            answer = {"answer": Text(fate, fate)}
            why = _WHY_LEFT[fate] if fate in _WHY_LEFT else _UNKNOWN_DECISION.format(answer)
            self.log.append(Entered(Became.LEFT, nr, title, why=why))

    def _line(self, sheet: str, row: Carried, fates: Mapping[str, tuple[str, Carried]]) -> None:
        nr = _text(row, "nr")
        if key_of(nr) not in fates:
            self._loose(sheet, row)
            return
        fate, correction = fates[key_of(nr)]
        if fate != POSTPONED:
            return
        title = _text(correction, "title")
        cells = dict(row.cells) | dict(self._moved(sheet, row.cells))
        self._keep(sheet, row, {column: entry for column, entry in cells.items() if entry is not None})
        about = Entered(Became.FALLS_AWAY, nr, title, self.book.layout.sheet(sheet).name, _name(row))
        self.log += _falling(about, sheet, row, self.book, self.shift)
        if cells.get("duration") != ONE_OFF:
            self.log += [
                Entered(Became.TO_FILL_IN, nr, title, about.sheet, about.line, year, why=_NEW_YEAR)
                for year in self._new_years(sheet)
            ]

    def _moved(self, sheet: str, cells: Mapping[str, Entry]) -> Iterator[tuple[str, Entry]]:
        """Each year column with what stands there now: the figure of the same calendar year."""
        columns = _year_columns(sheet)
        for n, column in enumerate(columns):
            later = n + self.shift
            yield column, cells.get(columns[later]) if later < len(columns) else None

    def _new_years(self, sheet: str) -> range:
        last = self.year - 1 if sheet == "history" else self.year + len(BUDGET_YEARS) - 1
        return range(last - self.shift + 1, last + 1)

    def _loose(self, sheet: str, row: Carried) -> None:
        name = self.book.layout.sheet(sheet).name
        years = zip(self._old_years(sheet), _year_columns(sheet), strict=True)
        figures: list[tuple[int | None, Entry]] = [
            (year, row.cells[column]) for year, column in years if column in row.cells
        ]
        for year, figure in figures or [(None, None)]:
            self.log.append(Entered(Became.LEFT, _text(row, "nr"), "", name, _name(row), year, figure, _LOOSE))

    def _old_years(self, sheet: str) -> list[int]:
        return [column.year for column in self.book.layout.sheet(sheet).years if column.year is not None]

    def _remarks(self) -> None:
        """What is not carried beside corrections: justifications, people's own sheets, formulas and cells unread."""
        for row in self.book.rows("justifications"):
            said = f"{_text(row, 'rule')}: {_text(row, 'reason')}"
            name = self.book.layout.sheet("justifications").name
            self.log.append(Entered(Became.REMARK, _text(row, "nr"), "", name, said, why=_JUSTIFIED))
        for sheet in self.book.own_sheets:
            if sheet.name not in _OURS:
                why = Text("eget ark, ikke ført over", "a sheet of your own, not carried")
                self.log.append(Entered(Became.REMARK, sheet=sheet.name, why=why))
        kept = {(table.grid.name, row.row) for table in self.book.tables.values() for row in table.rows}
        for table in self.book.tables.values():
            for loss in table.losses:
                if (loss.sheet, int(loss.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))) in kept:
                    line = f"{loss.cell}: {loss.content}"
                    self.log.append(Entered(Became.REMARK, "", "", loss.sheet, line, why=loss.why))


REFERENCE_SHEET, LOG_SHEET = "Tidligere korrektioner", "Overførsel"
_OURS = (REFERENCE_SHEET, LOG_SHEET)


def _fate(row: Carried) -> str:
    """What decides what becomes of a correction: Udgået, else its Beslutning as the list spells it."""
    if _text(row, "status").casefold() == WITHDRAWN.casefold():
        return WITHDRAWN
    answer = _text(row, "decision")
    known = (ADOPTED, POSTPONED, REJECTED)
    return next((one for one in known if one.casefold() == answer.casefold()), answer)


def _falling(about: Entered, sheet: str, row: Carried, book: CarriedBook, shift: int) -> list[Entered]:
    """The figures whose year is gone, zeros aside."""
    columns, years = _year_columns(sheet)[:shift], book.layout.sheet(sheet).years
    return [
        Entered(Became.FALLS_AWAY, about.nr, about.title, about.sheet, about.line, years[n].year, entry, _BEFORE)
        for n, column in enumerate(columns)
        if (entry := row.cells.get(column)) not in (None, 0)
    ]


def _year_columns(sheet: str) -> tuple[str, ...]:
    return HISTORY_YEARS if sheet == "history" else BUDGET_YEARS


def _text(row: Carried, column: str) -> str:
    entry = row.cells.get(column)
    return "" if entry is None else str(entry)


def _name(row: Carried) -> str:
    """The text by which a person recognises a line."""
    return next((_text(row, column) for column in ("text", "change", "source", "type") if column in row.cells), "")
