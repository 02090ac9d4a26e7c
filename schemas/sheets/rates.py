"""PL: price and wage rates, one row a year, the percentage a fraction."""

from __future__ import annotations

from decimal import Decimal

import pandera.pandas as pa

from schemas.sheets.frame_schema import frame_schema
from schemas.sheets.sheet_schema import SheetSchema

PERCENT_NOT_A_FRACTION = "VAE412"
LIMIT = Decimal("0.5")
"""No yearly price or wage rate is half or more: 3,2 typed in a cell without per cent is 320 %."""

SCHEMAS = (
    SheetSchema("rates", frame_schema("rates", {"percent": [pa.Check.lt(LIMIT, error=PERCENT_NOT_A_FRACTION)]})),
)
