"""ARK: the file, its sheets, tables and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.rules.structure import (
    budget_year_unreadable,
    column_doubled,
    column_missing,
    committee_missing,
    committee_not_expected,
    committee_twice,
    external_link,
    file_damaged,
    file_encrypted,
    file_in_an_old_format,
    file_missing,
    file_not_a_workbook,
    file_not_checked_to_the_end,
    file_too_big,
    formula_calls_out,
    formulas_without_stored_values,
    hidden_column_with_figures,
    hidden_sheet_with_data,
    macros_in_file,
    merged_cells_in_table,
    price_level_unreadable,
    rows_below_table,
    rows_hidden,
    sheet_missing,
    status_unreadable,
    table_doubled,
    table_missing,
    template_older,
    unit_unreadable,
    workbook_of_another_kind,
)

if TYPE_CHECKING:
    from schemas.rule import Rule

RULES: tuple[Rule, ...] = (
    file_encrypted.RULE,
    file_not_a_workbook.RULE,
    file_in_an_old_format.RULE,
    file_damaged.RULE,
    file_too_big.RULE,
    file_missing.RULE,
    file_not_checked_to_the_end.RULE,
    sheet_missing.RULE,
    column_missing.RULE,
    column_doubled.RULE,
    table_missing.RULE,
    table_doubled.RULE,
    rows_below_table.RULE,
    status_unreadable.RULE,
    unit_unreadable.RULE,
    budget_year_unreadable.RULE,
    price_level_unreadable.RULE,
    template_older.RULE,
    workbook_of_another_kind.RULE,
    formula_calls_out.RULE,
    macros_in_file.RULE,
    external_link.RULE,
    merged_cells_in_table.RULE,
    hidden_sheet_with_data.RULE,
    rows_hidden.RULE,
    hidden_column_with_figures.RULE,
    formulas_without_stored_values.RULE,
    committee_missing.RULE,
    committee_not_expected.RULE,
    committee_twice.RULE,
)
