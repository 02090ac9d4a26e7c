"""Fuldtidsstillinger: positions per line, in thousandths; + more, - fewer."""

from __future__ import annotations

from schemas.pandera_findings import SheetSchema
from schemas.sheets.frame_schema import frame_schema

SCHEMAS = (SheetSchema("positions", frame_schema("positions")),)
