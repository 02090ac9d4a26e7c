"""A file beyond the limits of what is read."""

from schemas.evidence.fact_hits import unreadable_files
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text

_FAULTS = {"too-big": Text("for stor", "too big")}


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find the files that hold more than any committee's workbook."""
    return unreadable_files(budgets, _FAULTS)


RULE = Rule(
    id="ARK105",
    name="file-too-big",
    severity=Severity.ERROR,
    title=Text("Filen er for stor til at blive læst", "The file is too big to be read"),
    why=Text(
        "Et udvalgs korrektioner fylder sjældent over en megabyte. En meget stor fil er som regel et andet "
        "regneark, eller et, hvor formatering er trukket ned over en million rækker.",
        "A committee's corrections seldom fill a megabyte. A huge file is as a rule another spreadsheet, or "
        "one whose formatting was dragged over a million rows.",
    ),
    message=Text(
        "Filen er for stor og er ikke læst. Slet tomme, formaterede rækker og indsatte billeder, gem, og "
        "send den igen; eller hent en ny skabelon og kopiér rækkerne over.",
        "The file is too big and was not read. Delete empty formatted rows and pasted pictures, save, and "
        "send it again; or take a new template and copy the rows over.",
    ),
    wrong=Example(unreadable="too-big"),
    right=Example(),
    silent=(Example(tabs={"Bilag": "visible"}),),
    check=check,
    file_only=True,
    omits="unknown",
)
