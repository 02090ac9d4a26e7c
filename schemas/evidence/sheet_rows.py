"""A sheet's rows as the rules of that sheet see them: its frame, and what is known of each row from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from schemas.budgets import DATA, Budgets
from schemas.calculations.lines import lines_by_correction, lines_of
from schemas.calculations.rows import name_of
from schemas.columns import Column, Kind
from schemas.evidence.rows import counting_corrections
from schemas.evidence.series import series_of
from schemas.layout import layout
from schemas.memo import once

if TYPE_CHECKING:
    import pandas as pd

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


def rows_to_check(budgets: Budgets, sheet: str) -> pd.DataFrame:
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


def sheet_of(rows: pd.DataFrame) -> str:
    """The canonical name of the sheet the rows are of."""
    return str(rows["sheet"].iloc[0])


def inputs(rows: pd.DataFrame, kind: Kind) -> list[Column]:
    """The columns of this kind that a person fills in on that sheet."""
    return [column for column in layout(2000).sheet(sheet_of(rows)).inputs if column.kind is kind]


def blank_cells(rows: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """The cells of these columns with nothing in them, True; one that could not be read is not blank."""
    marks = rows[list(columns)].isna()
    for column in columns:
        pairs = zip(marks[column], rows["unread"], strict=True)
        marks[column] = [gone and column not in unread for gone, unread in pairs]
    return marks


def only(marks: pd.DataFrame, looked_at: pd.Series[bool]) -> pd.DataFrame:
    """The marks in these rows alone."""
    return marks & looked_at.to_numpy(dtype=bool)[:, None]


def unread_cells(rows: pd.DataFrame, *problems: str) -> pd.DataFrame:
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


def _series(budgets: Budgets, rows: pd.DataFrame) -> list[Any]:
    series = series_of(budgets)
    return [series.get(committee) for committee in zip(rows["book"], rows["udvalg"], strict=True)]


def _budget_years(budgets: Budgets, rows: pd.DataFrame) -> list[Any]:
    return [budgets.fact(book, "budget_year") for book in rows["book"]]


def _answers_a_line(budgets: Budgets, rows: pd.DataFrame) -> list[Any]:
    lines = lines_by_correction(budgets, "amounts")
    answering = {
        (record["book"], record["row"])
        for record in counting_corrections(budgets)
        if any(line["service_frame"] is None for line in lines.get(name_of(record), ()))
    }
    return [place in answering for place in zip(rows["book"], rows["row"], strict=True)]


_VALUES: dict[str, Callable[[Budgets, pd.DataFrame], list[Any]]] = {
    "number_series": _series,
    "budget_year": _budget_years,
    "answers_a_line": _answers_a_line,
    "counts": lambda budgets, _: [line["counts"] for line in lines_of(budgets, "amounts")],
    "has_money": lambda budgets, _: [any(line["figures"]) for line in lines_of(budgets, "financing")],
}
