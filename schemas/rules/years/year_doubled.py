"""A year that stands over two columns of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.evidence.year_headers import YearFault, year_hits
from schemas.rule import Example, Hit, Rule, Severity, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.budgets import Budgets
    from schemas.settings import Settings


def check(budgets: Budgets, _: Settings) -> Iterator[Hit]:
    """Find second headers of one year, also those Excel made different (`20262`)."""
    return year_hits(budgets, YearFault.DOUBLED)


RULE = Rule(
    id="AAR202",
    name="year-doubled",
    severity=Severity.ERROR,
    title=Text("Et år står over to kolonner", "A year stands over two columns"),
    why=Text(
        "Når to kolonner har samme år, kan ingen vide, hvilken der gælder, eller om de skulle lægges sammen.",
        "Where two columns have one year, nobody can tell which holds, or whether they should be added.",
    ),
    message=Text(
        "{place}: Året {found} står allerede i tabellen; forventet: {expected}. Ret overskriften, eller slet kolonnen.",
        "{place}: The year {found} is in the table already; expected: {expected}. Correct the header, or "
        "delete the column.",
    ),
    wrong=Example(headers={"Beløb": {"2028": "2027"}}),
    right=Example(),
    silent=(
        Example(
            {"Historik": [{"Nr": "T101", "Tekst": "Sager", "Enhed": "antal", "2025": 61, "Heraf i 2025": 20}]},
            order={
                "Historik": [
                    "Nr",
                    "Titel",
                    "Tekst",
                    "Enhed",
                    "2021",
                    "2022",
                    "2023",
                    "2024",
                    "2025",
                    "Heraf i 2025",
                ]
            },
        ),
    ),
    check=check,
)
