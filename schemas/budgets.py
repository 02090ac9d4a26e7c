"""Budgets: the typed frames of one workbook or a thousand, and the facts a rule needs about them.

Every frame has the index (book, row): the book's number in the set, and the Excel row. Money is integer
kroner (Int64), FTEs integer thousandths of an FTE (Int64), percentages Decimal, dates
datetime64, text str. A cell that is blank or could not be read is missing; the latter also has a row in
`unreadable`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeAlias, TypeVar

from schemas.columns import DTYPES
from schemas.layout import DEFAULT_UNIT, UNITS, Unit, layout

if TYPE_CHECKING:
    import pandas as pd

Frame: TypeAlias = "pd.DataFrame"
Mask: TypeAlias = "pd.Series[bool]"
"""A table of rows; by this name rules speak of one without loading pandas."""

DATA = (
    "corrections", "amounts", "fte", "financing", "calculation", "history", "rates", "justifications", "imported",
)  # fmt: skip
"""The data tables: each is a frame of that name, with `udvalg` and the layout's input columns."""


def data_dtypes(sheet: str) -> dict[str, str]:
    """The columns of a data table's frame and their dtypes, alike whatever the budget year."""
    return {"udvalg": "str"} | {column.key: DTYPES[column.kind] for column in layout(2000).sheet(sheet).inputs}


FACT_COLUMNS: dict[str, dict[str, str]] = {
    "files": {
        "path": "str", "fault": "str", "fault_detail": "str", "kind": "str", "municipality": "str",
        "budget_year": "Int64", "price_level": "Int64", "unit": "str", "template_version": "Int64",
        "macros": "bool", "strict": "bool",
    },
    "committees": {
        "udvalg": "str", "status": "str", "number_series": "str",
    },
    "master_data": {"udvalg": "str", "key": "str", "field": "str", "value": "str"},
    "sheets": {
        "sheet": "str", "name": "str", "usable": "bool", "found_by": "str", "visibility": "str",
        "first_row": "Int64", "last_row": "Int64", "rows_below": "Int64", "first_below": "Int64",
        "tables": "Int64", "other_table": "str", "other_table_at": "str", "merges": "Int64", "merged_at": "str",
        "hidden_rows": "Int64", "first_hidden": "Int64", "beyond": "str",
    },
    "tabs": {"name": "str", "sheet": "str", "visibility": "str", "has_data": "bool"},
    "headers": {
        "sheet": "str", "name": "str", "letter": "str", "text": "str", "column": "str", "in_table": "bool",
        "has_figures": "bool", "number": "Int64", "hidden": "bool",
    },
    "unreadable": {
        "udvalg": "str", "sheet": "str", "column": "str", "key": "str", "text": "str", "wanted": "str",
        "problem": "str", "number": "Float64",
    },
    "hidden_decimals": {
        "udvalg": "str", "sheet": "str", "column": "str", "key": "str", "text": "str", "number": "Float64",
    },
    "other_spellings": {
        "udvalg": "str", "sheet": "str", "column": "str", "key": "str", "text": "str",
    },
    "formulas": {
        "udvalg": "str", "sheet": "str", "column": "str", "cell": "str", "key": "str", "found": "str",
        "expected": "str", "problem": "str", "whole_row": "bool",
    },
    "overview_totals": {
        "cell": "str", "measure": "str", "year": "str", "figure": "Int64", "text": "str",
    },
    "damaged": {"sheet": "str", "name": "str", "part": "str"},
    "unstored": {"sheet": "str", "cell": "str", "cells": "Int64"},
    "input_formulas": {"sheet": "str", "column": "str"},
    "outside": {
        "sheet": "str", "tab": "str", "where": "str", "cell": "str", "name": "str", "kind": "str", "what": "str",
    },
}  # fmt: skip
"""The frames of facts and their columns' dtypes.

files        one row a book (row 0). `fault` names why a file could not be read at all, else missing.
committees   one row a (book, udvalg): its status as judged (Kladde, Indsendt, Endelig) and where it stands.
master_data  one row a fact of Stamdata, as text; where committees are merged, those of each on the sheet Udvalg too.
sheets       one row a layout sheet that a book has, under its canonical name; `usable` says whether its
             figures can be trusted. `found_by` is table, or header where the table object is gone, or
             missing where no header row was found; first_row and last_row are those of the data;
             `rows_below` counts rows with data under the table, the first of them in `first_below`;
             `tables` counts the sheet's Excel tables that could be its table, `other_table` and
             `other_table_at` name the second; `merges` counts merged areas that touch the table, the first
             at `merged_at`; `hidden_rows` counts rows with data that are hidden though no filter is in
             force, the first of them in `first_hidden`; `beyond` is the column letter right of the headers.
tabs         one row a sheet of the file, ours (`sheet` is its canonical name) or not.
headers      one row a header cell; `column` is the canonical name or missing; `in_table` says whether it is
             one of the table's columns, `has_figures` whether a number stands below it, `number` is the
             Excel column counted from 1, `hidden` whether that column is hidden.
unreadable   one row a cell that could not be typed. `problem` is one of text, number_as_text, error, date,
             percent, not_a_date, date_as_text, not_a_year, too_large, no_value. `number` is the cell's own
             number, missing where it holds none.
hidden_decimals  one row a number with more decimals than its column shows, and that `number`.
other_spellings  one row an answer of the list's in another case; the data frames hold the list's spelling.
input_formulas   one row an input cell that holds a formula.
formulas     one row a calculated cell that does not hold the formula it should: in a table's row with data, or
             on Oversigt (`column` missing there). `problem` is value, blank or other_formula, `found` what
             stands there (missing when blank), `expected` the formula; both formulas with their `=`.
             `whole_row` says that none of the row's formulas is left.
overview_totals  one row a formula cell of Oversigt that holds a total: the measure by the key of
             `schemas.calculations.measures`, its canonical year, and what is stored there: a figure in
             kroner or thousandths of an FTE, or else a text. Neither where nothing is stored.
damaged      one row a part of the file that cannot be read, and whose loss leaves the cells: its name, and the sheet
             it belongs to under its canonical name, if ours, and as its tab has it.
outside      one row a formula that takes something from outside the workbook (row 0), the add-in left out. `kind` is
             call, a function or DDE named in `what`, or file, what the workbook has a link to. `where` is cell,
             validation or format, each at `cell` of a sheet (its canonical name, or a person's own) called `tab`,
             or name, a defined name, or unused, a link that no formula uses.
unstored     one row a sheet with calculated cells whose results are not in the file: how many, the first of them.

`formulas`, `overview_totals` and `unstored` only hold cells that can be judged: of the present template, in
tables that can be used.
"""


