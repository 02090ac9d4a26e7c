"""An answer that the column's list does not hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from schemas.layout import layout
from schemas.lists import LISTS
from schemas.rule import Example, Rule, Severity, Text, same
from schemas.rules.fact_hits import value_at
from schemas.rules.list_answers import LISTED
from schemas.wording import listed

if TYPE_CHECKING:
    from schemas.budgets import Budgets
    from schemas.rule import Hit


def describe(budgets: Budgets, hit: Hit) -> Hit:
    """Name the answer and the list it should come from."""
    choices = layout(2000).sheet(hit.sheet or "").column(hit.column or "").choices
    return replace(hit, found=same(value_at(budgets, hit)), expected=listed(LISTS[choices or ""]))


RULE = Rule(
    id="VAE410",
    name="answer-not-in-list",
    severity=Severity.ERROR,
    draft_severity=Severity.WARNING,
    title=Text("Svaret findes ikke på listen", "The answer is not in the list"),
    why=Text(
        "Totalerne fordeles efter svarene. Et svar uden for listen tæller ingen steder eller det forkerte sted.",
        "The totals are divided by the answers. One outside the list counts nowhere, or in the wrong place.",
    ),
    message=Text(
        "{place}: »{found}« er ikke et af svarene {expected}. Vælg et svar på listen.",
        "{place}: “{found}” is none of the answers {expected}. Choose one from the list.",
    ),
    wrong=Example({"Korrektioner": [{"Årsag": "Vejret"}]}),
    right=Example({"Korrektioner": [{"Årsag": "Fejlrettelse"}]}),
    silent=(Example({"Korrektioner": [{"Årsag": None}]}),),
    describe=describe,
    repair=LISTED,
)
