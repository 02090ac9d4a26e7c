"""One line a finding, for grep and editors: `a.xlsx:Beløb!I9: FOR301 fejl …`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.reports.harmless import harmless
from workbook.reports.words import message_at_cell, severity_words

if TYPE_CHECKING:
    from schemas.finding import Finding, Language
    from workbook.validate import Report


def render(report: Report, language: Language) -> str:
    """A line a finding that nobody has explained; empty when there is none."""
    return "".join(
        f"{_line(finding, language)}\n"
        for file in report.files
        for finding in file.findings
        if finding.accepted is None
    )


def _line(finding: Finding, language: Language) -> str:
    place = finding.place
    where = "!".join(part for part in (place.sheet, place.cell) if part)
    address = ":".join(part for part in (place.path, where) if part)
    message = message_at_cell(finding, language)
    return harmless(f"{address}: {finding.rule} {severity_words(finding, language)}: {message}")
