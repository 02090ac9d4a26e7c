"""The document of one workbook: an overview and a form a correction, for each of its committees."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from schemas.budgets import Budgets
from schemas.calculations.keys import key_of
from schemas.calculations.measures import FTE, OF_A_CORRECTION
from schemas.calculations.records import ANSWERS
from schemas.calculations.rows import Record
from schemas.errors import KorrekturError
from schemas.finding import Text
from schemas.layout import HISTORY_YEARS
from schemas.lists import DRAFT
from schemas.words import printed as words
from workbook.diff.difference import ChangeKind, Difference
from workbook.grid import Grid
from workbook.printing.figures import measured, plain
from workbook.printing.overview import overview
from workbook.printing.printed import PrintedDocument, PrintedForm, PrintedLine, PrintedPart, PrintedSeries
from workbook.stored_values.book import StoredBook
from workbook.stored_values.form import as_written, remark
from workbook.stored_values.tables import correction_prices
from workbook.submissions.file_reports import FileReport


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be printed: these numbers alone (all where none is named), and marks of what has changed since."""

    only: Collection[str] = ()
    since: Difference | None = None


def document(budgets: Budgets, submitted: FileReport, wanted: Wanted) -> PrintedDocument:
    """What is printed of the one workbook in `budgets`, by its cells, findings and reservations.

    Raises KorrekturError where the budget year, the unit or Korrektioner cannot be read, and where a number asked
    for is none of its corrections'.
    """
    grid = submitted.cells
    book = StoredBook.of(budgets, 0, grid)
    if book is None or "corrections" not in book.places:
        raise KorrekturError(_unreadable(grid))
    rows = _rows(book, wanted.only, grid)
    listed = {str(udvalg): str(status) for udvalg, status in budgets.committees[["udvalg", "status"]].to_numpy()}
    names = [*listed, *(udvalg for udvalg in book.parts if udvalg not in listed)]
    marks, reserved = _marks(wanted.since), _reserved(submitted)
    parts = []
    if book.layout.merged:
        whole = overview(book, None, submitted, wanted.since)
        parts.append(PrintedPart(book.facts.get("committee", ""), _status(book), _is_draft(book), whole, ()))
    for udvalg in names:
        own = [row for row in rows if book.lines["corrections"][row]["udvalg"] == udvalg]
        if wanted.only and not own:
            continue
        status = listed.get(udvalg, "")
        part = PrintedPart(
            udvalg, _status(book, udvalg), status == DRAFT, overview(book, udvalg, submitted, wanted.since),
            tuple(_form(book, row, marks, reserved) for row in own),
        )  # fmt: skip
        parts.append(part)
    year = book.layout.budget_year
    whose = book.facts.get("committee") or grid.path.stem
    heading = f"Tekniske korrektioner – budget {year} og overslagsår"
    return PrintedDocument(f"{heading}, {whose}", heading, tuple(map(str, book.layout.budget_years)), tuple(parts))


def _reserved(submitted: FileReport) -> dict[str, list[str]]:
    """What a number's own figures do not count, by its key; that they await figures or a rate is said anyway."""
    found: dict[str, list[str]] = {}
    for one in submitted.reservations:
        for nr in one.keys if one.omits in ("cells", "loose", "unknown") else ():
            found.setdefault(key_of(nr), []).append(f"{one.words.da}.")
    return found


def _rows(book: StoredBook, only: Collection[str], grid: Grid) -> list[int]:
    """The Excel rows of the corrections to be printed, in the order they stand; rows without any content are none."""
    keys = {key_of(nr.strip()): nr for nr in only}
    there = {line["key"] for line in book.lines["corrections"].values()}
    missing = [nr for key, nr in keys.items() if key not in there]
    if missing:
        names = ", ".join(missing)
        raise KorrekturError(
            f"{grid.path}: der er ingen korrektion {names}.", f"{grid.path}: there is no correction {names}."
        )
    return [row for row, line in book.lines["corrections"].items() if not keys or line["key"] in keys]


def _is_draft(book: StoredBook) -> bool:
    return book.facts.get("status", "").casefold() == DRAFT.casefold()


def _status(book: StoredBook, udvalg: str | None = None) -> str:
    """What stands at the foot of every page: status, reading, version and date of the workbook, or of a committee's."""
    facts = book.facts_beside.get(udvalg or "", {}) if book.layout.merged and udvalg is not None else book.facts
    parts = [facts.get("status", ""), facts.get("reading", "")]
    parts += [f"version {facts['version']}"] if facts.get("version") else []
    return " · ".join(part for part in (*parts, facts.get("date", "")) if part)


def _form(
    book: StoredBook, row: int, marks: Mapping[tuple[str, str], str], reserved: Mapping[str, Sequence[str]]
) -> PrintedForm:
    line, unit = book.lines["corrections"][row], book.layout.unit
    written = as_written(book, row)
    rows = {
        one: PrintedLine(
            one.name, measured(one, written[one.key] if one.needs[0] in book.places else None, unit), one.strong
        )
        for one in OF_A_CORRECTION
    }
    starts = line["effective_date"]
    first = date(book.layout.budget_year, 1, 1) if starts is None else starts.date()
    budget_year = book.layout.budget_year
    return PrintedForm(
        nr=str(line["nr"] or ""),
        title=str(line["title"] or ""),
        prices=f"({unit.text.capitalize()} i {correction_prices(book, row)}-priser)",
        rows=tuple(its for one, its in rows.items() if not one.fte),
        effective_date=f"{first:%d.%m.%Y}",
        service_frame=ANSWERS[book.figures[row].service_frame],
        fte=rows[FTE],
        remarks=(*_remarks(book, row, line, marks), *reserved.get(line["key"], ())),
        background=_text(line["background"]),
        consequences=_text(line["consequences"]),
        history_years=tuple(str(budget_year - n) for n in range(len(HISTORY_YEARS), 0, -1)),
        history=tuple(
            PrintedSeries(_text(one["text"]), _text(one["unit"]), tuple(plain(one[year]) for year in HISTORY_YEARS))
            for one in book.lines["history"].values()
            if line["first"] and (one["udvalg"], key_of(one["nr"] or "")) == (line["udvalg"], line["key"])
        ),
    )


def _remarks(book: StoredBook, row: int, line: Record, marks: Mapping[tuple[str, str], str]) -> Iterator[str]:
    said = remark(book, row)
    if said:
        yield said
    if line["unconverted"] and line["counts"]:
        yield words.NOT_CONVERTED
    mark = marks.get((line["udvalg"], line["key"]))
    if mark:
        yield mark


def _marks(since: Difference | None) -> dict[tuple[str, str], str]:
    """(udvalg, key) -> how its form is marked."""
    if since is None:
        return {}
    from workbook.diff.diff import changed_numbers  # noqa: PLC0415  only where versions are compared

    added = {(one.committee, key_of(one.name.nr)) for one in since.of_kind(ChangeKind.ADDED)}
    return {name: words.NEW if name in added else words.CHANGED for name in changed_numbers(since)}


def _text(value: object) -> str:
    return "" if value is None else str(value).replace("\r\n", "\n").replace("_x000D_", "").strip()


def _unreadable(grid: Grid) -> Text:
    return Text(
        f"{grid.path}: budgetår, enhed eller arket Korrektioner kan ikke læses. Skriv »korrektur validate« for at se "
        "hvorfor.",
        f"{grid.path}: the budget year, the unit or the sheet Korrektioner cannot be read. Write “korrektur validate” "
        "to see why.",
    )
