"""An Engangsbeløb with amounts in more than one year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.calculations.lines import lines_of
from schemas.evidence.rows import canonical, hit, year_words
from schemas.examples.shared_rows import every_year
from schemas.layout import BUDGET_YEARS
from schemas.lists import ONE_OFF
from schemas.rule import Example, Rule, Severity, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.budgets import Budgets
    from schemas.rule import Hit
    from schemas.settings import Settings


def check(budgets: Budgets, settings: Settings) -> Iterator[Hit]:
    """One hit a line, at its Varighed."""
    del settings
    for row in lines_of(budgets, "amounts"):
        years = [year for year, column in enumerate(BUDGET_YEARS) if row[column]]
        if row["counts"] and row["duration"] == ONE_OFF and len(years) > 1:
            yield hit(
                row,
                "amounts",
                "duration",
                found=year_words(budgets, row["book"], years),
                expected=Text("ét år", "one year"),
                rests_on=canonical(years),
            )


_ONE_OFF = {"Varighed": "Engangsbeløb"}

RULE = Rule(
    id="PRI709",
    name="one-off-in-several-years",
    severity=Severity.WARNING,
    title=Text("Engangsbeløbet står i flere år", "The one-off amount stands in several years"),
    why=Text(
        "Et engangsbeløb, der er kopieret hen over overslagsårene, lægger penge i budgettet, som ingen skal bruge.",
        "A one-off amount that was copied across the overslagsår puts money in the budget that nobody will need.",
    ),
    message=Text(
        "{place}: Linjen er et Engangsbeløb, men har beløb i {found}. Slet de andre år, eller vælg Midlertidig.",
        "{place}: The line is an Engangsbeløb but has amounts in {found}. Clear the other years, or "
        "choose Midlertidig.",
    ),
    wrong=Example({"Beløb": [_ONE_OFF]}),
    right=Example({"Beløb": [{"Varighed": "Midlertidig"}]}),
    silent=(
        Example(
            {
                "Beløb": [_ONE_OFF | every_year(0) | {"2026": 0.5}],
                "Finansiering": [every_year(0) | {"2026": -0.5}],
            }
        ),
        Example(
            {
                "Beløb": [_ONE_OFF | {"2026": 0.5, "2027": None, "2028": None, "2029": None}],
                "Finansiering": [every_year(0) | {"2026": -0.5}],
            }
        ),
    ),
    check=check,
    requires=("amounts",),
    derived=True,
)
