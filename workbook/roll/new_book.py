"""The new budget year's workbook as a file: the rows carried, the reference of last year, and the log."""

from collections.abc import Iterator
from typing import Any

from openpyxl import Workbook

from schemas.columns import Kind
from schemas.finding import Text
from schemas.layout import UNITS, layout
from schemas.words.seen import seen
from workbook import template
from workbook.carrying.rows import as_decimal
from workbook.grid import Grid
from workbook.reading.find_table import filled
from workbook.roll.roll import LOG_SHEET, REFERENCE_SHEET, Became, Entered, Rolled
from workbook.template.listing import ListedCell

BECAME = {
    Became.CARRIED: Text("Ført over (Udskudt)", "Carried (Udskudt)"),
    Became.REFERENCE: Text("I budgettet (Indarbejdet)", "In the budget (Indarbejdet)"),
    Became.LEFT: Text("Ikke ført over", "Not carried"),
    Became.FALLS_AWAY: Text("Falder væk", "Falls away"),
    Became.TO_FILL_IN: Text("Skal udfyldes", "To be filled in"),
    Became.REMARK: Text("Bemærk", "Note"),
}
REFERENCE_HEADERS = (
    "Budgetår", "Nr", "Titel", "Indenfor servicerammen", "Prisniveau",
    "Budgetåret", "Overslagsår 1", "Overslagsår 2", "Overslagsår 3",
)  # fmt: skip
_WIDTHS = (11, 10, 48, 16, 12, 14, 14, 14, 14)
_FIRST_FIGURE = 5


def build(rolled: Rolled, old: Grid) -> bytes:
    """The workbook as the bytes of an .xlsx; `old` is the one it follows from."""

    def add(workbook: Workbook) -> None:
        from workbook.carrying.sheets import add_own_columns  # noqa: PLC0415  loads openpyxl

        its_layout = layout(rolled.contents.budget_year, UNITS[rolled.contents.unit])
        for sheet, rows in rolled.own.items():
            headers = list(dict.fromkeys(header for row in rows for header in row))
            if headers:
                add_own_columns(workbook, its_layout.sheet(sheet).name, headers, rows)
        _add_reference(workbook, rolled, old)
        _add_log(workbook, rolled)

    return template.build(rolled.contents, add)


def _add_reference(workbook: Workbook, rolled: Rolled, old: Grid) -> None:
    """Last year's corrections that are in the budget, under those of the years before."""
    from workbook.template.listing import ListColumn, ListedCell, add_listing  # noqa: PLC0415  loads openpyxl

    unit = UNITS[rolled.contents.unit]
    columns = [
        ListColumn(header, width, unit.number_format if n >= _FIRST_FIGURE else "General")
        for n, (header, width) in enumerate(zip(REFERENCE_HEADERS, _WIDTHS, strict=True))
    ]
    rows = [
        [
            *(ListedCell(value) for value in (one.budget_year, one.nr, one.title, one.service_frame, one.price_level)),
            *(ListedCell(_number(kroner, unit.kroner)) for kroner in one.net),
        ]
        for one in rolled.adopted
    ]
    note = f"Er i budgettet og tælles ikke igen. Netto i {unit.text}, som det blev skrevet, i det nævnte prisniveau."
    add_listing(workbook, REFERENCE_SHEET, columns, [*_earlier(old), *rows], table="Tidligere_korrektioner", note=note)


def _earlier(old: Grid) -> Iterator[list[ListedCell]]:
    """The rows that the old workbook's own reference holds, where it has our headers."""
    from workbook.template.listing import FIRST_ROW, HEADER_ROW, ListedCell  # noqa: PLC0415  loads openpyxl

    sheet = old.sheet(REFERENCE_SHEET)
    if sheet is None:
        return
    cells: dict[tuple[int, int], Any] = dict(sheet.values)
    there = {seen(str(value)): column for (row, column), value in cells.items() if row == HEADER_ROW}
    places = [there.get(seen(header)) for header in REFERENCE_HEADERS]
    for row in sorted({row for row, _ in cells if row >= FIRST_ROW}):
        values = [None if place is None else cells.get((row, place)) for place in places]
        if any(map(filled, values)):
            yield [ListedCell(int(v) if isinstance(v, float) and v.is_integer() else v) for v in values]


def _add_log(workbook: Workbook, rolled: Rolled) -> None:
    from workbook.template import styles  # noqa: PLC0415  loads openpyxl
    from workbook.template.listing import ListColumn, ListedCell, add_listing  # noqa: PLC0415

    unit = UNITS[rolled.contents.unit]
    columns = [
        ListColumn("Hvad er sket", 24), ListColumn("Nr", 10), ListColumn("Titel", 34), ListColumn("Ark", 18),
        ListColumn("Linje", 30), ListColumn("År", 8), ListColumn("Tal", 13, unit.number_format),
        ListColumn("Hvorfor", 52),
    ]  # fmt: skip
    rows = [
        [
            *(ListedCell(value) for value in (BECAME[one.became].da, one.nr, one.title, one.sheet, one.line, one.year)),
            ListedCell(*_figure(one, unit.kroner, styles.FTE)),
            ListedCell(one.why.da),
        ]
        for one in rolled.log
    ]
    note = (
        f"Fra budget {rolled.from_year} til budget {rolled.contents.budget_year}. Arket kan slettes, når det er læst."
    )
    add_listing(workbook, LOG_SHEET, columns, rows, table="Overførsel_log", note=note)


def _figure(one: Entered, unit_kroner: int, fte: str) -> tuple[object, str | None]:
    """What a log line's figure reads as in a cell, and its own number format where it is no amount."""
    if one.figure is None or isinstance(one.figure, str):
        return one.figure, None
    kind = figure_kind(one)
    if kind == "amount":
        return _number(as_decimal(one.figure), unit_kroner), None
    return _number(as_decimal(one.figure), 1000 if kind == "fte" else 1), fte


def figure_kind(one: Entered) -> Kind:
    """What a log line's figure counts: kroner, thousandths of an FTE, or a series' own unit."""
    sheet = layout(2000).by_name(one.sheet)
    if sheet is None:
        raise KeyError(one.sheet)
    return sheet.years[0].kind


def _number(value: object, divisor: int) -> float | int:
    from workbook.template.cells import number  # noqa: PLC0415  loads openpyxl

    return number(as_decimal(value) / divisor)  # type: ignore[arg-type]
