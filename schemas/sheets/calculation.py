"""Beregning: the gross figures behind an amount, never negative."""

from __future__ import annotations

import pandera.pandas as pa

from schemas.sheets.frame_schema import frame_schema, year_checks
from schemas.sheets.sheet_schema import SheetSchema

NEGATIVE_GROSS_AMOUNT = "FOR304"

SCHEMAS = (
    SheetSchema("calculation", frame_schema("calculation", year_checks(pa.Check.ge(0, error=NEGATIVE_GROSS_AMOUNT)))),
)
