"""The registry: every rule, family by family."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from schemas.evidence.header_rows import YEAR_SHEETS
from schemas.rules import imports, keys, prices, prose, sign, structure, sums, values, years

if TYPE_CHECKING:
    from schemas.rule import Rule

    RULES: tuple[Rule, ...]
    RULE_BY_ID: dict[str, Rule]

MODULES: dict[str, str] = {
    rule_id: f"{family.__name__}.{name}"
    for family in (structure, years, sign, values, keys, sums, prices, prose, imports)
    for rule_id, name in family.RULES.items()
}
"""The module of every rule there is by its ID, in the order of the IDs."""


@cache
def load(rule_id: str) -> Rule:
    """The rule with this ID; its module is loaded."""
    rule: Rule = import_module(MODULES[rule_id]).RULE
    return rule


@cache
def __getattr__(name: str) -> object:
    """RULES and RULE_BY_ID, every rule there is, which are loaded when asked for: `explain` needs one alone."""
    if name == "RULES":
        return tuple(map(load, MODULES))
    if name == "RULE_BY_ID":
        return {rule_id: load(rule_id) for rule_id in MODULES}
    raise AttributeError(name)


def rules_of_sheet(key: str) -> list[Rule]:
    """The rules that this sheet alone can decide, those of its header row among them, in the order of their IDs."""
    names = {key, "header_rows"} if key in YEAR_SHEETS else {key}
    return [rule for rule in map(load, MODULES) if names.intersection(rule.sheets)]
