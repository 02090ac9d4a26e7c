"""`korrektur validate`: check files, folders and globs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from schemas.finding import Language, Severity, Text
from workbook.commands.named import workbooks_named
from workbook.commands.output import canvas, deliver, progress, refuse_workbook, talk
from workbook.commands.validate_options import Asked, asked_options
from workbook.commands.validate_report import checked, exit_code, rendered

if TYPE_CHECKING:
    from workbook.submissions.submission import Report
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


def _once(asked: Asked, language: Language) -> int:
    from workbook.submissions.expected import held_against, read_expected

    settings = asked.settings
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
