"""Beløb: amount lines, whose sign follows from their Ændring; the convention is printed on every form."""

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
    SERVICE_FRAME,
    TITLE,
    UNUSABLE,
    calculated,
    years,
)

_SIGN = Text(
    "- = mindreudgift/merindtægt og + = merudgift/mindreindtægt",
    "- = less expenditure/more income and + = more expenditure/less income",
)
_LEFT_OUT = tuple(
    calculated(f"x{n - 1}", f"Udeladt {n}", f"Left out {n}", kind=Kind.AMOUNT, hidden=True) for n in range(1, 5)
)
"""What a line would count if its correction did: the overview lists what is left out with its netto."""
# fmt: off
_COLUMNS = (
    NR,
    TITLE,
    Column("change", "Ændring", Kind.CHOICE, Text("Ændring", "Change"), 15, "Ændring", "Merudgift og mindreindtægt er plus. Mindreudgift og merindtægt er minus.", essential=True),
    LINE_TEXT,
    Column("duration", "Varighed", Kind.CHOICE, Text("Varighed", "Duration"), 14, "Varighed", "Varig (også når tom), Midlertidig eller Engangsbeløb.", essential=True),
    SERVICE_FRAME,
    ACCOUNT,
    years(Kind.AMOUNT, prompt=f"{_SIGN.da}. Skriv 0, hvor der intet er.", sign=_SIGN),
    Column("counterpart", "Modpost", Kind.KEY, Text("Modpost", "Counterpart"), 11, essential=True, prompt="Kun ved flytning mellem to korrektioner: den andens nummer. De to linjer skal give 0."),
    CHECK, CORRECTION_ROW, UNUSABLE, FRAME, FACTOR, *CONVERTED, *_LEFT_OUT,
)
# fmt: on

SHEET = SheetSpec(
    "amounts",
    "Beløb",
    Text("Beløb", "Amounts"),
    _COLUMNS,
    rules=(
        *cell_rules.ERRORS,
        *cell_rules.NUMBERS,
        *cell_rules.ANSWERS,
        *cell_rules.KEYS,
        *cell_rules.TEXTS,
        *cell_rules.YEARS,
        "schemas.rules.sign.sign_contradicts_change",
        "schemas.rules.sign.change_missing",
        "schemas.rules.prices.one_off_in_several_years",
    ),
)
