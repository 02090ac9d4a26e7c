"""PRI: price level and servicerammen."""

from __future__ import annotations

from schemas.rule import Rule
from schemas.rules.prices import (
    one_off_in_several_years,
    price_level_differs,
    price_level_later,
    price_level_not_of_the_budget,
    rate_doubled,
    rate_missing,
    rate_over_several_years,
    rate_without_source_or_date,
    refusion_inside_the_frame,
    service_frame_unanswered,
    years_differ_without_text,
)

RULES: tuple[Rule, ...] = (
    price_level_differs.RULE,
    price_level_later.RULE,
    rate_missing.RULE,
    rate_doubled.RULE,
    rate_over_several_years.RULE,
    rate_without_source_or_date.RULE,
    service_frame_unanswered.RULE,
    refusion_inside_the_frame.RULE,
    one_off_in_several_years.RULE,
    years_differ_without_text.RULE,
    price_level_not_of_the_budget.RULE,
)
