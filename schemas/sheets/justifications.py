"""Begrundelser: why a finding may stand."""

from __future__ import annotations

from schemas.sheets.frame_schema import frame_schema
from schemas.sheets.sheet_schema import SheetSchema

SCHEMAS = (SheetSchema("justifications", frame_schema("justifications")),)
