"""A workbook in Excel's older formats, .xls and .xlsb."""

from schemas.evidence.fact_hits import unreadable_files
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text, same

_FAULTS = {"old-xls": same("Excel 97-2003 (.xls)"), "binary-xlsb": same("binary Excel (.xlsb)")}


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find the workbooks in a format that is not read."""
    return unreadable_files(budgets, _FAULTS)


RULE = Rule(
    id="ARK103",
    name="file-in-an-old-format",
    severity=Severity.ERROR,
    title=Text("Filen er gemt i et gammelt Excel-format", "The file is saved in an old Excel format"),
    why=Text(
        "Tabeller, valglister og kontrolkolonner gemmes fuldt ud kun i .xlsx.",
        "Tables, drop-downs and check columns are kept whole only in .xlsx.",
    ),
    message=Text(
        "Filen er i formatet {found} og er ikke læst. Gem den som .xlsx, og send den igen.",
        "The file is in the format {found} and was not read. Save it as .xlsx and send it again.",
    ),
    wrong=Example(unreadable="old-xls"),
    right=Example(),
    silent=(Example(files={"strict": True}),),
    check=check,
    file_only=True,
    omits="unknown",
)
