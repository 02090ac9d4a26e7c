"""The rows of the web page's list of findings."""

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from schemas.calculations.totals import Totals
from schemas.finding import Accepted, Finding, Language, Severity
from workbook.reports import totals_table, words
from workbook.reports.chart import UNIT
from workbook.reports.chart_bars import bars
from workbook.reports.chart_parts import correction_panels, document, totals_panel
from workbook.reports.chart_rows import drawn_rows
from workbook.reports.page.tally import TallyBook, committee_of
from workbook.reports.page.words import WORDS
from workbook.submissions.submission import Submission

_YEARS = 4


def totals_shown(totals: Totals, language: Language, *, by_correction: bool) -> dict[str, Any]:
    """Charts (empty where figures cannot be known), lines and control line as the template wants them."""
    unit, prices = totals_table.PRICES
    level = f", {totals.price_level}{prices[language]}" if totals.price_level else ""
    panel = totals_panel(totals)
    return {
        "unit": f"{unit[language]}{level}",
        "years": totals.years or ("?",) * _YEARS,
        "chart": Markup(bars(panel, language)) if panel else "",  # noqa: S704  escaped where it is drawn
        "corrections": Markup(_by_correction(totals, language)) if by_correction else "",  # noqa: S704  likewise
        "sections": [[_line(line, language) for line in section] for section in totals_table.sections(totals)],
        "incomplete": [*totals_table.control_line(totals, language)],
    }


def _by_correction(totals: Totals, language: Language) -> str:
    panels = correction_panels(totals)
    heading = f"{totals_table.HEADERS['counting'][language]}, {UNIT[language]}"
    return document([drawn_rows(panels, language, heading)]).svg if panels else ""


def _line(line: totals_table.Line, language: Language) -> dict[str, Any]:
    one, figures = line
    written = totals_table.posts if one.fte else totals_table.amount
    label = one.label[language]
    kinds = [*(["strong"] if one.strong else []), *(["part"] if label.startswith(" ") else [])]
    return {
        "label": label.strip(),
        "kind": " ".join(kinds),
        "figures": [totals_table.UNKNOWN[language]] * _YEARS
        if figures is None
        else [written(figure, language) for figure in figures],
    }


def found_in(file: Submission, book: TallyBook, language: Language, *, justified: bool) -> Iterator[dict[str, Any]]:
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
