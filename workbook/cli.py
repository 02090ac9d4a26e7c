"""The command line: `korrektur VERB …`, in Danish or English, with exit codes 0, 1 and 2."""

import logging
import os
import sys
from collections.abc import Mapping, Sequence

import click

from schemas.finding import Language, Text
from workbook.commands import click_words
from workbook.commands.command_group import group_of
from workbook.commands.failures import COULD_NOT_RUN, exit_code_of
from workbook.commands.language import language_of
from workbook.commands.signals import end_cleanly

COMMANDS: Mapping[str, str] = {
    name: f"workbook.commands.{name}"
    for name in (
        "new", "import", "validate", "fix", "accept", "totals", "forms", "diff", "merge", "roll", "upgrade", "rules",
        "explain", "schema", "config", "demo",
    )
} | {"import": "workbook.commands.import_"}  # fmt: skip
"""Every command's module, in the order the help shows them; a package above this one may have more."""

ABOUT = Text(
    "Korrekturlæsning af projektmapper med tekniske korrektioner til budgettet.",
    "Proof-reading of workbooks with technical corrections to the budget.",
)
VERSION = Text("Vis versionen.", "Show the version.")


class _InOrder(click.Group):
    """A group that lists its commands as they were added."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(self.commands)


def build(language: Language, commands: Mapping[str, str] = COMMANDS) -> click.Group:
    """The whole command line in this language; commands are loaded when they are asked for."""
    version = click.version_option(package_name="korrektur", message="korrektur %(version)s", help=VERSION[language])
    return group_of(
        "korrektur",
        commands,
        language,
        version,
        cls=_InOrder,
        help=ABOUT[language],
        context_settings={"help_option_names": ["-h", "--help"]},
    )


def run(arguments: Sequence[str], environ: Mapping[str, str], commands: Mapping[str, str] = COMMANDS) -> int:
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


def main(commands: Mapping[str, str] = COMMANDS) -> None:
    """The console script; text that the terminal cannot spell is written in escapes instead of failing."""
    end_cleanly()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:], os.environ, commands))


__all__ = ["COMMANDS", "COULD_NOT_RUN", "build", "main", "run"]
