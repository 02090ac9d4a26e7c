"""A table whose years are a full set, but another budget's."""

from schemas.evidence.year_headers import YearFault, year_hits
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find sets of other years, at the first of them, or at Budgetår where every table has later ones."""
    return year_hits(budgets, YearFault.OTHER_BUDGET)


RULE = Rule(
    id="AAR204",
    name="years-of-another-budget",
    severity=Severity.ERROR,
    title=Text("Årene hører til et andet budget", "The years are another budget's"),
    why=Text(
        "Et ark, der er kopieret fra et andet års projektmappe, har tallene i de forkerte år, selv om alt "
        "ser rigtigt ud.",
        "A sheet copied from another year's workbook has its figures in the wrong years, although all looks right.",
    ),
    message=Text(
        "{place}: Årene er {found}, men budgettet har {expected}. Er det kopieret fra en anden "
        "projektmappe, eller er Budgetår på Stamdata forkert?",
        "{place}: The years are {found}, but the budget has {expected}. Was it copied from another "
        "workbook, or is Budgetår on Stamdata wrong?",
    ),
    wrong=Example(headers={"Beløb": {"2026": "2025", "2027": "2026", "2028": "2027", "2029": "2028"}}),
    right=Example(),
    silent=(
        Example(order={"PL": ["2021", "2022", "2023", "2024", "Fra år", "Til år", "Type", "Procent", "Kilde", "Dato"]}),
    ),
    check=check,
    omits="unknown",
)
