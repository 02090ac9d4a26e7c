"""A submitted workbook with macros in it."""

from schemas.evidence.fact_hits import readable
from schemas.rule import Budgets, Example, Hit, Hits, Rule, Settings, Severity, Text


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find workbooks that carry program code."""
    files = readable(budgets)
    for book in files.index[files["macros"]].get_level_values("book"):
        yield Hit(book=book, found=Text("makroer", "macros"), expected=Text("ingen", "none"))


RULE = Rule(
    id="ARK130",
    name="macros-in-file",
    severity=Severity.WARNING,
    title=Text("Der er makroer i filen", "The file has macros"),
    why=Text(
        "Skabelonen har ingen makroer. Kode i en indsendt fil kan ændre tal, og mange steder bliver filen "
        "slet ikke åbnet.",
        "The template has no macros. Code in a submitted file may change figures, and in many places the "
        "file is not even opened.",
    ),
    message=Text(
        "Projektmappen indeholder makroer. Gem den som .xlsx (så fjernes de), og send den igen.",
        "The workbook holds macros. Save it as .xlsx (which removes them), and send it again.",
    ),
    wrong=Example(files={"macros": True}),
    right=Example(files={"macros": False}),
    silent=(Example(files={"strict": True}),),
    check=check,
    file_only=True,
)
