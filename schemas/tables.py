"""Every sheet's columns, before the years are filled in; `schemas.layout` turns them into a year's layout."""

from __future__ import annotations

from dataclasses import replace

from schemas.columns import Column, Kind, SheetSpec, YearSpan
from schemas.finding import Text


def _calculated(
    key: str, header: str, en: str, width: float = 14, *, kind: Kind = Kind.TEXT, hidden: bool = False
) -> Column:
    return Column(key, header, kind, Text(header, en), width, calculated=True, hidden=hidden)


def _years(kind: Kind, span: YearSpan = YearSpan.BUDGET, prompt: str = "") -> Column:
    return Column("year", "", kind, Text("", ""), 12, prompt=prompt, essential=True, span=span)


# fmt: off
# One column a line, so that each table can be read as one.
_NR = Column(
    "nr", "Nr", Kind.KEY, Text("Nr", "No."), 9, essential=True,
    prompt="Korrektionens nummer, som det står på arket Korrektioner, fx T101.",
)
_TITLE = _calculated("title", "Titel", "Title", 42)
_CHECK = _calculated("check", "Kontrol", "Check", 16)
_FRAME = _calculated("frame", "Ramme", "Frame", hidden=True)
_FACTOR = _calculated("factor", "Faktor", "Factor", kind=Kind.PERCENT, hidden=True)
_CONVERTED = tuple(
    _calculated(f"c{n - 1}", f"Omregnet {n}", f"Converted {n}", kind=Kind.AMOUNT, hidden=True) for n in range(1, 5)
)
_CORRECTION_ROW = _calculated("correction_row", "Række", "Row", kind=Kind.YEAR, hidden=True)
"""The correction's place in Korrektioner, looked up once a row and exactly (no wildcards): 0 when the line is
loose, -1 when the row is empty."""
_UNUSABLE = _calculated("unusable", "Mangler", "Missing", kind=Kind.YEAR, hidden=True)
"""How many year cells count 0 because they are blank or no number; an error cell cannot break a count of them."""
_PRICED_IN = _calculated("priced_in", "Prisår", "Priced in", kind=Kind.YEAR, hidden=True)
"""The price level that holds, so that the formula of Faktor need not repeat how it is found."""
_RATE_USED = _calculated("rate_used", "Sats", "Rate used", hidden=True)
"""The rate type that holds, likewise."""
_WITHOUT_RATE = _calculated("without_rate", "Uden sats", "Without rate", kind=Kind.YEAR, hidden=True)
_LEFT_OUT = tuple(
    _calculated(f"x{n - 1}", f"Udeladt {n}", f"Left out {n}", kind=Kind.AMOUNT, hidden=True) for n in range(1, 5)
)
"""What a line would count if its correction did: the overview lists what is left out with its netto."""
_COUNTED = tuple(
    _calculated(f"c{n - 1}", f"Talt {n}", f"Counted {n}", kind=Kind.FTE, hidden=True) for n in range(1, 5)
)
_SERVICE_FRAME = Column(
    "service_frame", "Servicerammen", Kind.CHOICE, Text("Servicerammen", "Service frame"), 16, "Servicerammen",
    "Tom = som korrektionen. Ellers Ja, Nej eller Uafklaret for netop denne linje.", essential=True,
)
_ACCOUNT = Column("account", "Konto", Kind.TEXT, Text("Konto", "Account"), 14, prompt="Funktion, dranst og gruppering, hvis de kendes.")
_LINE_TEXT = Column("text", "Tekst", Kind.TEXT, Text("Tekst", "Text"), 40, prompt="Kort: hvad er det, der ændrer sig?")
_PRICE_LEVEL = Column(
    "price_level", "Prisniveau", Kind.YEAR, Text("Prisniveau", "Price level"), 11, essential=True,
    prompt="Det års priser, tallene er i, fx 2026. Tom = som på Stamdata (i Beregning: som korrektionen).",
)
_RATE_TYPE = Column(
    "rate_type", "PL-type", Kind.CHOICE, Text("PL-type", "Rate type"), 10, "PL-type",
    "Hvilken sats der fremskriver: Samlet (også når tom), Løn eller Pris.", essential=True,
)

