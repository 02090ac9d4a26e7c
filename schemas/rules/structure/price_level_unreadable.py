"""A price level of the workbook that is no year."""

from schemas.evidence.fact_hits import fact_values
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text, same


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find price levels in Stamdata that do not read as a year."""
    known = budgets.files["price_level"].droplevel("row").dropna().to_dict()
    for fact in fact_values(budgets, "price_level", "Prisniveau"):
        if fact.text and fact.book not in known:
            yield fact.hit(same(fact.text), Text("fire cifre, fx 2026", "four digits, as 2026"))


RULE = Rule(
    id="ARK119",
    name="price-level-unreadable",
    severity=Severity.ERROR,
    title=Text("Projektmappens prisniveau kan ikke læses", "The workbook's price level cannot be read"),
    why=Text(
        "Beløb i forskellige års priser kan ikke lægges sammen. Uden projektmappens prisniveau kan intet omregnes.",
        "Amounts in different years' prices cannot be added. Without the workbook's price level nothing can "
        "be converted.",
    ),
    message=Text(
        "{place}: Prisniveau er {given}. Skriv kun årstallet med {expected}.",
        "{place}: Prisniveau is {given}. Write the year alone, in {expected}.",
    ),
    wrong=Example(master_data={"Prisniveau": "2026-pl"}),
    right=Example(master_data={"Prisniveau": 2026}),
    silent=(Example(master_data={"Prisniveau": "2026"}), Example(master_data={"Prisniveau": None, "Status": "Kladde"})),
    check=check,
)
