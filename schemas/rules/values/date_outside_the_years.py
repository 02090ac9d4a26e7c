"""A start that lies outside the years of the budget."""

from dataclasses import replace
from datetime import date

from schemas.evidence.fact_hits import value_at
from schemas.layout import BUDGET_YEARS
from schemas.rule import Budgets, Example, Frame, Hit, Rule, Severity, Text, same

_EARLY_YEARS = 1
"""A correction may well have begun in the year before the budget year: the budget only follows."""
_AFTER = Text("er efter det sidste overslagsår", "is after the last overslagsår")
_BEFORE = Text("er mere end et år før budgetåret", "is more than a year before the budget year")


def faulty(rows: Frame) -> Frame:
    """Starts after the last year, or long before the first."""
    year = rows["effective_date"].dt.year
    first, last = rows["budget_year"] - _EARLY_YEARS, rows["budget_year"] + len(BUDGET_YEARS) - 1
    return rows[[]].assign(effective_date=(year.notna() & ~year.between(first, last)).fillna(value=False))


def describe(budgets: Budgets, hit: Hit) -> Hit:
    """Name the day and the budget's years; a start long before them is only a note."""
    day, first = value_at(budgets, hit), int(budgets.fact(hit.book, "budget_year"))
    last = first + len(BUDGET_YEARS) - 1
    after = day.year > last
    return replace(
        hit,
        found=same(f"{day:%d-%m-%Y}"),
        expected=same(f"{first}-{last}"),
        values={"fault": _AFTER if after else _BEFORE},
        severity=None if after else Severity.NOTE,
    )


RULE = Rule(
    id="VAE414",
    name="date-outside-the-years",
    severity=Severity.ERROR,
    title=Text("Iværksættelsen ligger uden for budgettets år", "The start lies outside the budget's years"),
    why=Text(
        "En korrektion, der først begynder efter det sidste overslagsår, ændrer ikke dette budget. Ofte er "
        "årstallet tastet forkert.",
        "A correction that begins after the last overslagsår does not change this budget. Often the year is mistyped.",
    ),
    message=Text(
        "{place}: {found} {fault}. Budgettets år er {expected}; kontrollér datoen.",
        "{place}: {found} {fault}. The budget's years are {expected}; check the date.",
    ),
    wrong=Example({"Korrektioner": [{"Iværksættelsestidspunkt": date(2036, 1, 1)}]}),
    right=Example({"Korrektioner": [{"Iværksættelsestidspunkt": date(2026, 1, 1)}]}),
    silent=(Example({"Korrektioner": [{"Iværksættelsestidspunkt": date(2025, 7, 1)}]}),),
    faulty=faulty,
    sheets=("corrections",),
    describe=describe,
    requires=("corrections",),
    spoils="cell",
)
