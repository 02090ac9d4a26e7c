"""NOG: nøgler, the numbers that tie lines to corrections."""

from __future__ import annotations

from schemas.rule import Rule
from schemas.rules.keys import (
    committee_listed_twice,
    committee_not_listed,
    correction_without_lines,
    counterpart_without_its_other_end,
    counterparts_not_summing_to_zero,
    gap_in_series,
    line_without_correction,
    number_doubled,
    number_malformed,
    number_of_another_series,
    number_with_stray_spaces,
)

RULES: tuple[Rule, ...] = (
    number_with_stray_spaces.RULE,
    number_malformed.RULE,
    number_doubled.RULE,
    line_without_correction.RULE,
    correction_without_lines.RULE,
    gap_in_series.RULE,
    number_of_another_series.RULE,
    counterpart_without_its_other_end.RULE,
    counterparts_not_summing_to_zero.RULE,
    committee_not_listed.RULE,
    committee_listed_twice.RULE,
)
