"""Columns that several sheets have, and how a calculated and a year column are made."""

from schemas.columns import Column, Kind, YearSpan
from schemas.finding import Text


def calculated(
    key: str, header: str, en: str, width: float = 14, *, kind: Kind = Kind.TEXT, hidden: bool = False
) -> Column:
    """A column whose cells hold a formula."""
    return Column(key, header, kind, Text(header, en), width, calculated=True, hidden=hidden)


def years(kind: Kind, span: YearSpan = YearSpan.BUDGET, prompt: str = "", sign: Text | None = None) -> Column:
    """The year columns, as one column of the sheet."""
    return Column("year", "", kind, Text("", ""), 12, prompt=prompt, essential=True, span=span, sign=sign)


# fmt: off
# One column a line, so that each table can be read as one.
NR = Column(
    "nr", "Nr", Kind.KEY, Text("Nr", "No."), 9, essential=True,
    prompt="Korrektionens nummer, som det står på arket Korrektioner, fx T101.",
)
TITLE = calculated("title", "Titel", "Title", 42)
CHECK = calculated("check", "Kontrol", "Check", 16)
FRAME = calculated("frame", "Ramme", "Frame", hidden=True)
FACTOR = calculated("factor", "Faktor", "Factor", kind=Kind.PERCENT, hidden=True)
CONVERTED = tuple(
    calculated(f"c{n - 1}", f"Omregnet {n}", f"Converted {n}", kind=Kind.AMOUNT, hidden=True) for n in range(1, 5)
)
CORRECTION_ROW = calculated("correction_row", "Række", "Row", kind=Kind.YEAR, hidden=True)
"""The correction's place in Korrektioner, looked up once a row and exactly (no wildcards): 0 when the line is
loose, -1 when the row is empty."""
UNUSABLE = calculated("unusable", "Mangler", "Missing", kind=Kind.YEAR, hidden=True)
"""How many year cells count 0 because they are blank or no number; an error cell cannot break a count of them."""
PRICED_IN = calculated("priced_in", "Prisår", "Priced in", kind=Kind.YEAR, hidden=True)
"""The price level that holds, so that the formula of Faktor need not repeat how it is found."""
RATE_USED = calculated("rate_used", "Sats", "Rate used", hidden=True)
"""The rate type that holds, likewise."""
WITHOUT_RATE = calculated("without_rate", "Uden sats", "Without rate", kind=Kind.YEAR, hidden=True)
SERVICE_FRAME = Column(
    "service_frame", "Servicerammen", Kind.CHOICE, Text("Servicerammen", "Service frame"), 16, "Servicerammen",
    "Tom = som korrektionen. Ellers Ja, Nej eller Uafklaret for netop denne linje.", essential=True,
)
ACCOUNT = Column("account", "Konto", Kind.TEXT, Text("Konto", "Account"), 14, prompt="Funktion, dranst og gruppering, hvis de kendes.")
LINE_TEXT = Column("text", "Tekst", Kind.TEXT, Text("Tekst", "Text"), 40, prompt="Kort: hvad er det, der ændrer sig?")
PRICE_LEVEL = Column(
    "price_level", "Prisniveau", Kind.YEAR, Text("Prisniveau", "Price level"), 11, essential=True,
    prompt="Det års priser, tallene er i, fx 2026. Tom = som på Stamdata (i Beregning: som korrektionen).",
)
RATE_TYPE = Column(
    "rate_type", "PL-type", Kind.CHOICE, Text("PL-type", "Rate type"), 10, "PL-type",
    "Hvilken sats der fremskriver: Samlet (også når tom), Løn eller Pris.", essential=True,
)
