"""The difference as a data frame."""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from workbook.diff.difference import Difference

_TYPES = dict.fromkeys(("kind", "committee", "key", "title", "measure"), "str") | dict.fromkeys(
    ("year", "old", "new", "change"), "Int64"
)


def difference_frame(found: Difference) -> pd.DataFrame:
    """A row a correction, measure and year that differs, the four lines of the whole first (key missing)."""
    rows: list[Sequence[Any]] = []
    for figures in found.totals:
        rows += [(None, None, None, None, *one) for one in _changed(found, figures.measure, figures.old, figures.new)]
    for correction in found.corrections:
        name = (correction.kind.value, correction.committee, correction.name.nr, correction.name.title)
        for figures in correction.figures:
            rows += [(*name, *one) for one in _changed(found, figures.measure, figures.old, figures.new)]
    return pd.DataFrame(rows, columns=[*_TYPES]).astype(_TYPES)


def _changed(
    found: Difference, measure: str, old: Sequence[int] | None, new: Sequence[int] | None
) -> Iterator[tuple[object, ...]]:
    for number, year in enumerate(found.years):
        was, now = (None if side is None else side[number] for side in (old, new))
        if was != now:
            yield measure, year, was, now, None if was is None or now is None else now - was
