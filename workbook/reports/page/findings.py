"""The rows of the web page's list of findings."""

from collections.abc import Iterator
from typing import Any

from schemas.finding import Accepted, Finding, Language, Severity
from workbook.reports import words
from workbook.reports.page.tally import TallyBook, committee_of
from workbook.reports.page.words import WORDS
from workbook.submissions.file_reports import FileReport


def found_in(file: FileReport, book: TallyBook, language: Language, *, justified: bool) -> Iterator[dict[str, Any]]:
    """The findings of one file, those that somebody has justified or the others, as the template wants them."""
    around = file.excerpts or (None,) * len(file.findings)
    for finding, excerpt in zip(file.findings, around, strict=True):
        if (finding.accepted is not None) is justified:
            yield _row(finding, language) | {
                "committee": committee_of(finding, file, language),
                "number": book.number,
                "label": book.label,
                "excerpt": excerpt,
            }


def _row(finding: Finding, language: Language) -> dict[str, Any]:
    place = finding.place
    return {
        "kind": _kind(finding),
        "severity": words.SEVERITY[finding.severity][language],
        "later": _later(finding, language),
        "place": "!".join(part for part in (place.sheet, place.cell) if part) or words.WHOLE_BOOK[language],
        "key": "" if place.key == "-" else place.key,
        "rule": finding.rule,
        "message": words.message_at_cell(finding, language, number=False),
        "facts": [
            (label[language], fact[language])
            for label, fact in (
                (words.FOUND, finding.found),
                (words.EXPECTED, finding.expected),
                *([(words.SUGGESTION, finding.fix.title)] if finding.fix else []),
            )
            if fact[language]
        ],
        "accepted": _accepted(finding.accepted, language) if finding.accepted else None,
    }


def _later(finding: Finding, language: Language) -> str:
    if finding.accepted is not None:
        return words.ACCEPTED[language].lower()
    return "" if finding.on_submission is finding.severity else words.severity_on_submission(finding, language)


def _kind(finding: Finding) -> str:
    """The row's CSS classes: its severity and whether it prevents consolidation, or that it is justified."""
    if finding.accepted is not None:
        return "accepted"
    return f"{finding.severity.value}{' barred' if finding.on_submission is Severity.ERROR else ''}"


def _accepted(accepted: Accepted, language: Language) -> dict[str, str]:
    return {
        "reason": accepted.reason,
        "who": ", ".join(part for part in (accepted.by, accepted.date) if part) or "?",
        "approved": f"{WORDS['approved_by'][language]} {accepted.approved_by}."
        if accepted.approved_by
        else WORDS["not_approved"][language],
    }
