"""A correction in older prices than the workbook's, without any rate to convert it by."""

from schemas.calculations.price_level import MAX_STEPS
from schemas.evidence.rates import Rates
from schemas.evidence.rows import counting_corrections, hit
from schemas.examples.shared_rows import every_year, rate
from schemas.lists import COMBINED, LISTS
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text, same


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a correction; silent where PL has a row for it that is at fault, or some of the years."""
    rates = Rates(budgets)
    for record in counting_corrections(budgets):
        rate_type = record["rate_type"] or COMBINED
        if record["price_level"] is None or rate_type not in LISTS["PL-type"]:
            continue
        steps = rates.steps(record, record["price_level"], rate_type)
        missing = rates.missing(steps)
        too_old = len(steps) > MAX_STEPS
        if steps and (missing == steps or too_old) and not rates.are_reported(missing):
            level = same(rates.level(record["book"]))
            yield hit(
                record,
                "corrections",
                "price_level",
                found=same(record["price_level"]),
                expected=level,
                values={"type": same(rate_type)},
            )


RULE = Rule(
    id="PRI701",
    name="price-level-differs",
    severity=Severity.ERROR,
    title=Text("Prisniveauet er et andet end projektmappens", "The price level is not the workbook's"),
    why=Text(
        "Beløb i forskellige års priser kan ikke lægges sammen. Uden en sats i PL tælles beløbet, som det "
        "står, og totalen bliver forkert.",
        "Amounts in different years' prices cannot be added. Without a rate in PL the amount counts as it "
        "stands, and the total is wrong.",
    ),
    message=Text(
        "{place}: Beløbene er i {found}-priser, men projektmappen er i {expected}-priser, og PL har ingen sats "
        "(PL-type {type}). Skriv satsen i PL, eller omregn beløbene og ret Prisniveau.",
        "{place}: The amounts are in {found} prices, but the workbook is in {expected} prices, and PL has no "
        "rate (PL-type {type}). Enter the rate in PL, or convert the amounts and correct Prisniveau.",
    ),
    wrong=Example({"Korrektioner": [{"Prisniveau": 2025}]}),
    right=Example({"Korrektioner": [{"Prisniveau": 2025}], "PL": [rate(2025)]}),
    silent=(
        Example({"Korrektioner": [{"Prisniveau": 2026}]}),
        Example({"Korrektioner": [{"Prisniveau": 2025, "Beslutning": "Udskudt"}], "Finansiering": [None]}),
        Example(
            {
                "Korrektioner": [{"Prisniveau": 2024, "PL-type": "Løn"}],
                "Beløb": [every_year(0.5)],
                "PL": [rate(2024, Type="Løn"), rate(2025, Type="Løn")],
            }
        ),
    ),
    check=check,
    requires=("corrections", "rates"),
    rests_on=("prices",),
    omits="unconverted",
)
