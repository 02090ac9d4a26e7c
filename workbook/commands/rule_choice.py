"""`--select` and `--ignore`: which rules a command is about."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from schemas.finding import KorrekturError, Language, Text

F = TypeVar("F", bound="Callable[..., Any]")

RULES = Text("REGEL,…", "RULE,…")


class RuleChoice(click.ParamType["frozenset[str]"]):
    """A list of rules separated by commas, as the set of their IDs."""

    name = "rules"

    def __init__(self, language: Language) -> None:
        self._language: Language = language

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> frozenset[str]:
        """The IDs meant; fails as click's own types do."""
        from workbook.settings.rule_names import rules_named

        try:
            return frozenset(rule_id for name in value.split(",") if name.strip() for rule_id in rules_named(name))
        except KorrekturError as error:
            self.fail(error.text[self._language], param, ctx)


def rule_choice(language: Language, select: Text, ignore: Text) -> Callable[[F], F]:
    """Both options, with these words for what they do; each may be given several times."""

    def decorate(function: F) -> F:
        for name, words in (("--ignore", ignore), ("--select", select)):
            function = click.option(
                name, type=RuleChoice(language), metavar=RULES[language], multiple=True, help=words[language]
            )(function)
        return function

    return decorate
