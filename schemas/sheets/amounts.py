"""Beløb: amount lines, whose sign follows from their Ændring; the convention is printed on every form."""

from schemas.columns import Column, Kind, SheetSpec
from schemas.finding import Text
from schemas.sheets import shared_columns as shared

_SIGN = Text(
    "- = mindreudgift/merindtægt og + = merudgift/mindreindtægt",
    "- = less expenditure/more income and + = more expenditure/less income",
)
_LEFT_OUT = tuple(
    shared.calculated(f"x{n - 1}", f"Udeladt {n}", f"Left out {n}", kind=Kind.AMOUNT, hidden=True) for n in range(1, 5)
)
"""What a line would count if its correction did: the overview lists what is left out with its netto."""
# fmt: off
_COLUMNS = (
    shared.NR,
    shared.TITLE,
    Column("change", "Ændring", Kind.CHOICE, Text("Ændring", "Change"), 15, "Ændring", "Merudgift og mindreindtægt er plus. Mindreudgift og merindtægt er minus.", essential=True),
    shared.LINE_TEXT,
    Column("duration", "Varighed", Kind.CHOICE, Text("Varighed", "Duration"), 14, "Varighed", "Varig (også når tom), Midlertidig eller Engangsbeløb.", essential=True),
    shared.SERVICE_FRAME,
    shared.ACCOUNT,
    shared.years(Kind.AMOUNT, prompt=f"{_SIGN.da}. Skriv 0, hvor der intet er.", sign=_SIGN),
    Column("counterpart", "Modpost", Kind.KEY, Text("Modpost", "Counterpart"), 11, essential=True, prompt="Kun ved flytning mellem to korrektioner: den andens nummer. De to linjer skal give 0."),
    shared.CHECK, shared.CORRECTION_ROW, shared.UNUSABLE, shared.FRAME, shared.FACTOR, *shared.CONVERTED, *_LEFT_OUT,
)
# fmt: on

SHEET = SheetSpec("amounts", "Beløb", Text("Beløb", "Amounts"), _COLUMNS)
