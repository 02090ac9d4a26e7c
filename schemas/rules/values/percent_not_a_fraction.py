"""A rate typed as 3,2 in a cell that does not show per cent: 320 %."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from schemas.evidence.fact_hits import value_at
from schemas.rule import Budgets, Example, Frame, Hit, Percent, RowEdit, Rule, RuleFix, Severity, Text
from schemas.words.figures import percent

_LIMIT = Decimal("0.5")
"""No yearly price or wage rate is half or more: 3,2 typed in a cell without per cent is 320 %."""


def faulty(rows: Frame) -> Frame:
    """Rates of half or more."""
    return rows[["percent"]].map(lambda percent: isinstance(percent, Decimal) and percent >= _LIMIT)


def describe(budgets: Budgets, hit: Hit) -> Hit:
    """Name the rate as it stands, and what was probably meant."""
    fraction = value_at(budgets, hit)
    return replace(
        hit,
        found=percent(fraction),
        expected=Text("under 50 %", "below 50%"),
        values={"meant": percent(fraction / 100)},
    )


def per_cent(budgets: Budgets, hit: Hit) -> Iterator[RowEdit]:
    """A hundredth of the rate."""
    yield RowEdit(float(value_at(budgets, hit) / 100))


_RATE = {"Fra år": 2025, "Til år": 2026, "Type": "Samlet", "Kilde": "Eget skøn", "Dato": date(2025, 6, 1)}

RULE = Rule(
    id="VAE412",
    name="percent-not-a-fraction",
    severity=Severity.ERROR,
    title=Text("Satsen er ikke skrevet som procent", "The rate is not written as per cent"),
    why=Text(
        "En sats gemmes som brøk: 3,2 % er 0,032. Står der 3,2, bliver et beløb på 1 mio. kr. til 4,2 mio. kr.",
        "A rate is stored as a fraction: 3.2% is 0.032. Where 3.2 stands, an amount of 1 million becomes 4.2 million.",
    ),
    message=Text(
        "{place}: Satsen er {found}. Er {meant} ment, så skriv den med procenttegn; forventet {expected}.",
        "{place}: The rate is {found}. If {meant} is meant, write it with a per cent sign; expected {expected}.",
    ),
    wrong=Example({"PL": [{**_RATE, "Procent": 3.2}]}),
    right=Example({"PL": [{**_RATE, "Procent": Percent(0.032)}]}),
    silent=(Example({"PL": [{**_RATE, "Procent": 0.032}]}), Example({"PL": [{**_RATE, "Procent": Percent(-0.004)}]})),
    faulty=faulty,
    sheets=("rates",),
    describe=describe,
    fix=RuleFix(Text("Skriv satsen som procent", "Write the rate as per cent"), safe=False, cells=per_cent),
    spoils="cell",
    omits="unconverted",
)
