"""A year column that a table lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.evidence.year_headers import YearFault, year_hits
from schemas.rule import Example, Hit, Rule, Severity, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.budgets import Budgets
    from schemas.settings import Settings


def check(budgets: Budgets, _: Settings) -> Iterator[Hit]:
    """Find years without a header, at the header cell where each should stand."""
    return year_hits(budgets, YearFault.MISSING)


RULE = Rule(
    id="AAR201",
    name="year-missing",
    severity=Severity.ERROR,
    title=Text("En årskolonne mangler", "A year column is missing"),
    why=Text(
        "En korrektion vedtages for budgetåret og de tre overslagsår. Mangler et år, kan totalerne ikke regnes ud.",
        "A correction is adopted for the budget year and the three overslagsår. Where one is missing, no "
        "total can be computed.",
    ),
    message=Text(
        "{place}: Årskolonnen {expected} mangler; {standing}. Indsæt kolonnen, og skriv {expected} som overskrift.",
        "{place}: The year column {expected} is missing; {standing}. Insert the column, and write "
        "{expected} as its header.",
    ),
    wrong=Example(headers={"Beløb": {"2028": None}}),
    right=Example(),
    silent=(
        Example(
            {
                "Beløb": [{"2026": None, "2027": 0.5, "2028": 0.5, "2029": 0.5, "2030": 0.5}],
                "Finansiering": [{"2026": None, "2027": -0.5, "2028": -0.5, "2029": -0.5, "2030": -0.5}],
                "Korrektioner": [{"Iværksættelsestidspunkt": None}],
            },
            master_data={"Budgetår": 2027, "Prisniveau": 2027},
        ),
    ),
    check=check,
)
