"""Korrektioner: one row a correction."""

from schemas.columns import Column, Kind, SheetSpec
from schemas.finding import Text
from schemas.sheets import shared_columns as shared

# fmt: off
_COLUMNS = (
    Column("nr", "Nr", Kind.KEY, Text("Nr", "No."), 9, prompt="Nummerseriens begyndelse efterfulgt af cifre, fx T101. Hvert nummer én gang.", essential=True),
    Column("title", "Titel", Kind.TEXT, Text("Titel", "Title"), 44, prompt="Korrektionens titel, som udvalget skal læse den."),
    Column("status", "Status", Kind.CHOICE, Text("Status", "Status"), 11, "Korrektionsstatus", "Endelig (også når tom), Foreløbig eller Udgået.", essential=True),
    Column("expected_final", "Forventes endelig", Kind.DATE, Text("Forventes endelig", "Final expected"), 14, prompt="Kun ved Foreløbig: dato, hvor tallene ventes endelige."),
    Column("cause", "Årsag", Kind.CHOICE, Text("Årsag", "Cause"), 26, "Årsag", "Hvorfor ændres budgettet?"),
    Column("service_frame", "Indenfor servicerammen", Kind.CHOICE, Text("Indenfor servicerammen", "Inside the service frame"), 16, "Servicerammen", "Ja, Nej eller Uafklaret. Kan besvares særskilt på en linje i Beløb.", essential=True),
    shared.PRICE_LEVEL,
    shared.RATE_TYPE,
    Column("effective_date", "Iværksættelsestidspunkt", Kind.DATE, Text("Iværksættelsestidspunkt", "Effective date"), 25, prompt="Dato, fx 01-01-2026. Tom = 1. januar i budgetåret."),
    Column("grant", "Bevilling", Kind.TEXT, Text("Bevilling", "Appropriation"), 18, prompt="Bevillingsområde eller politikområde."),
    Column("responsible", "Ansvarlig", Kind.TEXT, Text("Ansvarlig", "Responsible"), 16, prompt="Den, der kan svare på spørgsmål om korrektionen."),
    Column("background", "Baggrund", Kind.PROSE, Text("Baggrund", "Background"), 50, prompt="Baggrund for og beskrivelse af den tekniske korrektion. Trykkes på skemaet. Alt+Enter giver ny linje."),
    Column("consequences", "Økonomiske konsekvenser", Kind.PROSE, Text("Økonomiske konsekvenser", "Financial consequences"), 50, prompt="Hvordan beløbet fremkommer. Trykkes på skemaet. Alt+Enter giver ny linje."),
    Column("internal_note", "Intern bemærkning", Kind.PROSE, Text("Intern bemærkning", "Internal note"), 30, prompt="Kun til eget brug: trykkes ikke på skemaet."),
    Column("decision", "Beslutning", Kind.CHOICE, Text("Beslutning", "Decision"), 13, "Beslutning", "Indarbejdet, Udskudt eller Forkastet. Tom = ikke besluttet endnu.", essential=True),
    shared.calculated("row", "Række", "Row", kind=Kind.YEAR, hidden=True),  # its place in the table; 0 when empty
    shared.calculated("counts", "Tæller", "Counts", kind=Kind.YEAR, hidden=True),
    shared.PRICED_IN,
    shared.RATE_USED,
    shared.WITHOUT_RATE,
    shared.FACTOR,
    # What the control line counts and the overview lists, one row at a time, so that no formula there needs an array.
    shared.calculated("awaiting", "Afventer", "Awaiting", kind=Kind.YEAR, hidden=True),
    shared.calculated("place", "Plads", "Place", kind=Kind.YEAR, hidden=True),
    *(shared.calculated(f"r{n - 1}", f"Rest {n}", f"Rest {n}", kind=Kind.AMOUNT, hidden=True) for n in range(1, 5)),
    shared.CHECK,
)
# fmt: on

SHEET = SheetSpec("corrections", "Korrektioner", Text("Tekniske korrektioner", "Technical corrections"), _COLUMNS)
