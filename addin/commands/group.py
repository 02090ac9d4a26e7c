"""`korrektur addin`: the Excel side, installed, built and examined from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from addin.commands import build, doctor, install, uninstall
from schemas.finding import Text
from workbook.commands import options

if TYPE_CHECKING:
    from schemas.finding import Language

COMMANDS = (install, uninstall, doctor, build)
"""Every command of the group, in the order the help shows them."""

SHORT = Text("Tilføjelsesprogrammet til Excel.", "The add-in for Excel.")
ABOUT = Text(
    "Tilføjelsesprogrammet til Excel: fanen Korrektur og funktionerne KORREKTUR_….",
    "The add-in for Excel: the tab Korrektur and the functions KORREKTUR_….",
)
COMMAND = Text("KOMMANDO [TILVALG]...", "COMMAND [OPTIONS]...")
OPTIONS = Text("[TILVALG]", "[OPTIONS]")


def command(language: Language) -> click.Group:
    """The group in this language."""

    @click.group(
        "addin",
        help=ABOUT[language],
        short_help=SHORT[language],
        subcommand_metavar=COMMAND[language],
        no_args_is_help=True,
    )
    @options.everywhere(language)
    def addin() -> None:
        pass

    for module in COMMANDS:
        made = module.command(language)
        made.options_metavar = OPTIONS[language]
        addin.add_command(made)
    return addin
