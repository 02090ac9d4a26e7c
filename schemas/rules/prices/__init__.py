"""PRI: price level and servicerammen."""

RULES = {
    "PRI701": "price_level_differs",
    "PRI702": "price_level_later",
    "PRI703": "rate_missing",
    "PRI704": "rate_doubled",
    "PRI705": "rate_over_several_years",
    "PRI706": "rate_without_source_or_date",
    "PRI707": "service_frame_unanswered",
    "PRI708": "refusion_inside_the_frame",
    "PRI709": "one_off_in_several_years",
    "PRI710": "years_differ_without_text",
    "PRI711": "price_level_not_of_the_budget",
}
"""The module of every rule of the family by its ID, in the order of the numbers."""
