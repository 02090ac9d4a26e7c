"""The document of one workbook: an overview and a form a correction, for each of its committees."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from schemas.budgets import Budgets
from schemas.calculations.measures import FTE, NET, OF_A_CORRECTION, SECTIONS, Measure
from schemas.calculations.rows import ANSWERS, ZERO, CorrectionTotals, Four, Record, key_of, plus
from schemas.calculations.totals import Totals
from schemas.finding import Finding, KorrekturError, Text
from schemas.formulas.control_line import CONTROL, INCOMPLETE, SEPARATOR, control_line
from schemas.layout import HISTORY_YEARS
from schemas.lists import ANLAEG, DRAFT
from schemas.words import printed as words
from workbook.diff.difference import ChangeKind, Difference
from workbook.grid import Grid
from workbook.printing.figures import amounts, measured, plain
from workbook.printing.printed import (
    Overview,
    PrintedCorrection,
    PrintedDocument,
    PrintedForm,
    PrintedJustification,
    PrintedLine,
    PrintedPart,
    PrintedSection,
    PrintedSeries,
    printable,
)
from workbook.reports.chart import overview_charts
from workbook.stored_values.book import StoredBook
from workbook.stored_values.form import as_written, remark
from workbook.stored_values.overview import listed_remark
from workbook.stored_values.tables import correction_prices
from workbook.submissions.submission import Submission

_NO_REFERENCE = "(uden reference)"


def overview(book: StoredBook, udvalg: str | None, submitted: Submission, since: Difference | None) -> Overview:
    """The overview of one committee; of the whole workbook, committee by committee, where `udvalg` is None."""
    totals = book.totals if udvalg is None else book.parts[udvalg]
    unit = book.layout.unit
    rows = [(row, one) for row, one in book.figures.items() if udvalg is not None and one.committee == udvalg]
    counting = [_listed(book, row, one) for row, one in rows if one.counts]
    left_out = [_listed(book, row, one) for row, one in rows if not one.counts]
    by_committee = {name: part.net for name, part in book.parts.items()} if udvalg is None else {}
    named = book.parts if udvalg is None else {udvalg: totals}
    concerned = [one for one in submitted.reservations if udvalg is None or one.committee in (None, udvalg)]
    counted = control_line([part.count(totals) for part in CONTROL]).removeprefix(INCOMPLETE)
    amiss = [*(one.words.da for one in concerned if one.fails), *([counted] if counted else [])]
    return Overview(
        prices=f"{unit.text.capitalize()}, {book.prices()}-priser",
        sections=tuple(
            PrintedSection(section.heading, tuple(_line(book, line, totals) for line in section.lines))
            for section in SECTIONS
        ),
        incomplete=INCOMPLETE + SEPARATOR.join(amiss) if amiss else "",
        listed=tuple(counting),
        left_out=tuple(left_out),
        anlaeg=tuple(PrintedLine(name, amounts(net, unit)) for name, net in _anlaeg(book, udvalg).items()),
        committees=tuple(
            PrintedLine(name or "(uden udvalg)", amounts(net, unit)) for name, net in by_committee.items()
        ),
        justified=tuple(_justified(submitted.findings, udvalg, merged=book.layout.merged)),
        withdrawn=tuple(_withdrawn(book, udvalg, since)),
        pictures=tuple(replace(one, svg=printable(one.svg)) for one in overview_charts(named, "da")),
    )


def _line(book: StoredBook, one: Measure, totals: Totals) -> PrintedLine:
    return PrintedLine(one.name, measured(one, one.of(totals), book.layout.unit), one.strong)


def _listed(book: StoredBook, row: int, correction: CorrectionTotals) -> PrintedCorrection:
    return PrintedCorrection(
        correction.key, correction.title, ANSWERS[correction.service_frame],
        amounts(correction.net, book.layout.unit), listed_remark(book, row),
    )  # fmt: skip


def _anlaeg(book: StoredBook, udvalg: str | None) -> dict[str, Four]:
    """What is financed by each anlæg, signed as entered, in the workbook's prices."""
    found: dict[str, Four] = {}
    for line in book.lines["financing"].values():
        if line["source_class"] == ANLAEG and line["counts"] and udvalg in (None, line["udvalg"]):
            name = str(line["reference"] or "").strip() or _NO_REFERENCE
            found[name] = plus(found.get(name, ZERO), line["figures"])
    return dict(sorted(found.items()))


def _justified(findings: Sequence[Finding], udvalg: str | None, *, merged: bool) -> Iterator[PrintedJustification]:
    for one in findings:
        its = one.place.committee or ""
        if one.accepted is None or (merged and udvalg is not None and its != udvalg):
            continue
        if merged and udvalg is None and its:
            continue
        said = one.accepted
        who = ", ".join(part for part in (said.by, said.date) if part)
        nr = "" if one.place.key == "-" else one.place.key
        yield PrintedJustification(nr, one.message.da, said.reason, who, said.approved_by)


def _withdrawn(book: StoredBook, udvalg: str | None, since: Difference | None) -> Iterator[PrintedCorrection]:
    """The corrections the older version had and this one has not."""
    for one in since.of_kind(ChangeKind.WITHDRAWN) if since is not None and udvalg is not None else ():
        if one.committee in ("", udvalg) and not one.loose:
            net = one.figure(NET.key).old
            yield PrintedCorrection(one.name.nr, one.name.title, "", amounts(net, book.layout.unit))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be printed: these numbers alone (all where none is named), and marks of what has changed since."""

    only: Collection[str] = ()
    since: Difference | None = None


def document(budgets: Budgets, submitted: Submission, wanted: Wanted) -> PrintedDocument:
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


def _reserved(submitted: Submission) -> dict[str, list[str]]:
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
