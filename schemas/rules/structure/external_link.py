"""A workbook that fetches figures from another file."""

from schemas.evidence.outside import outside_hits
from schemas.rule import Budgets, Example, Formula, Hits, Rule, Settings, Severity, Text


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find the files that formulas take something from, the add-in aside, and links to files that none does."""
    yield from outside_hits(budgets, "file", by_sheet=False)


RULE = Rule(
    id="ARK131",
    name="external-link",
    severity=Severity.WARNING,
    title=Text("Projektmappen henter tal fra en anden fil", "The workbook takes figures from another file"),
    why=Text(
        "Tal, der hentes fra en fil på eget drev, kan modtageren hverken se eller opdatere, og de ændrer "
        "sig uden varsel.",
        "The receiver can neither see nor update figures fetched from a file on somebody's own drive, and "
        "they change without notice.",
    ),
    message=Text(
        "{place}: Projektmappen har en kæde til {found}. {where} bruger den{others}. Bryd den (Data > Rediger "
        "kæder > Bryd kæde), så tallene står som tal.",
        "{place}: The workbook has a link to {found}. {where} uses it{others}. Break it (Data > Edit Links > Break "
        "Link), so that the figures stand as figures.",
    ),
    wrong=Example(files={"external_links": ("file:///H:/Budget/Licenser%202025.xlsx",)}),
    right=Example(files={"external_links": ()}),
    silent=(
        Example({"Beløb": [{"Tekst": Formula("'Beløb'!D4&Beløb[[#This Row],[Nr]]", "Licenser")}]}),
        Example(files={"external_links": ("/AppData/Roaming/Microsoft/Excel/XLSTART/korrektur.xlam",)}),
    ),
    check=check,
    of_withdrawn=True,
    file_only=True,
)
