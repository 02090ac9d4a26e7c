"""`korrektur roll`: next budget year's workbook."""

from pathlib import Path

import click

from schemas.finding import Language, Text
from workbook.commands import options
from workbook.commands.output import WRITTEN, put, talk

SHORT = Text("Begynd et nyt budgetår.", "Begin a new budget year.")
ABOUT = Text(
    "Lav næste budgetårs projektmappe. Kolonnen Beslutning afgør: Udskudt føres over, Indarbejdet kommer på arket "
    "Tidligere korrektioner, og Forkastet, Udgået og det, der ikke er besluttet, føres ikke over. Beløb ændres ikke: "
    "de bliver i deres kalenderår og i det prisniveau, de er skrevet i. Det nye sidste år står tomt. Alt, hvad der er "
    "sket, står på arket Overførsel.\n\n"
    "Afslutningskode: 0 når projektmappen er skrevet, 2 hvis den ikke kunne laves.",
    "Make next budget year's workbook. The column Beslutning decides: Udskudt is carried, Indarbejdet goes to "
    "the sheet Tidligere korrektioner, and Forkastet, Udgået and what is not decided are not carried. Amounts are not "
    "changed: they stay in their calendar year and in the price level they were written in. The last year is blank. "
    "Everything that was done stands on the sheet Overførsel.\n\n"
    "Exit code: 0 when the workbook is written, 2 when it could not be made.",
)
YEAR = Text("Det nye budgetår, fx 2027.", "The new budget year, such as 2027.")


def command(language: Language) -> click.Command:
    """The command in this language."""

    @click.command("roll", help=ABOUT[language], short_help=SHORT[language])
    @options.workbook_changed(language)
    @options.year(language, YEAR, required=True)
    @options.workbook_written(language)
    @options.everywhere(language)
    def roll(path: Path, year: int, output: Path, *, overwrite: bool) -> int:
        from workbook import api
        from workbook.roll import report

        rolled = api.roll(path, year, output, overwrite=overwrite)
        put("".join(f"{line}\n" for line in report.lines(rolled, language)))
        talk(WRITTEN[language].format(path=output))
        return 0

    return roll
