"""IMP: import, what the importer left to a person and nobody has settled."""

RULES = {
    "IMP901": "imported_cell_blank",
    "IMP902": "imported_otherwise_than_printed",
    "IMP903": "imported_text_not_carried",
}
"""The module of every rule of the family by its ID, in the order of the numbers."""
