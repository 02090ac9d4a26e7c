"""A file that is locked with a password."""

from schemas.evidence.fact_hits import unreadable_files
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text

_FAULTS = {"encrypted": Text("en fil med adgangskode", "a file with a password")}


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find the files that are encrypted."""
    return unreadable_files(budgets, _FAULTS)


RULE = Rule(
    id="ARK101",
    name="file-encrypted",
    severity=Severity.ERROR,
    title=Text("Filen er låst med en adgangskode", "The file is locked with a password"),
    why=Text(
        "En fil med adgangskode kan ingen andre læse eller lægge sammen med de andre udvalgs.",
        "Nobody else can read a file with a password, or add it to the other committees'.",
    ),
    message=Text(
        "Filen er låst med en adgangskode og er ikke læst. Fjern adgangskoden (Filer > Oplysninger > Beskyt "
        "projektmappe > Krypter med adgangskode, slet koden), gem, og send filen igen.",
        "The file is locked with a password and was not read. Remove the password (File > Info > Protect "
        "Workbook > Encrypt with Password, clear it), save, and send the file again.",
    ),
    wrong=Example(unreadable="encrypted"),
    right=Example(),
    silent=(Example(files={"strict": True}),),
    check=check,
    file_only=True,
    omits="unknown",
)
