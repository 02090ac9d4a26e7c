"""`korrektur addin install`: installs the add-in in Excel."""

from pathlib import Path

import click

from schemas.finding import Language, Text
from workbook.commands import options
from workbook.commands.output import talk

SHORT = Text("Installér tilføjelsesprogrammet i Excel.", "Install the add-in in Excel.")
ABOUT = Text(
    "Læg tilføjelsesprogrammet i Excels startmappe, med fanen på det sprog, --lang nævner. Luk Excel først. "
    "Det kræver ingen administratorrettigheder.",
    "Put the add-in into Excel's start-up folder, its tab in the language that --lang names. Close Excel first. "
    "No administrator's rights are needed.",
)
CONFIG = Text(
    "De indstillinger (korrektur.toml), som knapperne i Excel bruger. Ellers standard.",
    "The settings (korrektur.toml) that the buttons in Excel use. Otherwise the defaults.",
)
DONE = Text(
    "Installeret: {addin}\nPython: {python}\nStart Excel: fanen Korrektur står til højre. Gør den ikke, så kør "
    "»korrektur addin doctor«.",
    "Installed: {addin}\nPython: {python}\nStart Excel: the tab Korrektur stands to the right. If not, run "
    "“korrektur addin doctor”.",
)


def command(language: Language) -> click.Command:
    """The command in this language."""

    @click.command("install", help=ABOUT[language], short_help=SHORT[language])
    @click.option(
        "--config",
        "settings",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar=options.FILE[language],
        help=CONFIG[language],
    )
    @options.everywhere(language)
    def install(settings: Path | None) -> int:
        from addin.installation.installing import install
        from addin.installation.machine import this_machine
        from addin.xlam.carried import addin_file
        from workbook.settings.settings_file import configuration

        if settings is not None:
            configuration(settings, {})  # a file that cannot be used is said here, not at the first click
        done = install(this_machine(), addin_file(language), settings)
        talk(DONE[language].format(addin=done.addin, python=done.python))
        return 0

    return install
