"""PL: price and wage rates, one row a year, the percentage a fraction."""

from __future__ import annotations

from schemas.columns import Column, Kind, SheetSpec
from schemas.finding import Text
from schemas.sheets import cell_rules

# fmt: off
_COLUMNS = (
    Column("from_year", "Fra år", Kind.YEAR, Text("Fra år", "From year"), 10, essential=True, prompt="Fx 2025."),
    Column("to_year", "Til år", Kind.YEAR, Text("Til år", "To year"), 10, essential=True, prompt="Året efter, fx 2026: én række pr. år."),
    Column("type", "Type", Kind.CHOICE, Text("Type", "Type"), 12, "PL-type", "Samlet, Løn eller Pris.", essential=True),
    Column("percent", "Procent", Kind.PERCENT, Text("Procent", "Per cent"), 11, essential=True, prompt="Skriv fx 3,2%."),
    Column("origin", "Kilde", Kind.TEXT, Text("Kilde", "Origin"), 30, prompt="Hvor satsen er hentet."),
    Column("date", "Dato", Kind.DATE, Text("Dato", "Date"), 13, prompt="Hvornår satsen er udmeldt."),
)
# fmt: on

SHEET = SheetSpec(
    "rates",
    "PL",
    Text("Pris- og lønfremskrivning", "Price and wage rates"),
    _COLUMNS,
    rules=(
        *cell_rules.ERRORS,
        *cell_rules.NUMBERS,
        *cell_rules.DATES,
        *cell_rules.ANSWERS,
        *cell_rules.TEXTS,
        "schemas.rules.values.percent_not_a_fraction",
        "schemas.rules.prices.rate_doubled",
        "schemas.rules.prices.rate_over_several_years",
        "schemas.rules.prices.rate_without_source_or_date",
    ),
)
