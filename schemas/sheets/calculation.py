"""Beregning: the gross figures behind an amount, never negative."""

from schemas.columns import Column, Kind, SheetSpec
from schemas.finding import Text
from schemas.sheets import shared_columns as shared

_SIGN = Text("Bruttobeløb, aldrig negativt", "Gross amounts, never negative")
# fmt: off
_COLUMNS = (
    shared.NR,
    shared.TITLE,
    Column("type", "Type", Kind.CHOICE, Text("Type", "Type"), 18, "Beregningstype", "Nyt skøn minus Afsat budget = korrektionen. Budget i dag minus Ny udgift = besparelse.", essential=True),
    shared.LINE_TEXT,
    shared.PRICE_LEVEL,
    shared.RATE_TYPE,
    shared.years(Kind.AMOUNT, prompt=f"{_SIGN.da}. Tom, hvis skønnet endnu mangler.", sign=_SIGN),
    shared.CORRECTION_ROW, shared.PRICED_IN, shared.RATE_USED, shared.WITHOUT_RATE, shared.FACTOR, *shared.CONVERTED,
)
# fmt: on

SHEET = SheetSpec("calculation", "Beregning", Text("Beregning", "Calculation"), _COLUMNS)
