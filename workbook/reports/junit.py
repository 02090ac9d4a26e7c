"""JUnit's XML, which build servers show as test results: a suite a file, a case a finding.

Errors that nobody has justified fail; a file that cannot be read is an error of its suite; warnings and notes
pass, with their words as output; what is justified is skipped, with the reason.
"""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from schemas.finding import Finding, Language, Severity
from schemas.words.harmless import harmless
from workbook.reports.words import NO_FINDINGS, justified_by, severity_words
from workbook.submissions.submission import Report, Submission

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML 1.0 document may hold, not even escaped (W3C, XML 1.0, 2.2)."""


def render(report: Report, language: Language) -> Iterator[str]:
    """The document, a suite at a time."""
    tests = sum(max(1, len(file.findings)) for file in report.files)
    failures = sum(len(_failing(file)) for file in report.files if file.error is None)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield (
        f'<testsuites name="korrektur" tests="{tests}" failures="{failures}" errors="{_errors(report)}" '
        f'time="{report.seconds:.3f}">\n'
    )
    for file in report.files:
        yield from _suite(file, language)
    yield "</testsuites>\n"


def _errors(report: Report) -> int:
    return sum(len(_failing(file)) for file in report.files if file.error is not None)


def _failing(file: Submission) -> list[Finding]:
    return [one for one in file.findings if one.accepted is None and one.severity is Severity.ERROR]


def _suite(file: Submission, language: Language) -> Iterator[str]:
    failing, skipped = len(_failing(file)), sum(one.accepted is not None for one in file.findings)
    failures, errors = (failing, 0) if file.error is None else (0, failing)
    yield (
        f'  <testsuite name={_attribute(file.path)} tests="{max(1, len(file.findings))}" failures="{failures}" '
        f'errors="{errors}" skipped="{skipped}" time="0">\n'
    )
    if not file.findings:
        yield f'    <testcase classname="korrektur" name={_attribute(NO_FINDINGS[language])} time="0"/>\n'
    for finding in file.findings:
        yield from _case(file, finding, language)
    yield "  </testsuite>\n"


def _case(file: Submission, finding: Finding, language: Language) -> Iterator[str]:
    place = finding.place
    where = "!".join(part for part in (place.sheet, place.cell) if part) or file.path
    name = " ".join(part for part in (finding.rule, where, "" if place.key == "-" else place.key) if part)
    message = finding.message[language]
    yield f'    <testcase classname={_attribute(finding.name)} name={_attribute(name)} time="0">\n'
    if finding.accepted is not None:
        yield f"      <skipped message={_attribute(justified_by(finding.accepted, language))}/>\n"
    elif finding.severity is Severity.ERROR:
        kind = "failure" if file.error is None else "error"
        yield (
            f"      <{kind} message={_attribute(message)} type={_attribute(finding.rule)}>"
            f"{_text(f'{file.path}: {message}')}</{kind}>\n"
        )
    else:
        yield f"      <system-out>{_text(f'{severity_words(finding, language)}: {message}')}</system-out>\n"
    yield "    </testcase>\n"


def _text(words: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", harmless(words)))


def _attribute(words: str) -> str:
    return quoteattr(_NOT_XML.sub("\ufffd", harmless(words)))
