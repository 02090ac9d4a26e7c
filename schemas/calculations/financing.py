"""Financing by source, and the effect on the cash balance (træk på kassen; plus means that it falls)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from schemas.calculations.lines import COMMITTEE, by_committee, by_correction
from schemas.layout import CONVERTED
from schemas.lists import CASH

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class CashEffect:
    """Træk på kassen by (book, udvalg), c0..c3 in kroner: effect = stated + unfinanced + released."""

    effect: pd.DataFrame
    stated: pd.DataFrame
    unfinanced: pd.DataFrame
    released: pd.DataFrame


def by_source(financing: pd.DataFrame, source: str) -> pd.DataFrame:
    """One source's rows that count, signed as entered, by (book, udvalg)."""
    return by_committee(financing, financing["source_class"].eq(source))


def cash_by_correction(amounts: pd.DataFrame, financing: pd.DataFrame) -> pd.DataFrame:
    """Netto + financing from other sources than Kassen by (book, udvalg, key), loose numbers too.

    `amounts` and `financing` are `lines.amount_lines` and `lines.financing_lines`, here and below.
    """
    return together(by_correction(amounts), by_correction(financing, financing["source_class"].ne(CASH)))


def rests(amounts: pd.DataFrame, financing: pd.DataFrame) -> pd.DataFrame:
    """What each correction leaves without financing (+) or sets free (−) by (book, udvalg, key).

    Its cash effect less what is stated to come from Kassen, which is netto + all its financing; lines with a
    Modpost are left out, since their other end stands in another correction, and so are loose lines.
    """
    own = ~amounts["loose"] & amounts["counterpart"].fillna("").eq("")
    return together(by_correction(amounts, own), by_correction(financing, ~financing["loose"]))


def cash_effect(amounts: pd.DataFrame, financing: pd.DataFrame) -> CashEffect:
    """Træk på kassen and its parts; what is neither stated nor released stands as without financing."""
    effect = together(by_committee(amounts), by_committee(financing, financing["source_class"].ne(CASH)))
    stated = -by_source(financing, CASH)
    negative = rests(amounts, financing).clip(upper=0)
    released = negative.groupby(list(COMMITTEE)).sum()
    return CashEffect(effect, stated, together(effect, -stated, -released), released)


def together(first: pd.DataFrame, *others: pd.DataFrame) -> pd.DataFrame:
    """The frames' c0..c3 added, over every row that any of them has."""
    index: pd.Index[Any] = first.index
    for part in others:
        index = index.union(part.index)
    total = over(first, index)
    for part in others:
        total = total + over(part, index)
    return total


def over(part: pd.DataFrame, index: pd.Index[Any]) -> pd.DataFrame:
    """c0..c3 on this index, 0 where the frame has no row; integers stay integers."""
    return part[list(CONVERTED)].reindex(index, fill_value=0)
