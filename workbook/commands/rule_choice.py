"""Rules as a person names them: by ID, by name, or by the family's three letters."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from schemas.errors import KorrekturError
from schemas.finding import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from schemas.finding import Language
    from schemas.rule import Rule


def rule_named(name: str) -> Rule:
    """The rule with this ID or name, case aside. Raises KorrekturError, which names the nearest."""
    from schemas.rules import RULES

    wanted = name.strip().casefold()
    for rule in RULES:
        if wanted in (rule.id.casefold(), rule.name):
            return rule
    raise KorrekturError(_no_such(name, [name for rule in RULES for name in (rule.id, rule.name)]))


class RuleChoice(click.ParamType["frozenset[str]"]):
    """A list of rules separated by commas, as the set of their IDs."""

    name = "rules"

    def __init__(self, language: Language) -> None:
        self._language: Language = language

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> frozenset[str]:
        """The IDs meant; fails as click's own types do."""
        try:
            return frozenset(rule_id for name in value.split(",") if name.strip() for rule_id in _ids(name.strip()))
        except KorrekturError as error:
            self.fail(error.text[self._language], param, ctx)


def _ids(name: str) -> list[str]:
    from schemas.rules import RULES

    family = [rule.id for rule in RULES if rule.family == name.upper()]
    return family or [rule_named(name).id]


def _no_such(name: str, known: Iterable[str]) -> Text:
    folded = {one.casefold(): one for one in known}
    nearest = [folded[match] for match in sorted(get_close_matches(name.strip().casefold(), folded))]
    choices = ", ".join(nearest)
    return Text(
        f"Reglen »{name}« findes ikke."
        + (f" Mente du {choices}?" if nearest else " Skriv »korrektur rules« for at se alle."),
        f"There is no rule “{name}”."
        + (f" Did you mean {choices}?" if nearest else " Write “korrektur rules” to see all."),
    )
