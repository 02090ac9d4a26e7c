"""Rules as a person names them: by ID, by name, or by the family's three letters."""

from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches

from schemas.finding import KorrekturError, Text
from schemas.rule import Rule
from schemas.rules import MODULES, load
from schemas.settings import Settings

_NAMES = {rule_id: module.rpartition(".")[2].replace("_", "-") for rule_id, module in MODULES.items()}
"""Every rule's name by its ID."""


def rule_named(name: str) -> Rule:
    """The rule with this ID or name, case aside. Raises KorrekturError, which names the nearest."""
    return load(_id(name))


def rules_named(name: str) -> list[str]:
    """The IDs of a family, or of the one rule with this ID or name. Raises KorrekturError."""
    family = [rule_id for rule_id in MODULES if rule_id[:3] == name.strip().upper()]
    return family or [_id(name)]


def _id(name: str) -> str:
    wanted = name.strip().casefold()
    for rule_id, rule_name in _NAMES.items():
        if wanted in (rule_id.casefold(), rule_name):
            return rule_id
    raise KorrekturError(_no_such(name))


def chosen(settings: Settings, select: Iterable[frozenset[str]], ignore: Iterable[frozenset[str]]) -> Settings:
    """The settings with the rules a run names: what it selects stands in place of the file's choice."""
    selected = frozenset[str]().union(*select)
    if selected:
        settings = replace(settings, select=selected, ignore=frozenset(), enable=frozenset())
    return replace(settings, ignore=settings.ignore.union(*ignore))


def nearest(name: str, known: Iterable[str]) -> list[str]:
    """Up to three of the known names that are most like this one, case aside; none when none is near."""
    folded = {one.casefold(): one for one in known}
    return [folded[match] for match in get_close_matches(name.strip().casefold(), folded)]


def did_you_mean(names: Iterable[str]) -> Text:
    """The question that offers these names."""
    choices = ", ".join(names)
    return Text(f"Mente du {choices}?", f"Did you mean {choices}?")


def _no_such(name: str) -> Text:
    near = nearest(name, [name for names in _NAMES.items() for name in names])
    hint = (
        did_you_mean(near)
        if near
        else Text("Skriv »korrektur rules« for at se alle.", "Write “korrektur rules” to see all.")
    )
    return Text(f"Reglen »{name}« findes ikke. {hint.da}", f"There is no rule “{name}”. {hint.en}")
