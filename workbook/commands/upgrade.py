"""`korrektur upgrade`: a workbook of an older template into the present one."""

from pathlib import Path

import click

from schemas.finding import Language, Text
from workbook.commands import options
from workbook.commands.output import WRITTEN, put, talk

SHORT = Text("Før en projektmappe over i den nye skabelon.", "Move a workbook into the present template.")
ABOUT = Text(
    "Før en projektmappe på en ældre skabelon over i den nye, med egne kolonner, egne ark, noter og begrundelser. "
    "Tabeller, der er lavet om til almindelige områder, bliver til tabeller igen. Totalerne er de samme. Det, "
    "der ikke har en plads i den nye, nævnes og står på arket Ikke overført. Den gamle fil ændres ikke. "
    "Sidste års projektmappe føres til et nyt budgetår med »korrektur roll«.\n\n"
    "Afslutningskode: 0 når alt er ført over, 1 når noget ikke er på sin plads, 2 hvis projektmappen ikke kunne laves.",
    "Move a workbook of an older template into the present one, with people's own columns, their own sheets, notes and "
    "justifications. Tables that were turned into plain ranges become tables again. The totals are the same. "
    "What has no place in the new one is named and stands on the sheet Ikke overført. The old file is not "
    "changed. Last year's workbook is taken to a new year with “korrektur roll”.\n\n"
    "Exit code: 0 when everything is carried, 1 when something is not in its place, 2 when it could not be made.",
)


def command(language: Language) -> click.Command:
    """The command in this language."""

    @click.command("upgrade", help=ABOUT[language], short_help=SHORT[language])
    @options.workbook_changed(language)
    @options.workbook_written(language)
    @options.everywhere(language)
    def upgrade(path: Path, output: Path, *, overwrite: bool) -> int:
        from workbook import api
        from workbook.upgrade import report

        upgraded = api.upgrade(path, output, overwrite=overwrite)
        put("".join(f"{line}\n" for line in report.lines(upgraded.found, upgraded.losses, language)))
        talk(WRITTEN[language].format(path=output))
        return int(bool(upgraded.losses))

    return upgrade
