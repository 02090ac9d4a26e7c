"""The rows of the data tables as plain records: taken from the frames once, for calculations and rules alike."""

from collections.abc import Iterable
from typing import Any

from schemas.budgets import Budgets, Frame
from schemas.calculations.keys import key_of
from schemas.memo import once

Record = dict[str, Any]
"""One row by canonical column names, with its book and Excel row; a blank cell is None."""

Pair = tuple[int, str]
"""What names one committee's budget in a set of workbooks: (book, udvalg)."""
CorrectionName = tuple[int, str, str]
"""What names a correction in a set of workbooks: (book, udvalg, key)."""


def records(rows: Frame) -> list[Record]:
    """Every row of a frame as a record, in the order they stand."""
    columns: dict[str, list[Any]] = {
        str(name): rows.index.get_level_values(level).tolist() for level, name in enumerate(rows.index.names)
    }
    bare = rows.reset_index(drop=True)  # copying our MultiIndex with every column is expensive
    for name, cells in bare.items():
        values = cells.tolist()
        if cells.hasnans:
            values = [None if gone else value for value, gone in zip(values, cells.isna().tolist(), strict=True)]
        columns[str(name)] = values
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


@once
def rows_of(budgets: Budgets, table: str) -> list[Record]:
    """The rows of a data table in the order they stand, with the key of their Nr where the table has one."""
    rows = records(budgets.frame(table))
    for row in rows if rows and "nr" in rows[0] else ():
        row["key"] = key_of(row["nr"] or "")
    return rows


def pair_of(record: Record) -> Pair:
    """The committee's budget a record stands in."""
    return record["book"], record["udvalg"]


def name_of(record: Record) -> CorrectionName:
    """The correction a record with `key` belongs to, or is."""
    return record["book"], record["udvalg"], record["key"]


def grouped(rows: Iterable[Record]) -> dict[CorrectionName, list[Record]]:
    """The records of each correction, in the order they stand."""
    found: dict[CorrectionName, list[Record]] = {}
    for record in rows:
        found.setdefault(name_of(record), []).append(record)
    return found


@once
def unreadable_places(budgets: Budgets) -> set[tuple[int, str, int, str]]:
    """(book, sheet, row, column) of every cell that stands there but could not be read."""
    facts = budgets.unreadable
    return {
        (book, sheet, row, column)
        for (book, row), sheet, column in zip(facts.index.tolist(), facts["sheet"], facts["column"], strict=True)
    }
