"""Totals: every figure of Oversigt for each committee's budget, from rows alone, never from stored totals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from schemas.budgets import Budgets, once
from schemas.calculations import control
from schemas.calculations.control import Cell, SheetRow
from schemas.calculations.lines import lines_of
from schemas.calculations.measures import BY_SOURCE, FIELDS, FINANCING, figures_of
from schemas.calculations.rows import CorrectionTotals, Four, Pair, Record, correction_totals, pair_of, records, rows_of
from schemas.finding import Reservation

TABLES = ("corrections", *control.LINES)
"""The tables that totals are made of."""


@dataclass(frozen=True, slots=True)
class Totals:
    """One committee's budget: four figures a measure, in whole kroner (fte in thousandths of an FTE).

    A measure is None where a table it needs cannot be used. Terms as in the workbook's guide: `effect` is
    inside + financed_inside; `cash_effect` (plus: kassen falls) is stated + unfinanced + released; `avoided`
    is no part of the budget. What makes a total incomplete stands in the tuples: Nr as written in the
    workbook, (sheet, cell) or (sheet, row) with the sheet's name in the file.
    """

    years: Four | None
    price_level: int | None
    expenditure: Four | None
    income: Four | None
    net: Four | None
    fte: Four | None
    inside: Four | None
    outside: Four | None
    undecided: Four | None
    financed_inside: Four | None
    effect: Four | None
    financing: dict[str, Four] | None
    cash_effect: Four | None
    stated: Four | None
    unfinanced: Four | None
    released: Four | None
    budgeted: Four | None
    avoided: Four | None
    savings_total: Four | None
    unconverted: tuple[str, ...]
    awaiting: tuple[str, ...]
    incomplete: tuple[Cell, ...]
    loose: tuple[SheetRow, ...]
    undecided_lines: int
    left_out: tuple[str, ...]
    corrections: tuple[CorrectionTotals, ...]
    reservations: tuple[Reservation, ...] = ()  # what they do not count, once the workbook has been checked


@once
def totals(budgets: Budgets) -> dict[Pair, Totals]:
    """The totals of every (book, udvalg) of the books that could be read."""
    usable = {table: budgets.books_with(["corrections", table]) for table in TABLES}
    files = {file["book"]: file for file in records(budgets.files[["fault", "budget_year", "price_level"]])}
    lines: dict[Pair, dict[str, list[Record]]] = {}
    for pair in _pairs(budgets, {book for book, file in files.items() if file["fault"] is None}):
        lines[pair] = {table: [] for table in TABLES}
    for table in TABLES:
        for line in lines_of(budgets, table):
            if line["book"] in usable[table] and pair_of(line) in lines:
                lines[pair_of(line)][table].append(line)
    found = {}
    for pair, its in lines.items():
        first, level = (files[pair[0]][fact] for fact in ("budget_year", "price_level"))
        found[pair] = Totals(
            years=None if first is None else (first, first + 1, first + 2, first + 3),
            price_level=level,
            **_figures(its, [table for table in TABLES if pair[0] in usable[table]]),
            **_control_line(budgets, its, [table for table in TABLES if pair[0] in usable[table]]),
        )
    return found


def _figures(lines: Mapping[str, Sequence[Record]], usable: Sequence[str]) -> dict[str, Any]:
    """Every field with figures; None where a table that it needs is not among the usable ones."""
    figures = figures_of(lines, (*FIELDS, *BY_SOURCE.values()))
    found: dict[str, Any] = {one.key: figures[one.key] if {*one.needs} <= {*usable} else None for one in FIELDS}
    sources = {source: figures[one.key] for source, one in BY_SOURCE.items()}
    return found | {FINANCING.key: sources if {*FINANCING.needs} <= {*usable} else None}


def _control_line(budgets: Budgets, lines: Mapping[str, Sequence[Record]], usable: Sequence[str]) -> dict[str, Any]:
    """What makes a total incomplete, and the corrections."""
    corrections = lines["corrections"]
    empty = control.without_figures(lines) if {"amounts", "fte"} <= {*usable} else set()
    return {
        "unconverted": control.numbers(one for one in corrections if one["counts"] and one["unconverted"]),
        "awaiting": control.numbers(one for one in corrections if control.awaits(one, empty)),
        "incomplete": control.incomplete(budgets, lines),
        "loose": control.loose(budgets, lines),
        "undecided_lines": control.undecided_lines(lines),
        "left_out": control.numbers(one for one in corrections if one["left_out"]),
        "corrections": correction_totals(lines, usable),
    }


def _pairs(budgets: Budgets, readable: set[int]) -> list[Pair]:
    """Every (book, udvalg) that has any rows, in order; with an empty name where none is named."""
    rows = [records(budgets.committees[["udvalg"]]), *(rows_of(budgets, table) for table in TABLES)]
    found = {pair_of(row) for each in rows for row in each}
    found |= {(book, "") for book in readable - {book for book, _ in found}}
    return sorted(pair for pair in found if pair[0] in readable)
