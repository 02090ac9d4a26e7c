"""The report of a run of `korrektur validate`: made, rendered, and the exit code it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from schemas.finding import Language, Severity
from schemas.settings import Settings
from workbook.commands.failures import COULD_NOT_RUN
from workbook.commands.output import Canvas
from workbook.commands.validate_options import Asked

if TYPE_CHECKING:
    from workbook.submissions.submission import Report


def checked(files: Sequence[Path], settings: Settings, advance: Callable[[int], None], asked: Asked) -> Report:
    """These files checked as it was asked for."""
    from workbook.submissions import cache
    from workbook.submissions.door import check_files
    from workbook.submissions.plan import WorkPlan

    plan = WorkPlan(asked.jobs, asked.backend, asked.scheduler)
    with cache.opened(settings, wanted=not asked.no_cache) as known:
        return check_files(files, settings, advance, plan=plan, cache=known)


def exit_code(report: Report, fail_on: Severity) -> int:
    """2 when no file could be read or somebody interrupted, 1 when a finding is at least this grave, else 0."""
    summary = report.summary
    if report.unchecked or summary.unreadable == summary.files:
        return COULD_NOT_RUN
    return 1 if report.reaches(fail_on) else 0


def rendered(report: Report, asked: Asked, language: Language, onto: Canvas) -> Iterator[str]:
    """The report in one of the formats that are text, piece by piece."""
    from workbook.reports import concise, csv, github, html, json, json_lines, junit, sarif

    match asked.form:
        case "json":
            return json.render(report, language, with_statistics=asked.with_statistics)
        case "text":
            return _text(report, asked, language, onto)
        case other:
            renderers = {
                "concise": concise, "json-lines": json_lines, "csv": csv, "html": html, "junit": junit,
                "sarif": sarif, "github": github,
            }  # fmt: skip
            pieces: Iterator[str] = renderers[other].render(report, language)
            return pieces


def _text(report: Report, asked: Asked, language: Language, onto: Canvas) -> Iterator[str]:
    from workbook.reports import statistics_tables, text

    yield from text.render(report, language, width=onto.width, colour=onto.colour)
    if asked.with_statistics:
        yield statistics_tables.render(report, language, width=onto.width, colour=onto.colour)
