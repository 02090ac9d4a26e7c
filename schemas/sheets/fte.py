"""Fuldtidsstillinger: FTEs per line, in thousandths; + more, - fewer."""

from __future__ import annotations

from schemas.sheets.frame_schema import frame_schema
from schemas.sheets.sheet_schema import SheetSchema

SCHEMAS = (SheetSchema("fte", frame_schema("fte")),)
