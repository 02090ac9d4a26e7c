"""The registry: every rule, family by family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.rules import keys, prices, prose, sign, structure, sums, values, years

if TYPE_CHECKING:
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
)
"""Every rule there is, in the order of their IDs."""

RULE_BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}
