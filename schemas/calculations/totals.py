"""Totals: every figure of Oversigt for each committee's budget, from rows alone, never from stored totals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from schemas.calculations import control
from schemas.calculations.financing import by_source, cash_effect, together
from schemas.calculations.lines import (
    COMMITTEE,
    all_amount_lines,
    all_fte_lines,
    by_committee,
    calculation_lines,
    correction_lines,
    financing_lines,
)
from schemas.calculations.records import ZERO, CorrectionTotals, Four, correction_totals
from schemas.calculations.savings import avoided, budgeted
from schemas.layout import CONVERTED
from schemas.lists import NO, SOURCES, UNDECIDED, YES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from schemas.budgets import Budgets
    from schemas.calculations.control import Cell, Pair, SheetRow

TABLES = ("corrections", "amounts", "fte", "financing", "calculation")
"""The tables that totals are made of."""

NEEDS: dict[str, tuple[str, ...]] = {
    "expenditure": ("amounts",),
    "income": ("amounts",),
    "net": ("amounts",),
    "inside": ("amounts",),
    "outside": ("amounts",),
    "undecided": ("amounts",),
    "fte": ("fte",),
    "financed_inside": ("financing",),
    "stated": ("financing",),
    "financing": ("financing",),
    "effect": ("amounts", "financing"),
    "cash_effect": ("amounts", "financing"),
    "unfinanced": ("amounts", "financing"),
    "released": ("amounts", "financing"),
    "budgeted": ("calculation",),
    "avoided": ("calculation",),
    "savings_total": ("calculation",),
}
"""The tables a figure cannot be known without; Korrektioner always, since it says what counts."""


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


def totals(budgets: Budgets) -> dict[Pair, Totals]:
    """The totals of every (book, udvalg) of the books that could be read."""
    usable = _usable(budgets)
    tables = _tables(budgets, usable)
    control_line = _control_line(budgets, tables, usable)
    years, levels = _facts(budgets, "budget_year"), _facts(budgets, "price_level")
    found = {}
    for pair, figures in _figures(budgets, tables, usable).items():
        first = years[pair[0]]
        found[pair] = Totals(
            years=None if first is None else (first, first + 1, first + 2, first + 3),
            price_level=levels[pair[0]],
            **figures,
            **{name: entries.get(pair, none) for name, (entries, none) in control_line.items()},
        )
    return found


def figures_alone(budgets: Budgets) -> dict[Pair, dict[str, Any]]:
    """The measures of `Totals` by field, without what makes them incomplete, which takes as long again."""
    usable = _usable(budgets)
    return _figures(budgets, _tables(budgets, usable), usable)


def _usable(budgets: Budgets) -> dict[str, set[int]]:
    return {table: budgets.books_with(["corrections", table]) for table in TABLES}


def _figures(
    budgets: Budgets, tables: Mapping[str, pd.DataFrame], usable: Mapping[str, set[int]]
) -> dict[Pair, dict[str, Any]]:
    measures = {name: _by_pair(frame) for name, frame in _measures(tables).items()}
    sources = {source: _by_pair(by_source(tables["financing"], source)) for source in SOURCES}
    found = {}
    for pair in _pairs(budgets):
        known = {name: all(pair[0] in usable[table] for table in needs) for name, needs in NEEDS.items()}
        figures: dict[str, Any] = {
            name: measure.get(pair, ZERO) if known[name] else None for name, measure in measures.items()
        }
        financing = {source: measure.get(pair, ZERO) for source, measure in sources.items()}
        found[pair] = figures | {"financing": financing if known["financing"] else None}
    return found


def _tables(budgets: Budgets, usable: Mapping[str, set[int]]) -> dict[str, pd.DataFrame]:
    """Every table's lines, for the books where it and Korrektioner can be used.

    Those of Beløb and Fuldtidsstillinger hold what they would be if all counted.
    """
    corrections = correction_lines(budgets)
    lines = {
        "corrections": corrections,
        "amounts": all_amount_lines(budgets),
        "fte": all_fte_lines(budgets),
        "financing": financing_lines(budgets),
        "calculation": calculation_lines(budgets),
    }
    return {table: _in_books(frame, usable[table]) for table, frame in lines.items()}


def _measures(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Every measure but the six sources by (book, udvalg): c0..c3, rows only where there are lines."""
    amounts, financing, calculation = tables["amounts"], tables["financing"], tables["calculation"]
    answered = {answer: by_committee(amounts, amounts["frame"].eq(answer)) for answer in (YES, NO, UNDECIDED)}
    financed_inside = by_committee(financing, financing["frame"].eq(YES))
    saved, avoided_ = (part.groupby(list(COMMITTEE)).sum() for part in (budgeted(calculation), avoided(calculation)))
    cash = cash_effect(amounts, financing)
    return {
        "expenditure": by_committee(amounts, ~amounts["income"]),
        "income": by_committee(amounts, amounts["income"]),
        "net": by_committee(amounts),
        "fte": by_committee(tables["fte"]),
        "inside": answered[YES],
        "outside": answered[NO],
        "undecided": answered[UNDECIDED],
        "financed_inside": financed_inside,
        "effect": together(answered[YES], financed_inside),
        "cash_effect": cash.effect,
        "stated": cash.stated,
        "unfinanced": cash.unfinanced,
        "released": cash.released,
        "budgeted": saved,
        "avoided": avoided_,
        "savings_total": together(saved, avoided_),
    }


