"""The console script `korrektur`."""

from __future__ import annotations

from workbook.cli import main

__all__ = ["main"]
