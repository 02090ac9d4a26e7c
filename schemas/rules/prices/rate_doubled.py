"""One year's rate of one type given more than once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.evidence.rates import doubled_rates
from schemas.evidence.rows import hit
from schemas.examples.shared_rows import rate
from schemas.rule import Example, Percent, Rule, Severity, Text, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.budgets import Budgets
    from schemas.rule import Hit
    from schemas.settings import Settings


def check(budgets: Budgets, settings: Settings) -> Iterator[Hit]:
    """One hit a year and type, at its second row."""
    del settings
    for rows in doubled_rates(budgets):
        second = rows[1]
        yield hit(
            second,
            "rates",
            "type",
            found=same(len(rows)),
            expected=same(1),
            values={
                "rate": same(f"{second['type']} {second['from_year']}-{second['to_year']}"),
                "rows": same(", ".join(str(row["row"]) for row in rows)),
            },
        )


RULE = Rule(
    id="PRI704",
    name="rate-doubled",
    severity=Severity.ERROR,
    title=Text("Satsen står to gange", "The rate stands twice"),
    why=Text(
        "Står samme års sats to gange, ved ingen, hvilken der gælder, og beløbene omregnes ikke.",
        "When one year's rate stands twice, nobody knows which one holds, and the amounts are not converted.",
    ),
    message=Text(
        "{place}: Satsen {rate} står {found} gange (række {rows}). Behold den, der gælder, og slet resten.",
        "{place}: The rate {rate} stands {found} times (rows {rows}). Keep the one that holds, and delete the rest.",
    ),
    wrong=Example({"Korrektioner": [{"Prisniveau": 2025}], "PL": [rate(2025), rate(2025, Procent=Percent(0.032))]}),
    right=Example({"Korrektioner": [{"Prisniveau": 2025}], "PL": [rate(2025)]}),
    silent=(
        Example({"PL": [rate(2025), rate(2025, Type="Løn"), rate(2025, Type="Pris")]}),
        Example({"PL": [rate(2025), rate(2024)]}),
    ),
    check=check,
    requires=("rates",),
    spoils="prices",
)
