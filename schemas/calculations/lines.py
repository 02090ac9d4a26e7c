"""Every table's rows with what the calculations need beside them: whether they count, their factor, their kroner.

Lines belong to the first correction of their number in their (book, udvalg), as MATCH finds it; one without one
is loose: it counts, as written.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from schemas import lists
from schemas.budgets import Budgets, once
from schemas.calculations.price_level import AS_WRITTEN, convert, factor_of
from schemas.calculations.rows import ZERO, CorrectionName, Four, Record, grouped, name_of, rows_of, unreadable_places
from schemas.layout import BUDGET_YEARS

if TYPE_CHECKING:
    import pandas as pd


def unreadable_cells(budgets: Budgets, sheet: str, column: str, index: pd.Index[Any]) -> Any:
    """Which rows of a frame's index hold something in this column that could not be read: an array of bool."""
    facts = budgets.unreadable
    return index.isin(facts.index[facts["sheet"].eq(sheet) & facts["column"].eq(column)])


@once
def lines_of(budgets: Budgets, table: str) -> list[Record]:
    """The rows of Korrektioner, Beløb, Fuldtidsstillinger, Finansiering or Beregning, with more beside them.

    All have `key` and `counts`. Corrections have `first`, False for the second and later rows of one number (never
    of a row without one), `withdrawn`, `left_out`, `factor`, `unconverted`, and `level_unreadable` and
    `type_unreadable`, which say whether a price level or rate type stands there unreadable.

    Lines have `loose`, `factor`, `as_if` (the four years in whole kroner at the workbook's price level, or
    thousandths of an FTE, 0 where blank, as if every line counted) and `figures` (the same, 0 where the line does
    not count). Those of Beløb also have `income` and `frame`, the answer that holds: the line's own, or when blank
    its correction's; anything but Ja and Nej is Uafklaret, and so is a loose line. Those of Finansiering have
    `source_class`, one of the six sources (blank and unknown ones are Andet), and `frame`, where the other end lies:
    blank is Nej for Anlæg, Kassen and DUT, and Uafklaret for the others. Those of Beregning have `unconverted`;
    their price level and rate type are their own, or when blank their correction's.
    """
    return [*(_corrections(budgets) if table == "corrections" else _lines(budgets, table))]


@once
def lines_by_correction(budgets: Budgets, table: str) -> dict[CorrectionName, list[Record]]:
    """The same by the correction they belong to."""
    return grouped(lines_of(budgets, table))


def _corrections(budgets: Budgets) -> Iterator[Record]:
    seen = set()
    for row in rows_of(budgets, "corrections"):
        name = name_of(row)
        withdrawn = row["status"] == lists.WITHDRAWN
        left_out = row["decision"] in (lists.REJECTED, lists.POSTPONED) and not withdrawn
        unreadable = _unreadable_prices(budgets, "corrections", row)
        factor = factor_of(budgets, row, unreadable=any(unreadable.values()))
        yield (
            row
            | unreadable
            | {
                "first": row["key"] == "" or name not in seen,
                "withdrawn": withdrawn,
                "left_out": left_out,
                "counts": not withdrawn and not left_out,
                "factor": AS_WRITTEN if factor is None else factor,
                "unconverted": factor is None,
            }
        )
        seen.add(name)


def _lines(budgets: Budgets, table: str) -> Iterator[Record]:
    firsts = {name_of(one): one for one in lines_of(budgets, "corrections") if one["first"] and one["key"]}
    for row in rows_of(budgets, table):
        own = firsts.get(name_of(row))
        counts = own is None or own["counts"]
        line = row | {"loose": own is None, "counts": counts, "factor": AS_WRITTEN if own is None else own["factor"]}
        line |= _BESIDE[table](budgets, row, own)
        line["as_if"] = _as_if(row, line["factor"])
        line["figures"] = line["as_if"] if counts else ZERO
        yield line


def _amount(budgets: Budgets, row: Record, own: Record | None) -> Record:
    answer = row["service_frame"]
    if own is not None and answer is None and not _is_unreadable(budgets, "amounts", row, "service_frame"):
        answer = own["service_frame"]
    return {
        "frame": lists.UNDECIDED if own is None else _answer(answer),
        "income": row["change"] in lists.INCOME_CHANGES,
    }


def _fte(_: Budgets, _row: Record, _own: Record | None) -> Record:
    return {"factor": AS_WRITTEN}


def _financing(budgets: Budgets, row: Record, _: Record | None) -> Record:
    source = row["source"] if row["source"] in lists.SOURCES else lists.OTHER
    answer = row["service_frame"]
    if answer is None and source in lists.OUTSIDE_BY_DEFAULT:
        answer = None if _is_unreadable(budgets, "financing", row, "service_frame") else lists.NO
    return {"source_class": source, "frame": _answer(answer)}


def _calculation(budgets: Budgets, row: Record, own: Record | None) -> Record:
    unreadable = _unreadable_prices(budgets, "calculation", row)
    asked = dict(row)
    for column, its in (("price_level", "level_unreadable"), ("rate_type", "type_unreadable")):
        if own is not None and row[column] is None and not unreadable[its]:
            asked[column], unreadable[its] = own[column], own[its]
    factor = factor_of(budgets, asked, unreadable=any(unreadable.values()))
    return {"factor": AS_WRITTEN if own is None or factor is None else factor, "unconverted": factor is None}


_BESIDE = {"amounts": _amount, "fte": _fte, "financing": _financing, "calculation": _calculation}
"""What the lines of one table have beside what all have, by the line and its correction (None of a loose line)."""


def _unreadable_prices(budgets: Budgets, table: str, row: Record) -> dict[str, bool]:
    return {
        "level_unreadable": _is_unreadable(budgets, table, row, "price_level"),
        "type_unreadable": _is_unreadable(budgets, table, row, "rate_type"),
    }


def _is_unreadable(budgets: Budgets, table: str, row: Record, column: str) -> bool:
    return (row["book"], table, row["row"], column) in unreadable_places(budgets)


def _answer(answer: str | None) -> str:
    return answer if answer in (lists.YES, lists.NO) else lists.UNDECIDED


def _as_if(row: Record, factor: Decimal) -> Four:
    """The year cells in the workbook's price level, each rounded by itself; 0 where blank."""
    a, b, c, d = (row[year] or 0 for year in BUDGET_YEARS)
    if factor == AS_WRITTEN:
        return a, b, c, d
    return convert(a, factor), convert(b, factor), convert(c, factor), convert(d, factor)
