"""A workbook that is cut short, empty or otherwise broken."""

from schemas.evidence.fact_hits import unreadable_files
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text

_FAULTS = {"damaged": Text("beskadiget", "damaged"), "empty": Text("tom (0 byte)", "empty (0 bytes)")}


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find the files that cannot be opened for damage."""
    return unreadable_files(budgets, _FAULTS)


RULE = Rule(
    id="ARK104",
    name="file-damaged",
    severity=Severity.ERROR,
    title=Text("Filen er beskadiget eller tom", "The file is damaged or empty"),
    why=Text(
        "En fil, der er afbrudt under kopiering eller afsendelse, kan mangle hele ark, uden at det ses.",
        "A file cut short while copied or sent may lack whole sheets without showing it.",
    ),
    message=Text(
        "Filen er {found} og er ikke læst. Åbn originalen i Excel, gem den på ny, og send den igen.",
        "The file is {found} and was not read. Open the original in Excel, save it again, and send it again.",
    ),
    wrong=Example(unreadable="damaged"),
    right=Example(),
    silent=(Example(sheets={"Historik": []}),),
    check=check,
    file_only=True,
    omits="unknown",
)
