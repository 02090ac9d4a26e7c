"""SUM: arithmetic, between the lines, the financing and the figures behind them."""

from __future__ import annotations

from schemas.rule import Rule
from schemas.rules.sums import (
    all_amounts_zero,
    anlaeg_without_reference,
    cost_per_position_outside_the_band,
    estimate_differs_from_netto,
    estimate_missing,
    estimate_without_its_budget,
    explanation_explains_nothing,
    financing_differs_from_netto,
    formula_differs,
    formula_replaced,
    line_doubled,
    no_financing,
    positions_unlike_the_amounts,
    reallocated_twice,
    reallocation_without_its_other_end,
    saving_not_in_the_budget,
    still_preliminary,
    stored_totals_stale,
)

RULES: tuple[Rule, ...] = (
    estimate_differs_from_netto.RULE,
    estimate_missing.RULE,
    all_amounts_zero.RULE,
    still_preliminary.RULE,
    saving_not_in_the_budget.RULE,
    financing_differs_from_netto.RULE,
    no_financing.RULE,
    anlaeg_without_reference.RULE,
    reallocation_without_its_other_end.RULE,
    reallocated_twice.RULE,
    cost_per_position_outside_the_band.RULE,
    explanation_explains_nothing.RULE,
    formula_replaced.RULE,
    formula_differs.RULE,
    stored_totals_stale.RULE,
    line_doubled.RULE,
    estimate_without_its_budget.RULE,
    positions_unlike_the_amounts.RULE,
)
