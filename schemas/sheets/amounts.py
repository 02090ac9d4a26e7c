"""Beløb: amount lines, whose sign follows from their Ændring.

The sign convention is printed on every form: `- = mindreudgift/merindtægt og + = merudgift/mindreindtægt`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandera.pandas as pa

from schemas.lists import NON_NEGATIVE_CHANGES, NON_POSITIVE_CHANGES
from schemas.sheets.frame_schema import frame_schema, years_schema
from schemas.sheets.sheet_schema import SheetSchema

if TYPE_CHECKING:
    import pandas as pd

SIGN_CONTRADICTS_CHANGE = "FOR301"


def _non_negative(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["change"].isin(NON_NEGATIVE_CHANGES)]


def _non_positive(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["change"].isin(NON_POSITIVE_CHANGES)]


SCHEMAS = (
    SheetSchema("amounts", frame_schema("amounts")),
    SheetSchema("amounts", years_schema(pa.Check.ge(0, error=SIGN_CONTRADICTS_CHANGE)), _non_negative),
    SheetSchema("amounts", years_schema(pa.Check.le(0, error=SIGN_CONTRADICTS_CHANGE)), _non_positive),
)
