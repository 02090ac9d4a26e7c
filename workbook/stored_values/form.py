"""The stored values of Skema: the correction its drop-down names, as it is written."""

from datetime import date

from schemas.calculations.measures import MEASURES, OF_A_CORRECTION, figures_of
from schemas.calculations.rows import ANSWERS, Four, Record, key_of
from schemas.formulas import form_cells as at
from schemas.formulas import form_formulas
from schemas.layout import BUDGET_YEARS
from schemas.lists import POSTPONED, PRELIMINARY, REJECTED, WITHDRAWN
from workbook.grid import column_number
from workbook.stored_values.book import StoredBook, StoredValues
from workbook.stored_values.tables import correction_prices

_DAY_ZERO = date(1899, 12, 30)
FormCells = dict[str, float | int | str]


def form_values(book: StoredBook) -> StoredValues:
    """Every formula cell of Skema."""
    sheet = book.layout.sheet("form").name
    row = _chosen(book, sheet)
    cells: FormCells = {
        at.PLACE: 0 if row is None else book.place_of(row),
        at.UDVALG: book.facts.get("committee", ""),
        **(_nothing(book) if row is None else _correction(book, row)),
    }
    return {(sheet, cell): value for cell, value in cells.items()}


def _chosen(book: StoredBook, sheet: str) -> int | None:
    """The Excel row of the correction chosen in the drop-down, or None."""
    grid = book.grid.sheet(sheet)
    number = None if grid is None else grid.values.get((int(at.NUMBER[1:]), column_number(at.NUMBER[0])))
    if grid is None or not isinstance(number, str):
        return None
    udvalg = grid.values.get((int(at.UDVALG[1:]), column_number(at.UDVALG[0]))) if book.layout.merged else None
    key = key_of(number)
    return next(
        (
            row
            for (committee, its), row in book.correction_rows.items()
            if its == key and (udvalg is None or committee.casefold() == str(udvalg).casefold())
        ),
        None,
    )


def _nothing(book: StoredBook) -> FormCells:
    figures = [f"{letter}{row}" for letter in at.YEARS for row in at.ROW_OF.values()]
    prose = [f"A{row}" for _, _, rows in at.PROSE for row in (rows[0], rows[-1] + 1)]
    return {
        **dict.fromkeys([at.EFFECTIVE_DATE, at.SERVICE_FRAME, at.REMARK, *figures, *prose], ""),
        at.TITLE: form_formulas.CHOOSE,
        at.PRICES: _prices(book, book.prices()),
    }


def _prices(book: StoredBook, level: float | str) -> str:
    return f"({book.layout.unit.text.capitalize()} i {level}-priser)"


def _correction(book: StoredBook, row: int) -> FormCells:
    line = book.lines["corrections"][row]
    own = book.figures[row]
    starts = line["effective_date"]
    first = date(book.layout.budget_year, 1, 1) if starts is None else starts.date()
    cells: FormCells = {
        at.TITLE: str(line["title"] or ""),
        at.PRICES: _prices(book, correction_prices(book, row)),
        at.EFFECTIVE_DATE: (first - _DAY_ZERO).days,
        at.SERVICE_FRAME: ANSWERS[own.service_frame],
        at.REMARK: remark(book, row),
        **_figures(book, row),
    }
    for column, _, rows in at.PROSE:
        text = str(line[column] or "")
        cells[f"A{rows[0]}"] = text
        cells[f"A{rows[-1] + 1}"] = form_formulas.CONTINUED if form_formulas.is_continued(text, rows) else ""
    return cells


def as_written(book: StoredBook, row: int) -> dict[str, Four]:
    """A correction's measures by key, as they are written: unconverted, whether or not it counts."""
    lines = {
        table: [_as_written(line) for line in book.lines[table].values() if book.correction_row(line) == row]
        for table in ("amounts", "fte")
    }
    return figures_of(lines, OF_A_CORRECTION)


def _as_written(line: Record) -> Record:
    return line | {"figures": tuple(line[year] or 0 for year in BUDGET_YEARS)}


def _figures(book: StoredBook, row: int) -> FormCells:
    return {
        f"{letter}{at.ROW_OF[key]}": figure / 1000 if MEASURES[key].fte else book.in_unit(figure)
        for key, four in as_written(book, row).items()
        for letter, figure in zip(at.YEARS, four, strict=True)
    }


def remark(book: StoredBook, row: int) -> str:
    """What is to be known of a correction's figures in a sentence; empty where nothing is."""
    line = book.lines["corrections"][row]
    if line["status"] == WITHDRAWN:
        return form_formulas.NOT_COUNTED[WITHDRAWN]
    if line["decision"] in (REJECTED, POSTPONED):
        return form_formulas.NOT_COUNTED[line["decision"]]
    if line["status"] == PRELIMINARY:
        return form_formulas.PRELIMINARY_REMARK
    return form_formulas.AWAITING_REMARK if row in book.waiting else ""
