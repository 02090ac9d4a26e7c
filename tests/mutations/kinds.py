"""Every kind of mistake, in the order of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutations import answers, figures, formulas, headers, rows, texts

if TYPE_CHECKING:
    from mutations.mutation import Kind

KINDS: tuple[Kind, ...] = (
    figures.sign_turned,
    figures.other_digit,
    figures.digits_swapped,
    figures.decimal_place,
    figures.other_unit,
    figures.figure_left_out,
    figures.zero_for_a_figure,
    figures.text_for_number,
    figures.words_for_number,
    figures.date_for_number,
    figures.percent_for_number,
    figures.error_for_number,
    figures.more_decimals,
    figures.years_swapped_in_a_row,
    rows.cell_on_the_next_row,
    rows.cell_in_the_column_beside,
    rows.column_sorted_alone,
    rows.line_deleted,
    rows.line_doubled,
    rows.line_below_the_table,
    rows.row_hidden,
    rows.correction_deleted,
    rows.correction_doubled,
    rows.number_mistyped,
    rows.number_with_a_space,
    rows.number_of_another_correction,
    rows.counterpart_mistyped,
    headers.header_edited,
    headers.year_header_edited,
    headers.year_columns_moved,
    headers.year_headers_exchanged,
    headers.year_columns_pasted_over,
    headers.column_deleted,
    headers.last_years_template,
    headers.one_sheet_of_last_year,
    headers.older_template,
    headers.sheet_deleted,
    headers.sheet_renamed,
    answers.answer_not_in_the_list,
    answers.another_answer,
    answers.answer_left_out,
    answers.price_year_mistyped,
    answers.budget_year_mistyped,
    answers.unit_mistaken,
    answers.fact_left_out,
    answers.rate_mistyped,
    answers.date_mistyped,
    texts.digit_in_a_text,
    texts.placeholder_in_a_text,
    texts.text_left_out,
    formulas.formula_overwritten,
    formulas.formula_edited,
    formulas.formula_emptied,
    formulas.subtotal_overwritten,
    formulas.overview_overwritten,
)
