"""Importing: form pages in any number of files become the contents of one workbook, and an account of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from schemas import lists
from schemas.finding import KorrekturError, Text
from schemas.layout import UNITS
from workbook.grid import Contents, Entry
from workbook.importers import facts
from workbook.importers.documents import read_document
from workbook.importers.figures import YearValues
from workbook.importers.form import FormPages, read_forms
from workbook.importers.lines import FormDocument
from workbook.importers.marking import Use
from workbook.importers.problems import FormPlace, Problem, ProblemKind
from workbook.importers.prose import printed as printed_line
from workbook.importers.prose import widest
from workbook.importers.reading import FormReading, read_form
from workbook.importers.remembered import placed, remembered

IGNORED = {
    Use.SIGN_RULE: Text("fortegnsforklaring", "sign rule"),
    Use.UNIT: Text("enhed", "unit"),
    Use.CONTENTS: Text("indholdsfortegnelse", "table of contents"),
    Use.PAGE_EDGE: Text("sidehoved, sidefod og sidetal", "page header, footer and number"),
    Use.REPEATED: Text("gentaget efter sideskift", "repeated after a page break"),
    Use.OVERVIEW: Text("oversigt, beregnes på ny", "overview, computed anew"),
    Use.REMARK: Text("bemærkning til skemaets tal, beregnes på ny", "remark on the form's figures, computed anew"),
}
"""The uses of lines that carry nothing into the workbook, and what the report calls them."""


@dataclass(frozen=True, slots=True)
class ReadForm:
    """One form that was read: its place, and the netto that was read and agrees, in kroner a year."""

    file: str
    page: int | None
    line: int
    nr: str | None
    title: str
    net: YearValues


@dataclass(frozen=True, slots=True)
class LineUse:
    """What became of one line that is not blank; `form` counts from 0 in the file, None before the first."""

    file: str
    page: int | None
    line: int
    text: str
    use: Use
    form: int | None


@dataclass(frozen=True, slots=True)
class Imported:
    """A workbook's contents, the forms it was read from, what to look at, and the account of every line."""

    contents: Contents
    read: tuple[ReadForm, ...]
    problems: tuple[Problem, ...]
    lines: tuple[LineUse, ...]

    @property
    def ignored(self) -> tuple[LineUse, ...]:
        """The lines that carry nothing into the workbook: page edges, repeated headers, sign rules, our overview."""
        return tuple(line for line in self.lines if line.use in IGNORED)


@dataclass(frozen=True, slots=True)
class _File:
    document: FormDocument
    pages: FormPages


def import_forms(paths: Sequence[Path], *, budget_year: int | None = None, committee: str | None = None) -> Imported:
    """Read form pages from .txt, .pdf and .docx files into the contents of one workbook.

    Amounts are integer kroner, FTEs thousandths. `budget_year` and `committee` overrule what the
    documents say. A file that cannot be read is a problem among others; raises KorrekturError where not one
    form can be read, or no budget year. Source of the layout: the committees' form page.
    """
    files, problems = _read_files(paths)
    if not files:
        raise KorrekturError(_why_nothing(paths, problems))
    pages = [(file.document.path, file.pages) for file in files]
    year, year_problems = facts.budget_year(pages, budget_year)
    name, committee_problems = facts.committee(pages, committee)
    readings = tuple(_readings(files, year))
    problems.extend((*year_problems, *committee_problems))
    problems.extend(problem for file in files for problem in _before_forms(file))
    problems.extend(placed(readings))
    problems.extend(_without_sign_rule(files, readings))
    problems.extend(_doubled(readings))
    problems.extend(_converted(readings))
    return Imported(
        _contents(readings, year, name, problems),
        tuple(_read(reading) for reading in readings),
        tuple(problems),
        tuple(line for file in files for line in _uses(file)),
    )


def _read_files(paths: Iterable[Path]) -> tuple[list[_File], list[Problem]]:
    """Give the files with forms in them, and a problem for each that has none."""
    files: list[_File] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            document = read_document(path)
        except KorrekturError as stop:
            problems.append(FormPlace(str(path)).problem(ProblemKind.FILE, stop.text))
            continue
        problems.extend(FormPlace(str(path)).problem(ProblemKind.READ_AS, note) for note in document.notes)
        problems.extend(_picture(FormPlace(str(path), page)) for page in document.pictures)
        pages = read_forms(document)
        if pages.forms:
            files.append(_File(document, pages))
        else:
            problems.append(FormPlace(str(path)).problem(ProblemKind.FILE, _no_forms(path, document)))
    return files, problems


def _picture(place: FormPlace) -> Problem:
    return place.tell(
        ProblemKind.NOT_UNDERSTOOD,
        "Siden er et billede uden tekst, vist indscannet, og er ikke læst. Brug det oprindelige dokument.",
        "The page is a picture without text, scanned perhaps, and was not read. Use the original document.",
        printed=f"side {place.page}",
    )


