"""A row a finding, as Danish Excel opens it by a double click: semicolons, UTF-8 with its mark, CRLF."""

import csv
import re
from collections.abc import Iterator
from io import StringIO

from schemas.finding import Finding, Language, Text
from schemas.words.harmless import harmless
from workbook.reports.words import SEVERITY, message_at_cell
from workbook.submissions.submission import Report, Submission

MARK = "\ufeff"
COLUMNS = (
    Text("Fil", "File"),
    Text("Udvalg", "Committee"),
    Text("Budgetår", "Budget year"),
    Text("Status", "Status"),
    Text("Alvor", "Severity"),
    Text("Ved indsendelse", "On submission"),
    Text("Ark", "Sheet"),
    Text("Celle", "Cell"),
    Text("Kolonne", "Column"),
    Text("Nr", "No."),
    Text("Regel", "Rule"),
    Text("Hvad", "What"),
    Text("Fundet", "Found"),
    Text("Forventet", "Expected"),
    Text("Forslag", "Suggestion"),
    Text("Begrundelse", "Reason"),
    Text("Begrundet af", "Justified by"),
    Text("Godkendt af", "Approved by"),
    Text("Dato", "Date"),
)
_BEGINS_A_FORMULA = "=+-@＝＋－＠"
_PLAIN_NUMBER = re.compile(r"[-+−]?\d[\d.,]*(?:\s?(?:%|kr\.|mio\. kr\.))?")


def render(report: Report, language: Language) -> Iterator[str]:
    """The head and a row a finding; a file without findings has none."""
    yield MARK + _row([column[language] for column in COLUMNS])
    for file in report.files:
        for finding in file.findings:
            yield _row(values(file, finding, language))


def values(file: Submission, finding: Finding, language: Language) -> list[str]:
    """What stands in the columns, each on one line."""
    place, accepted = finding.place, finding.accepted
    facts = (
        file.path,
        place.committee or file.committee or "",
        "" if file.budget_year is None else str(file.budget_year),
        file.status or "",
        SEVERITY[finding.severity][language],
        SEVERITY[finding.on_submission][language],
        place.sheet or "",
        place.cell or "",
        place.column or "",
        "" if place.key == "-" else place.key,
        finding.rule,
        message_at_cell(finding, language, number=False),
        finding.found[language],
        finding.expected[language],
        finding.fix.title[language] if finding.fix else "",
        *((accepted.reason, accepted.by, accepted.approved_by, accepted.date) if accepted else ("", "", "", "")),
    )
    return [harmless(fact) for fact in facts]


def inert(text: str) -> str:
    """Prevents a text from being taken for a formula: an apostrophe goes before what could begin one.

    Plain numbers stay as they are, so that -0,200 can be read as that. Source: OWASP, CSV Injection.
    """
    begins = text.lstrip()[:1]
    return f"'{text}" if begins and begins in _BEGINS_A_FORMULA and not _PLAIN_NUMBER.fullmatch(text) else text


def _row(cells: list[str]) -> str:
    line = StringIO()
    csv.writer(line, delimiter=";", lineterminator="\r\n").writerow([inert(cell) for cell in cells])
    return line.getvalue()
