"""One form read: its row of Korrektioner and its rows of the other tables, and what could not be read."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from schemas import lists
from schemas.layout import BUDGET_YEARS, HISTORY_YEARS
from schemas.words.danish_numbers import NumberDoubt, number, value_like
from workbook.grid import Entry, Row
from workbook.importers.calculation import find_calculation
from workbook.importers.figures import NONE, FormFigures, YearValues, read_figures
from workbook.importers.form import ImportedForm
from workbook.importers.labels import HEADING_TEXT, NR, Heading
from workbook.importers.lines import FormLine, tabular
from workbook.importers.problems import FormPlace, Problem, ProblemKind
from workbook.importers.prose import join, printed
from workbook.importers.rows import begins_row
from workbook.importers.sides import read_sides

YEARS_BEFORE = 5
_UNIT = re.compile(r"\bmio\.?\s*kr\.?|\b1\.?000\s*kr\.?|\bkr\.|\bkroner\b|\bpct\.|%", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HistorySeries:
    """One past series: five values, oldest first, None where unreadable; unit is None where not stated."""

    line: FormLine
    text: str
    unit: str | None
    values: tuple[Decimal | None, ...]


def find_series(
    lines: Sequence[FormLine], place: FormPlace, budget_year: int
) -> tuple[tuple[HistorySeries, ...], tuple[Problem, ...]]:
    """Find the rows of every table whose header has exactly the five years before `budget_year`, in order."""
    wanted = tuple(str(budget_year - n) for n in range(YEARS_BEFORE, 0, -1))
    series: list[HistorySeries] = []
    problems: list[Problem] = []
    header: str | None = None
    for line in lines:
        if line.blank:
            continue
        label, values = _split(line)
        if values == wanted:
            header = label
        elif header is not None and len(values) == YEARS_BEFORE and label:
            one = _series(line, label, values, header)
            if (label, one.unit, one.values) in [(was.text, was.unit, was.values) for was in series]:
                continue  # our own print repeats a table of the prose
            series.append(one)
            problems.extend(_problems(one, len(series) - 1, values, wanted, place.at(line)))
        else:
            if header is not None and len(values) > 1:
                problems.append(_wrong_length(line, place))
            header = None
    return tuple(series), tuple(problems)


def _split(line: FormLine) -> tuple[str, tuple[str, ...]]:
    """Give a row's label and its values: cells, or the figures at the end of the line."""
    if line.cells is not None:
        cells = [" ".join(cell.split()) for cell in line.cells]
        filled = [cell for cell in cells[1:] if cell]
        if len(filled) == YEARS_BEFORE and all(map(value_like, filled)):  # a table may have more columns than years
            return cells[0], tuple(filled)
        if any(map(value_like, cells[1:-YEARS_BEFORE])):
            return cells[0], tuple(filled)
        if len(cells) > YEARS_BEFORE and all(value_like(cell) or not cell for cell in cells[-YEARS_BEFORE:]):
            values = tuple(cells[-YEARS_BEFORE:])
            return " ".join(cells[:-YEARS_BEFORE]).strip(), values if any(values) else ()
    tokens = re.split(r"[ \t]+", line.text.strip())
    count = 0
    while count < len(tokens) and value_like(tokens[-1 - count]):
        count += 1
    return " ".join(tokens[: len(tokens) - count]), tuple(tokens[len(tokens) - count :])


def _series(line: FormLine, label: str, values: tuple[str, ...], header: str) -> HistorySeries:
    found = _UNIT.search(header) or _UNIT.search(label)
    unit = found[0].lower() if found else None
    fine = unit is not None and unit.startswith("mio")
    read = (number(text, decimals_expected=fine) for text in values)
    return HistorySeries(line, label, unit, tuple(None if isinstance(one, NumberDoubt) else one for one in read))


def _problems(
    series: HistorySeries, row: int, texts: tuple[str, ...], years: tuple[str, ...], here: FormPlace
) -> Iterator[Problem]:
    for column, year, text, value in zip(HISTORY_YEARS, years, texts, series.values, strict=True):
        if value is None:
            yield here.tell(
                ProblemKind.UNREADABLE,
                f"Historik »{series.text}« ({year}): »{text}« kan ikke læses. Cellen står tom.",
                f"Past series “{series.text}” ({year}): “{text}” cannot be read. The cell is left blank.",
                printed=text,
                cells=(("history", row, column),),
            )
    if series.unit is None:
        yield here.tell(
            ProblemKind.MISSING,
            f"Historik »{series.text}«: enheden er ikke angivet. Skriv den selv under Enhed.",
            f"Past series “{series.text}”: the unit is not stated. Enter it under Enhed yourself.",
            cells=(("history", row, "unit"),),
        )


def _wrong_length(line: FormLine, place: FormPlace) -> Problem:
    return place.at(line).tell(
        ProblemKind.UNREADABLE,
        f"»{printed(line)}« har ikke fem tal som tabellens årstal. Rækken er ikke sat i Historik.",
        f"“{printed(line)}” has not five figures like the table's years. The row is not put into Historik.",
        printed=printed(line),
    )


FTE_TEXT = "Antal fuldtidsstillinger jf. skema"


@dataclass(frozen=True, slots=True)
class FormReading:
    """One form's rows by canonical sheet name, its figures, and its problems in the form's order."""

    place: FormPlace
    nr: str | None
    title: str
    figures: FormFigures
    rows: Mapping[str, tuple[Row, ...]]
    problems: tuple[Problem, ...]


