"""A row of PL that does not lead from one year to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.calculations.rows import records
from schemas.evidence.rates import covers_one_year
from schemas.evidence.rows import hit
from schemas.examples.shared_rows import rate
from schemas.rule import Example, Rule, Severity, Text, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.budgets import Budgets
    from schemas.rule import Hit
    from schemas.settings import Settings


def check(budgets: Budgets, settings: Settings) -> Iterator[Hit]:
    """Every row with both years, whose second is not the year after the first."""
    del settings
    for row in records(budgets.rates):
        if row["from_year"] is not None and row["to_year"] is not None and not covers_one_year(row):
            yield hit(
                row,
                "rates",
                "to_year",
                found=same(row["to_year"]),
                expected=same(row["from_year"] + 1),
                values={"first": same(row["from_year"])},
            )


_EARLIER = rate(2024)

RULE = Rule(
    id="PRI705",
    name="rate-over-several-years",
    severity=Severity.ERROR,
    title=Text("Satsen går ikke fra ét år til det næste", "The rate does not lead from one year to the next"),
    why=Text(
        "Hver række i PL er ét år. En sats over flere år kan ikke bruges, når en korrektion er i et af årene imellem.",
        "Each row of PL is one year. A rate over several years cannot be used when a correction is in one "
        "of the years between.",
    ),
    message=Text(
        "{place}: Satsen går fra {first} til {found}; Til år skal være {expected}. Skriv én række for hvert år.",
        "{place}: The rate leads from {first} to {found}; Til år must be {expected}. Enter one row a year.",
    ),
    wrong=Example({"Korrektioner": [{"Prisniveau": 2024}], "PL": [_EARLIER | {"Til år": 2026}]}),
    right=Example({"Korrektioner": [{"Prisniveau": 2024}], "PL": [_EARLIER, rate(2025)]}),
    silent=(Example({"PL": [rate(2019)]}),),
    check=check,
    requires=("rates",),
    spoils="prices",
)
