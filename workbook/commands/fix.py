"""`korrektur fix`: fix what can safely be fixed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from schemas.finding import Language, Text
from workbook.commands import options
from workbook.commands.named import workbooks_named
from workbook.commands.output import canvas, deliver, progress, refuse_workbook, talk
from workbook.commands.rule_choice import rule_choice
from workbook.settings.configuration import Configuration

if TYPE_CHECKING:
    from workbook.fix.report import Outcome

SHORT = Text("Ret det, der sikkert kan rettes.", "Fix what can safely be fixed.")
ABOUT = Text(
    "Ret det, der sikkert kan rettes: et tal gemt som tekst, mellemrum i et nummer og lignende. Kun de celler, der "
    "nævnes, ændres, og ingen rettelse giver et nyt fund. Filen, som den var, gemmes ved siden af som "
    "»NAVN (før rettelse).xlsx.bak«, så en mappe med projektmapper ikke får dem to gange.\n\n"
    "En projektmappe, som Excel eller LibreOffice har åben, ændres ikke uden --force.\n\n"
    "Afslutningskode: 0 når alt er rettet, eller der intet var at rette, 1 hvis nogle filer ikke kunne læses eller "
    "skrives, eller --diff viser ændringer, 2 hvis ingen af filerne kunne læses.",
    "Fix what can safely be fixed: a number stored as text, spaces in a number, and the like. Only the cells "
    "named are changed, and no fix brings a new finding. The file as it was is kept beside it as "
    "“NAME (før rettelse).xlsx.bak”, so that a folder of workbooks does not get them twice.\n\n"
    "A workbook that Excel or LibreOffice has open is not changed without --force.\n\n"
    "Exit code: 0 when all is fixed or nothing was to be, 1 when some files could not be read or written or "
    "--diff shows changes, 2 when none of the files could be read.",
)
DIFF = Text("Vis før og efter for hver celle, og skriv ingenting.", "Show each cell before and after; write nothing.")
UNSAFE = Text(
    "Ret også det, der må gættes, fx et vendt fortegn. Se det med --diff først.",
    "Fix also what must be guessed, such as a turned sign. Look with --diff first.",
)
SELECT = Text(
    "Ret kun det, disse regler finder: ID, navn eller familie, adskilt af komma.",
    "Fix only what these rules find: ID, name or family, separated by commas.",
)
IGNORE = Text("Ret ikke det, disse regler finder.", "Do not fix what these rules find.")


def command(language: Language) -> click.Command:
    """The command in this language."""

    @click.command("fix", help=ABOUT[language], short_help=SHORT[language])
    @options.paths(language)
    @click.option("--diff", is_flag=True, help=DIFF[language])
    @click.option("--unsafe", is_flag=True, help=UNSAFE[language])
    @options.writing(language)
    @options.report(language, ("text", "json"))
    @rule_choice(language, SELECT, IGNORE)
    @options.config(language)
    @options.no_progress(language)
    @options.everywhere(language)
    def fix(  # noqa: PLR0917  click gives them by name
        paths: tuple[str, ...],
        form: str,
        output: Path | None,
        select: tuple[frozenset[str], ...],
        ignore: tuple[frozenset[str], ...],
        configuration: Configuration,
        *,
        diff: bool,
        unsafe: bool,
        no_backup: bool,
        force: bool,
        no_progress: bool,
    ) -> int:
        from schemas.checking.check import wanted_rules
        from workbook.fix.fix import Job, fix
        from workbook.fix.report import Outcome
        from workbook.settings.rule_names import chosen

        settings = configuration.settings
        wanted = wanted_rules(chosen(settings, select, ignore))
        workbooks = workbooks_named(paths, language)
        if output is not None:
            refuse_workbook(output, workbooks)  # so that it fails before anything is written
        job = Job(settings, wanted, unsafe=unsafe, write=not diff, backup=not no_backup, forced=force)
        with progress(len(workbooks), language, wanted=not no_progress) as advance:
            outcome = Outcome(tuple(fix(workbooks, job, advance)), written=not diff, source=settings.source)
        for file in outcome.files:
            if file.remark is not None:
                talk(file.remark[language])
        deliver(_rendered(outcome, form, language, output), form, output, workbooks, language)
        return exit_code(outcome)

    return fix


def exit_code(outcome: Outcome) -> int:
    """2 when no file could be read, 1 when some could not or were refused or would be changed, else 0."""
    if outcome.unreadable == len(outcome.files):
        return 2
    refused = any(file.refused is not None for file in outcome.files)
    return int(bool(outcome.unreadable or refused or (outcome.changed and not outcome.written)))


def _rendered(outcome: Outcome, form: str, language: Language, output: Path | None) -> str:
    from workbook.fix import report as fix
    from workbook.fix import report_json as fix_json

    if form == "json":
        return fix_json.render(outcome, language)
    onto = canvas(output)
    return fix.render(outcome, language, width=onto.width, colour=onto.colour)
