"""The JSON that scripts depend on; `schema.json` beside this file describes it."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from textwrap import indent
from typing import Any

from schemas.finding import Finding, Language
from schemas.rule import Rule
from schemas.words.harmless import harmless_json
from workbook.reports.statistics import as_json, statistics
from workbook.submissions.submission import Report, Submission

VERSION = 2
"""The version of the JSON contract."""


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of both documents; `$defs` holds `validate` and `totals`."""
    document: dict[str, Any] = json.loads(files(__package__).joinpath("schema.json").read_text("utf-8"))
    return document


def render(report: Report, language: Language, *, with_statistics: bool = False) -> Iterator[str]:
    """The report as a JSON document a file at a time, ended by a line break."""
    counted = {"statistics": as_json(statistics(report.files))} if with_statistics else {}
    listed = {} if report.expected is None else {"expect": _expected(report.expected, language)}
    head, tail = _around(
        {
            "version": VERSION,
            "tool": f"korrektur {version('korrektur')}",
            "config": report.settings.source,
            "summary": summary_facts(report),
            **counted,
            **listed,
            "files": [],
        }
    )
    yield head
    between = "\n"
    for file in report.files:
        if not file.is_list:
            yield between + indent(dumped(_file(file, language)).rstrip("\n"), "    ")
            between = ",\n"
    yield tail if between == "\n" else f"\n  {tail}"


def render_rules(rules: tuple[Rule, ...], language: Language) -> str:
    """The catalogue as a JSON document."""
    return dumped(
        {
            "version": VERSION,
            "rules": [
                {
                    "rule": rule.id,
                    "name": rule.name,
                    "severity": rule.draft_severity or rule.severity,
                    "on_submission": rule.severity,
                    "on_by_default": rule.on,
                    "title": rule.title[language],
                    "why": rule.why[language],
                    "repair": None if rule.fix is None else "safe" if rule.fix.safe else "unsafe",
                }
                for rule in rules
            ],
        }
    )


def dumped(document: dict[str, Any]) -> str:
    """A document as text: Danish letters as they are, nothing that could steer a terminal."""
    return harmless_json(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def _around(document: dict[str, Any]) -> tuple[str, str]:
    """What stands before and after the entries of `files`, the document's last member, which is empty."""
    head, bracket, tail = dumped(document).rpartition("]")
    return head, bracket + tail


def _file(file: Submission, language: Language) -> dict[str, Any]:
    return file_facts(file) | {"findings": [finding_facts(finding, language) for finding in file.findings]}


def _expected(listed: Submission, language: Language) -> dict[str, Any]:
    return {"path": listed.path, "findings": [finding_facts(finding, language) for finding in listed.findings]}


def summary_facts(report: Report) -> dict[str, Any]:
    """The counts over all files, and the seconds it took."""
    interrupted = {"unchecked": report.unchecked} if report.unchecked else {}
    return asdict(report.summary) | {"seconds": round(report.seconds, 3)} | interrupted


def file_facts(file: Submission) -> dict[str, Any]:
    """What is known of a file, without its findings."""
    return {
        "path": file.path,
        "sha256": file.sha256,
        "committee": file.committee,
        "budget_year": file.budget_year,
        "status": file.status,
        "error": file.error,
        "waiting": [sheet for sheet, _ in file.waiting],
    }


def finding_facts(finding: Finding, language: Language) -> dict[str, Any]:
    """A finding as the contract has it."""
    place, fix, accepted = finding.place, finding.fix, finding.accepted
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "on_submission": finding.on_submission,
        "sheet": place.sheet,
        "cell": place.cell,
        "row": place.row,
        "column": place.column,
        "committee": place.committee,
        "key": place.key,
        "message": finding.message[language],
        "found": finding.found[language],
        "expected": finding.expected[language],
        "fix": None if fix is None else {"title": fix.title[language], "safe": fix.safe},
        "accepted": None if accepted is None else asdict(accepted),
    } | ({"cells": list(finding.cells)} if finding.cells else {})
