"""Findings by sheet, in the order they come."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from schemas.finding import Finding


def by_sheet(findings: Iterable[Finding]) -> list[tuple[str | None, list[Finding]]]:
    """(sheet name, its findings); the name is None for what concerns the whole workbook."""
    return [(sheet, list(group)) for sheet, group in groupby(findings, key=lambda finding: finding.place.sheet)]
