"""FOR: fortegn, the sign convention."""

RULES = {
    "FOR301": "sign_contradicts_change",
    "FOR302": "change_missing",
    "FOR303": "financing_on_the_side_of_netto",
    "FOR304": "negative_gross_amount",
}
"""The module of every rule of the family by its ID, in the order of the numbers."""
