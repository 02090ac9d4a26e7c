"""A row of PL that does not lead from one year to the next."""

from dataclasses import replace

from schemas.evidence.fact_hits import value_at
from schemas.examples.shared_rows import rate
from schemas.rule import Budgets, Example, Frame, Hit, Rule, Severity, Text, same


def faulty(rows: Frame) -> Frame:
    """Rows with both years, whose second is not the year after the first."""
    return rows[[]].assign(to_year=rows["to_year"].ne(rows["from_year"] + 1).fillna(value=False))


def describe(budgets: Budgets, hit: Hit) -> Hit:
    """Name the year the rate leads from, and the one it must lead to."""
    first = value_at(budgets, replace(hit, column="from_year"))
    return replace(hit, found=same(value_at(budgets, hit)), expected=same(first + 1), values={"first": same(first)})


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
    faulty=faulty,
    sheets=("rates",),
    describe=describe,
    spoils="prices",
    omits="unconverted",
)
