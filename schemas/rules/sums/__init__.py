"""SUM: arithmetic, between the lines, the financing and the figures behind them."""

RULES = {
    "SUM601": "estimate_differs_from_netto",
    "SUM602": "estimate_missing",
    "SUM603": "all_amounts_zero",
    "SUM604": "still_preliminary",
    "SUM605": "saving_not_in_the_budget",
    "SUM606": "financing_differs_from_netto",
    "SUM607": "no_financing",
    "SUM608": "anlaeg_without_reference",
    "SUM609": "reallocation_without_its_other_end",
    "SUM610": "reallocated_twice",
    "SUM611": "cost_per_position_outside_the_band",
    "SUM612": "explanation_explains_nothing",
    "SUM613": "formula_replaced",
    "SUM614": "formula_differs",
    "SUM615": "stored_totals_stale",
    "SUM616": "line_doubled",
    "SUM617": "estimate_without_its_budget",
    "SUM618": "positions_unlike_the_amounts",
}
"""The module of every rule of the family by its ID, in the order of the numbers."""
