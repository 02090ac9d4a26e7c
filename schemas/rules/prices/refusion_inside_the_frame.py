"""A refund from the state that is said to lie inside servicerammen."""

import re

from schemas.calculations.lines import lines_of
from schemas.evidence.rows import hit
from schemas.examples.shared_rows import every_year
from schemas.lists import NO, YES
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text, same

# A refund itself; not a refusionsmedarbejder, and not an expense after or without it.
_REFUND = re.compile(
    r"(?<!uden )(?<!efter )(?<!før )(?<!ekskl\. )(?<!eksklusive )"
    r"\b\w*refusion(?:en|er|erne|s)?\b|\b\w*refusionsindtægt\w*",
    re.IGNORECASE,
)


def check(budgets: Budgets, _: Settings) -> Hits:
    """Every line that counts, whose Tekst is a refund and for which Ja holds, its own or the correction's."""
    for row in lines_of(budgets, "amounts"):
        if row["counts"] and row["frame"] == YES and row["text"] is not None and _REFUND.search(row["text"]):
            yield hit(
                row, "amounts", "service_frame", found=same(YES), expected=same(NO), values={"text": same(row["text"])}
            )


_REFUSION = {"Nr": "T101", "Ændring": "Merindtægt", "Tekst": "Statsrefusion"} | every_year(-0.1)
_LESS = {"Finansiering": [every_year(-0.4)]}

RULE = Rule(
    id="PRI708",
    name="refusion-inside-the-frame",
    severity=Severity.WARNING,
    title=Text("Refusion er regnet inden for servicerammen", "A refund counts inside the service frame"),
    why=Text(
        "Statsrefusion (dranst 2) er ikke serviceudgift. Regnes den med, ser kommunen ud til at bruge "
        "mindre af rammen, end den gør.",
        "Refunds from the state (dranst 2) are not service expenditure. When they are included, the "
        "municipality seems to use less of the frame than it does.",
    ),
    message=Text(
        "{place}: »{text}« tæller inden for servicerammen ({found}). Svar {expected} på linjen, eller begrund det.",
        "{place}: “{text}” counts inside the service frame ({found}). Answer {expected} on the line, or justify it.",
    ),
    wrong=Example({"Beløb": [{}, _REFUSION]} | _LESS),
    right=Example({"Beløb": [{}, _REFUSION | {"Servicerammen": "Nej"}]} | _LESS),
    silent=(
        Example({"Beløb": [{"Tekst": "Løn til refusionsmedarbejder"}]}),
        Example({"Beløb": [{"Tekst": "Ledsagelse uden refusion"}]}),
    ),
    check=check,
    requires=("corrections", "amounts", "amounts.text"),
)
