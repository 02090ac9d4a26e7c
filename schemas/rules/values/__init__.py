"""VAE: værdier, what a single cell holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.rules.values import (
    amount_as_date,
    amount_as_percent,
    answer_missing,
    answer_not_in_list,
    answer_spelt_otherwise,
    answer_undecided,
    date_outside_the_years,
    date_unreadable,
    error_value,
    hidden_character,
    hidden_decimals,
    master_data_fact_missing,
    mid_year_start_with_full_first_year,
    not_a_number,
    number_as_text,
    percent_not_a_fraction,
    text_no_cell_can_hold,
    unit_implausible,
    unit_of_the_workbook_implausible,
    year_blank,
)

if TYPE_CHECKING:
    from schemas.rule import Rule

RULES: tuple[Rule, ...] = (
    number_as_text.RULE,
    year_blank.RULE,
    error_value.RULE,
    not_a_number.RULE,
    amount_as_date.RULE,
    amount_as_percent.RULE,
    unit_implausible.RULE,
    hidden_decimals.RULE,
    date_unreadable.RULE,
    answer_not_in_list.RULE,
    answer_undecided.RULE,
    percent_not_a_fraction.RULE,
    mid_year_start_with_full_first_year.RULE,
    date_outside_the_years.RULE,
    master_data_fact_missing.RULE,
    answer_missing.RULE,
    answer_spelt_otherwise.RULE,
    unit_of_the_workbook_implausible.RULE,
    hidden_character.RULE,
    text_no_cell_can_hold.RULE,
)
