"""AAR: årskolonner, the year columns."""

from __future__ import annotations

from schemas.rule import Rule
from schemas.rules.years import (
    figures_outside_the_years,
    year_doubled,
    year_header_not_plain,
    year_missing,
    years_of_another_budget,
    years_out_of_order,
)

RULES: tuple[Rule, ...] = (
    year_missing.RULE,
    year_doubled.RULE,
    years_out_of_order.RULE,
    years_of_another_budget.RULE,
    year_header_not_plain.RULE,
    figures_outside_the_years.RULE,
)
