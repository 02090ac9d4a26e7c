"""A workbook made from last year's template, or from an older version of this one."""

from schemas.evidence.fact_hits import older_books
from schemas.layout import HISTORY_YEARS
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text


def check(budgets: Budgets, _: Settings) -> Hits:
    """Say it once a workbook, however many headers differ."""
    yield from older_books(budgets).values()


_A_YEAR_BACK = {str(year): str(year - 1) for year in (2026, 2027, 2028, 2029)}
_HISTORY_BACK = {str(2025 - n): str(2024 - n) for n in range(len(HISTORY_YEARS))}
_LAST_YEARS = dict.fromkeys(("Beløb", "Fuldtidsstillinger", "Finansiering", "Beregning"), _A_YEAR_BACK)

RULE = Rule(
    id="ARK120",
    name="template-older",
    severity=Severity.ERROR,
    title=Text("Projektmappen er lavet på en ældre skabelon", "The workbook is made from an older template"),
    why=Text(
        "Sidste års projektmappe har sidste års kolonner: beløbene ville komme til at stå et år forkert.",
        "Last year's workbook has last year's columns: the amounts would be off by a year.",
    ),
    message=Text(
        "{place}: Projektmappen er lavet til {found}, ikke {expected}. Hent en ny skabelon, eller før "
        "projektmappen over i den; ret ikke overskrifterne i hånden. Er det Budgetår, der er skrevet "
        "forkert, så ret det på Stamdata.",
        "{place}: The workbook was made for {found}, not {expected}. Take a new template, or move the "
        "workbook over to it; do not change the headers by hand. If it is Budgetår that is wrong, correct "
        "it on Stamdata.",
    ),
    wrong=Example(headers={**_LAST_YEARS, "Historik": _HISTORY_BACK}),
    right=Example(),
    silent=(Example(master_data={"Skabelonversion": None, "Status": "Kladde"}),),
    check=check,
    omits="unknown",
)
