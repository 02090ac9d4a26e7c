"""Finansiering: counter-entries, whose sign is judged per correction against its netto, not per row."""

from __future__ import annotations

from schemas.pandera_findings import SheetSchema
from schemas.sheets.frame_schema import frame_schema

SCHEMAS = (SheetSchema("financing", frame_schema("financing")),)
