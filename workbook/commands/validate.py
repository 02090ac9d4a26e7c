"""`korrektur validate`: check files, folders and globs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from schemas.finding import Severity, Text
from schemas.lists import LISTS
from workbook.commands import options
from workbook.commands.output import canvas, deliver, progress, talk
from workbook.commands.rule_choice import chosen, rule_choice
from workbook.plan import BACKENDS, DASK, LOCAL, Plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from schemas.finding import Language
    from workbook.commands.output import Canvas
    from workbook.report import Report
    from workbook.settings_file import Configuration

SHORT = Text("Kontrollér projektmapper.", "Check workbooks.")
ABOUT = Text(
    "Kontrollér projektmapper: filer, mapper og mønstre som »indsendt/*.xlsx«.\n\n"
    "Afslutningskode: 0 uden fund, 1 ved fund (se --fail-on), 2 hvis ingen af filerne kunne læses.",
    "Check workbooks: files, folders, and globs such as “submitted/*.xlsx”.\n\n"
    "Exit code: 0 without findings, 1 with findings (see --fail-on), 2 when none of the files could be read.",
)
AS = Text("Bedøm, som om projektmappen havde denne status.", "Judge as if the workbook had this status.")
SELECT = Text(
    "Brug kun disse regler: ID, navn eller familie, adskilt af komma.",
    "Use these rules alone: ID, name or family, separated by commas.",
)
IGNORE = Text("Brug ikke disse regler.", "Leave these rules out.")
ADDRESS = Text("ADRESSE", "ADDRESS")
FORMATS = ("text", "concise", "json", "html")
JOBS = Text(
    "Så mange processer, der læser og kontrollerer. Ellers: så mange, som maskinen har kerner.",
    "So many processes that read and check. Otherwise: as many as the machine has processors.",
)
BACKEND = Text(
    "Hvor arbejdet gøres: her, eller af maskinerne bag en Dask-scheduler.",
    "Where the work is done: here, or by the machines behind a Dask scheduler.",
)
SCHEDULER = Text(
    "Dask-schedulerens adresse, fx tcp://10.0.0.5:8786. Maskinerne skal kunne læse de samme stier.",
    "The Dask scheduler's address, such as tcp://10.0.0.5:8786. Its machines must reach the same paths.",
)
NEEDS_SCHEDULER = Text("--backend dask og --scheduler hører sammen.", "--backend dask and --scheduler go together.")


def command(language: Language) -> click.Command:
    """The command in this language."""

    @click.command("validate", help=ABOUT[language], short_help=SHORT[language])
    @options.paths(language)
    @options.report(language, FORMATS)
    @click.option(
        "--as",
        "as_status",
        type=click.Choice(LISTS["Status"], case_sensitive=False),
        metavar=f"[{'|'.join(LISTS['Status'])}]",
        help=AS[language],
    )
    @rule_choice(language, SELECT, IGNORE)
    @options.config(language)
    @options.fail_on(language)
    @click.option("--jobs", type=click.IntRange(min=1), metavar="N", help=JOBS[language])
    @click.option("--backend", type=click.Choice(BACKENDS), default=LOCAL, show_default=True, help=BACKEND[language])
    @click.option("--scheduler", metavar=ADDRESS[language], help=SCHEDULER[language])
    @options.no_progress(language)
    @options.everywhere(language)
    def validate(  # noqa: PLR0917  click gives them by name
        paths: tuple[str, ...],
        form: str,
        output: Path | None,
        as_status: str | None,
        select: tuple[frozenset[str], ...],
        ignore: tuple[frozenset[str], ...],
        configuration: Configuration,
        fail_on: str,
        jobs: int | None,
        backend: str,
        scheduler: str | None,
        *,
        no_progress: bool,
    ) -> int:
        from workbook.checking import Want
        from workbook.paths import meant, no_workbooks
        from workbook.validate import validate_apart

        if (backend == DASK) != (scheduler is not None):
            raise click.UsageError(NEEDS_SCHEDULER[language])
        settings = replace(chosen(configuration.settings, select, ignore), as_status=as_status)
        found = meant(paths)
        if found.empty:
            talk(no_workbooks(found.empty)[language])
        with progress(len(found.workbooks), language, wanted=not no_progress) as advance:
            want = Want(totals=form == "html", excerpts=form == "html")
            report = validate_apart(found.workbooks, settings, advance, want=want, plan=Plan(jobs, backend, scheduler))
        text = rendered(report, form, language, canvas(output))
        deliver(text, form, output, found.workbooks, language)
        return exit_code(report, Severity(fail_on))

    return validate


def exit_code(report: Report, fail_on: Severity) -> int:
    """2 when no file could be read, 1 when a finding is at least this grave, else 0."""
    summary = report.summary
    if summary.unreadable == summary.files:
        return 2
    return 1 if report.reaches(fail_on) else 0


def rendered(report: Report, form: str, language: Language, onto: Canvas) -> Iterator[str]:
    """The report in one of FORMATS, piece by piece."""
    from workbook.reports import concise, html, json, text

    match form:
        case "concise":
            return concise.render(report, language)
        case "json":
            return json.render(report, language)
        case "html":
            return html.render(report, language)
        case _:
            return text.render(report, language, width=onto.width, colour=onto.colour)
