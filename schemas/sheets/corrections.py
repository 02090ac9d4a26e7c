"""Korrektioner: one row a correction."""

from __future__ import annotations

from schemas.pandera_findings import SheetSchema
from schemas.sheets.frame_schema import frame_schema

SCHEMAS = (SheetSchema("corrections", frame_schema("corrections")),)
