"""`korrektur forms`: the overview and the printed forms, as PDF or for Word."""

from pathlib import Path

import click

from schemas.finding import Language, Text
from workbook.commands import options
from workbook.commands.output import WRITTEN, talk
from workbook.printing.forms import ENDINGS
from workbook.settings.configuration import Configuration

SHORT = Text("Skriv skemaerne og oversigten ud.", "Print the forms and the overview.")
ABOUT = Text(
    "Skriv oversigten og et skema for hver korrektion som PDF eller til Word, klar til udvalgets dagsorden. En kladde "
    "er mærket som kladde. Intern bemærkning skrives aldrig ud. Skemaerne kan læses ind igen med »korrektur import«."
    "\n\n"
    "Afslutningskode: 0 når filen er skrevet, 2 hvis den ikke kunne laves.",
    "Print the overview and a form for each correction as PDF or for Word, fit for the committee's agenda. A draft is "
    "marked as one. The internal note is never printed. The forms can be read in again with “korrektur import”.\n\n"
    "Exit code: 0 when the file is written, 2 when it could not be made.",
)
OUTPUT = Text("Filen, der skrives: .pdf eller .docx.", "The file to write: .pdf or .docx.")
ONLY = Text("Kun disse numre, adskilt af komma.", "These numbers alone, separated by commas.")
SINCE = Text(
    "En ældre version: skemaer, der er nye eller ændret siden, mærkes, og udgåede nævnes.",
    "An older version: forms that are new or changed since are marked, and withdrawn ones are named.",
)
NUMBERS, OLD = Text("NR,…", "NO,…"), Text("GAMMEL", "OLD")


def command(language: Language) -> click.Command:
    """The command in this language."""

    @click.command("forms", help=ABOUT[language], short_help=SHORT[language])
    @options.workbook_changed(language)
    @click.option(
        "-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path),
        callback=options.ending_in(language, ENDINGS), metavar=options.FILE[language], help=OUTPUT[language],
    )  # fmt: skip
    @click.option("--overwrite", is_flag=True, help=options.OVERWRITE[language])
    @click.option("--only", default="", metavar=NUMBERS[language], help=ONLY[language])
    @click.option(
        "--changed-since", "older", type=click.Path(dir_okay=False, path_type=Path), metavar=OLD[language],
        help=SINCE[language],
    )  # fmt: skip
    @options.config(language)
    @options.everywhere(language)
    def forms(
        path: Path, output: Path, only: str, older: Path | None, configuration: Configuration, *, overwrite: bool
    ) -> int:
        from workbook import api

        numbers = [nr.strip() for nr in only.split(",") if nr.strip()]
        made = api.forms(
            path, output, only=numbers, changed_since=older, overwrite=overwrite, config=configuration.settings
        )
        talk(WRITTEN[language].format(path=output))
        if made.remark is not None:
            talk(made.remark[language])
        return 0

    return forms
