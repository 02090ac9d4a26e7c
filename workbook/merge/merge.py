"""Merge: many committees' workbooks merged in one; nothing is decided silently, and nothing is lost unnamed."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from schemas.budgets import DATA
from schemas.calculations.rows import key_of
from schemas.finding import KorrekturError, Text, same
from schemas.layout import DEFAULT_UNIT, FIRST_DATA_ROW, layout
from schemas.settings import DEFAULTS, Settings
from schemas.words.seen import seen
from workbook.carrying.rows import Carried, CarriedBook, Own, book_of
from workbook.grid import Contents, Entry, Row
from workbook.merge.committee_rows import JOINT, least_final, listed, one_row
from workbook.merge.duplicates import BY_CONTENT, MergedLine, taken_once, without_repeats
from workbook.merge.remarks_of_imports import IMPORTED, unsettled
from workbook.merge.values import Happened, Merged, MergeRemark, Origin, Source
from workbook.ooxml.read.beside import DAMAGED, beside_cells
from workbook.reading.committees import committees
from workbook.reading.find_table import filled
from workbook.submissions.checking import nothing
from workbook.submissions.door import package_of, submissions

_COMMON_FACTS = ("municipality", "reading")
"""The facts of Stamdata that hold for the whole where all the workbooks agree."""
_OWN_SHEET = Text("eget ark, ikke taget med", "a sheet of your own, not carried")
_DAMAGED = Text("beskadigede dele af filen, ikke taget med: {count}", "damaged parts of the file, not carried: {count}")
_NOTES = Text("noter på celler, ikke taget med: {count}", "notes on cells, not carried: {count}")


def merge(sources: Sequence[Source]) -> Merged:
    """The workbooks as one, amounts in mio. kr.

    A correction that two workbooks of one committee hold alike is taken once; where they differ, both stand, and
    that is a conflict. Raises KorrekturError where the budget years differ, or a workbook names no committee, or
    cannot be read row for row: its money would be missing in the whole.
    """
    books = _books(sources)
    return _Merging(sources, books).merged()


def _books(sources: Sequence[Source]) -> list[CarriedBook]:
    """Every workbook's tables; what keeps any of them from being merged is said of all at once."""
    refused: list[Text] = []
    books: list[CarriedBook] = []
    for source in sources:
        try:
            book = book_of(source.grid)
        except KorrekturError as fault:
            refused.append(fault.text)
            continue
        books.append(book)
        missing = [key for key in ("corrections", "amounts") if key not in book.tables]
        if missing:
            name = book.layout.sheet(missing[0]).name
            refused.append(
                Text(
                    f"{source.grid.path}: arket {name} mangler eller kan ikke læses.",
                    f"{source.grid.path}: the sheet {name} is missing or cannot be read.",
                )
            )
        if not all(committee.name.strip() for _, committee in committees(source.grid, book.stamdata)):
            refused.append(
                Text(
                    f"{source.grid.path}: udvalgets navn mangler på Stamdata. Skriv det, og prøv igen.",
                    f"{source.grid.path}: the committee's name is missing on Stamdata. Write it and try again.",
                )
            )
    years = Counter(book.layout.budget_year for book in books)
    if len(years) > 1:
        (usual, _), *_others = years.most_common()
        for book in books:
            if book.layout.budget_year != usual:
                year, path = book.layout.budget_year, book.grid.path
                refused.append(
                    Text(
                        f"{path} er til budget {year}, de andre til budget {usual}. Budgetår kan ikke blandes.",
                        f"{path} is for budget {year}, the others for budget {usual}. Budget years cannot be mixed.",
                    )
                )
    if refused:
        raise KorrekturError("\n".join(one.da for one in refused), "\n".join(one.en for one in refused))
    return books


