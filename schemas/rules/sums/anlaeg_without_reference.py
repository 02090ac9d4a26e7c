"""Money moved from anlæg without saying from which."""

from schemas import lists
from schemas.calculations.lines import lines_of
from schemas.evidence.rows import hit
from schemas.examples.shared_rows import every_year
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text
from schemas.words.figures import BLANK


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a row of Finansiering from Anlæg with an amount and a blank Reference."""
    for row in lines_of(budgets, "financing"):
        if row["source_class"] == lists.ANLAEG and row["reference"] is None and any(row["figures"]):
            yield hit(
                row,
                "financing",
                "reference",
                found=BLANK,
                expected=Text("anlæggets nummer, fx A108", "the number of the anlæg, such as A108"),
            )


_FROM_ONE = {"Kilde": "Anlæg"}

RULE = Rule(
    id="SUM608",
    name="anlaeg-without-reference",
    severity=Severity.WARNING,
    title=Text("Anlægget er ikke nævnt", "The anlæg is not named"),
    why=Text(
        "Flyttes penge fra anlæg til drift, skal det anlæg sættes ned. Uden nummer kan ingen se, hvilket "
        "det er, og om det er sket.",
        "When money moves from anlæg to operations, that anlæg must be lowered. Without its number nobody "
        "can see which one it is, and whether it was.",
    ),
    message=Text(
        "{place}: Pengene kommer fra anlæg, men Reference er tom. Skriv {expected}.",
        "{place}: The money comes from anlæg, but Reference is blank. Enter {expected}.",
    ),
    wrong=Example({"Finansiering": [_FROM_ONE]}),
    right=Example({"Finansiering": [_FROM_ONE | {"Reference": "A108"}]}),
    silent=(
        Example({"Finansiering": [{}, {"Nr": "T101"} | _FROM_ONE | every_year(0)]}),
        Example({"Korrektioner": [{"Status": "Udgået"}], "Finansiering": [_FROM_ONE]}),
        Example({"Finansiering": [{"Kilde": "Kassen", "Reference": None}]}),
    ),
    check=check,
    requires=("corrections", "financing", "financing.reference"),
)
