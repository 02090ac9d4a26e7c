"""A year header that is more than the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.evidence.year_headers import YearFault, year_hits
from schemas.rule import Example, Hit, Rule, Severity, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.budgets import Budgets
    from schemas.settings import Settings


def check(budgets: Budgets, _: Settings) -> Iterator[Hit]:
    """Find headers such as `B2026`, `2026-pl` and ` 2026` that can only be a year the table needs."""
    return year_hits(budgets, YearFault.NOT_PLAIN)


RULE = Rule(
    id="AAR205",
    name="year-header-not-plain",
    severity=Severity.ERROR,
    title=Text("En årsoverskrift er ikke et rent årstal", "A year header is not the plain year"),
    why=Text(
        "Kolonner findes på deres overskrift. »B2026« eller »2026-pl« er ikke 2026, heller ikke for "
        "totalernes formler.",
        "Columns are found by their header. “B2026” or “2026-pl” is not 2026, to the formulas of the totals "
        "neither.",
    ),
    message=Text(
        "{place}: Overskriften er »{found}«. Skriv kun årstallet {expected}.",
        "{place}: The header is “{found}”. Write the year alone, {expected}.",
    ),
    wrong=Example(headers={"Finansiering": {"2027": "BO2027"}}),
    right=Example(),
    silent=(
        Example(
            {"Beløb": [{"B2026": 12.4, "Regnskab 2024": 11.9}]},
            order={
                "Beløb": [
                    "Nr", "Titel", "Ændring", "Tekst", "Varighed", "Servicerammen", "Konto", "Regnskab 2024",
                    "B2026", "2026", "2027", "2028", "2029", "Modpost",
                ]
            },
        ),
    ),
    check=check,
)  # fmt: skip
