"""A rule's examples as the sheets they describe, cut to the columns that matter."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from schemas.calculations.measures import MEASURES
from schemas.examples import minimal_workbook as minimal
from schemas.finding import Text
from schemas.formulas.overview_cells import ROW_OF
from schemas.layout import DEFAULT_UNIT, FIRST_DATA_ROW, UNITS, Column, layout
from schemas.lists import FACTS
from schemas.rule import ErrorValue, Example, ExampleRow, Formula, Percent
from schemas.words.figures import number, percent
from workbook.reports.example_remarks import remarks

VALUE = "Værdi"
DECIMALS = {"Fuldtidsstillinger": 2, "Historik": 0}
"""The fewest decimals a sheet's year columns show, where it does not hold amounts"""
COMPANIONS = ("Nr", "Titel", "Ændring", "Kilde", "Type", "Tekst")
"""Columns that are shown beside those an example is about, where any of them is filled."""

INTACT = "=…"
"""How a calculated cell is drawn that holds its formula."""


@dataclass(frozen=True, slots=True)
class ExampleCell:
    """One cell: its text in Danish Excel, whether it is a number, whether the example changed it."""

    text: str
    is_number: bool = False
    changed: bool = False


@dataclass(frozen=True, slots=True)
class ShownSheet:
    """One sheet of an example: its name, headers, and rows by Excel row number."""

    name: str
    headers: tuple[ExampleCell, ...]
    rows: tuple[tuple[int, tuple[ExampleCell, ...]], ...]


@dataclass(frozen=True, slots=True)
class ShownExample:
    """What an example shows: its sheets, and what cannot be drawn as cells, in words."""

    sheets: tuple[ShownSheet, ...]
    remarks: tuple[Text, ...]


def shown_example(example: Example, other: Example) -> ShownExample:
    """An example drawn with what sets it apart from the `other` one of its rule, and the columns around."""
    names = list(dict.fromkeys([*_touched(example), *_touched(other)]))
    sheets = [_sheet(name, example, other) for name in names if example.sheets.get(name, ()) is not None]
    facts = list(dict.fromkeys([*example.master_data, *other.master_data]))
    stamdata = (_stamdata(facts, example),) if facts else ()
    overview = _overview(example) if example.overview else ()
    return ShownExample((*stamdata, *(sheet for sheet in sheets if sheet.rows), *overview), tuple(remarks(example)))


def _overview(example: Example) -> tuple[ShownSheet]:
    """The lines of Oversigt that an example is about."""
    lines = {one.name: one for one in MEASURES.values()}
    changed: Mapping[str, ExampleRow] = {label: dict(figures) for label, figures in (example.overview or {}).items()}
    years = tuple(dict.fromkeys(year for figures in changed.values() for year in figures))
    rows = []
    for label, figures in changed.items():
        cells = (_cell(2 if lines[label].fte else DEFAULT_UNIT.decimals, year, figures, {}) for year in years)
        rows.append((ROW_OF[lines[label].key], (ExampleCell(label), *cells)))
    return (ShownSheet("Oversigt", (ExampleCell(""), *map(ExampleCell, years)), tuple(rows)),)


def _stamdata(facts: Sequence[str], example: Example) -> ShownSheet:
    stated = {**minimal.MASTER_DATA, **example.master_data}
    order = [fact.field for fact in FACTS]
    return ShownSheet(
        "Stamdata",
        (ExampleCell("Felt"), ExampleCell(VALUE)),
        tuple(
            (
                FIRST_DATA_ROW + order.index(fact),
                (ExampleCell(fact), _cell(0, VALUE, {VALUE: stated.get(fact)}, {VALUE: minimal.MASTER_DATA.get(fact)})),
            )
            for fact in facts
        ),
    )


def _touched(example: Example) -> list[str]:
    return [name for part in (example.sheets, example.headers, example.order, example.below) for name in part]


def _sheet(name: str, example: Example, other: Example) -> ShownSheet:
    origin = {new: old for old, new in example.headers.get(name, {}).items() if new is not None}
    wanted = _wanted(name, example, other)
    if not wanted and not any(name in {*one.headers, *one.order} for one in (example, other)):
        return ShownSheet(name, (), ())
    headers = [one for one in _headers(name, example, other) if not wanted or origin.get(one, one) in wanted]
    rows = _rows(name, example) or [(FIRST_DATA_ROW, {})]
    base = dict(_rows(name, Example()))
    unit = UNITS.get(str(example.master_data.get("Enhed")), DEFAULT_UNIT)
    decimals = DECIMALS.get(name, unit.decimals)
    keys = [origin.get(header, header) for header in headers]
    calculated = {column.header: INTACT for column in _columns(name, example) if column.calculated}
    drawn = [
        (at, tuple(_cell(decimals, key, calculated | row, calculated | base.get(at, {})) for key in keys))
        for at, row in rows
    ]
    usual = _headers(name, Example(sheets=example.sheets, master_data=example.master_data), other)
    return ShownSheet(name, tuple(_marked(headers, keys, usual)), tuple(drawn))