@dataclass(slots=True)
class _Merging:
    sources: Sequence[Source]
    books: Sequence[CarriedBook]
    remarks: list[MergeRemark] = field(default_factory=list)
    spelt: dict[str, str] = field(default_factory=dict)

    def merged(self) -> Merged:
        listed_rows = self._committees()
        level = self._price_level()
        lines = {sheet: list(self._lines(sheet, level)) for sheet in DATA if sheet != IMPORTED}
        gone, remarks = taken_once(lines, [source.file for source in self.sources], self.books[0].layout)
        self.remarks += remarks
        rows: dict[str, Sequence[Row]] = {"committees": listed_rows}
        its_layout = layout(self.books[0].layout.budget_year, merged=True)
        own: dict[str, Sequence[Mapping[str, Own]]] = {}
        at: list[dict[tuple[str, int], int]] = [{} for _ in self.books]
        for sheet, its in lines.items():
            kept = [line for line in its if not line.is_one_of(gone)]
            kept = without_repeats(kept) if sheet in BY_CONTENT else kept
            rows[sheet] = [{**line.row.cells, "udvalg": line.udvalg} for line in kept]
            for row, line in enumerate(kept, FIRST_DATA_ROW):
                at[line.part][sheet, line.row.row] = row
            headers = (column.header for column in its_layout.sheet(sheet).columns)
            own[sheet] = _in_one_table([line.row.own for line in kept], headers)
        told: set[tuple[Entry, ...]] = set()
        rows[IMPORTED] = [
            {**row, "udvalg": self._name(udvalg)}
            for book, its in zip(self.books, at, strict=True)
            for udvalg, row in unsettled(book, its, told)
        ]
        self._left_out()
        self._not_carried()
        facts = self._facts(listed_rows, level)
        contents = Contents(self.books[0].layout.budget_year, DEFAULT_UNIT.text, facts, rows, merged=True)
        return Merged(contents, own, tuple(self.remarks), tuple(self._origins()))

    def _name(self, udvalg: str) -> str:
        """The committee as it was first written."""
        return self.spelt.setdefault(seen(udvalg), udvalg)

    def _parts(self) -> Iterator[tuple[Source, CarriedBook]]:
        return zip(self.sources, self.books, strict=True)

    def _names(self, source: Source, book: CarriedBook) -> list[str]:
        return [self._name(committee.name) for _, committee in committees(source.grid, book.stamdata)]

    def _committees(self) -> list[Row]:
        """The rows of Udvalg_liste, one a committee, in the order of the files."""
        found: dict[str, list[Row]] = {}
        for source, book in self._parts():
            for row in listed(source, book):
                found.setdefault(self._name(str(row["udvalg"])), []).append(row)
        return [one_row(udvalg, rows) for udvalg, rows in found.items()]

    def _price_level(self) -> int:
        """The level the whole is in: the budget year's where any workbook is, else the latest; others are conflicts."""
        year = self.books[0].layout.budget_year
        levels = {_level(book) for book in self.books}
        level = year if year in levels else max(levels)
        for source, book in self._parts():
            if _level(book) != level:
                what = _prices(_level(book), level)
                self.remarks += [
                    MergeRemark(Happened.CONFLICT, name, source.file, sheet="Stamdata", what=what)
                    for name in self._names(source, book)
                ]
        return level

    def _lines(self, sheet: str, level: int) -> Iterator[MergedLine]:
        """A table's rows from all the workbooks, with the price level written out that a correction is in."""
        for part, (source, book) in enumerate(self._parts()):
            numbers = {(_owner(book, row), _nr(row)) for row in book.rows("corrections")}
            for row in book.rows(sheet):
                cells = dict(row.cells)
                loose = (_owner(book, row), _nr(row)) not in numbers and _level(book) != level
                if sheet == "corrections" or (sheet == "calculation" and loose):
                    cells.setdefault("price_level", _level(book))
                yield MergedLine(part, self._name(_owner(book, row)), Carried(row.row, cells, row.own), sheet)
            if book.layout.unit != DEFAULT_UNIT and sheet == "amounts":
                unit = book.layout.unit.text
                what = Text(f"beløb i {unit} er omregnet til mio. kr.", f"amounts in {unit} are converted to mio. kr.")
                self.remarks += [
                    MergeRemark(Happened.CONVERTED, name, source.file, what=what) for name in self._names(source, book)
                ]

    def _facts(self, rows: Sequence[Row], level: int) -> dict[str, Entry]:
        facts: dict[str, Entry] = {}
        for key in _COMMON_FACTS:
            texts = {book.stamdata.text(key) for book in self.books}
            facts[key] = (texts.pop() or None) if len(texts) == 1 else None
        facts["committee"] = f"{len(rows)} udvalg samlet" if len(rows) > 1 else str(rows[0]["udvalg"])
        facts["status"] = least_final([str(row.get("status") or "") for row in rows])
        facts["price_level"] = level
        return facts

    def _left_out(self) -> None:
        """What the parts' own figures lack, and so the whole's: rows that a table does not reach, unknown figures."""
        for source, book in self._parts():
            udvalg = JOINT.join(self._names(source, book))
            self.remarks += [
                MergeRemark(
                    Happened.LEFT_OUT, one.committee or udvalg, source.file, sheet=one.sheet or "", what=one.at_cells
                )
                for one in source.report.reservations
                if one.fails
            ]

    def _not_carried(self) -> None:
        """What the whole does not have: cells that lost their formula, people's own sheets, and notes."""
        for source, book in self._parts():
            udvalg = JOINT.join(self._names(source, book))
            found = [
                (loss.sheet, Text(*(f"{loss.cell}: {loss.content} · {why}" for why in (loss.why.da, loss.why.en))))
                for table in book.tables.values()
                for loss in table.losses
            ]
            found += [(sheet.name, _OWN_SHEET) for sheet in book.own_sheets if any(map(filled, sheet.values.values()))]
            found += [
                (name, _NOTES.format({"count": same(len(beside.notes))}))
                for name, beside in source.beside.items()
                if beside.notes and book.layout.by_name(name) is not None
            ]
            found += [
                (name, _DAMAGED.format({"count": same(beside.objects[DAMAGED])}))
                for name, beside in source.beside.items()
                if beside.objects[DAMAGED]
            ]
            self.remarks += [
                MergeRemark(Happened.NOT_CARRIED, udvalg, source.file, sheet=sheet, what=what) for sheet, what in found
            ]

    def _origins(self) -> Iterator[Origin]:
        for source, book in self._parts():
            names = self._names(source, book)
            for finding in source.report.findings:
                own = finding.place.committee or (names[0] if len(names) == 1 else "")
                yield Origin(self._name(own) if own else "", source.file, finding)


