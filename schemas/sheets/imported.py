"""Import: what an import left blank, turned or set apart, until a person has settled it; counts in nothing."""

from schemas.columns import Column, Kind, SheetSpec
from schemas.finding import Text

# fmt: off
_COLUMNS = (
    Column("nr", "Nr", Kind.KEY, Text("Nr", "No."), 9, prompt="Korrektionens nummer, som skemaet har det."),
    Column("place", "Sted", Kind.TEXT, Text("Sted", "Place"), 28, prompt="Hvor det står i det indlæste dokument."),
    Column("what", "Hvad", Kind.PROSE, Text("Hvad", "What"), 60, prompt="Hvad importen så, og hvad den gjorde.", essential=True),
    Column("printed", "Som trykt", Kind.TEXT, Text("Som trykt", "As printed"), 24, prompt="Det, der står i dokumentet."),
    Column("read_as", "Læst som", Kind.TEXT, Text("Læst som", "Read as"), 24, prompt="Det, der står i projektmappen i stedet."),
    Column("cell", "Celle", Kind.TEXT, Text("Celle", "Cell"), 22, prompt="Det, der står tomt. Rækken er behandlet, når det er udfyldt."),
    Column("handled", "Behandlet", Kind.TEXT, Text("Behandlet", "Settled"), 12, prompt="Skriv Ja, når du har set efter."),
)
# fmt: on

SHEET = SheetSpec("imported", "Import", Text("Import", "Import"), _COLUMNS, optional=True)
