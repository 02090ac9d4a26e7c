"""The registry: every rule, family by family."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from schemas.evidence.header_rows import YEAR_SHEETS
from schemas.rules import imports, keys, prices, prose, sign, structure, sums, values, years
from schemas.sheets import SHEETS, header_row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from schemas.rule import Rule

RULES: tuple[Rule, ...] = (
    *structure.RULES,
    *years.RULES,
    *sign.RULES,
    *values.RULES,
    *keys.RULES,
    *sums.RULES,
    *prices.RULES,
    *prose.RULES,
    *imports.RULES,
)
"""Every rule there is, in the order of their IDs."""

RULE_BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}


def rules_in(modules: Iterable[str]) -> list[Rule]:
    """The rules of these modules, as a sheet names them."""
    rules: list[Rule] = [import_module(name).RULE for name in modules]
    return rules


def rules_of_sheet(key: str) -> list[Rule]:
    """The rules that this sheet alone can decide, those of its header row among them, in the order of their IDs."""
    modules = next((spec.rules for spec in SHEETS if spec.key == key), ())
    headers = header_row.RULES if key in YEAR_SHEETS else ()
    return sorted(rules_in((*headers, *modules)), key=RULES.index)
