"""A sheet's rows as the rules of that sheet see them: its frame, and what is known of each row from elsewhere."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from numbers import Integral
from typing import Any

from schemas.budgets import DATA, Budgets, Frame, Mask, once
from schemas.calculations.lines import lines_by_correction, lines_of
from schemas.calculations.rounding import EXACT, meant
from schemas.calculations.rows import name_of
from schemas.columns import Column, Kind
from schemas.evidence.fact_hits import value_at
from schemas.evidence.rows import counting_corrections, series_of
from schemas.layout import layout
from schemas.rule import Hit, RowEdit


def column_at(hit: Hit) -> Column:
    """The layout's column that a hit stands in."""
    return layout(2000, merged=True).sheet(hit.sheet or "").column(hit.column or "")


@once
def _beside_the_frames(budgets: Budgets) -> dict[tuple[int, str, int, str], float]:
    """The numbers that the data frames do not hold as they stand: not readable, or with hidden decimals."""
    return {
        (int(book), sheet, int(row), column): float(number)
        for facts in (budgets.unreadable, budgets.hidden_decimals)
        for (book, row), sheet, column, number in zip(
            facts.index, facts["sheet"], facts["column"], facts["number"].astype("object"), strict=True
        )
        if isinstance(number, float)
    }


def figure_at(budgets: Budgets, hit: Hit) -> Decimal | None:
    """The number of the hit's cell in the workbook's unit, every decimal kept; None where it holds none."""
    beside = _beside_the_frames(budgets).get((hit.book, hit.sheet or "", hit.row or 0, hit.column or ""))
    if beside is not None:
        return meant(beside)
    value = value_at(budgets, hit)
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, Integral):
        return None
    scale = {Kind.AMOUNT: budgets.unit_kroner(hit.book), Kind.FTE: 1000}.get(column_at(hit).kind, 1)
    return EXACT.divide(Decimal(int(value)), Decimal(scale))


def turned(budgets: Budgets, hit: Hit) -> Iterator[RowEdit]:
    """The same amount on the other side of zero."""
    figure = figure_at(budgets, hit)
    if figure is not None:
        yield RowEdit(float(-figure))


PLACE = {"book": "int64", "row": "int64", "sheet": "str"}
"""Where a row stands, before its cells."""
_BESIDE = {
    "corrections": {"number_series": "str", "budget_year": "Int64", "answers_a_line": "bool"},
    "amounts": {"counts": "bool"},
    "financing": {"has_money": "bool"},
}


NUMBERS = (Kind.AMOUNT, Kind.FTE, Kind.PERCENT, Kind.NUMBER, Kind.YEAR)
"""The kinds of columns that hold numbers."""


def sheets_with(*kinds: Kind) -> tuple[str, ...]:
    """The sheets of data with a column of any of these kinds that a person fills in."""
    return tuple(sheet for sheet in DATA if any(column.kind in kinds for column in layout(2000).sheet(sheet).inputs))


def beside(sheet: str) -> dict[str, str]:
    """The columns after a row's cells, and their dtypes.

    unread          {column: problem} of the row's cells that could not be read (`budgets.FACT_COLUMNS`).
    number_series   of the row's committee, missing where it names none.
    budget_year     of the row's workbook.
    answers_a_line  whether a line of Beløb takes its answer about servicerammen from this correction.
    counts          whether the row takes part in the totals.
    has_money       whether it then has an amount in any year.
    """
    return {"unread": "object"} | _BESIDE.get(sheet, {})


def rows_to_check(budgets: Budgets, sheet: str) -> Frame:
    """The sheet's rows, numbered from 0: book, row, sheet, the frame's columns, and those `beside` them."""
    import pandas as pd  # noqa: PLC0415  the rules load this module, and `rules` and `explain` need no frames

    rows = budgets.frame(sheet).reset_index()
    rows.insert(2, "sheet", sheet)
    unread = _unread(budgets).get(sheet, {})
    places = zip(rows["book"], rows["row"], strict=True)
    rows["unread"] = pd.Series([unread.get(place, {}) for place in places], rows.index, "object")
    for name, dtype in _BESIDE.get(sheet, {}).items():
        rows[name] = pd.Series(_VALUES[name](budgets, rows), rows.index, dtype)
    return rows


def sheet_of(rows: Frame) -> str:
    """The canonical name of the sheet the rows are of."""
    return str(rows["sheet"].iloc[0])


def inputs(rows: Frame, kind: Kind) -> list[Column]:
    """The columns of this kind that a person fills in on that sheet."""
    return [column for column in layout(2000).sheet(sheet_of(rows)).inputs if column.kind is kind]


def blank_cells(rows: Frame, *columns: str) -> Frame:
    """The cells of these columns with nothing in them, True; one that could not be read is not blank."""
    marks = rows[list(columns)].isna()
    for column in columns:
        pairs = zip(marks[column], rows["unread"], strict=True)
        marks[column] = [gone and column not in unread for gone, unread in pairs]
    return marks


def only(marks: Frame, looked_at: Mask) -> Frame:
    """The marks in these rows alone."""
    return marks & looked_at.to_numpy(dtype=bool)[:, None]


def unread_cells(rows: Frame, *problems: str) -> Frame:
    """The cells that could not be read for one of these problems, True; only the columns that have any."""
    columns = {column: None for cells in rows["unread"] for column, problem in cells.items() if problem in problems}
    marks = {column: [cells.get(column) in problems for cells in rows["unread"]] for column in columns}
    return rows[[]].assign(**marks)


@once
def _unread(budgets: Budgets) -> dict[str, dict[tuple[int, int], dict[str, str]]]:
    """Sheet -> (book, row) -> column -> problem."""
    found: dict[str, dict[tuple[int, int], dict[str, str]]] = {}
    facts = budgets.unreadable
    for place, sheet, column, problem in zip(
        facts.index.tolist(), facts["sheet"], facts["column"], facts["problem"], strict=True
    ):
        found.setdefault(sheet, {}).setdefault(place, {})[column] = problem
    return found


def _series(budgets: Budgets, rows: Frame) -> list[Any]:
    series = series_of(budgets)
    return [series.get(committee) for committee in zip(rows["book"], rows["udvalg"], strict=True)]


def _budget_years(budgets: Budgets, rows: Frame) -> list[Any]:
    return [budgets.fact(book, "budget_year") for book in rows["book"]]


def _answers_a_line(budgets: Budgets, rows: Frame) -> list[Any]:
    lines = lines_by_correction(budgets, "amounts")
    answering = {
        (record["book"], record["row"])
        for record in counting_corrections(budgets)
        if any(line["service_frame"] is None for line in lines.get(name_of(record), ()))
    }
    return [place in answering for place in zip(rows["book"], rows["row"], strict=True)]


_VALUES: dict[str, Callable[[Budgets, Frame], list[Any]]] = {
    "number_series": _series,
    "budget_year": _budget_years,
    "answers_a_line": _answers_a_line,
    "counts": lambda budgets, _: [line["counts"] for line in lines_of(budgets, "amounts")],
    "has_money": lambda budgets, _: [any(line["figures"]) for line in lines_of(budgets, "financing")],
}
