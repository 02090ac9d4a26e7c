"""FOR: fortegn, the sign convention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.rules.sign import (
    change_missing,
    financing_on_the_side_of_netto,
    negative_gross_amount,
    sign_contradicts_change,
)

if TYPE_CHECKING:
    from schemas.rule import Rule

RULES: tuple[Rule, ...] = (
    sign_contradicts_change.RULE,
    change_missing.RULE,
    financing_on_the_side_of_netto.RULE,
    negative_gross_amount.RULE,
)
