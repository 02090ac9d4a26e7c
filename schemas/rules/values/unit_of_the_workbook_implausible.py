"""A unit in Stamdata that most of the workbook's amounts do not fit."""

from dataclasses import replace

from schemas.evidence.fact_hits import fact_values
from schemas.evidence.unit_sizes import unit_misfits
from schemas.examples.shared_rows import every_year
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text, same


def check(budgets: Budgets, settings: Settings) -> Hits:
    """One hit a workbook, at its Enhed, in place of one for every amount."""
    misfits = unit_misfits(budgets, settings.amount_limit)
    for fact in fact_values(budgets, "unit", "Enhed"):
        if fact.book in misfits:
            its = misfits[fact.book]
            hit = fact.hit(same(fact.text) if fact.text else _BLANK, same(its.other_unit))
            counts = {"misfits": same(its.misfits), "amounts": same(its.amounts)}
            yield replace(hit, values={**hit.values, **counts})


_BLANK = Text("tom (mio. kr.)", "blank (mio. kr.)")
_THOUSANDS = {"Beløb": [every_year(1250)], "Finansiering": [every_year(-1250)]}

RULE = Rule(
    id="VAE418",
    name="unit-of-the-workbook-implausible",
    severity=Severity.ERROR,
    title=Text("Beløbene passer ikke med Enhed", "The amounts do not fit the unit"),
    why=Text(
        "Enhed på Stamdata gælder alle beløb. Er den forkert, er hele projektmappen tusind gange for stor eller "
        "for lille.",
        "Enhed on Stamdata holds for all amounts. When it is wrong, the whole workbook is a thousand times too large "
        "or too small.",
    ),
    message=Text(
        "{place}: Enhed er {found}, men {misfits} af {amounts} beløb ligner {expected}. Ret Enhed, eller ret beløbene.",
        "{place}: Enhed is {found}, but {misfits} of {amounts} amounts look like {expected}. Correct Enhed, or correct "
        "the amounts.",
    ),
    wrong=Example(_THOUSANDS),
    right=Example(_THOUSANDS, master_data={"Enhed": "1.000 kr."}),
    silent=(
        Example({"Beløb": [every_year(12)], "Finansiering": [every_year(-12)]}, master_data={"Enhed": "1.000 kr."}),
        Example(_THOUSANDS, master_data={"Enhed": "1.000 KR."}),
        Example({"Beløb": [every_year(250)], "Finansiering": [every_year(-250)]}, master_data={"Enhed": "1.000 kr."}),
    ),
    check=check,
    requires=("master_data", "amounts"),
    spoils="amounts",
)
