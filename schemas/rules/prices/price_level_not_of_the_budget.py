"""A price level in Stamdata that is not the budget year's."""

from dataclasses import replace

from schemas.evidence.fact_hits import fact_values
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text, same


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a workbook; last year's prices, which a budget may be in until the rates come, are a note."""
    files = budgets.files.droplevel("row")
    both = files[files["budget_year"].notna() & files["price_level"].notna()]
    years = dict(zip(both.index, zip(both["budget_year"], both["price_level"], strict=True), strict=True))
    for fact in fact_values(budgets, "price_level", "Prisniveau"):
        if fact.text and fact.book in years:
            budget_year, level = years[fact.book]
            if level != budget_year:
                hit = fact.hit(same(fact.text), same(budget_year))
                yield replace(hit, severity=Severity.NOTE if level == budget_year - 1 else None)


RULE = Rule(
    id="PRI711",
    name="price-level-not-of-the-budget",
    severity=Severity.ERROR,
    title=Text("Projektmappens prisniveau er ikke budgetårets", "The workbook's price level is not the budget year's"),
    why=Text(
        "Et budget lægges i budgetårets priser, højst i året før, indtil satserne er udmeldt. Et andet år er en "
        "tastefejl, og så omregnes intet rigtigt.",
        "A budget is drawn up in the budget year's prices, or at most in those of the year before until the "
        "rates are out. Any other year is a typing error, and nothing is then converted correctly.",
    ),
    message=Text(
        "{place}: Prisniveau er {found}, men budgetåret er {expected}. Ret årstallet, "
        "hvis beløbene er i {expected}-priser.",
        "{place}: Prisniveau is {found}, but the budget year is {expected}. Correct the year if the amounts are in "
        "{expected} prices.",
    ),
    wrong=Example(master_data={"Prisniveau": 2062}),
    right=Example(master_data={"Prisniveau": 2026}),
    silent=(Example(master_data={"Prisniveau": None, "Status": "Kladde"}), Example(master_data={"Prisniveau": "2026"})),
    check=check,
    spoils="prices",
    omits="unconverted",
    yields_to={"budget-year-unreadable": "book", "years-of-another-budget": "book", "template-older": "book"},
)
