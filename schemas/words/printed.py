"""The words that are printed and read back: an import knows them for the print's own, and no one's text."""

from schemas.formulas.form_formulas import AWAITING_REMARK, NOT_COUNTED, PRELIMINARY_REMARK

OVERVIEW_HEADING = "Oversigt over de tekniske korrektioner"
"""Begins the overview; nothing from here to the first form is a correction's."""
HISTORY_HEADING = "Historik over de fem foregående år"
CHANGED, NEW = "Ændret siden forrige version.", "Ny siden forrige version."
NOT_CONVERTED = "Beløbene er ikke omregnet til projektmappens prisniveau; satsen mangler i PL."
REMARKS = frozenset({*NOT_COUNTED.values(), PRELIMINARY_REMARK, AWAITING_REMARK, NOT_CONVERTED, CHANGED, NEW})
"""Every remark a form can have under its figures."""
BACKGROUND_HEADING = "Baggrund for og beskrivelse af den tekniske korrektion"
CONSEQUENCES_HEADING = "Økonomiske konsekvenser"
