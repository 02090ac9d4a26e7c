"""The report to read on a terminal: by file and sheet, each finding at its cell, the counts at the end."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from schemas.finding import Finding, Language, Severity
from schemas.finding import Text as Words
from schemas.settings import Settings
from schemas.words.harmless import harmless
from workbook.reports import words
from workbook.reports.drawn import drawn
from workbook.submissions.submission import Report, Submission, count

NARROWEST_CELL, SEVERITY_WIDTH = 3, 12
EXPLANATION = Words("Forklaring", "Explanation")
STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def render(report: Report, language: Language, *, width: int = 100, colour: bool = False) -> Iterator[str]:
    """The report a file at a time, drawn `width` characters wide."""
    several = len(report.files) > 1
    for file in report.files:
        parts = _file(file, report.settings, language, several=several)
        yield drawn(Group(*parts), width=width, colour=colour)
    yield drawn(_ending(report, language), width=width, colour=colour)


def _file(file: Submission, settings: Settings, language: Language, *, several: bool) -> Iterator[RenderableType]:
    about = (words.about(file, settings, language), "" if file.error is None else "red")
    head = Text.assemble((harmless(file.path), "bold"), "\n", about)
    if not file.findings:
        head.append(f" · {words.NO_FINDINGS[language]}", "green")
    yield head
    yield from _sheets(file, language)
    if file.waiting:
        yield Padding(Text(words.waits(file, language), "yellow"), (1, 0, 0, 2))
    if several and file.findings:
        yield Padding(words.counts(count([file]), language), (1, 0, 0, 2))
    yield ""


def _sheets(file: Submission, language: Language) -> Iterator[RenderableType]:
    wide = max((len(finding.place.cell or "") for finding in file.findings), default=0)
    for heading, findings in _by_sheet(file.findings, language):
        yield Padding(Text(harmless(heading), "bold underline"), (1, 0, 0, 2))
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(width=max(wide, NARROWEST_CELL), no_wrap=True)
        table.add_column(width=SEVERITY_WIDTH)
        table.add_column(ratio=1)
        for finding in findings:
            cell = Text(harmless(finding.place.cell or ""), "bold")
            table.add_row(cell, _severity(finding, language), _said(finding, language, file.owner(finding)))
        yield Padding(table, (0, 0, 0, 4), expand=False)


def _severity(finding: Finding, language: Language) -> Text:
    if finding.accepted is not None:
        return Text(words.ACCEPTED[language].lower(), "green")
    text = Text(words.SEVERITY[finding.severity][language], STYLE[finding.severity])
    if finding.on_submission is not finding.severity:
        text.append(f"\n{words.severity_on_submission(finding, language)}", "dim")
    return text


def _said(finding: Finding, language: Language, owner: str | None) -> Text:
    text = Text(harmless(words.message_at_cell(finding, language, owner=owner)))
    facts = [
        f"{label[language]}: {harmless(fact[language])}"
        for label, fact in ((words.FOUND, finding.found), (words.EXPECTED, finding.expected))
        if fact[language]
    ]
    if finding.fix is not None:
        facts.append(f"{words.SUGGESTION[language]}: {harmless(finding.fix.title[language])}")
    if finding.accepted is not None:
        facts.append(words.justified_by(finding.accepted, language))
    text.append("\n" + " · ".join([finding.rule, *facts]), "dim")
    return text


def _ending(report: Report, language: Language) -> Text:
    summary = report.summary
    style = "bold red" if summary.error or summary.unreadable else "bold"
    ending = Text.assemble((words.counts(summary, language), style), f"\n{words.scope(report, language)}")
    if offer := words.fixes_offered(report, language):
        ending.append(f"\n{offer}")
    if (rule := _gravest(report)) is not None:
        ending.append(f"\n{EXPLANATION[language]}: korrektur explain {rule}", "dim")
    return ending


def _gravest(report: Report) -> str | None:
    """The rule of the first among the most severe findings that are not justified."""
    still_open = [finding for file in report.files for finding in file.findings if finding.accepted is None]
    gravest = min(still_open, key=lambda finding: (finding.severity.rank, finding.on_submission.rank), default=None)
    return gravest.rule if gravest else None


def _by_sheet(findings: Sequence[Finding], language: Language) -> list[tuple[str, list[Finding]]]:
    """(heading, its findings): a sheet's name each, then what has been justified."""
    still_open = [finding for finding in findings if finding.accepted is None]
    groups = groupby(still_open, key=lambda finding: finding.place.sheet)
    sections = [(sheet or words.WHOLE_BOOK[language], list(group)) for sheet, group in groups]
    justified = [finding for finding in findings if finding.accepted is not None]
    return [*sections, (words.JUSTIFIED_APART[language], justified)] if justified else sections
