"""Kontrolliste: the findings, as the add-in writes them down."""

from schemas.columns import Column, Kind, SheetSpec
from schemas.finding import Text

# fmt: off
_COLUMNS = tuple(
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
# fmt: on

SHEET = SheetSpec("checklist", "Kontrolliste", Text("Kontrolliste", "Checklist"), _COLUMNS)
