"""`korrektur rules`: the catalogue."""

from pathlib import Path

import click

from schemas.finding import Language, Text
from workbook.commands import options
from workbook.commands.output import canvas, deliver

SHORT = Text("Vis alle regler.", "List every rule.")
ABOUT = Text("Vis alle regler, projektmapper kontrolleres efter.", "List every rule workbooks are checked by.")


def command(language: Language) -> click.Command:
    """The command in this language."""

    @click.command("rules", help=ABOUT[language], short_help=SHORT[language])
    @options.report(language, ("text", "json"))
    @options.everywhere(language)
    def rules(form: str, output: Path | None) -> int:
        from schemas.rules import RULES

        if form == "json":
            from workbook.reports.json import render_rules

            text = render_rules(RULES, language)
        else:
            from workbook.reports.catalogue import render_catalogue

            onto = canvas(output)
            text = render_catalogue(RULES, language, width=onto.width, colour=onto.colour)
        deliver(text, form, output, (), language)
        return 0

    return rules