_CORRECTIONS = (
    Column("nr", "Nr", Kind.KEY, Text("Nr", "No."), 9, prompt="Nummerseriens begyndelse efterfulgt af cifre, fx T101. Hvert nummer én gang.", essential=True),
    Column("title", "Titel", Kind.TEXT, Text("Titel", "Title"), 44, prompt="Korrektionens titel, som udvalget skal læse den."),
    Column("status", "Status", Kind.CHOICE, Text("Status", "Status"), 11, "Korrektionsstatus", "Endelig (også når tom), Foreløbig eller Udgået.", essential=True),
    Column("expected_final", "Forventes endelig", Kind.DATE, Text("Forventes endelig", "Final expected"), 14, prompt="Kun ved Foreløbig: dato, hvor tallene ventes endelige."),
    Column("cause", "Årsag", Kind.CHOICE, Text("Årsag", "Cause"), 26, "Årsag", "Hvorfor ændres budgettet?"),
    Column("service_frame", "Indenfor servicerammen", Kind.CHOICE, Text("Indenfor servicerammen", "Inside the service frame"), 16, "Servicerammen", "Ja, Nej eller Uafklaret. Kan besvares særskilt på en linje i Beløb.", essential=True),
    _PRICE_LEVEL,
    _RATE_TYPE,
    Column("effective_date", "Iværksættelsestidspunkt", Kind.DATE, Text("Iværksættelsestidspunkt", "Effective date"), 25, prompt="Dato, fx 01-01-2026. Tom = 1. januar i budgetåret."),
    Column("grant", "Bevilling", Kind.TEXT, Text("Bevilling", "Appropriation"), 18, prompt="Bevillingsområde eller politikområde."),
    Column("responsible", "Ansvarlig", Kind.TEXT, Text("Ansvarlig", "Responsible"), 16, prompt="Den, der kan svare på spørgsmål om korrektionen."),
    Column("background", "Baggrund", Kind.PROSE, Text("Baggrund", "Background"), 50, prompt="Baggrund for og beskrivelse af den tekniske korrektion. Trykkes på skemaet. Alt+Enter giver ny linje."),
    Column("consequences", "Økonomiske konsekvenser", Kind.PROSE, Text("Økonomiske konsekvenser", "Financial consequences"), 50, prompt="Hvordan beløbet fremkommer. Trykkes på skemaet. Alt+Enter giver ny linje."),
    Column("internal_note", "Intern bemærkning", Kind.PROSE, Text("Intern bemærkning", "Internal note"), 30, prompt="Kun til eget brug: trykkes ikke på skemaet."),
    Column("decision", "Beslutning", Kind.CHOICE, Text("Beslutning", "Decision"), 13, "Beslutning", "Indarbejdet, Udskudt eller Forkastet. Tom = ikke besluttet endnu.", essential=True),
    _calculated("row", "Række", "Row", kind=Kind.YEAR, hidden=True),  # its place in the table; 0 when empty
    _calculated("counts", "Tæller", "Counts", kind=Kind.YEAR, hidden=True),
    _PRICED_IN,
    _RATE_USED,
    _WITHOUT_RATE,
    _FACTOR,
    # What the control line counts and the overview lists, one row at a time, so that no formula there needs an array.
    _calculated("awaiting", "Afventer", "Awaiting", kind=Kind.YEAR, hidden=True),
    _calculated("place", "Plads", "Place", kind=Kind.YEAR, hidden=True),
    *(_calculated(f"r{n - 1}", f"Rest {n}", f"Rest {n}", kind=Kind.AMOUNT, hidden=True) for n in range(1, 5)),
    _CHECK,
)
_AMOUNTS = (
    _NR,
    _TITLE,
    Column("change", "Ændring", Kind.CHOICE, Text("Ændring", "Change"), 15, "Ændring", "Merudgift og mindreindtægt er plus. Mindreudgift og merindtægt er minus.", essential=True),
    _LINE_TEXT,
    Column("duration", "Varighed", Kind.CHOICE, Text("Varighed", "Duration"), 14, "Varighed", "Varig (også når tom), Midlertidig eller Engangsbeløb.", essential=True),
    _SERVICE_FRAME,
    _ACCOUNT,
    _years(Kind.AMOUNT, prompt="- = mindreudgift/merindtægt og + = merudgift/mindreindtægt. Skriv 0, hvor der intet er."),
    Column("counterpart", "Modpost", Kind.KEY, Text("Modpost", "Counterpart"), 11, essential=True, prompt="Kun ved flytning mellem to korrektioner: den andens nummer. De to linjer skal give 0."),
    _CHECK, _CORRECTION_ROW, _UNUSABLE, _FRAME, _FACTOR, *_CONVERTED, *_LEFT_OUT,
)
_FTE = (
    _NR, _TITLE, _LINE_TEXT,
    _years(Kind.FTE, prompt="Fuldtidsstillinger: + = flere, - = færre. Skriv 0, hvor der ingen er."),
    _CORRECTION_ROW, _UNUSABLE,
    _calculated("counts", "Tæller", "Counts", kind=Kind.YEAR, hidden=True), *_COUNTED,
)
_FINANCING = (
    _NR,
    _TITLE,
    Column("source", "Kilde", Kind.CHOICE, Text("Kilde", "Source"), 13, "Kilde", "Hvor pengene kommer fra (eller lægges).", essential=True),
    Column("reference", "Reference", Kind.TEXT, Text("Reference", "Reference"), 16, prompt="Fx anlæggets nummer (A108), puljens navn eller det andet udvalg."),
    _LINE_TEXT,
    Column("service_frame", "Servicerammen", Kind.CHOICE, Text("Servicerammen", "Service frame"), 16, "Servicerammen", "Ligger den anden ende inden for servicerammen? Tom = Nej ved Anlæg, Kassen og DUT.", essential=True),
    _ACCOUNT,
    _years(Kind.AMOUNT, prompt="Modpost: - = her findes pengene, + = her lægges pengene. Skriv 0, hvor der intet er."),
    _CHECK, _CORRECTION_ROW, _UNUSABLE, _FRAME, _FACTOR, *_CONVERTED,
)
_CALCULATION = (
    _NR,
    _TITLE,
    Column("type", "Type", Kind.CHOICE, Text("Type", "Type"), 18, "Beregningstype", "Nyt skøn minus Afsat budget = korrektionen. Budget i dag minus Ny udgift = besparelse.", essential=True),
    _LINE_TEXT,
    _PRICE_LEVEL,
    _RATE_TYPE,
    _years(Kind.AMOUNT, prompt="Bruttobeløb, aldrig negativt. Tom, hvis skønnet endnu mangler."),
    _CORRECTION_ROW, _PRICED_IN, _RATE_USED, _WITHOUT_RATE, _FACTOR, *_CONVERTED,
)
_HISTORY = (
    _NR, _TITLE, _LINE_TEXT,
    Column("unit", "Enhed", Kind.TEXT, Text("Enhed", "Unit"), 12, prompt="Fx kr., mio. kr. eller antal sager."),
    _years(Kind.NUMBER, YearSpan.HISTORY, "Tallet i den enhed, der står i Enhed."),
)
_RATES = (
    Column("from_year", "Fra år", Kind.YEAR, Text("Fra år", "From year"), 10, essential=True, prompt="Fx 2025."),
    Column("to_year", "Til år", Kind.YEAR, Text("Til år", "To year"), 10, essential=True, prompt="Året efter, fx 2026: én række pr. år."),
    Column("type", "Type", Kind.CHOICE, Text("Type", "Type"), 12, "PL-type", "Samlet, Løn eller Pris.", essential=True),
    Column("percent", "Procent", Kind.PERCENT, Text("Procent", "Per cent"), 11, essential=True, prompt="Skriv fx 3,2%."),
    Column("origin", "Kilde", Kind.TEXT, Text("Kilde", "Origin"), 30, prompt="Hvor satsen er hentet."),
    Column("date", "Dato", Kind.DATE, Text("Dato", "Date"), 13, prompt="Hvornår satsen er udmeldt."),
)
_JUSTIFICATIONS = (
    Column("rule", "Regel", Kind.TEXT, Text("Regel", "Rule"), 11, prompt="Reglens ID, fx SUM611.", essential=True),
    Column("nr", "Nr", Kind.KEY, Text("Nr", "No."), 9, prompt="Korrektionens nummer, eller - for hele projektmappen.", essential=True),
    Column("observed", "Konstateret", Kind.TEXT, Text("Konstateret", "Observed"), 30, prompt="Det, kontrollen fandt.", essential=True),
    Column("reason", "Begrundelse", Kind.PROSE, Text("Begrundelse", "Reason"), 50, prompt="Hvorfor det er rigtigt, som det står."),
    Column("justified_by", "Begrundet af", Kind.TEXT, Text("Begrundet af", "Justified by"), 18),
    Column("date", "Dato", Kind.DATE, Text("Dato", "Date"), 13),
    Column("approved_by", "Godkendt af", Kind.TEXT, Text("Godkendt af", "Approved by"), 18, prompt="Udfyldes af Økonomi."),
)
_COMMITTEES = (
    Column("udvalg", "Udvalg", Kind.KEY, Text("Udvalg", "Committee"), 30, essential=True, prompt="Udvalgets navn, som det står i kolonnen Udvalg på de andre ark."),
    Column("file", "Fil", Kind.TEXT, Text("Fil", "File"), 34, prompt="Den projektmappe, udvalget indsendte."),
    Column("number_series", "Nummerserie", Kind.TEXT, Text("Nummerserie", "Number series"), 13, prompt="Begyndelsen af alle udvalgets numre, fx T1."),
    Column("status", "Status", Kind.CHOICE, Text("Status", "Status"), 11, "Status", "Kladde, Indsendt eller Endelig."),
    Column("reading", "Behandling", Kind.TEXT, Text("Behandling", "Reading"), 15),
    Column("version", "Version", Kind.TEXT, Text("Version", "Version"), 9),
    Column("prepared_by", "Udarbejdet af", Kind.TEXT, Text("Udarbejdet af", "Prepared by"), 18),
    Column("date", "Dato", Kind.DATE, Text("Dato", "Date"), 13),
    Column("errors", "Fejl", Kind.NUMBER, Text("Fejl", "Errors"), 8, prompt="Fejl i udvalgets projektmappe, da den blev samlet."),
    Column("warnings", "Advarsler", Kind.NUMBER, Text("Advarsler", "Warnings"), 11, prompt="Advarsler i udvalgets projektmappe, da den blev samlet."),
    *(
        Column(key, header, Kind.AMOUNT, Text(header, en), 13, calculated=True, span=YearSpan.BUDGET)
        for key, header, en in (
            ("net", "Netto", "Netto"),
            ("inside", "Inden for", "Inside"),
            ("outside", "Uden for", "Outside"),
            ("undecided", "Uafklaret", "Undecided"),
            ("cash_effect", "Træk på kassen", "Cash effect"),
        )
    ),
)
_MASTER_DATA = (
    Column("field", "Felt", Kind.TEXT, Text("Felt", "Field"), 22, essential=True),
    Column("value", "Værdi", Kind.TEXT, Text("Værdi", "Value"), 40, essential=True),
)
_CHECKLIST = tuple(
    Column(key, header, Kind.TEXT, Text(header, en), width, hidden=hidden)
    for key, header, en, width, hidden in (
        ("severity", "Alvor", "Severity", 11, False),
        ("on_submission", "Ved indsendelse", "On submission", 15, False),
        ("sheet", "Ark", "Sheet", 18, False),
        ("cell", "Celle", "Cell", 8, False),
        ("nr", "Nr", "No.", 9, False),
        ("rule", "Regel", "Rule", 9, False),
        ("what", "Hvad", "What", 60, False),
        ("found", "Fundet", "Found", 22, False),
        ("expected", "Forventet", "Expected", 22, False),
        ("remedy", "Hvad gør jeg", "What to do", 50, False),
        ("header", "Kolonne", "Column", 10, True),
        ("fill_before", "Før farve", "Fill before", 10, True),
        ("note_before", "Før note", "Note before", 10, True),
    )
)

