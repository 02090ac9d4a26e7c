"""The report as one web page: counts, a list to filter and sort, the cells around each finding, totals.

Nothing is fetched from outside, and a content security policy names the one script and the one style that may run.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from schemas.finding import Severity, Text
from schemas.rules import RULES
from workbook.report import count
from workbook.reports import chart, totals_table, words
from workbook.reports.harmless import harmless
from workbook.reports.page.words import WORDS
from workbook.reports.statistics import HEADS, committee_words, rule_words, statistics

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.calculations.totals import Totals
    from schemas.finding import Finding, Language
    from workbook.report import Excerpt, FileReport, Report
    from workbook.reports.statistics import Line

RULE_BY_ID = {rule.id: rule for rule in RULES}
POLICY = "default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'"
"""What the page may load: its own style and script, known by their hashes (W3C, Content Security Policy)."""
OPEN_TOTALS = 12
"""With more workbooks than this their totals stand folded; print shows them all."""
_PIECE = 64
"""So many pieces of a template are put together before they are written."""


def render(report: Report, language: Language) -> Iterator[str]:
    """The page, piece by piece."""
    counted = statistics(report.files)
    style, script = asset("page.css"), asset("page.js")
    stream = (
        environment()
        .get_template("report.html")
        .stream(
            language=language,
            words={name: text[language] for name, text in WORDS.items()},
            heads=[HEADS[name][language] for name in (*(one.value for one in Severity), "accepted", "files")],
            summary=report.summary,
            policy=POLICY.format(style=hashed(style), script=hashed(script)),
            style=Markup(style),  # noqa: S704  our own file
            script=Markup(script),  # noqa: S704  likewise
            rules=[_counted(line, rule_words(line, language)) for line in counted.rules],
            committees=[_counted(line, committee_words(line, language)) for line in counted.committees],
            reasons=[_reason(line, language) for line in counted.rules],
            severities=[(one.value, words.SEVERITY[one][language]) for one in Severity],
            files=_Files(report, language),
            findings=_Findings(report, language, explained=False),
            explained=_Findings(report, language, explained=True),
            ending=words.scope(report, language),
            open_totals=len(report.files) <= OPEN_TOTALS,
            unchecked=report.unchecked,
            tool=f"korrektur {version('korrektur')}",
        )
    )
    stream.enable_buffering(_PIECE)
    return iter(stream)


@cache
def environment() -> Environment:
    """Templates that escape whatever a stranger wrote."""
    return Environment(
        loader=PackageLoader("workbook.reports", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: harmless(value) if isinstance(value, str) and not hasattr(value, "__html__") else value,
    )


@cache
def asset(name: str) -> str:
    """A file of the page, as text."""
    return files("workbook.reports.page").joinpath(name).read_text("utf-8")


def hashed(text: str) -> str:
    """How a content security policy names a script or style."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


class _Files:
    """The files one at a time, each time they are gone through."""

    def __init__(self, report: Report, language: Language) -> None:
        self.report = report
        self.language: Language = language

    def __len__(self) -> int:
        return len(self.report.files)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for number, file in enumerate(self.report.files, 1):
            yield _file(number, file, self.report, self.language)


class _Findings:
    """The findings of all files, those that somebody has explained or the others."""

    def __init__(self, report: Report, language: Language, *, explained: bool) -> None:
        self.report = report
        self.language: Language = language
        self.explained = explained

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for number, file in enumerate(self.report.files, 1):
            around = file.excerpts or (None,) * len(file.findings)
            for finding, excerpt in zip(file.findings, around, strict=True):
                if (finding.accepted is not None) is self.explained:
                    yield _finding(number, file, finding, excerpt, self.language)


def _file(number: int, file: FileReport, report: Report, language: Language) -> dict[str, Any]:
    counted = count([file])
    return {
        "anchor": f"fil-{number}",
        "path": file.path,
        "name": _name(file.path),
        "committee": file.committee or words.NO_COMMITTEE[language],
        "about": words.about_version(file, report.settings, language),
        "readable": file.error is None,
        "error": counted.error,
        "later": counted.error_on_submission,
        "warning": counted.warning,
        "note": counted.note,
        "accepted": counted.accepted,
        "totals": None if file.totals is None else _totals(file, file.totals, language),
    }


def _name(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1]


def _counted(line: Line, name: str) -> dict[str, Any]:
    return {"key": line.name or "", "name": name, "counts": [*line.counts, line.files]}


def _reason(line: Line, language: Language) -> dict[str, str]:
    rule = RULE_BY_ID[line.name or ""]
    return {"id": rule.id, "title": rule.title[language], "why": rule.why[language]}


def _finding(
    number: int, file: FileReport, finding: Finding, excerpt: Excerpt | None, language: Language
) -> dict[str, Any]:
    place = finding.place
    return {
        "file": f"fil-{number}",
        "path": file.path,
        "name": _name(file.path),
        "committee": place.committee or file.committee or words.NO_COMMITTEE[language],
        "sheet": place.sheet or words.WHOLE_BOOK[language],
        "cell": place.cell or "",
        "key": "" if place.key == "-" else place.key,
        "kind": finding.severity.value,
        "rank": finding.severity.rank,
        "severity": words.SEVERITY[finding.severity][language],
        "later": "" if finding.on_submission is finding.severity else words.severity_on_submission(finding, language),
        "message": words.message_at_cell(finding, language, number=False),
        "found": finding.found[language],
        "expected": finding.expected[language],
        "fix": finding.fix.title[language] if finding.fix else "",
        "accepted": words.explained_by(finding.accepted, language) if finding.accepted else "",
        "rule": finding.rule,
        "rule_name": finding.name,
        "excerpt": excerpt,
    }


def _totals(file: FileReport, totals: Totals, language: Language) -> dict[str, Any]:
    unit, prices = totals_table.PRICES
    level = f", {totals.price_level}{prices[language]}" if totals.price_level else ""
    return {
        "unit": f"{unit[language]}{level}",
        "years": totals.years or ("?",) * 4,
        "chart": Markup(_chart(file, totals, language)),  # noqa: S704  escaped where it is drawn
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


def _chart(file: FileReport, totals: Totals, language: Language) -> str:
    """Net a year by the service frame; nothing where it cannot be known or is nothing."""
    named = (
        (Text("Inden for servicerammen", "Inside the service frame"), totals.inside),
        (Text("Uden for servicerammen", "Outside the service frame"), totals.outside),
        (Text("Uafklaret", "Undecided"), totals.undecided),
    )
    parts = [chart.Part(name[language], figures) for name, figures in named if figures is not None]
    if totals.years is None or len(parts) < len(named) or not any(any(part.figures) for part in parts):
        return ""
    title = WORDS["net"][language].format(committee=file.committee or _name(file.path))
    return chart.bars(title, [str(year) for year in totals.years], parts, language)
