"""TXT: prose. What it says is read with care, and an uncertain reading is never an error."""

RULES = {
    "TXT801": "placeholder_left",
    "TXT802": "update_announced",
    "TXT803": "description_missing",
    "TXT804": "decimal_marks_mixed",
    "TXT805": "positions_in_text",
    "TXT806": "compensation_without_row",
    "TXT807": "last_stated_total_meets_no_sum",
    "TXT808": "no_stated_amount_matches",
    "TXT809": "likely_double_counting",
}
"""The module of every rule of the family by its ID, in the order of the numbers."""
