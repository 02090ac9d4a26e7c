"""`korrektur config`: the settings in force."""

from pathlib import Path

import click

from schemas.finding import KorrekturError, Language, Text, same
from workbook.commands import options
from workbook.commands.output import deliver
from workbook.settings.configuration import Configuration

SHORT = Text("Vis indstillingerne.", "Show the settings.")
ABOUT = Text(
    "Vis de indstillinger, der gælder, og hvor hver af dem kommer fra. Udskriften kan gemmes som "
    "korrektur.toml og rettes.",
    "Show the settings in force and where each comes from. What is printed can be saved as korrektur.toml and changed.",
)

EXISTS = Text(
    "{path} findes i forvejen. Det kan være nogens indstillinger, så skriv til et andet navn.",
    "{path} exists already. It may be somebody's settings, so write to another name.",
)


def command(language: Language) -> click.Command:
    """The command in this language."""

    @click.command("config", help=ABOUT[language], short_help=SHORT[language])
    @options.config(language)
    @options.report(language, ("text", "json"), ".toml")
    @options.everywhere(language)
    def config(configuration: Configuration, form: str, output: Path | None) -> int:
        from workbook.reports.config import render_json, render_text
        from workbook.settings.settings_file import users_own

        if output is not None and output.exists():
            raise KorrekturError(EXISTS.format({"path": same(output)}))
        render = render_json if form == "json" else render_text
        deliver(render(configuration, users_own(), language), form, output, (), language)
        return 0

    return config
