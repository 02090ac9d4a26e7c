"""Historik: past figures, in whatever unit the row names; any sign."""

from __future__ import annotations

from schemas.sheets.frame_schema import frame_schema
from schemas.sheets.sheet_schema import SheetSchema

SCHEMAS = (SheetSchema("history", frame_schema("history")),)