def _marked(headers: Sequence[str], keys: Sequence[str], usual: Sequence[str]) -> Iterator[ExampleCell]:
    """The headers; changed are those that are renamed or not ours, that stand again, or that changed places."""
    ours = [key for key in dict.fromkeys(keys) if key in usual]
    displaced = {key for key, wanted in zip(ours, sorted(ours, key=usual.index), strict=True) if key != wanted}
    for at, (header, key) in enumerate(zip(headers, keys, strict=True)):
        yield ExampleCell(header, changed=header != key or key not in usual or key in keys[:at] or key in displaced)


def _rows(name: str, example: Example) -> list[tuple[int, ExampleRow]]:
    """(Excel row, its values): the minimal workbook's rows with the example's laid over, and those below."""
    base, change = minimal.SHEETS.get(name, []), example.sheets.get(name) or ()
    rows: list[ExampleRow] = []
    for at in range(max(len(base), len(change))):
        under = base[at] if at < len(base) else {}
        over = change[at] if at < len(change) else {}
        if over is not None:
            rows.append({**under, **over})
    after = FIRST_DATA_ROW + max(1, len(rows)) + 1 + (name in example.second_table)
    below = example.below.get(name, ())
    return [*enumerate(rows, FIRST_DATA_ROW), *enumerate(below, after)]


def _wanted(name: str, example: Example, other: Example) -> set[str]:
    """The columns that matter, by the layout's headers; none where the example is about the headers alone."""
    mine, theirs = dict(_rows(name, example)), dict(_rows(name, other))
    columns = _columns(name, example)
    years = {column.header for column in columns if column.year is not None}
    rows = [*mine.values(), *theirs.values()]
    filled = {header for row in rows for header, value in row.items() if value is not None}
    if not filled:
        return set()
    usual = {header for row in minimal.SHEETS.get(name, ()) for header in row}
    base = dict(_rows(name, Example()))
    differing = {
        header
        for one, another in ((mine, theirs), (mine, base), (theirs, base))
        for at in one.keys() & another.keys()
        for header in one[at].keys() | another[at].keys()
        if one[at].get(header) != another[at].get(header) and one[at].get("Nr") == another[at].get("Nr")
    }
    renamed = {old for one in (example, other) for old in one.headers.get(name, {})}
    added = {header for row in rows for header in row} - usual
    strangers = {header for header in _headers(name, example, other) if header not in {one.header for one in columns}}
    return differing | renamed | added | strangers | (filled & {*COMPANIONS, *years})


def _columns(name: str, example: Example) -> tuple[Column, ...]:
    """The layout's columns of this sheet, for the budget year the example is about."""
    year = example.master_data.get("Budgetår")
    budget_year = year if isinstance(year, int) else minimal.MASTER_DATA["Budgetår"]
    sheet = layout(budget_year, merged=bool(example.merged_committees)).by_name(name)
    return sheet.columns if sheet else ()


def _headers(name: str, example: Example, other: Example) -> list[str]:
    """The headers of input columns, of the calculated columns that matter, and of columns that are not ours."""
    columns = _columns(name, example)
    known = {column.header for column in columns}
    named = {header for one in (example, other) for row in one.sheets.get(name) or () for header in row or ()}
    inputs = [column.header for column in columns if not column.calculated or column.header in named]
    renamed = example.headers.get(name, {})
    ordered = [one for one in example.order.get(name, inputs) if one in inputs or one not in known]
    return [text for header in ordered if (text := renamed.get(header, header)) is not None]


def _cell(decimals: int, header: str, row: ExampleRow, base: ExampleRow) -> ExampleCell:
    value = row.get(header)
    is_number = isinstance(value, (int, float, date, Percent))
    text = "" if value is None else _text(value, decimals if header.isdigit() else None)
    return ExampleCell(text, is_number, changed=value != base.get(header))


def _text(value: Any, decimals: int | None) -> str:
    """A value as Danish Excel shows it; `decimals` is that of a year column, None elsewhere."""
    if isinstance(value, (int, float)):
        return str(value).replace(".", ",") if decimals is None else number(Decimal(str(value)), decimals).da
    match value:
        case date():
            return value.strftime("%d-%m-%Y")
        case Percent():
            return percent(Decimal(str(value.value))).da
        case ErrorValue():
            return value.code
        case Formula():
            return f"={value.text} → {'?' if value.value is None else value.value}"
        case _:
            return _as_text(value, under_year=decimals is not None)


def _as_text(value: str, *, under_year: bool) -> str:
    """A text; a number that is one has Excel's apostrophe, and spaces that nobody sees have marks around."""
    if under_year and any(sign.isdigit() for sign in value):
        return f"'{value}"
    return value if value == value.strip() else f"»{value}«"
