"""A group of commands that are loaded when they are called, so that one does not wait for the others."""

from collections import UserDict
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

import click

from schemas.finding import Language, Text
from workbook.commands import options

COMMAND = Text("KOMMANDO [TILVALG]...", "COMMAND [OPTIONS]...")
OPTIONS = Text("[TILVALG]", "[OPTIONS]")


class CommandsByName(UserDict[str, Any]):
    """Commands in the order of the help; each is made of its module when it is asked for."""

    def __init__(self, modules: Mapping[str, str], language: Language) -> None:
        super().__init__(modules)
        self._language: Language = language

    def __getitem__(self, name: str) -> click.Command:
        """The command in this language. Raises KeyError where there is none of that name."""
        if isinstance(self.data[name], str):
            command: click.Command = import_module(self.data[name]).command(self._language)
            command.options_metavar = OPTIONS[self._language]
            self.data[name] = command
        made: click.Command = self.data[name]
        return made


def group_of(
    name: str, modules: Mapping[str, str], language: Language, *more: Callable[[Any], Any], **words: Any
) -> click.Group:
    """The group of these commands, by name and module; `more` are options of its own, `words` click's settings."""

    def nothing() -> None:
        pass

    decorated: Any = nothing
    for option in (options.everywhere(language), *more):
        decorated = option(decorated)
    words |= {"subcommand_metavar": COMMAND[language], "options_metavar": OPTIONS[language], "no_args_is_help": True}
    decorator: Any = click.group(name, commands=CommandsByName(modules, language), **words)
    group: click.Group = decorator(decorated)
    return group
