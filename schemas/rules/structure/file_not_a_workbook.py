"""A file that is no Excel workbook, whatever it is called."""

from schemas.evidence.fact_hits import unreadable_files
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text

_FAULTS = {
    "not-a-workbook": Text("ikke en Excel-projektmappe", "not an Excel workbook"),
    "opendocument": Text("et OpenDocument-regneark (.ods)", "an OpenDocument spreadsheet (.ods)"),
}


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find the files that are something else."""
    return unreadable_files(budgets, _FAULTS)


RULE = Rule(
    id="ARK102",
    name="file-not-a-workbook",
    severity=Severity.ERROR,
    title=Text("Filen er ikke en Excel-projektmappe", "The file is not an Excel workbook"),
    why=Text(
        "Et billede eller et dokument bliver ikke til et regneark af at hedde .xlsx. Uden celler er der "
        "ingen tal at kontrollere.",
        "A picture or a document does not become a spreadsheet by being called .xlsx. Without cells there "
        "are no figures to check.",
    ),
    message=Text(
        "Filen er {found} og er ikke læst. Åbn det rigtige regneark, gem det som Excel-projektmappe "
        "(.xlsx), og send det.",
        "The file is {found} and was not read. Open the right spreadsheet, save it as an Excel workbook "
        "(.xlsx), and send that.",
    ),
    wrong=Example(unreadable="not-a-workbook"),
    right=Example(),
    silent=(Example(files={"macros": False}),),
    check=check,
    file_only=True,
    omits="unknown",
)
