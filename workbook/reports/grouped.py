"""Findings by sheet, in the order they come; those that are justified apart, after the others."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from workbook.reports import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from schemas.finding import Finding, Language


def by_sheet(findings: Sequence[Finding], language: Language) -> list[tuple[str, list[Finding]]]:
    """(heading, its findings): a sheet's name each, then what has been justified."""
    still_open = [finding for finding in findings if finding.accepted is None]
    groups = groupby(still_open, key=lambda finding: finding.place.sheet)
    sections = [(sheet or words.WHOLE_BOOK[language], list(group)) for sheet, group in groups]
    justified = [finding for finding in findings if finding.accepted is not None]
    return [*sections, (words.JUSTIFIED_APART[language], justified)] if justified else sections
