"""Finansiering: counter-entries, whose sign is judged per correction against its netto, not per row."""

from __future__ import annotations

from schemas.columns import Column, Kind, SheetSpec
from schemas.finding import Text
from schemas.sheets import cell_rules
from schemas.sheets.shared_columns import (
    ACCOUNT,
    CHECK,
    CONVERTED,
    CORRECTION_ROW,
    FACTOR,
    FRAME,
    LINE_TEXT,
    NR,
    TITLE,
    UNUSABLE,
    years,
)

_SIGN = Text("- = her findes pengene, + = her lægges pengene", "- = the money is found here, + = the money is put here")
# fmt: off
_COLUMNS = (
    NR,
    TITLE,
    Column("source", "Kilde", Kind.CHOICE, Text("Kilde", "Source"), 13, "Kilde", "Hvor pengene kommer fra (eller lægges).", essential=True),
    Column("reference", "Reference", Kind.TEXT, Text("Reference", "Reference"), 16, prompt="Fx anlæggets nummer (A108), puljens navn eller det andet udvalg."),
    LINE_TEXT,
    Column("service_frame", "Servicerammen", Kind.CHOICE, Text("Servicerammen", "Service frame"), 16, "Servicerammen", "Ligger den anden ende inden for servicerammen? Tom = Nej ved Anlæg, Kassen og DUT.", essential=True),
    ACCOUNT,
    years(Kind.AMOUNT, prompt=f"Modpost: {_SIGN.da}. Skriv 0, hvor der intet er.", sign=_SIGN),
    CHECK, CORRECTION_ROW, UNUSABLE, FRAME, FACTOR, *CONVERTED,
)
# fmt: on

SHEET = SheetSpec(
    "financing",
    "Finansiering",
    Text("Finansiering", "Financing"),
    _COLUMNS,
    rules=(
        *cell_rules.ERRORS,
        *cell_rules.NUMBERS,
        *cell_rules.ANSWERS,
        *cell_rules.KEYS,
        *cell_rules.TEXTS,
        *cell_rules.YEARS,
        "schemas.rules.values.answer_missing",
        "schemas.rules.prices.service_frame_unanswered",
    ),
)
