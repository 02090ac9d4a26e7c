"""The header row of every sheet with years, and the rules that check it: the year columns themselves."""

from __future__ import annotations

RULES = (
    "schemas.rules.years.year_missing",
    "schemas.rules.years.year_doubled",
    "schemas.rules.years.years_out_of_order",
    "schemas.rules.years.year_header_not_plain",
)