def _no_forms(path: Path, document: FormDocument) -> Text:
    if not any(not line.blank for line in document.lines):
        return Text(
            f"Der er ingen tekst i {path.name}. Er den indscannet? Brug det oprindelige dokument.",
            f"There is no text in {path.name}. Is it scanned as a picture? Use the original document.",
        )
    return Text(
        f"Der er ingen skemaer i {path.name}: linjen »Titel … Nr.« findes ikke.",
        f"There are no forms in {path.name}: the line “Titel … Nr.” is not found.",
    )


def _why_nothing(paths: Sequence[Path], problems: list[Problem]) -> Text:
    if not paths:
        return Text("Der er ikke angivet nogen fil med skemaer.", "No file with forms was given.")
    reasons = [one.message for one in problems if one.kind is ProblemKind.FILE]
    return Text("\n".join(reason.da for reason in reasons), "\n".join(reason.en for reason in reasons))


def _readings(files: Sequence[_File], year: int) -> Iterable[FormReading]:
    for file in files:
        width = widest(file.document.lines)
        for form in file.pages.forms:
            yield read_form(
                form, file.document.path, year, width, wrapped=file.document.wrapped, unread=file.pages.unread
            )


def _read(reading: FormReading) -> ReadForm:
    place = reading.place
    return ReadForm(place.file, place.page, place.line or 0, reading.nr, reading.title, reading.figures.net)


def _before_forms(file: _File) -> Iterable[Problem]:
    for line in file.pages.unread:
        text = printed_line(line)
        yield FormPlace(file.document.path, line.page, line.number).tell(
            ProblemKind.NOT_UNDERSTOOD,
            f"»{text}« ligner hovedet på et skemas tabel. Er det et skema, er det ikke læst: skriv det selv.",
            f"“{text}” looks like the head of a form's table. If it is a form, it was not read: enter it.",
            printed=text,
        )
    for line in file.pages.unknown:
        yield FormPlace(file.document.path, line.page, line.number).tell(
            ProblemKind.NOT_UNDERSTOOD,
            f"»{line.text.strip()}« før det første skema blev ikke forstået og er ikke overført.",
            f"“{line.text.strip()}” before the first form was not understood and not carried over.",
            printed=line.text,
        )


def _without_sign_rule(files: Sequence[_File], readings: Sequence[FormReading]) -> Iterable[Problem]:
    """Say of every file that prints amounts and nowhere what their signs mean that they stand as printed."""
    with_amounts = {reading.place.file for reading in readings if any(reading.figures.amounts)}
    for file in files:
        name = file.document.path
        if name in with_amounts and not any(form.sign_rules for form in file.pages.forms):
            yield FormPlace(name).tell(
                ProblemKind.READ_AS,
                "Der står ingen fortegnsregel. Beløbene har de trykte fortegn: + = merudgift/mindreindtægt.",
                "No sign rule is printed. The amounts have the signs that are: + = merudgift/mindreindtægt.",
                read_as="+ = merudgift/mindreindtægt",
            )


def _doubled(readings: Iterable[FormReading]) -> Iterable[Problem]:
    """Give a problem for every form whose number an earlier one has, case aside as Excel compares."""
    first: dict[str, FormReading] = {}
    for reading in readings:
        if reading.nr is None:
            continue
        earlier = first.setdefault(reading.nr.casefold(), reading)
        if earlier is not reading:
            yield reading.place.tell(
                ProblemKind.DISAGREES,
                f"Nr {reading.nr} er brugt til »{earlier.title}«. Begge er overført; ret den ene.",
                f"Nr {reading.nr} is used for “{earlier.title}”. Both were carried over; renumber one.",
            )


def _converted(readings: Sequence[FormReading]) -> Iterable[Problem]:
    """Say of every form in another unit than the workbook's that its amounts were converted."""
    unit = facts.unit(reading.figures.price.unit for reading in readings)
    for reading in readings:
        figures = reading.figures
        if figures.price.kroner not in (None, UNITS[unit].kroner) and any(figures.amounts):
            of = "kr." if figures.price.kroner == 1 else f"{figures.price.kroner:,} kr.".replace(",", ".")
            yield reading.place.tell(
                ProblemKind.READ_AS,
                f"Skemaets beløb er i {of} og omregnet til {unit}",
                f"The form's amounts are in {of} and converted to {unit}",
                printed=of,
                read_as=unit,
            )


def _contents(
    readings: Sequence[FormReading], year: int, committee: str | None, problems: Sequence[Problem]
) -> Contents:
    prices = [reading.figures.price for reading in readings]
    unit = facts.unit(price.unit for price in prices)
    master_data: dict[str, Entry] = {
        "committee": committee,
        "budget_year": year,
        "price_level": facts.price_level((price.level for price in prices), year),
        "unit": unit,
        "number_series": facts.number_series(reading.nr for reading in readings if reading.nr is not None),
        "status": lists.DRAFT,
    }
    sheets = ("corrections", "amounts", "fte", "calculation", "history")
    rows = {sheet: tuple(row for reading in readings for row in reading.rows[sheet]) for sheet in sheets}
    rows |= {"imported": tuple(remembered(problems))}
    return Contents(year, unit, master_data, rows)


def _uses(file: _File) -> Iterable[LineUse]:
    for form, one in file.pages.marked:
        if not one.line.blank:
            line = one.line
            yield LineUse(file.document.path, line.page, line.number, line.text, one.use, form)
