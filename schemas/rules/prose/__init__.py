"""TXT: prose. What it says is read with care, and an uncertain reading is never an error."""

from __future__ import annotations

from schemas.rule import Rule
from schemas.rules.prose import (
    compensation_without_row,
    decimal_marks_mixed,
    description_missing,
    last_stated_total_meets_no_sum,
    likely_double_counting,
    no_stated_amount_matches,
    placeholder_left,
    positions_in_text,
    update_announced,
)

RULES: tuple[Rule, ...] = (
    placeholder_left.RULE,
    update_announced.RULE,
    description_missing.RULE,
    decimal_marks_mixed.RULE,
    positions_in_text.RULE,
    compensation_without_row.RULE,
    last_stated_total_meets_no_sum.RULE,
    no_stated_amount_matches.RULE,
    likely_double_counting.RULE,
)
