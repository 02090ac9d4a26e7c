"""Finansiering: counter-entries, whose sign is judged per correction against its netto, not per row."""

from schemas.columns import Column, Kind, SheetSpec
from schemas.finding import Text
from schemas.sheets import shared_columns as shared

_SIGN = Text("- = her findes pengene, + = her lægges pengene", "- = the money is found here, + = the money is put here")
# fmt: off
_COLUMNS = (
    shared.NR,
    shared.TITLE,
    Column("source", "Kilde", Kind.CHOICE, Text("Kilde", "Source"), 13, "Kilde", "Hvor pengene kommer fra (eller lægges).", essential=True),
    Column("reference", "Reference", Kind.TEXT, Text("Reference", "Reference"), 16, prompt="Fx anlæggets nummer (A108), puljens navn eller det andet udvalg."),
    shared.LINE_TEXT,
    Column("service_frame", "Servicerammen", Kind.CHOICE, Text("Servicerammen", "Service frame"), 16, "Servicerammen", "Ligger den anden ende inden for servicerammen? Tom = Nej ved Anlæg, Kassen og DUT.", essential=True),
    shared.ACCOUNT,
    shared.years(Kind.AMOUNT, prompt=f"Modpost: {_SIGN.da}. Skriv 0, hvor der intet er.", sign=_SIGN),
    shared.CHECK, shared.CORRECTION_ROW, shared.UNUSABLE, shared.FRAME, shared.FACTOR, *shared.CONVERTED,
)
# fmt: on

SHEET = SheetSpec("financing", "Finansiering", Text("Finansiering", "Financing"), _COLUMNS)
