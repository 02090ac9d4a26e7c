"""`korrektur addin`: the Excel side, installed, built and examined from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.finding import Language, Text
from workbook.commands.command_group import group_of

if TYPE_CHECKING:
    import click

COMMANDS = {name: f"addin.commands.{name}" for name in ("install", "uninstall", "doctor", "build")}
"""Every command of the group, in the order the help shows them."""

SHORT = Text("Tilføjelsesprogrammet til Excel.", "The add-in for Excel.")
ABOUT = Text(
    "Tilføjelsesprogrammet til Excel: fanen Korrektur og funktionerne KORREKTUR_….",
    "The add-in for Excel: the tab Korrektur and the functions KORREKTUR_….",
)


def command(language: Language) -> click.Group:
    """The group in this language."""
    return group_of("addin", COMMANDS, language, help=ABOUT[language], short_help=SHORT[language])
