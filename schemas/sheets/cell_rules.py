"""The rules that look at one cell by what its column holds; every sheet with such a column names them."""

from __future__ import annotations

ANSWERS = ("schemas.rules.values.answer_not_in_list",)
DATES = ("schemas.rules.values.date_unreadable",)
ERRORS = ("schemas.rules.values.error_value",)
KEYS = ("schemas.rules.keys.number_with_stray_spaces",)
TEXTS = ("schemas.rules.values.hidden_character", "schemas.rules.values.text_no_cell_can_hold")
NUMBERS = (
    "schemas.rules.values.number_as_text",
    "schemas.rules.values.not_a_number",
    "schemas.rules.values.amount_as_date",
    "schemas.rules.values.amount_as_percent",
)
YEARS = ("schemas.rules.values.year_blank",)
