"""Correction numbers as Excel compares them: case aside, spaces kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def key_of(nr: str) -> str:
    """The key a Nr is compared by; `T104 ` and `T104` stay two numbers, as in Excel."""
    return nr.casefold()


def keys(series: pd.Series[str]) -> pd.Series[str]:
    """The key of every Nr; a missing one gives the empty key, which is no correction's."""
    return series.fillna("").str.casefold()
