"""One year's rate of one type given more than once."""

from dataclasses import replace

from schemas.calculations.rows import keys
from schemas.evidence.rates import doubled_rates
from schemas.examples.shared_rows import rate
from schemas.rule import Budgets, Example, Frame, Hit, Percent, Rule, Severity, Text, same


def faulty(rows: Frame) -> Frame:
    """The second row of every year and type."""
    one_year = rows["to_year"].eq(rows["from_year"] + 1).fillna(value=False) & rows["type"].notna()
    names = [rows["book"], rows["udvalg"].fillna(""), keys(rows["type"]), rows["from_year"].fillna(0), one_year]
    return rows[[]].assign(type=one_year & rows["type"].groupby(names).cumcount().eq(1))


def describe(budgets: Budgets, hit: Hit) -> Hit:
    """Name the rate and its rows."""
    rows = next(one for one in doubled_rates(budgets) if (one[1]["book"], one[1]["row"]) == (hit.book, hit.row))
    second = rows[1]
    return replace(
        hit,
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
        "When one year's rate stands twice, nobody knows which one applies, and the amounts are not converted.",
    ),
    message=Text(
        "{place}: Satsen {rate} står {found} gange (række {rows}). Behold den, der gælder, og slet resten.",
        "{place}: The rate {rate} stands {found} times (rows {rows}). Keep the one that applies, and delete the rest.",
    ),
    wrong=Example({"Korrektioner": [{"Prisniveau": 2025}], "PL": [rate(2025), rate(2025, Procent=Percent(0.032))]}),
    right=Example({"Korrektioner": [{"Prisniveau": 2025}], "PL": [rate(2025)]}),
    silent=(
        Example({"PL": [rate(2025), rate(2025, Type="Løn"), rate(2025, Type="Pris")]}),
        Example({"PL": [rate(2025), rate(2024)]}),
    ),
    faulty=faulty,
    sheets=("rates",),
    describe=describe,
    spoils="prices",
    omits="unconverted",
)
