"""Figures in the prices of a later year than the workbook's."""

from schemas.calculations.lines import lines_of
from schemas.calculations.rows import Record
from schemas.evidence.rates import Rates
from schemas.evidence.rows import counting_corrections, hit
from schemas.examples.shared_rows import every_year
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text, same


def check(budgets: Budgets, _: Settings) -> Hits:
    """Corrections, and the rows of Beregning with a Prisniveau of their own."""
    rates = Rates(budgets)
    for record in counting_corrections(budgets):
        yield from _later(rates, record, "corrections", Severity.ERROR)
    for record in lines_of(budgets, "calculation"):
        if record["counts"]:
            yield from _later(rates, record, "calculation", Severity.WARNING)


def _later(rates: Rates, record: Record, sheet: str, severity: Severity) -> Hits:
    """A row of Beregning adds to no total, so there it is milder."""
    level = rates.level(record["book"])
    if level is not None and record["price_level"] is not None and record["price_level"] > level:
        yield hit(
            record, sheet, "price_level", found=same(record["price_level"]), expected=same(level), severity=severity
        )


RULE = Rule(
    id="PRI702",
    name="price-level-later",
    severity=Severity.ERROR,
    title=Text("Prisniveauet er senere end projektmappens", "The price level is later than the workbook's"),
    why=Text(
        "Beløb føres frem i pris, aldrig tilbage. Et senere prisniveau er som regel et overslagsår, der er "
        "skrevet i stedet for prisåret.",
        "Amounts are carried forward in price, never back. A later price level is as a rule an "
        "overslagsår entered in place of the price year.",
    ),
    message=Text(
        "{place}: Prisniveau er {found}, men projektmappen er i {expected}-priser. Omregn beløbene til "
        "{expected}-priser, og ret Prisniveau.",
        "{place}: Prisniveau is {found}, but the workbook is in {expected} prices. Convert the amounts to "
        "{expected} prices, and correct Prisniveau.",
    ),
    wrong=Example({"Korrektioner": [{"Prisniveau": 2027}]}),
    right=Example({"Korrektioner": [{"Prisniveau": 2026}]}),
    silent=(
        Example({"Korrektioner": [{"Prisniveau": 2026}]}, master_data={"Prisniveau": 2026}),
        Example(
            {
                "Beregning": [
                    {"Nr": "T101", "Type": "Undgået merudgift", "Tekst": "Licenser", "Prisniveau": 2026} | every_year(1)
                ]
            }
        ),
    ),
    check=check,
    requires=("corrections",),
    rests_on=("prices",),
    omits="unconverted",
)
