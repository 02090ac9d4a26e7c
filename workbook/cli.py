"""The command line: `korrektur VERB …`, in Danish or English, with exit codes 0, 1 and 2."""

from __future__ import annotations

import logging
import os
import sys
from importlib.metadata import version
from typing import TYPE_CHECKING

import click

from schemas.finding import Text
from workbook.commands import (
    accept,
    click_words,
    config,
    demo,
    diff,
    explain,
    fix,
    forms,
    import_,
    merge,
    new,
    options,
    roll,
    rules,
    totals,
    upgrade,
    validate,
)
from workbook.commands.failures import COULD_NOT_RUN, exit_code_of
from workbook.commands.language import language_of
from workbook.commands.signals import end_cleanly

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import ModuleType

    from schemas.finding import Language

COMMANDS: tuple[ModuleType, ...] = (
    new, import_, validate, fix, accept, totals, forms, diff, merge, roll, upgrade, rules, explain, config, demo,
)  # fmt: skip
"""Every command's module, in the order the help shows them; a package above this one may have more."""

ABOUT = Text(
    "Korrekturlæsning af projektmapper med tekniske korrektioner til budgettet.",
    "Proof-reading of workbooks with technical corrections to the budget.",
)
VERSION = Text("Vis versionen.", "Show the version.")
COMMAND = Text("KOMMANDO [TILVALG]...", "COMMAND [OPTIONS]...")
OPTIONS = Text("[TILVALG]", "[OPTIONS]")


class _InOrder(click.Group):
    """A group that lists its commands as they were added."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(self.commands)


def build(language: Language, commands: Sequence[ModuleType] = COMMANDS) -> click.Group:
    """The whole command line in this language."""

    @click.group(
        "korrektur",
        cls=_InOrder,
        help=ABOUT[language],
        subcommand_metavar=COMMAND[language],
        options_metavar=OPTIONS[language],
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    @click.version_option(version("korrektur"), message="korrektur %(version)s", help=VERSION[language])
    @options.everywhere(language)
    def korrektur() -> None:
        pass

    for module in commands:
        command = module.command(language)
        command.options_metavar = OPTIONS[language]
        korrektur.add_command(command)
    return korrektur


def run(arguments: Sequence[str], environ: Mapping[str, str], commands: Sequence[ModuleType] = COMMANDS) -> int:
    """Carry out one command line and return its exit code."""
    language = language_of(arguments, environ)
    click_words.speak(language)

    debug = "--debug" in arguments
    if debug:
        logging.basicConfig(level=logging.WARNING, format="%(message)s")
        logging.getLogger("workbook").setLevel(logging.DEBUG)

    def job() -> int:
        done = build(language, commands).main(
            list(arguments), prog_name="korrektur", standalone_mode=False, obj=environ
        )
        return done if isinstance(done, int) else 0

    return exit_code_of(job, language, debug=debug)


def main(commands: Sequence[ModuleType] = COMMANDS) -> None:
    """The console script; text that the terminal cannot spell is written in escapes instead of failing."""
    end_cleanly()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:], os.environ, commands))


__all__ = ["COMMANDS", "COULD_NOT_RUN", "build", "main", "run"]
