"""A pandera schema over the rows of one sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd
    from pandera.pandas import DataFrameSchema


@dataclass(frozen=True, slots=True)
class SheetSchema:
    """A pandera schema over the rows of one frame that `rows` picks (all of them when None).

    Each of its checks has a rule's ID as `error`. The schema never coerces: types are read once, in parsing.
    """

    sheet: str
    schema: DataFrameSchema
    rows: Callable[[pd.DataFrame], pd.DataFrame] | None = None
