"""Begrundelser: why a finding may stand."""

from __future__ import annotations

from schemas.pandera_findings import SheetSchema
from schemas.sheets.frame_schema import frame_schema

SCHEMAS = (SheetSchema("explanations", frame_schema("explanations")),)
