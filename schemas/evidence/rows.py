"""The tables' rows as plain records, hits made of them, and the slack a comparison of rounded figures has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

from schemas.calculations.lines import (
    amount_lines,
    calculation_lines,
    correction_lines,
    financing_lines,
    fte_lines,
)
from schemas.finding import Text, same
from schemas.layout import BUDGET_YEARS, CONVERTED
from schemas.memo import once
from schemas.rule import Hit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Unpack

    import pandas as pd

    from schemas.budgets import Budgets
    from schemas.calculations.records import Four
    from schemas.finding import Severity

Record = dict[str, Any]
"""One row by canonical column names, with its book and Excel row; a blank cell is None."""

Name = tuple[int, str, str]
"""What names a correction in a set of workbooks: (book, udvalg, key)."""

_LINES = {
    "corrections": correction_lines,
    "amounts": amount_lines,
    "fte": fte_lines,
    "financing": financing_lines,
    "calculation": calculation_lines,
}

LINE_TABLES = ("amounts", "fte", "financing", "calculation", "history")
"""The tables whose rows belong to a correction."""


def records(rows: pd.DataFrame) -> list[Record]:
    """Every row of a frame as a record, in the order they stand."""
    columns: dict[str, list[Any]] = {
        str(name): rows.index.get_level_values(level).tolist() for level, name in enumerate(rows.index.names)
    }
    bare = rows.reset_index(drop=True)  # to take a column out copies its index, and ours is a dear one
    for name, cells in bare.items():
        values, missing = cells.tolist(), cells.isna().tolist()
        columns[str(name)] = [None if gone else value for value, gone in zip(values, missing, strict=True)]
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def name_of(record: Record) -> Name:
    """The correction a record with `key` belongs to, or is."""
    return record["book"], record["udvalg"], record["key"]


def grouped(rows: Iterable[Record]) -> dict[Name, list[Record]]:
    """The records of each correction, in the order they stand."""
    found: dict[Name, list[Record]] = {}
    for record in rows:
        found.setdefault(name_of(record), []).append(record)
    return found


@once
def lines_of(budgets: Budgets, table: str) -> list[Record]:
    """The rows of `corrections`, or of a table of lines but `history`, as the calculations have them."""
    return records(_LINES[table](budgets))


@once
def grouped_lines(budgets: Budgets, table: str) -> dict[Name, list[Record]]:
    """The same by the correction they belong to."""
    return grouped(lines_of(budgets, table))


@once
def grouped_counting(budgets: Budgets, table: str) -> dict[Name, list[Record]]:
    """Those of them that count and have a correction, by that correction."""
    return grouped(line for line in lines_of(budgets, table) if line["counts"] and not line["loose"])


@once
def first_corrections(budgets: Budgets) -> list[Record]:
    """Every correction once, whether it counts or not, and the rows of Korrektioner without a number."""
    return [record for record in lines_of(budgets, "corrections") if record["first"]]


@once
def counting_corrections(budgets: Budgets) -> list[Record]:
    """The corrections that count, each number once: neither withdrawn, postponed nor rejected."""
    return [record for record in first_corrections(budgets) if record["counts"] and record["key"] != ""]


def figures(summed: pd.DataFrame) -> dict[Name, Four]:
    """c0..c3 by correction, of a frame that the calculations have summed."""
    return {
        (int(book), udvalg, key): (int(a), int(b), int(c), int(d))
        for (book, udvalg, key), a, b, c, d in summed[list(CONVERTED)].itertuples(name=None)
    }


def converted(record: Record) -> Four:
    """A line's c0..c3."""
    a, b, c, d = (int(record[column]) for column in CONVERTED)
    return a, b, c, d


@once
def unreadable_places(budgets: Budgets) -> set[tuple[int, str, int, str]]:
    """(book, sheet, row, column) of every cell that stands there but could not be read."""
    facts = budgets.unreadable
    return {
        (int(book), sheet, int(row), column)
        for (book, row), sheet, column in zip(facts.index, facts["sheet"], facts["column"], strict=True)
    }


@once
def formula_places(budgets: Budgets) -> set[tuple[int, str | None, int | None, str | None]]:
    """(book, sheet, row, column) of every input cell that holds a formula."""
    facts = budgets.input_formulas
    return {
        (int(book), sheet, int(row), column)
        for (book, row), sheet, column in zip(facts.index, facts["sheet"], facts["column"], strict=True)
    }


class Details(TypedDict, total=False):
    """The parts of a hit that differ from rule to rule."""

    found: Text
    expected: Text
    values: Mapping[str, Text]
    rests_on: tuple[str, ...]
    other_keys: tuple[str, ...]
    severity: Severity
    draft_severity: Severity


def hit(record: Record, sheet: str, column: str, **details: Unpack[Details]) -> Hit:
    """A hit at one cell of a record's row; its key is the Nr as written, empty when blank, `-` for a rate."""
    nr = record.get("nr", "-")
    return Hit(
        book=record["book"],
        udvalg=record["udvalg"],
        sheet=sheet,
        row=record["row"],
        column=column,
        key=nr if isinstance(nr, str) else "",
        **details,
    )


def differing(first: Four, second: Four, slack: int) -> tuple[int, ...]:
    """The places (0 is the budget year) where two lists of years differ by more than `slack` kroner."""
    return tuple(year for year, (one, other) in enumerate(zip(first, second, strict=True)) if abs(one - other) > slack)


def slack_kroner(budgets: Budgets, book: int, rows: int) -> int:
    """Half the unit's last decimal plus 1 krone for each row added: what rounding alone can explain."""
    return last_decimal_kroner(budgets, book) // 2 + rows


def last_decimal_kroner(budgets: Budgets, book: int) -> int:
    """The kroner of the last decimal that the workbook's unit shows."""
    return budgets.unit(book).last_decimal


def canonical(years: Iterable[int]) -> tuple[str, ...]:
    """The canonical columns of years given by their places."""
    return tuple(BUDGET_YEARS[year] for year in years)


def year_words(budgets: Budgets, book: int, years: Iterable[int]) -> Text:
    """Years given by their places, as the workbook's headers name them."""
    first = int(budgets.fact(book, "budget_year"))
    return same(", ".join(str(first + year) for year in years))
