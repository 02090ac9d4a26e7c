"""Every table's rows with what the calculations need beside them: key, whether it counts, factor, kroner.

Each function copies its table's frame, index (book, row) included, and adds columns. Lines belong to the
first correction of their number in their (book, udvalg), as MATCH finds it; one without one is loose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from schemas.calculations.keys import keys
from schemas.calculations.price_level import AS_WRITTEN, convert, factors
from schemas.layout import BUDGET_YEARS, CONVERTED
from schemas.lists import (
    INCOME_CHANGES,
    NO,
    OTHER,
    OUTSIDE_BY_DEFAULT,
    POSTPONED,
    REJECTED,
    SOURCES,
    UNDECIDED,
    WITHDRAWN,
    YES,
)
from schemas.memo import once

if TYPE_CHECKING:
    import pandas as pd

    from schemas.budgets import Budgets

CORRECTION = ("book", "udvalg", "key")
"""What names one correction in a set of workbooks."""
COMMITTEE = ("book", "udvalg")
"""What names one committee's budget in a set of workbooks."""

_OF_CORRECTION = (
    "service_frame", "price_level", "rate_type", "counts", "factor", "level_unreadable", "type_unreadable",
)  # fmt: skip
"""What a line needs to know of its correction."""


def unreadable_cells(budgets: Budgets, sheet: str, column: str, index: pd.Index[Any]) -> Any:
    """Which rows of `index` hold something in this column that could not be read: an array of bool."""
    facts = budgets.unreadable
    return index.isin(facts.index[facts["sheet"].eq(sheet) & facts["column"].eq(column)])


@once
def correction_lines(budgets: Budgets) -> pd.DataFrame:
    """Korrektioner with key, first, withdrawn, left_out, counts, factor and unconverted.

    `first` is False for the second and later rows of one number; a row without a number is never one of them.
    level_unreadable and type_unreadable say whether a price level or rate type stands there unreadable.
    """
    table = _keyed(budgets.corrections)
    withdrawn = table["status"].eq(WITHDRAWN)
    left_out = table["decision"].isin([REJECTED, POSTPONED]) & ~withdrawn
    asked = _levels(budgets, "corrections", table)
    found = factors(budgets, asked)
    return table.assign(
        first=~_names(table).duplicated() | table["key"].eq(""),
        withdrawn=withdrawn,
        left_out=left_out,
        counts=~withdrawn & ~left_out,
        factor=found["factor"],
        unconverted=found["unconverted"],
        level_unreadable=asked["level_unreadable"],
        type_unreadable=asked["type_unreadable"],
    )


@once
def amount_lines(budgets: Budgets) -> pd.DataFrame:
    """Beløb as `all_amount_lines` has it, with 0 in c0..c3 of lines that do not count."""
    return only_counting(all_amount_lines(budgets))


@once
def all_amount_lines(budgets: Budgets) -> pd.DataFrame:
    """Beløb with key, loose, counts, factor, frame, income and c0..c3, as if every line counted.

    `frame` is the answer that holds: the line's own, or when blank its correction's; anything but Ja and Nej
    is Uafklaret, and so is a loose line. c0..c3 are whole kroner in the workbook's price level, 0 where the
    cell is blank.
    """
    lines, own = _attached(budgets, "amounts")
    blank = lines["service_frame"].isna() & ~unreadable_cells(budgets, "amounts", "service_frame", lines.index)
    answers = _answer(lines["service_frame"].where(~blank, own["service_frame"]))
    return _converted(
        lines.assign(frame=answers.mask(lines["loose"], UNDECIDED), income=lines["change"].isin(INCOME_CHANGES))
    )


@once
def financing_lines(budgets: Budgets) -> pd.DataFrame:
    """Finansiering with key, loose, counts, factor, source_class, frame and c0..c3 (as `amount_lines`).

    `source_class` is one of the six sources; blank and unknown ones are Andet. `frame` says where the other
    end lies: blank is Nej for Anlæg, Kassen and DUT, and Uafklaret for the others.
    """
    lines, _ = _attached(budgets, "financing")
    source = lines["source"].where(lines["source"].isin(SOURCES), OTHER)
    blank = lines["service_frame"].isna() & ~unreadable_cells(budgets, "financing", "service_frame", lines.index)
    frame = _answer(lines["service_frame"]).mask(blank & source.isin(OUTSIDE_BY_DEFAULT), NO)
    return only_counting(_converted(lines.assign(source_class=source, frame=frame)))


@once
def fte_lines(budgets: Budgets) -> pd.DataFrame:
    """Fuldtidsstillinger as `all_fte_lines` has it, with 0 in c0..c3 of lines that do not count."""
    return only_counting(all_fte_lines(budgets))


