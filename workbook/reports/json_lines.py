"""A JSON object a line, to be read while it is written: a file, its findings, the next file; at the end the counts.

The list of committees that should submit, where there is one, is the last before the counts, as `expect`.
"""

import json
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from schemas.finding import Language
from schemas.words.harmless import harmless_json
from workbook.reports.json import VERSION, file_facts, finding_facts, summary_facts
from workbook.submissions.submission import Report


def render(report: Report, language: Language) -> Iterator[str]:
    """The report line by line; `kind` says what a line is, and a finding's line repeats its file's path."""
    for file in report.files:
        yield _line("expect", {"path": file.path}) if file.is_list else _line("file", file_facts(file))
        for finding in file.findings:
            yield _line("finding", {"path": file.path} | finding_facts(finding, language))
    head = {"version": VERSION, "tool": f"korrektur {version('korrektur')}", "config": report.settings.source}
    yield _line("summary", head | summary_facts(report))


def _line(kind: str, facts: dict[str, Any]) -> str:
    return harmless_json(json.dumps({"kind": kind} | facts, ensure_ascii=False, allow_nan=False)) + "\n"
