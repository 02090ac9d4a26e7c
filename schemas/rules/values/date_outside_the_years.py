"""A start that lies outside the years of the budget."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from schemas.layout import BUDGET_YEARS
from schemas.rule import Example, Hit, Rule, Severity, Text, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.budgets import Budgets
    from schemas.settings import Settings

_EARLY_YEARS = 1
"""A correction may well have begun in the year before the budget year: the budget only follows."""
_AFTER = Text("er efter det sidste overslagsår", "is after the last overslagsår")
_BEFORE = Text("er mere end et år før budgetåret", "is more than a year before the budget year")


def check(budgets: Budgets, _: Settings) -> Iterator[Hit]:
    """Find starts after the last year (error), or long before the first (note)."""
    rows = budgets.corrections
    rows = rows[rows["effective_date"].notna()]
    years = budgets.files["budget_year"].droplevel("row").to_dict()
    for (book, row), udvalg, nr, day in zip(
        rows.index, rows["udvalg"], rows["nr"].fillna(""), rows["effective_date"].dt.date, strict=True
    ):
        first = int(years[book])
        last = first + len(BUDGET_YEARS) - 1
        if first - _EARLY_YEARS <= day.year <= last:
            continue
        after = day.year > last
        yield Hit(
            book=book, udvalg=udvalg, sheet="corrections", row=row, column="effective_date", key=nr,
            found=same(f"{day:%d-%m-%Y}"), expected=same(f"{first}-{last}"),
            values={"fault": _AFTER if after else _BEFORE}, severity=None if after else Severity.NOTE,
        )  # fmt: skip


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
    check=check,
    requires=("corrections",),
    spoils="cell",
)
