"""Finansiering: counter-entries, whose sign is judged per correction against its netto, not per row."""

from __future__ import annotations

from schemas.sheets.frame_schema import frame_schema
from schemas.sheets.sheet_schema import SheetSchema

SCHEMAS = (SheetSchema("financing", frame_schema("financing")),)