@once
def all_fte_lines(budgets: Budgets) -> pd.DataFrame:
    """Fuldtidsstillinger with key, loose, counts and c0..c3, thousandths of an FTE, as if all counted."""
    lines, _ = _attached(budgets, "fte")
    return _as_written(lines)


@once
def calculation_lines(budgets: Budgets) -> pd.DataFrame:
    """Beregning with key, loose, counts, factor, unconverted and c0..c3 (as `amount_lines`).

    Price level and rate type are the row's own, or when blank its correction's. A loose row has factor 1.
    """
    lines, own = _attached(budgets, "calculation")
    asked = _levels(budgets, "calculation", lines)
    for column, unreadable in (("price_level", "level_unreadable"), ("rate_type", "type_unreadable")):
        inherits = asked[column].isna() & ~asked[unreadable]
        asked[column] = asked[column].where(~inherits, own[column])
        asked[unreadable] |= inherits & own[unreadable]
    found = factors(budgets, asked)
    factor = found["factor"].where(~lines["loose"], AS_WRITTEN)
    return only_counting(_converted(lines.assign(factor=factor, unconverted=found["unconverted"])))


@once
def net(budgets: Budgets) -> pd.DataFrame:
    """Netto of every number that has lines which count, loose ones too: c0..c3 by (book, udvalg, key)."""
    return by_correction(amount_lines(budgets))


def by_correction(lines: pd.DataFrame, where: pd.Series[bool] | None = None) -> pd.DataFrame:
    """c0..c3 of the lines that count (and meet `where`), summed by (book, udvalg, key)."""
    counted = lines["counts"] if where is None else lines["counts"] & where
    return lines.loc[counted, ["udvalg", "key", *CONVERTED]].groupby(list(CORRECTION)).sum()


def by_committee(lines: pd.DataFrame, where: pd.Series[bool] | None = None) -> pd.DataFrame:
    """c0..c3 of the lines that count (and meet `where`), summed by (book, udvalg)."""
    counted = lines["counts"] if where is None else lines["counts"] & where
    return lines.loc[counted, ["udvalg", *CONVERTED]].groupby(list(COMMITTEE)).sum()


def only_counting(lines: pd.DataFrame) -> pd.DataFrame:
    """The lines with 0 in c0..c3 where they do not count."""
    return lines.assign(**{column: lines[column].where(lines["counts"], 0) for column in CONVERTED})


def _keyed(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(key=keys(table["nr"]))


def _levels(budgets: Budgets, sheet: str, rows: pd.DataFrame) -> pd.DataFrame:
    """What `price_level.factors` asks of every row."""
    return rows[["udvalg", "price_level", "rate_type"]].assign(
        level_unreadable=unreadable_cells(budgets, sheet, "price_level", rows.index),
        type_unreadable=unreadable_cells(budgets, sheet, "rate_type", rows.index),
    )


def _attached(budgets: Budgets, sheet: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """A table's lines with key, loose, counts and factor; and each line's correction, on the lines' index."""
    lines = _keyed(budgets.frame(sheet))
    corrections = correction_lines(budgets)
    firsts = corrections[corrections["first"] & corrections["key"].ne("")]
    places = _names(firsts).get_indexer(_names(lines))
    loose = places < 0
    own = firsts[list(_OF_CORRECTION)].reset_index(drop=True).reindex(places).set_axis(lines.index)
    for column in ("level_unreadable", "type_unreadable"):
        own[column] = own[column].eq(other=True)
    factor = own["factor"].where(~loose, AS_WRITTEN)
    return lines.assign(loose=loose, counts=own["counts"].eq(other=True) | loose, factor=factor), own


def _names(rows: pd.DataFrame) -> pd.Index[Any]:
    """(book, udvalg, key) of every row."""
    import pandas as pd  # noqa: PLC0415  heavy

    return pd.MultiIndex.from_arrays([rows.index.get_level_values("book"), rows["udvalg"], rows["key"]])


def _answer(answers: pd.Series[str]) -> pd.Series[str]:
    return answers.where(answers.isin([YES, NO]), UNDECIDED)


def _as_written(lines: pd.DataFrame) -> pd.DataFrame:
    """The lines with the year cells as c0..c3, 0 where blank."""
    return lines.assign(
        **{
            counted: lines[year].fillna(0).astype("int64")
            for counted, year in zip(CONVERTED, BUDGET_YEARS, strict=True)
        }
    )


def _converted(lines: pd.DataFrame) -> pd.DataFrame:
    """The lines with c0..c3 in the workbook's price level, each line and year rounded by itself."""
    lines = _as_written(lines)
    other_prices = lines["factor"].map(lambda factor: factor != AS_WRITTEN).astype(bool)
    if other_prices.any():
        for column in CONVERTED:
            lines.loc[other_prices, column] = [
                convert(int(kroner), factor)
                for kroner, factor in lines.loc[other_prices, [column, "factor"]].itertuples(index=False)
            ]
    return lines