@dataclass(frozen=True, slots=True)
class Budgets:
    """A set of workbooks as frames; see the module's docstring and `FACT_COLUMNS`."""

    files: Frame
    committees: Frame
    master_data: Frame
    sheets: Frame
    tabs: Frame
    headers: Frame
    unreadable: Frame
    hidden_decimals: Frame
    other_spellings: Frame
    input_formulas: Frame
    outside: Frame
    formulas: Frame
    overview_totals: Frame
    damaged: Frame
    unstored: Frame
    corrections: Frame
    amounts: Frame
    fte: Frame
    financing: Frame
    calculation: Frame
    history: Frame
    rates: Frame
    justifications: Frame
    imported: Frame
    derived: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Results computed from these frames, cached by `schemas.budgets`; a changed copy starts empty."""

    def frame(self, name: str) -> Frame:
        """The frame of this name."""
        frame: Frame = getattr(self, name)
        return frame

    def only(self, books: Collection[int]) -> Budgets:
        """The same frames, cut to these books."""
        name = f"only {sorted(books)}"
        if name not in self.derived:
            frames = {one.name: self.frame(one.name) for one in fields(self) if one.init}
            wanted = list(books)
            kept: dict[str, Any] = {
                key: frame[frame.index.get_level_values("book").isin(wanted)] for key, frame in frames.items()
            }
            self.derived[name] = replace(self, **kept)
        cut: Budgets = self.derived[name]
        return cut

    def fact(self, book: int, name: str) -> Any:
        """What `files` holds for that book in this column."""
        return self.cells("files", name)[book, 0]

    def cells(self, frame: str, column: str) -> Mapping[tuple[int, int], Any]:
        """A column's values by (book, row): a look-up in the frame itself takes a hundred times as long."""
        name = ("cells", frame, column)
        if name not in self.derived:
            cells = self.frame(frame)[column]
            self.derived[name] = dict(zip(cells.index.tolist(), cells.tolist(), strict=True))
        by_place: Mapping[tuple[int, int], Any] = self.derived[name]
        return by_place

    @property
    def stamdata(self) -> Frame:
        """`master_data` without what stands on the sheet Udvalg for each of the committees merged in a book."""
        merged = self.files.index[self.files["kind"].eq("merged")].get_level_values("book")
        facts = self.master_data
        if merged.empty:
            return facts
        of_one = facts.index.get_level_values("book").isin(merged) & facts["udvalg"].ne("")
        return facts[~of_one]

    def unit(self, book: int) -> Unit:
        """The unit that book's amounts are typed in; mio. kr. where Stamdata names none that is known."""
        text = self.fact(book, "unit")
        return UNITS.get(text, DEFAULT_UNIT) if isinstance(text, str) else DEFAULT_UNIT

    def unit_kroner(self, book: int) -> int:
        """The kroner of one unit in that book."""
        return self.unit(book).kroner

    def books_with(self, required: Collection[str]) -> set[int]:
        """The books whose required sheets (`amounts`) and columns (`amounts.text`) can all be used."""
        return set(self.files.index.get_level_values("book")).intersection(*map(self._books_with, required))

    def _books_with(self, name: str) -> set[int]:
        if "books_with" not in self.derived:
            self.derived["books_with"] = self._where_usable()
        by_name: dict[str, set[int]] = self.derived["books_with"]
        return by_name.get(name, set())

    def _where_usable(self) -> dict[str, set[int]]:
        """Sheet (`amounts`) or column (`amounts.text`) -> the books in which it can be used."""
        found: dict[str, set[int]] = {}
        usable = self.sheets[self.sheets["usable"]]
        for (book, _), sheet in zip(usable.index.tolist(), usable["sheet"].tolist(), strict=True):
            found.setdefault(sheet, set()).add(book)
        headers = self.headers[self.headers["column"].notna()]
        columns = (headers[name].tolist() for name in ("sheet", "column"))
        for (book, _), sheet, column in zip(headers.index.tolist(), *columns, strict=True):
            if book in found.get(sheet, ()):
                found.setdefault(f"{sheet}.{column}", set()).add(book)
        return found


Result = TypeVar("Result")
Words = ParamSpec("Words")


def once(compute: Callable[Concatenate[Budgets, Words], Result]) -> Callable[Concatenate[Budgets, Words], Result]:
    """Decorates a function of a Budgets (and texts): its result is cached with the Budgets, and must not be changed."""

    @wraps(compute)
    def kept(budgets: Budgets, /, *words: Words.args, **named: Words.kwargs) -> Result:
        name = (compute.__module__, compute.__qualname__, words, tuple(named.items()))
        if name not in budgets.derived:
            budgets.derived[name] = compute(budgets, *words, **named)
        result: Result = budgets.derived[name]
        return result

    return kept
