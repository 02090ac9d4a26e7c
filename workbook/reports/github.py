"""Workflow commands, by which GitHub shows findings beside the files of a change.

Source: GitHub Docs, Workflow commands for GitHub Actions.
"""

from collections.abc import Iterator

from schemas.finding import Finding, Language, Severity
from schemas.words.harmless import harmless
from workbook.reports.words import justified_by
from workbook.submissions.submission import Report

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report, language: Language) -> Iterator[str]:
    """A command a finding; one that is justified is a notice that says so."""
    for file in report.files:
        for finding in file.findings:
            yield _command(file.path, finding, language)


def _command(path: str, finding: Finding, language: Language) -> str:
    command, message = COMMANDS[finding.severity], harmless(finding.message[language])
    if finding.accepted is not None:
        command, message = "notice", f"{message} {justified_by(finding.accepted, language)}"
    title = f"{finding.rule} {finding.name}"
    return f"::{command} file={_property(path)},title={_property(title)}::{_data(message)}\n"


def _data(text: str) -> str:
    return harmless(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
