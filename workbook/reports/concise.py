"""One line a finding, for grep and editors: `a.xlsx:Beløb!I9: FOR301 fejl …`."""

from collections.abc import Iterator

from schemas.finding import Finding, Language
from schemas.words.harmless import harmless
from workbook.reports.words import ACCEPTED, justified_by, message_at_cell, severity_words
from workbook.submissions.submission import Report


def render(report: Report, language: Language) -> Iterator[str]:
    """A line a finding, a file's justified ones after its others; nothing when there is none."""
    for file in report.files:
        for finding in sorted(file.findings, key=lambda finding: finding.accepted is not None):
            yield f"{_line(finding, language, file.owner(finding))}\n"


def _line(finding: Finding, language: Language, owner: str | None) -> str:
    place = finding.place
    where = "!".join(part for part in (place.sheet, place.cell) if part)
    address = ":".join(part for part in (place.path, where) if part)
    gravity, message = severity_words(finding, language), message_at_cell(finding, language, owner=owner)
    if finding.accepted is not None:
        gravity = ACCEPTED[language].lower()
        message += f" {justified_by(finding.accepted, language)}"
    return harmless(f"{address}: {finding.rule} {gravity}: {message}")
