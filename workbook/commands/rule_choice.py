"""The parameter type of options that name rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from schemas.errors import KorrekturError

if TYPE_CHECKING:
    from schemas.finding import Language


class RuleChoice(click.ParamType["frozenset[str]"]):
    """A list of rules separated by commas, as the set of their IDs."""

    name = "rules"

    def __init__(self, language: Language) -> None:
        self._language: Language = language

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> frozenset[str]:
        """The IDs meant; fails as click's own types do."""
        from workbook.rule_names import rules_named

        try:
            return frozenset(rule_id for name in value.split(",") if name.strip() for rule_id in rules_named(name))
        except KorrekturError as error:
            self.fail(error.text[self._language], param, ctx)
