"""Historik: past figures, in whatever unit the row names; any sign."""

from __future__ import annotations

from schemas.pandera_findings import SheetSchema
from schemas.sheets.frame_schema import frame_schema

SCHEMAS = (SheetSchema("history", frame_schema("history")),)
