"""The rows of the data tables as plain records, and what is summed over them: for calculations and rules alike."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from schemas.budgets import Budgets, Frame, once
from schemas.lists import MIXED, NO, UNDECIDED, YES

if TYPE_CHECKING:
    import pandas as pd


def key_of(nr: str) -> str:
    """The key a Nr is compared by; `T104 ` and `T104` stay two numbers, as in Excel."""
    return nr.casefold()


def keys(series: pd.Series[str]) -> pd.Series[str]:
    """The key of every Nr; a missing one gives the empty key, which is no correction's."""
    return series.fillna("").str.casefold()


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


Four = tuple[int, int, int, int]
"""The budget year and the three overslagsår: whole kroner, or thousandths of an FTE."""
ZERO: Four = (0, 0, 0, 0)

FrameAnswer = Literal["inside", "outside", "undecided", "mixed"]
ANSWERS: dict[FrameAnswer, str] = {"inside": YES, "outside": NO, "undecided": UNDECIDED, "mixed": MIXED}
"""How a correction's service frame is written."""
_MEANINGS = {answer: meaning for meaning, answer in ANSWERS.items() if answer != MIXED}


@dataclass(frozen=True, slots=True)
class CorrectionTotals:
    """One row of Korrektioner; a figure is None where its table cannot be used.

    A correction that does not count shows what it would be if it did. Of doubled numbers the first has the
    lines. `service_frame` goes by the lines, and by the correction's own answer where there are none.
    """

    key: str
    committee: str
    title: str
    service_frame: FrameAnswer
    counts: bool
    expenditure: Four | None
    income: Four | None
    net: Four | None
    fte: Four | None


def correction_totals(lines: Mapping[str, Sequence[Record]], usable: Collection[str]) -> tuple[CorrectionTotals, ...]:
    """One committee's rows of Korrektioner in sheet order; `usable` names the tables that can be used."""
    amounts, fte = (grouped(lines[table]) for table in ("amounts", "fte"))
    found = []
    for correction in lines["corrections"]:
        has_lines = correction["first"] and correction["key"]
        own, held = (its.get(name_of(correction), []) if has_lines else [] for its in (amounts, fte))
        earned = _as_if(line for line in own if line["income"])
        spent = _as_if(line for line in own if not line["income"])
        known = "amounts" in usable
        found.append(
            CorrectionTotals(
                key=correction["nr"] or "",
                committee=correction["udvalg"],
                title=correction["title"] or "",
                service_frame=_service_frame({line["frame"] for line in own}, correction["service_frame"]),
                counts=correction["counts"],
                expenditure=spent if known else None,
                income=earned if known else None,
                net=plus(spent, earned) if known else None,
                fte=_as_if(held) if "fte" in usable else None,
            )
        )
    return tuple(found)


def plus(first: Four, *others: Four) -> Four:
    """Year by year."""
    a, b, c, d = (sum(year) for year in zip(first, *others, strict=True))
    return a, b, c, d


def minus(figures: Four) -> Four:
    """Each year with its sign turned."""
    a, b, c, d = (-year for year in figures)
    return a, b, c, d


def total(lines: Iterable[Record]) -> Four:
    """What these lines add up to; those that do not count add 0."""
    return plus(ZERO, *(line["figures"] for line in lines))


def _as_if(lines: Iterable[Record]) -> Four:
    """The same if all counted."""
    return plus(ZERO, *(line["as_if"] for line in lines))


def _service_frame(answers: Collection[str], own: str | None) -> FrameAnswer:
    if len(answers) > 1:
        return "mixed"
    return _MEANINGS.get(next(iter(answers), own or ""), "undecided")
