"""The report as one web page: self-contained, without scripts, fit to print."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from schemas.finding import Text
from workbook.report import count
from workbook.reports import totals_table, words
from workbook.reports.grouped import by_sheet
from workbook.reports.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.calculations.totals import Totals
    from schemas.finding import Finding, Language
    from workbook.report import FileReport, Report

WORDS = {
    "title": Text("Kontrol af tekniske korrektioner", "Check of technical corrections"),
    "files": Text("Projektmapper", "Workbooks"),
    "file": Text("Fil", "File"),
    "errors": Text("Fejl", "Errors"),
    "errors_now": Text("Fejl nu", "Errors now"),
    "on_submission": Text("Fejl ved indsendelse", "Errors on submission"),
    "warnings": Text("Advarsler", "Warnings"),
    "notes": Text("Noter", "Notes"),
    "cell": Text("Celle", "Cell"),
    "number": Text("Nr", "No."),
    "severity": Text("Alvor", "Severity"),
    "what": Text("Hvad er der galt, og hvad gør jeg", "What is wrong, and what to do"),
    "rule": Text("Regel", "Rule"),
    "totals": Text("Totaler", "Totals"),
    "none": Text("Ingen fund.", "No findings."),
    "found": words.FOUND,
    "expected": words.EXPECTED,
    "suggestion": words.SUGGESTION,
    "unknown": totals_table.UNKNOWN,
    "made_by": Text("Lavet af", "Made by"),
}


def render(report: Report, language: Language) -> Iterator[str]:
    """The whole page."""
    yield (
        _environment()
        .get_template("report.html")
        .render(
            language=language,
            words={name: text[language] for name, text in WORDS.items()},
            summary=report.summary,
            files=[_file(number, file, report, language) for number, file in enumerate(report.files, 1)],
            ending=words.scope(report, language),
            tool=f"korrektur {version('korrektur')}",
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("workbook.reports", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: harmless(value) if isinstance(value, str) and not hasattr(value, "__html__") else value,
    )


def _file(number: int, file: FileReport, report: Report, language: Language) -> dict[str, Any]:
    return {
        "anchor": f"fil-{number}",
        "path": file.path,
        "about": words.about(file, report.settings, language),
        "summary": count([file]),
        "counts": words.counts(count([file]), language),
        "sheets": [
            (heading, [_finding(finding, language) for finding in findings])
            for heading, findings in by_sheet(file.findings, language)
        ],
        "totals": None if file.totals is None else _totals(file.totals, language),
    }


def _finding(finding: Finding, language: Language) -> dict[str, Any]:
    explained = finding.accepted is not None
    return {
        "cell": finding.place.cell or "",
        "key": "" if finding.place.key == "-" else finding.place.key,
        "kind": "accepted" if explained else finding.severity.value,
        "severity": words.ACCEPTED[language].lower() if explained else words.SEVERITY[finding.severity][language],
        "later": ""
        if explained or finding.on_submission is finding.severity
        else words.severity_on_submission(finding, language),
        "message": words.message_at_cell(finding, language, number=False),
        "found": finding.found[language],
        "expected": finding.expected[language],
        "fix": finding.fix.title[language] if finding.fix else "",
        "accepted": words.explained_by(finding.accepted, language) if finding.accepted else "",
        "rule": finding.rule,
        "name": finding.name,
    }


def _totals(totals: Totals, language: Language) -> dict[str, Any]:
    unit, prices = totals_table.PRICES
    level = f", {totals.price_level}{prices[language]}" if totals.price_level else ""
    return {
        "unit": f"{unit[language]}{level}",
        "years": totals.years or ("?",) * 4,
        "sections": [
            [
                {
                    "label": label[language].strip(),
                    "strong": "bold" in style,
                    "part": label[language].startswith(" "),
                    "figures": None
                    if figures is None
                    else [
                        (totals_table.posts if label is totals_table.FTE else totals_table.amount)(one, language)
                        for one in figures
                    ],
                }
                for label, figures, style in section
            ]
            for section in totals_table.sections(totals)
        ],
        "incomplete": [*totals_table.control_line(totals, language)],
        "incomplete_word": totals_table.INCOMPLETE[language],
    }
