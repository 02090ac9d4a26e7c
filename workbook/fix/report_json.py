"""`korrektur fix --format json`: the same as the report to read, for scripts; `schema.json` describes it."""

from dataclasses import asdict
from importlib.metadata import version
from typing import Any

from schemas.finding import Language, Place
from workbook.fix.fix import FileFix
from workbook.fix.report import Outcome
from workbook.reports.json import VERSION, dumped
from workbook.submissions.submission import count_findings

_NOT_OF_ONE_FILE = ("files", "unreadable")


def render(outcome: Outcome, language: Language) -> str:
    """The document, ended by a line break."""
    return dumped(
        {
            "version": VERSION,
            "tool": f"korrektur {version('korrektur')}",
            "config": outcome.source,
            "written": outcome.written,
            "summary": {
                "files": len(outcome.files),
                "unreadable": outcome.unreadable,
                "refused": sum(file.refused is not None for file in outcome.files),
                "changed": len(outcome.changed),
                "cells": sum(file.cells for file in outcome.changed),
                "not_repaired": sum(len(file.left_out) for file in outcome.files),
                "unsafe": sum(file.unsafe for file in outcome.files),
            },
            "files": [_file(file, language) for file in outcome.files],
        }
    )


def _file(file: FileFix, language: Language) -> dict[str, Any]:
    remaining = asdict(count_findings(file.remaining))
    return {
        "path": file.path,
        "error": file.error,
        "refused": None if file.refused is None else file.refused[language],
        "backup": None if file.backup is None else str(file.backup),
        "changes": [
            {
                **_place(change.place),
                "rule": change.rule,
                "title": change.title[language],
                "safe": change.safe,
                "before": change.before[language],
                "after": change.after[language],
            }
            for change in file.changes
        ],
        "not_repaired": [
            {
                **_place(one.finding.place),
                "rule": one.finding.rule,
                "title": one.fix.title[language],
                "because": one.because[language],
            }
            for one in file.left_out
        ],
        "unsafe": file.unsafe,
        "remaining": None
        if file.error is not None or file.refused is not None
        else {name: number for name, number in remaining.items() if name not in _NOT_OF_ONE_FILE},
    }


def _place(place: Place) -> dict[str, Any]:
    return {"sheet": place.sheet, "cell": place.cell, "column": place.column, "key": place.key}
