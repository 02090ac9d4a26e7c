"""AAR: årskolonner, the year columns."""

RULES = {
    "AAR201": "year_missing",
    "AAR202": "year_doubled",
    "AAR203": "years_out_of_order",
    "AAR204": "years_of_another_budget",
    "AAR205": "year_header_not_plain",
    "AAR206": "figures_outside_the_years",
}
"""The module of every rule of the family by its ID, in the order of the numbers."""
