"""Historik: past figures, in whatever unit the row names; any sign."""

from schemas.columns import Column, Kind, SheetSpec, YearSpan
from schemas.finding import Text
from schemas.sheets.shared_columns import LINE_TEXT, NR, TITLE, years

# fmt: off
_COLUMNS = (
    NR, TITLE, LINE_TEXT,
    Column("unit", "Enhed", Kind.TEXT, Text("Enhed", "Unit"), 12, prompt="Fx kr., mio. kr. eller antal sager."),
    years(Kind.NUMBER, YearSpan.HISTORY, "Tallet i den enhed, der står i Enhed."),
)
# fmt: on

SHEET = SheetSpec("history", "Historik", Text("Historik", "History"), _COLUMNS)
