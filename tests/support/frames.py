"""Budgets built from rows typed in a test, as if workbooks had been read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

from schemas.budgets import DATA, FACT_COLUMNS, Budgets, data_dtypes
from schemas.layout import FIRST_DATA_ROW, layout
from workbook.grid import column_letter

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Book:
    """One workbook: rows by canonical sheet and column names, amounts in kroner, FTEs in thousandths.

    The first row of a sheet stands on Excel row 4. A row's udvalg is `committee` unless it names its own.
    `unreadable` holds (sheet, row from 0, column); `without` names sheets that cannot be used.
    """

    sheets: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    budget_year: int | None = 2026
    price_level: int | None = 2026
    unit: str = "mio. kr."
    committee: str = "Økonomiudvalget"
    other_committees: tuple[str, ...] = ()
    unreadable: Collection[tuple[str, int, str]] = ()
    without: Collection[str] = ()
    path: str = "a.xlsx"
    fault: str | None = None


def budgets(*books: Book) -> Budgets:
    """These workbooks as a set, numbered from 0."""
    numbered = list(enumerate(books))
    frames = {name: _frame(dtypes, _facts(name, numbered)) for name, dtypes in FACT_COLUMNS.items()}
    frames |= {name: _frame(data_dtypes(name), _data(name, numbered)) for name in DATA}
    return Budgets(**frames)


def _frame(dtypes: Mapping[str, str], rows: Iterable[tuple[int, int, Row]]) -> pd.DataFrame:
    """A typed frame of (book, Excel row, cells); what a row lacks is missing."""
    listed = list(rows)
    index = pd.MultiIndex.from_arrays(
        [pd.Index([book for book, _, _ in listed], dtype="int64"), pd.Index([n for _, n, _ in listed], dtype="int64")],
        names=["book", "row"],
    )
    columns = {
        column: pd.Series([cells.get(column) for _, _, cells in listed], index=index, dtype=dtype)
        for column, dtype in dtypes.items()
    }
    return pd.DataFrame(columns, index=index)


def _data(name: str, numbered: Sequence[tuple[int, Book]]) -> Iterable[tuple[int, int, Row]]:
    for number, book in numbered:
        if name in book.without or book.fault:
            continue
        for n, row in enumerate(book.sheets.get(name, ()), FIRST_DATA_ROW):
            known = {"udvalg", *data_dtypes(name)}
            assert not set(row) - known, f"{name}: {set(row) - known}"
            hidden = {
                column: None for sheet, at, column in book.unreadable if (sheet, at + FIRST_DATA_ROW) == (name, n)
            }
            yield number, n, {"udvalg": book.committee} | row | hidden


def _facts(name: str, numbered: Sequence[tuple[int, Book]]) -> Iterable[tuple[int, int, Row]]:
    makers = {
        "files": _file,
        "committees": _committees,
        "sheets": _sheets,
        "headers": _headers,
        "unreadable": _unreadable,
    }
    if name in makers:
        for number, book in numbered:
            if name == "files" or not book.fault:
                yield from ((number, row, cells) for row, cells in makers[name](book))


def _file(book: Book) -> Iterable[tuple[int, Row]]:
    facts: Row = {"path": book.path, "fault": book.fault, "macros": False, "strict": False, "encrypted": False}
    if not book.fault:
        facts |= {
            "kind": "committee",
            "budget_year": book.budget_year,
            "price_level": book.price_level,
            "unit": book.unit,
        }
    yield 0, facts


def _committees(book: Book) -> Iterable[tuple[int, Row]]:
    for n, committee in enumerate((book.committee, *book.other_committees)):
        yield n, {"udvalg": committee, "status": "Kladde"}


def _sheets(book: Book) -> Iterable[tuple[int, Row]]:
    for n, sheet in enumerate(layout(book.budget_year or 2026).tables):
        usable = sheet.key not in book.without
        yield n, {"sheet": sheet.key, "name": sheet.name, "usable": usable, "found_by": "table"}


def _headers(book: Book) -> Iterable[tuple[int, Row]]:
    for sheet in layout(book.budget_year or 2026).tables:
        for n, column in enumerate(sheet.columns, 1):
            yield (
                n,
                {
                    "sheet": sheet.key,
                    "name": sheet.name,
                    "letter": column_letter(n),
                    "text": column.header,
                    "column": column.key,
                    "in_table": True,
                    "has_figures": False,
                },
            )


def _unreadable(book: Book) -> Iterable[tuple[int, Row]]:
    for sheet, at, column in book.unreadable:
        cell = {"sheet": sheet, "column": column, "text": "?", "problem": "text"}
        yield at + FIRST_DATA_ROW, {"udvalg": book.committee} | cell
