"""A budget year that is no year."""

from dataclasses import replace

from schemas.evidence.fact_hits import fact_values
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text, same
from schemas.words.figures import BLANK

_FROM_COLUMNS = Text("Årskolonnerne i Beløb er brugt i stedet.", "The year columns of Beløb were used instead.")
_UNREAD = Text("Intet beløb er derfor læst.", "So no amount was read.")


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find years that do not read as one, and blank ones where Beløb has none either."""
    years = budgets.files["budget_year"].droplevel("row")
    known = years.dropna().to_dict()
    for fact in fact_values(budgets, "budget_year", "Budgetår"):
        year = known.get(fact.book)
        if fact.text != str(year) and (fact.text or year is None):
            hit = fact.hit(same(fact.text) if fact.text else BLANK, Text("fire cifre, fx 2026", "four digits, as 2026"))
            yield replace(hit, values={**hit.values, "instead": _UNREAD if year is None else _FROM_COLUMNS})


RULE = Rule(
    id="ARK118",
    name="budget-year-unreadable",
    severity=Severity.ERROR,
    title=Text("Budgetåret kan ikke læses", "The budget year cannot be read"),
    why=Text(
        "Budgetåret bestemmer, hvilke år tabellerne skal have, og hvilke priser beløbene er i.",
        "The budget year decides which years the tables must have, and in which prices the amounts are.",
    ),
    message=Text(
        "{place}: Budgetår er {given}. {instead} Skriv {expected}.",
        "{place}: Budgetår is {given}. {instead} Write {expected}.",
    ),
    wrong=Example(master_data={"Budgetår": "26/27"}),
    right=Example(master_data={"Budgetår": 2026}),
    silent=(Example(master_data={"Budgetår": "2026"}), Example(master_data={"Budgetår": None, "Status": "Kladde"})),
    check=check,
    omits="unknown",
)
