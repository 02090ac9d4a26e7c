"""`korrektur validate`: check files, folders and globs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from schemas.finding import Severity, Text
from workbook.commands.named import workbooks_named
from workbook.commands.output import canvas, deliver, progress, refuse_workbook, talk
from workbook.commands.validate_options import Asked, asked_options
from workbook.settings.rule_names import chosen
from workbook.submissions.plan import WorkPlan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from schemas.finding import Language
    from schemas.settings import Settings
    from workbook.commands.output import Canvas
    from workbook.submissions.file_reports import Report
    from workbook.submissions.todo_list import Marks

SHORT = Text("Kontrollér projektmapper.", "Check workbooks.")
ABOUT = Text(
    "Kontrollér projektmapper: filer, mapper og mønstre som »indsendt/*.xlsx«. En fil, der er kontrolleret før og "
    "ikke er ændret, bliver ikke læst igen (se --no-cache).\n\n"
    "Afslutningskode: 0 uden fund, 1 ved fund (se --fail-on), 2 hvis ingen af filerne kunne læses, eller hvis "
    "kontrollen blev afbrudt. Ctrl-C viser det, der er kontrolleret indtil da.",
    "Check workbooks: files, folders, and globs such as “submitted/*.xlsx”. A file that was checked before and has "
    "not changed is not read again (see --no-cache).\n\n"
    "Exit code: 0 without findings, 1 with findings (see --fail-on), 2 when none of the files could be read, or "
    "when the check was interrupted. Ctrl-C shows what was checked until then.",
)
STOPPED = Text(
    "Afbrudt: {done} af {all} projektmapper er kontrolleret.", "Interrupted: {done} of {all} workbooks were checked."
)
MARKS = Text(
    "{kept} af {all} afkrydsninger i den tidligere liste er ført over; de øvrige stod ved fund, der er væk.",
    "{kept} of {all} marks in the earlier list were carried over; the others stood at findings that are gone.",
)
COULD_NOT_RUN = 2


def command(language: Language) -> click.Command:
    """The command in this language."""

    @click.command("validate", help=ABOUT[language], short_help=SHORT[language])
    @asked_options(language)
    def validate(**given: Any) -> int:
        asked = Asked(**given)
        asked.refuse_contradictions(language)
        if asked.watch:
            from workbook.commands.watching import watch

            return watch(asked, language)
        return _once(asked, language)

    return validate


def settings_of(asked: Asked) -> Settings:
    """The settings in force for this run."""
    settings = chosen(asked.configuration.settings, asked.select, asked.ignore)
    return replace(settings, as_status=asked.as_status)


def _once(asked: Asked, language: Language) -> int:
    from workbook.submissions.expected import held_against, read_expected

    settings = settings_of(asked)
    expected = read_expected(asked.expect) if asked.expect is not None else None
    named = workbooks_named(asked.paths, language, writes=asked.output)
    files = [path for path in named if not _is_our_own(path, asked)]
    if asked.output is not None:
        refuse_workbook(asked.output, files, replaces=_former_report(asked))
    marks = _marks_of(asked)  # before the check: it is better to refuse now than after an hour
    with progress(len(files), language, wanted=not asked.no_progress) as advance:
        report = checked(files, settings, advance, asked)
    if expected is not None:
        report = held_against(report, expected, settings)
    if asked.form == "xlsx" and asked.output is not None:
        _deliver_workbook(report, asked.output, language, _marks_of(asked, marks))
    else:
        deliver(rendered(report, asked, language, canvas(asked.output)), asked.form, asked.output, files, language)
    if report.unchecked:
        talk(STOPPED[language].format(done=len(files) - report.unchecked, all=len(files)))
    return exit_code(report, Severity(asked.fail_on))


def checked(files: Sequence[Path], settings: Settings, advance: Callable[[int], None], asked: Asked) -> Report:
    """These files checked as it was asked for."""
    from workbook.submissions import cache
    from workbook.submissions.checking import Want
    from workbook.submissions.validate import validate_apart

    want = Want(totals=asked.form == "html", excerpts=asked.form == "html")
    plan = WorkPlan(asked.jobs, asked.backend, asked.scheduler)
    with cache.opened(settings, want, wanted=not asked.no_cache) as known:
        return validate_apart(files, settings, advance, want=want, plan=plan, cache=known)


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


def _former_report(asked: Asked) -> bool:
    """Whether the file to write is an earlier to-do list of ours, which a new one may replace."""
    from workbook.submissions.todo_list import is_own_list

    named = asked.output if asked.form == "xlsx" else None
    return named is not None and (not named.exists() or is_own_list(named))


def _marks_of(asked: Asked, known: Marks | None = None) -> Marks:
    """What a person has marked as done in the list that is to be written anew, as it is by now."""
    from workbook.reports import xlsx
    from workbook.submissions.todo_list import Marks, marks_in

    named = asked.output if asked.form == "xlsx" else None
    if named is None or not named.exists():
        return Marks()
    if known is not None and known.written == named.stat().st_mtime_ns:
        return known
    return marks_in(named, xlsx.heads())


def _is_our_own(path: Path, asked: Asked) -> bool:
    """Whether a file met is the to-do list that this run writes anew."""
    return asked.output is not None and path.absolute() == asked.output.absolute() and _former_report(asked)


def _deliver_workbook(report: Report, output: Path, language: Language, marks: Marks) -> None:
    from workbook.commands.output import WRITTEN
    from workbook.files.atomic import write_bytes
    from workbook.reports import xlsx

    write_bytes(output, xlsx.render(report, language, output, marks), overwrite=True)
    talk(WRITTEN[language].format(path=output))
    if marks.by_finding:
        talk(MARKS[language].format(kept=len(marks.taken), all=len(marks.by_finding)))
