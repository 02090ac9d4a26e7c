"""Year columns that do not stand in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.evidence.year_headers import YearFault, year_hits
from schemas.rule import Example, Hit, Rule, Severity, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.budgets import Budgets
    from schemas.settings import Settings


def check(budgets: Budgets, _: Settings) -> Iterator[Hit]:
    """Find the first year of a table that stands where an earlier one belongs."""
    return year_hits(budgets, YearFault.ORDER)


_COLUMNS = ["Nr", "Titel", "Tekst", "Enhed"]

RULE = Rule(
    id="AAR203",
    name="years-out-of-order",
    severity=Severity.ERROR,
    title=Text("Årene står i forkert rækkefølge", "The years are out of order"),
    why=Text(
        "Den, der taster, taster fra venstre mod højre. Er to år byttet om, havner beløbene i det forkerte år.",
        "Figures are typed from left to right. Where two years are swapped, amounts end up in the wrong year.",
    ),
    message=Text(
        "{place}: Her står {found}, hvor {expected} skal stå. Kontrollér, hvilket år tallene hører til, og "
        "ret overskrifterne.",
        "{place}: Here stands {found}, where {expected} belongs. Check which year the figures are of, and "
        "correct the headers.",
    ),
    wrong=Example(order={"Historik": [*_COLUMNS, "2021", "2023", "2022", "2024", "2025"]}),
    right=Example(order={"Historik": [*_COLUMNS, "2021", "2022", "2023", "2024", "2025"]}),
    silent=(Example(order={"Historik": ["2021", "2022", "Bemærkning", "2023", "2024", "2025", *_COLUMNS]}),),
    check=check,
)