def _prices(its: int, level: int) -> Text:
    return Text(
        f"projektmappen er i {its}-priser, det samlede i {level}-priser; der omregnes kun, hvis PL har satsen",
        f"the workbook is in {its} prices, the whole in {level} prices; converted only where PL has the rate",
    )


def _level(book: CarriedBook) -> int:
    return book.stamdata.price_level or book.layout.budget_year


def _owner(book: CarriedBook, row: Carried) -> str:
    """The committee a row belongs to: its own cell's where the workbook is a merged one, else the workbook's."""
    return str(row.cells.get("udvalg") or "") if book.stamdata.merged else book.stamdata.text("committee")


def _nr(row: Carried) -> str:
    return key_of(str(row.cells.get("nr") or ""))


def _in_one_table(rows: Sequence[Mapping[str, Own]], headers: Iterable[str]) -> list[dict[str, Own]]:
    """Each row's own cells by the header they get: alike in every workbook, and none of the table's own `headers`."""
    taken = {seen(header) for header in headers}
    names: dict[str, str] = {}
    for row in rows:
        for header in row:
            if seen(header) not in names:
                names[seen(header)] = _free(header, taken)
                taken.add(seen(names[seen(header)]))
    return [{names[seen(header)]: own for header, own in row.items()} for row in rows]


def _free(header: str, taken: set[str]) -> str:
    name, n = header, 2
    while seen(name) in taken:
        name, n = f"{header} ({n})", n + 1
    return name


def merge_files(
    paths: Sequence[Path], settings: Settings = DEFAULTS, advance: Callable[[int], None] = nothing
) -> Merged:
    """The workbooks at these paths as one; raises KorrekturError as `merge` does, and where one cannot be read.

    `settings` are what the parts are checked by; `advance` is called with 1 as each file has been checked.
    """
    found = submissions(paths, settings, advance)
    often = Counter(Path(one.path).name for one in found)
    return merge(
        [
            Source(one, beside_cells(package_of(one)), named=one.path if often[Path(one.path).name] > 1 else "")
            for one in found
        ]
    )
