"""An Engangsbeløb with amounts in more than one year."""

from dataclasses import replace

from schemas.evidence.fact_hits import value_at
from schemas.evidence.rows import canonical, year_words
from schemas.examples.shared_rows import every_year, years
from schemas.layout import BUDGET_YEARS
from schemas.lists import ONE_OFF
from schemas.rule import Budgets, Example, Frame, Hit, Rule, Severity, Text


def faulty(rows: Frame) -> Frame:
    """The Varighed of such lines that count."""
    several = rows[list(BUDGET_YEARS)].fillna(0).ne(0).sum(axis=1).gt(1)
    return rows[[]].assign(duration=several & rows["duration"].eq(ONE_OFF) & rows["counts"])


def describe(budgets: Budgets, hit: Hit) -> Hit:
    """Name the years."""
    years = [year for year, column in enumerate(BUDGET_YEARS) if _has_amount(budgets, replace(hit, column=column))]
    return replace(
        hit, found=year_words(budgets, hit.book, years), expected=Text("ét år", "one year"), rests_on=canonical(years)
    )


def _has_amount(budgets: Budgets, hit: Hit) -> bool:
    kroner = value_at(budgets, hit)
    return isinstance(kroner, int) and kroner != 0


_ONE_OFF = {"Varighed": "Engangsbeløb"}

RULE = Rule(
    id="PRI709",
    name="one-off-in-several-years",
    severity=Severity.WARNING,
    title=Text("Engangsbeløbet står i flere år", "The one-off amount stands in several years"),
    why=Text(
        "Et engangsbeløb, der er kopieret hen over overslagsårene, lægger penge i budgettet, som ingen skal bruge.",
        "A one-off amount that was copied across the overslagsår puts money in the budget that nobody will need.",
    ),
    message=Text(
        "{place}: Linjen er et Engangsbeløb, men har beløb i {found}. Slet de andre år, eller vælg Midlertidig.",
        "{place}: The line is an Engangsbeløb but has amounts in {found}. Clear the other years, or "
        "choose Midlertidig.",
    ),
    wrong=Example({"Beløb": [_ONE_OFF]}),
    right=Example({"Beløb": [{"Varighed": "Midlertidig"}]}),
    silent=(
        Example(
            {"Beløb": [_ONE_OFF | every_year(0) | {"2026": 0.5}], "Finansiering": [every_year(0) | {"2026": -0.5}]}
        ),
        Example({"Beløb": [_ONE_OFF | years(0.5, None, None, None)], "Finansiering": [every_year(0) | {"2026": -0.5}]}),
    ),
    faulty=faulty,
    sheets=("amounts",),
    describe=describe,
    derived=True,
)
