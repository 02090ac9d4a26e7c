"""A file that is not where it was said to be, or may not be opened."""

from schemas.evidence.fact_hits import unreadable_files
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text

_FAULTS = {"missing": Text("ingen fil, der kan åbnes", "no file that can be opened")}


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find the files that could not be opened."""
    return unreadable_files(budgets, _FAULTS)


RULE = Rule(
    id="ARK106",
    name="file-missing",
    severity=Severity.ERROR,
    title=Text("Filen findes ikke eller kan ikke åbnes", "The file does not exist or cannot be opened"),
    why=Text(
        "En fil, der er flyttet, omdøbt, kun ligger i skyen eller mangler læserettighed, er ikke kontrolleret.",
        "A file that was moved or renamed, is only in the cloud, or may not be read was not checked.",
    ),
    message=Text(
        "Filen findes ikke eller kan ikke åbnes. Kontrollér sti og filnavn, at den er hentet ned fra skyen, "
        "og at du må læse den.",
        "The file does not exist or cannot be opened. Check its path and name, that it has been downloaded "
        "from the cloud, and that you may read it.",
    ),
    wrong=Example(unreadable="missing"),
    right=Example(),
    silent=(Example(sheets={"PL": []}),),
    check=check,
    file_only=True,
    omits="unknown",
)
