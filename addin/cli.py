"""The console script `korrektur`: the commands of the workbook, and the group `addin`."""

from collections.abc import Mapping, Sequence

from workbook import cli

COMMANDS = {**cli.COMMANDS, "addin": "addin.commands.group"}
"""Every command's module, in the order the help shows them."""


def run(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Carry out one command line and return its exit code."""
    return cli.run(arguments, environ, COMMANDS)


def main() -> None:
    """The console script."""
    cli.main(COMMANDS)


__all__ = ["COMMANDS", "main", "run"]
