"""A gross amount in Beregning below zero."""

from dataclasses import replace

from schemas.evidence.fact_hits import value_at
from schemas.evidence.sheet_rows import turned
from schemas.examples.shared_rows import every_year, years
from schemas.layout import BUDGET_YEARS
from schemas.rule import Budgets, Example, Frame, Hit, Rule, RuleFix, Severity, Text
from schemas.words.figures import amount


def faulty(rows: Frame) -> Frame:
    """Amounts below zero."""
    return rows[list(BUDGET_YEARS)].lt(0).fillna(value=False)


def describe(budgets: Budgets, hit: Hit) -> Hit:
    """Name the amount."""
    return replace(
        hit,
        found=amount(value_at(budgets, hit), budgets.unit_kroner(hit.book)),
        expected=Text("0 eller derover", "0 or more"),
    )


RULE = Rule(
    id="FOR304",
    name="negative-gross-amount",
    severity=Severity.ERROR,
    title=Text("Et beløb i Beregning er negativt", "An amount in Beregning is negative"),
    why=Text(
        "Beregning viser bruttobeløb: det nye skøn, det afsatte budget, udgiften i dag. Forskellen regnes "
        "ud; et minus her vender den om.",
        "Beregning shows gross amounts: the new estimate, the budget set aside, today's expenditure. The "
        "difference is computed; a minus here reverses it.",
    ),
    message=Text(
        "{place}: {found} er negativt, men Beregning har kun bruttobeløb. Skriv beløbet uden minus.",
        "{place}: {found} is negative, but Beregning has gross amounts only. Write the amount without the minus.",
    ),
    wrong=Example({"Beregning": [{"Nr": "T101", "Type": "Undgået merudgift", **years(0.3, -0.3, 0.3, 0.3)}]}),
    right=Example({"Beregning": [{"Nr": "T101", "Type": "Undgået merudgift", **every_year(0.3)}]}),
    silent=(
        Example({"Historik": [{"Nr": "T101", "Tekst": "Resultat", "Enhed": "mio. kr.", "2021": -0.3, "2022": -0.1}]}),
        Example({"Beregning": [{"Nr": "T101", "Type": "Undgået merudgift", **years(0, 0, 0.3, 0.3)}]}),
    ),
    faulty=faulty,
    sheets=("calculation",),
    describe=describe,
    fix=RuleFix(Text("Vend fortegnet", "Change the sign"), safe=False, cells=turned),
    spoils="cell",
)
