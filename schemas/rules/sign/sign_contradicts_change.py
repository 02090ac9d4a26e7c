"""An amount whose sign contradicts its line's Ændring."""

from dataclasses import replace

from schemas.evidence.fact_hits import value_at
from schemas.evidence.sheet_rows import only, turned
from schemas.examples.shared_rows import every_year, years
from schemas.layout import BUDGET_YEARS
from schemas.lists import NON_NEGATIVE_CHANGES, NON_POSITIVE_CHANGES
from schemas.rule import Budgets, Example, Frame, Hit, Rule, RuleFix, Severity, Text, same
from schemas.words.figures import amount


def faulty(rows: Frame) -> Frame:
    """Amounts on the wrong side of zero for their line's Ændring; a line that says none may have any."""
    years = rows[list(BUDGET_YEARS)].fillna(0)
    too_low = only(years.lt(0), rows["change"].isin(NON_NEGATIVE_CHANGES))
    too_high = only(years.gt(0), rows["change"].isin(NON_POSITIVE_CHANGES))
    return too_low | too_high


def describe(budgets: Budgets, hit: Hit) -> Hit:
    """Name the amount, the line's Ændring, and the side of zero it belongs on."""
    change = value_at(budgets, replace(hit, column="change"))
    positive = change in NON_NEGATIVE_CHANGES
    return replace(
        hit,
        found=amount(value_at(budgets, hit), budgets.unit_kroner(hit.book)),
        expected=Text("0 eller derover", "0 or more") if positive else Text("0 eller derunder", "0 or less"),
        values={
            "change": same(change),
            "side": Text("negativt", "negative") if positive else Text("positivt", "positive"),
        },
    )


RULE = Rule(
    id="FOR301",
    name="sign-contradicts-change",
    severity=Severity.ERROR,
    title=Text("Fortegnet passer ikke til Ændring", "The sign contradicts Ændring"),
    why=Text(
        "Skemaet siger: - = mindreudgift/merindtægt og + = merudgift/mindreindtægt. Et forkert fortegn "
        "flytter totalen med det dobbelte af beløbet.",
        "The form says: - = less expenditure/more income and + = more expenditure/less income. A wrong sign "
        "moves the total by twice the amount.",
    ),
    message=Text(
        "{place}: {found} er angivet som {change}, men er {side}. Ret fortegnet, vælg en anden Ændring, "
        "eller del linjen i to.",
        "{place}: {found} is entered as {change} but is {side}. Change the sign, choose another Ændring, or "
        "split the line.",
    ),
    wrong=Example({"Beløb": [{"Ændring": "Mindreudgift", **years(-0.5, 0.5, -0.5, -0.5)}], "Finansiering": [None]}),
    right=Example({"Beløb": [{"Ændring": "Mindreudgift", **every_year(-0.5)}], "Finansiering": [None]}),
    silent=(Example({"Beløb": [{"2026": 0, "Tekst": "Fra 2027"}], "Finansiering": [{"2026": 0}]}),),
    faulty=faulty,
    sheets=("amounts",),
    describe=describe,
    fix=RuleFix(Text("Vend fortegnet", "Change the sign"), safe=False, cells=turned),
    spoils="cell",
)
