"""A formula that asks a server or another program."""

from schemas.evidence.outside import outside_hits
from schemas.rule import Budgets, Example, Formula, Hits, Rule, Settings, Severity, Text


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find what is called from cells, drop-downs, conditional formats and defined names, sheet by sheet."""
    yield from outside_hits(budgets, "call", by_sheet=True)


RULE = Rule(
    id="ARK123",
    name="formula-calls-out",
    severity=Severity.WARNING,
    title=Text("En formel henter noget uden for Excel", "A formula takes something from outside Excel"),
    why=Text(
        "En formel, der spørger en server eller et andet program, kan give et nyt tal, hver gang filen åbnes, og kan "
        "sende tal ud af huset. Økonomi kan ikke se, hvor tallet kommer fra.",
        "A formula that asks a server or another program may give a new figure each time the file is opened, and may "
        "send figures out of the house. Økonomi cannot see where the figure comes from.",
    ),
    message=Text(
        "{place}: {where} bruger {found}, der henter noget uden for projektmappen{others}. Skriv selv det, den giver.",
        "{place}: {where} uses {found}, which takes something from outside the workbook{others}. Write what it gives.",
    ),
    wrong=Example({"Beløb": [{"2026": Formula('WEBSERVICE("https://tal.example/licenser")*1', 0.5)}]}),
    right=Example({"Beløb": [{"2026": Formula("0.25*2", 0.5)}]}),
    silent=(
        Example({"Beløb": [{"Tekst": Formula('HYPERLINK("https://tal.example/","Licenser")', "Licenser")}]}),
        Example({"Beløb": [{"Tekst": Formula('"Slået op med WEBSERVICE("&"cmd|x!"', "Licenser")}]}),
    ),
    check=check,
    of_withdrawn=True,
    file_only=True,
)
