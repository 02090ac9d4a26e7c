"""VAE: værdier, what a single cell holds."""

RULES = {
    "VAE401": "number_as_text",
    "VAE402": "year_blank",
    "VAE403": "error_value",
    "VAE404": "not_a_number",
    "VAE405": "amount_as_date",
    "VAE406": "amount_as_percent",
    "VAE407": "unit_implausible",
    "VAE408": "hidden_decimals",
    "VAE409": "date_unreadable",
    "VAE410": "answer_not_in_list",
    "VAE411": "answer_undecided",
    "VAE412": "percent_not_a_fraction",
    "VAE413": "mid_year_start_with_full_first_year",
    "VAE414": "date_outside_the_years",
    "VAE415": "master_data_fact_missing",
    "VAE416": "answer_missing",
    "VAE417": "answer_spelt_otherwise",
    "VAE418": "unit_of_the_workbook_implausible",
    "VAE419": "hidden_character",
    "VAE420": "text_no_cell_can_hold",
}
"""The module of every rule of the family by its ID, in the order of the numbers."""