def read_form(
    form: ImportedForm, file: str, budget_year: int, width: int, *, wrapped: bool, unread: Collection[FormLine] = ()
) -> FormReading:
    """Read one form; `width` is the document's widest line, `wrapped` and `unread` as its document and pages say."""
    nr = _nr(form)
    place = FormPlace(file, form.line.page, form.line.number, nr)
    figures, figure_problems = read_figures(form, place, budget_year)
    sides, side_problems = read_sides(form, place)
    series, series_problems = find_series((*form.background, *form.consequences, *form.history), place, budget_year)
    prose = (*form.background, *form.consequences)
    calculation, calculation_problems = find_calculation(prose, nr, place, budget_year, told=unread)
    parts = (join(lines, width, wrapped=wrapped) for lines in (form.notes, form.background))
    correction: Row = {
        "nr": nr,
        "title": form.title or None,
        "service_frame": sides.service_frame,
        "price_level": figures.price.level,
        "effective_date": sides.effective_date,
        "background": "\n\n".join(part for part in parts if part) or None,
        "consequences": join(form.consequences, width, wrapped=wrapped) or None,
        **form.answers,
    }
    amounts, amount_problems = _amounts(nr, figures, place)
    rows = {
        "corrections": (correction,),
        "amounts": amounts,
        "fte": _fte(nr, figures.fte),
        "calculation": calculation,
        "history": tuple(_history(nr, one) for one in series),
    }
    head = (*_head_problems(form, place, nr), *figure_problems, *amount_problems, *side_problems)
    return FormReading(
        place,
        nr,
        form.title,
        figures,
        rows,
        (*head, *_prose_problems(form, place), *series_problems, *calculation_problems),
    )


_NR_CELL = (("corrections", 0, "nr"),)


def _nr(form: ImportedForm) -> str | None:
    return form.numbers[0] if len(form.numbers) == 1 and NR.fullmatch(form.numbers[0]) else None


def _head_problems(form: ImportedForm, place: FormPlace, nr: str | None) -> Iterator[Problem]:
    if not form.numbers:
        yield place.tell(ProblemKind.MISSING, "Skemaet har intet Nr.", "The form has no Nr.", cells=_NR_CELL)
    elif nr is None:
        listed = ", ".join(form.numbers)
        yield place.tell(
            ProblemKind.UNREADABLE,
            f"Skemaets Nr kan ikke læses af »{listed}«. Cellen står tom.",
            f"The form's Nr cannot be read from “{listed}”. The cell is left blank.",
            printed=listed,
            cells=_NR_CELL,
        )
    if not form.title:
        cells = (("corrections", 0, "title"),)
        yield place.tell(ProblemKind.MISSING, "Skemaet har ingen titel.", "The form has no title.", cells=cells)


def _prose_problems(form: ImportedForm, place: FormPlace) -> Iterator[Problem]:
    for line in form.notes:
        if not line.blank and (tabular(line) or begins_row(line)) and any(letter.isdigit() for letter in line.text):
            yield place.at(line).tell(
                ProblemKind.NOT_UNDERSTOOD,
                f"Rækken »{printed(line)}« er ikke læst som en af skemaets. Den er sat ind i Baggrund som tekst.",
                f"The row “{printed(line)}” was not read as one of the form's. It was put into Baggrund as text.",
                printed=printed(line),
            )
    for heading in Heading:
        if heading not in form.headings:
            name = HEADING_TEXT[heading]
            yield place.tell(
                ProblemKind.MISSING,
                f"Overskriften »{name}« mangler på skemaet.",
                f"The heading “{name}” is missing from the form.",
            )


def _amounts(nr: str | None, figures: FormFigures, place: FormPlace) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """Give the line from Udgifter always, and the one from Indtægter where that row is not all zero."""
    spent = _line(
        nr, lists.FORM_EXPENDITURE, figures.expenditure, lists.INCREASE_EXPENDITURE, lists.DECREASE_EXPENDITURE
    )
    rows = [spent]
    if figures.income is not None and any(value != 0 for value in figures.income):
        rows.append(_line(nr, lists.FORM_INCOME, figures.income, lists.DECREASE_INCOME, lists.INCREASE_INCOME))
    mixed = tuple(
        place.tell(
            ProblemKind.READ_AS,
            f"»{row['text']}« har både plus og minus, så Ændring står tom. Del linjen i to.",
            f"“{row['text']}” has both plus and minus, so Ændring is left blank. Split the line in two.",
            cells=(("amounts", n, "change"),),
        )
        for n, (row, cells) in enumerate(zip(rows, (figures.expenditure, figures.income or NONE), strict=False))
        if min(_known(cells)) < 0 < max(_known(cells))
    )
    return tuple(rows), mixed


def _known(cells: YearValues) -> tuple[int, ...]:
    return (0, *(value for value in cells if value is not None))


def _line(nr: str | None, text: str, cells: YearValues, plus: str, minus: str) -> Row:
    known = _known(cells)
    change = None if min(known) < 0 < max(known) else plus if max(known) > 0 else minus if min(known) < 0 else None
    return {"nr": nr, "change": change, "text": text, **_years(cells)}


def _years(cells: YearValues) -> dict[str, Entry]:
    return dict(zip(BUDGET_YEARS, cells, strict=True))


def _fte(nr: str | None, cells: YearValues | None) -> tuple[Row, ...]:
    if cells is None or all(value == 0 for value in cells):
        return ()
    return ({"nr": nr, "text": FTE_TEXT, **_years(cells)},)


def _history(nr: str | None, series: HistorySeries) -> Row:
    values: dict[str, Entry] = dict(zip(HISTORY_YEARS, series.values, strict=True))
    return {"nr": nr, "text": series.text, "unit": series.unit, **values}