def _control_line(
    budgets: Budgets, tables: Mapping[str, pd.DataFrame], usable: Mapping[str, set[int]]
) -> dict[str, tuple[Mapping[Pair, Any], Any]]:
    """What makes a total incomplete, and the corrections: by (book, udvalg), with the value for none."""
    corrections = tables["corrections"]
    both = usable["amounts"] & usable["fte"]
    empty = control.without_figures(_in_books(tables["amounts"], both), _in_books(tables["fte"], both))
    lines = {table: tables[table] for table in ("amounts", "fte", "financing", "calculation")}
    year_cells = {table: tables[table] for table in control.COUNTED_SHEETS}
    return {
        "unconverted": (control.numbers(corrections[corrections["counts"] & corrections["unconverted"]]), ()),
        "awaiting": (control.awaiting(corrections, empty), ()),
        "incomplete": (control.incomplete(budgets, year_cells), ()),
        "loose": (control.loose(budgets, lines), ()),
        "undecided_lines": (control.undecided_lines(tables["amounts"], tables["financing"]), 0),
        "left_out": (control.numbers(corrections[corrections["left_out"]]), ()),
        "corrections": (correction_totals(corrections, tables["amounts"], tables["fte"], usable), ()),
    }


def _pairs(budgets: Budgets) -> list[Pair]:
    """Every (book, udvalg) there is anything about, in order; one without a name where none is named."""
    readable = set(budgets.files.index[budgets.files["fault"].isna()].get_level_values("book"))
    found = set(control.pairs_of(budgets.committees))
    for table in TABLES:
        found.update(control.pairs_of(budgets.frame(table)))
    found.update((int(book), "") for book in readable - {book for book, _ in found})
    return sorted(pair for pair in found if pair[0] in readable)


def _facts(budgets: Budgets, column: str) -> dict[int, int | None]:
    """A whole number of Stamdata by book, None where it is missing."""
    column_of = budgets.files[column]
    return {
        int(book): None if missing else int(value)
        for book, value, missing in zip(
            column_of.index.get_level_values("book"), column_of, column_of.isna(), strict=True
        )
    }


def _by_pair(measure: pd.DataFrame) -> dict[Pair, Four]:
    return {
        (int(book), udvalg): (int(a), int(b), int(c), int(d))
        for (book, udvalg), a, b, c, d in measure[list(CONVERTED)].itertuples(name=None)
    }


def _in_books(lines: pd.DataFrame, books: Iterable[int]) -> pd.DataFrame:
    return lines[lines.index.get_level_values("book").isin(list(books))]
