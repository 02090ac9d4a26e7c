"""`korrektur schema`: what each sheet holds."""

from pathlib import Path

import click

from schemas.finding import Language, Text, same
from workbook.commands import options
from workbook.commands.output import canvas, deliver

SHORT = Text("Vis, hvad hvert ark indeholder.", "Show what each sheet holds.")
ABOUT = Text(
    "Vis hvert arks kolonner med indhold, svar, enhed og fortegn, og de regler, der kontrollerer arket alene. "
    "Som json: et Frictionless Table Schema for hvert ark.",
    "Show each sheet's columns with what they hold, answers, unit and sign, and the rules that check the sheet by "
    "itself. As json: a Frictionless Table Schema for each sheet.",
)
YEAR = Text(
    "Det budgetår, overskrifterne er for. Ellers: {year}.", "The budget year of the headers. Otherwise: {year}."
)
EXAMPLE_YEAR = 2026


def command(language: Language) -> click.Command:
    """The command in this language."""

    @click.command("schema", help=ABOUT[language], short_help=SHORT[language])
    @options.year(language, YEAR.format({"year": same(EXAMPLE_YEAR)}), required=False)
    @options.report(language, ("text", "json"))
    @options.everywhere(language)
    def schema(year: int | None, form: str, output: Path | None) -> int:
        from workbook.reports.table_schema import render_json, render_text

        if form == "json":
            text = render_json(year or EXAMPLE_YEAR, language)
        else:
            onto = canvas(output)
            text = render_text(year or EXAMPLE_YEAR, language, width=onto.width, colour=onto.colour)
        deliver(text, form, output, (), language)
        return 0

    return schema
