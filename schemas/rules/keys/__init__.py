"""NOG: nøgler, the numbers that tie lines to corrections."""

RULES = {
    "NOG501": "number_with_stray_spaces",
    "NOG502": "number_malformed",
    "NOG503": "number_doubled",
    "NOG504": "line_without_correction",
    "NOG505": "correction_without_lines",
    "NOG506": "gap_in_series",
    "NOG507": "number_of_another_series",
    "NOG508": "counterpart_without_its_other_end",
    "NOG509": "counterparts_not_summing_to_zero",
    "NOG510": "committee_not_listed",
    "NOG511": "committee_listed_twice",
}
"""The module of every rule of the family by its ID, in the order of the numbers."""
