"""The words that are printed and read back: an import knows them for the print's own, and no one's text."""

from collections.abc import Mapping

from schemas.formulas.form_formulas import AWAITING_REMARK, NOT_COUNTED, PRELIMINARY_REMARK
from schemas.lists import PRELIMINARY, WITHDRAWN

OVERVIEW_HEADING = "Oversigt over de tekniske korrektioner"
"""Begins the overview; nothing from here to the first form is a correction's."""
HISTORY_HEADING = "Historik over de fem foregående år"
CHANGED, NEW = "Ændret siden forrige version.", "Ny siden forrige version."
NOT_CONVERTED = "Beløbene er ikke omregnet til projektmappens prisniveau; satsen mangler i PL."
ANSWERS: Mapping[str, tuple[str, str]] = {
    **{remark: ("status" if answer == WITHDRAWN else "decision", answer) for answer, remark in NOT_COUNTED.items()},
    PRELIMINARY_REMARK: ("status", PRELIMINARY),
}
"""The remarks a form can have under its figures that give a column of Korrektioner, and the answer they give it."""
REMARKS = frozenset({AWAITING_REMARK, NOT_CONVERTED, CHANGED, NEW})
"""Its other remarks, which follow from the rows."""
BACKGROUND_HEADING = "Baggrund for og beskrivelse af den tekniske korrektion"
CONSEQUENCES_HEADING = "Økonomiske konsekvenser"
