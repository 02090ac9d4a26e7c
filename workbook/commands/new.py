"""`korrektur new`: an empty workbook."""

from pathlib import Path

import click

from schemas.finding import Language, Text
from schemas.layout import DEFAULT_UNIT, UNITS
from workbook.commands import options
from workbook.commands.output import WRITTEN, talk

SHORT = Text("Lav en ny, tom projektmappe.", "Make a new, empty workbook.")
ABOUT = Text(
    "Lav en ny, tom projektmappe til ét udvalgs tekniske korrektioner i ét budgetår.",
    "Make a new, empty workbook for one committee's technical corrections in one budget year.",
)
YEAR = Text(
    "Budgetåret, fx 2026. De tre overslagsår følger med.", "The budget year, such as 2026; the next three come with it."
)
COMMITTEE = Text("Udvalgets navn.", "The committee's name.")
UNIT = Text("Den enhed, beløb skrives i.", "The unit amounts are written in.")


def command(language: Language) -> click.Command:
    """The command in this language."""

    @click.command("new", help=ABOUT[language], short_help=SHORT[language])
    @options.year(language, YEAR, required=True)
    @options.committee(language, COMMITTEE, required=True)
    @click.option(
        "--unit", type=click.Choice(list(UNITS)), default=DEFAULT_UNIT.text, show_default=True, help=UNIT[language]
    )
    @options.workbook_written(language)
    @options.everywhere(language)
    def new(year: int, committee: str, unit: str, output: Path, *, overwrite: bool) -> int:
        from workbook import template
        from workbook.grid import Contents

        contents = Contents(year, unit, {"committee": committee})
        template.write(contents, output, overwrite=overwrite)
        talk(WRITTEN[language].format(path=output))
        return 0

    return new
