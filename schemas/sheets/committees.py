"""Udvalg: the committees of a workbook that many are merged in, with the totals of each."""

from schemas.columns import Column, Kind, SheetSpec, YearSpan
from schemas.finding import Text

# fmt: off
_COLUMNS = (
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
# fmt: on

SHEET = SheetSpec("committees", "Udvalg", Text("Udvalgene", "The committees"), _COLUMNS, "Udvalg_liste")
