"""Beregning: the gross figures behind an amount, never negative."""

from __future__ import annotations

from schemas.columns import Column, Kind, SheetSpec
from schemas.finding import Text
from schemas.sheets import cell_rules
from schemas.sheets.shared_columns import (
    CONVERTED,
    CORRECTION_ROW,
    FACTOR,
    LINE_TEXT,
    NR,
    PRICE_LEVEL,
    PRICED_IN,
    RATE_TYPE,
    RATE_USED,
    TITLE,
    WITHOUT_RATE,
    years,
)

_SIGN = Text("Bruttobeløb, aldrig negativt", "Gross amounts, never negative")
# fmt: off
_COLUMNS = (
    NR,
    TITLE,
    Column("type", "Type", Kind.CHOICE, Text("Type", "Type"), 18, "Beregningstype", "Nyt skøn minus Afsat budget = korrektionen. Budget i dag minus Ny udgift = besparelse.", essential=True),
    LINE_TEXT,
    PRICE_LEVEL,
    RATE_TYPE,
    years(Kind.AMOUNT, prompt=f"{_SIGN.da}. Tom, hvis skønnet endnu mangler.", sign=_SIGN),
    CORRECTION_ROW, PRICED_IN, RATE_USED, WITHOUT_RATE, FACTOR, *CONVERTED,
)
# fmt: on

SHEET = SheetSpec(
    "calculation",
    "Beregning",
    Text("Beregning", "Calculation"),
    _COLUMNS,
    rules=(
        *cell_rules.ERRORS,
        *cell_rules.NUMBERS,
        *cell_rules.ANSWERS,
        *cell_rules.KEYS,
        *cell_rules.TEXTS,
        *cell_rules.YEARS,
        "schemas.rules.sign.negative_gross_amount",
        "schemas.rules.values.answer_missing",
    ),
)