SHEETS: tuple[SheetSpec, ...] = (
    SheetSpec("guide", "Vejledning", Text("Vejledning", "Guide")),
    SheetSpec("master_data", "Stamdata", Text("Stamdata", "Master data"), _MASTER_DATA),
    SheetSpec("corrections", "Korrektioner", Text("Tekniske korrektioner", "Technical corrections"), _CORRECTIONS),
    SheetSpec("amounts", "Beløb", Text("Beløb", "Amounts"), _AMOUNTS),
    SheetSpec("fte", "Fuldtidsstillinger", Text("Fuldtidsstillinger", "Full-time equivalents"), _FTE),
    SheetSpec("financing", "Finansiering", Text("Finansiering", "Financing"), _FINANCING),
    SheetSpec("calculation", "Beregning", Text("Beregning", "Calculation"), _CALCULATION),
    SheetSpec("history", "Historik", Text("Historik", "History"), _HISTORY),
    SheetSpec("rates", "PL", Text("Pris- og lønfremskrivning", "Price and wage rates"), _RATES),
    SheetSpec("overview", "Oversigt", Text("Oversigt", "Overview")),
    SheetSpec("form", "Skema", Text("Skema", "Form")),
    SheetSpec("justifications", "Begrundelser", Text("Begrundelser", "Justifications"), _JUSTIFICATIONS),
    SheetSpec("checklist", "Kontrolliste", Text("Kontrolliste", "Checklist"), _CHECKLIST),
    SheetSpec("lists", "Lister", Text("Lister", "Lists")),
)
"""Every sheet of a workbook, in the order of its tabs."""

COMMITTEES = SheetSpec("committees", "Udvalg", Text("Udvalgene", "The committees"), _COMMITTEES, "Udvalg_liste")
_OF_COMMITTEE = Column(
    "udvalg", "Udvalg", Kind.KEY, Text("Udvalg", "Committee"), 27, essential=True,
    prompt="Det udvalg, rækken hører til, som det står på arket Udvalg.",
)
_OF_THE_WHOLE_BOOK = ("master_data",)

MERGED_SHEETS: tuple[SheetSpec, ...] = tuple(
    one
    for spec in SHEETS
    for one in (
        replace(spec, columns=(_OF_COMMITTEE, *spec.columns))
        if spec.columns and spec.key not in _OF_THE_WHOLE_BOOK
        else spec,
        *((COMMITTEES,) if spec.key == "master_data" else ()),
    )
)
"""The same of a workbook that many committees are merged in: a sheet Udvalg, and Udvalg first in every table."""
