"""`korrektur addin uninstall`: removes the add-in from Excel."""

import click

from schemas.finding import Language, Text
from workbook.commands import options
from workbook.commands.output import talk

SHORT = Text("Fjern tilføjelsesprogrammet fra Excel.", "Remove the add-in from Excel.")
ABOUT = Text(
    "Fjern tilføjelsesprogrammet fra Excels startmappe. Luk Excel først. Projektmapper og indstillinger bliver.",
    "Remove the add-in from Excel's start-up folder. Close Excel first. Workbooks and settings stay.",
)
REMOVED = Text("Fjernet: {path}", "Removed: {path}")
NOTHING = Text("Tilføjelsesprogrammet er ikke installeret.", "The add-in is not installed.")


def command(language: Language) -> click.Command:
    """The command in this language."""

    @click.command("uninstall", help=ABOUT[language], short_help=SHORT[language])
    @options.everywhere(language)
    def uninstall() -> int:
        from addin.installation.installing import uninstall
        from addin.installation.machine import this_machine

        for path in (gone := uninstall(this_machine())):
            talk(REMOVED[language].format(path=path))
        if not gone:
            talk(NOTHING[language])
        return 0

    return uninstall
