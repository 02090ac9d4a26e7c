"""FOR: fortegn, the sign convention."""

from __future__ import annotations

from schemas.rule import Rule
from schemas.rules.sign import (
    change_missing,
    financing_on_the_side_of_netto,
    negative_gross_amount,
    sign_contradicts_change,
)

RULES: tuple[Rule, ...] = (
    sign_contradicts_change.RULE,
    change_missing.RULE,
    financing_on_the_side_of_netto.RULE,
    negative_gross_amount.RULE,
)
