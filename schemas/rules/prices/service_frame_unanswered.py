"""A correction or a financing row that does not say whether it lies inside servicerammen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.calculations.lines import lines_by_correction, lines_of
from schemas.calculations.rows import name_of, unreadable_places
from schemas.evidence.rows import counting_corrections, hit
from schemas.examples.shared_rows import every_year, line
from schemas.lists import OTHER, POOL, REALLOCATION
from schemas.rule import Example, Rule, Severity, Text
from schemas.words.figures import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.budgets import Budgets
    from schemas.rule import Hit
    from schemas.settings import Settings

MUST_ANSWER = (REALLOCATION, POOL, OTHER)
"""The sources whose other end may lie on either side of servicerammen."""


def check(budgets: Budgets, settings: Settings) -> Iterator[Hit]:
    """Corrections with a line that has no answer of its own; rows of Finansiering that must have one."""
    del settings
    unreadable = unreadable_places(budgets)
    lines = lines_by_correction(budgets, "amounts")
    for record in counting_corrections(budgets):
        is_blank = (
            record["service_frame"] is None
            and (record["book"], "corrections", record["row"], "service_frame") not in unreadable
        )
        if is_blank and any(one["service_frame"] is None for one in lines.get(name_of(record), ())):
            yield hit(record, "corrections", "service_frame", found=BLANK, expected=_EXPECTED)
    for row in lines_of(budgets, "financing"):
        if row["source"] not in MUST_ANSWER or row["service_frame"] is not None:
            continue
        readable = (row["book"], "financing", row["row"], "service_frame") not in unreadable
        if readable and any(row["figures"]):
            yield hit(row, "financing", "service_frame", found=BLANK, expected=_EXPECTED)


_EXPECTED = Text("Ja eller Nej", "Ja or Nej")
_POOL = {"Kilde": "Pulje", "Reference": "Effektiviseringspuljen"}

RULE = Rule(
    id="PRI707",
    name="service-frame-unanswered",
    severity=Severity.ERROR,
    draft_severity=Severity.WARNING,
    title=Text("Servicerammen er ikke besvaret", "The service frame is unanswered"),
    why=Text(
        "Kommunens serviceudgifter har et loft (budgetlovens § 10). Uden et svar kan ingen sige, hvor "
        "meget af rammen korrektionen bruger.",
        "The municipality's service expenditure has a ceiling (Budget Act § 10). Without an answer nobody "
        "can say how much of the frame the correction uses.",
    ),
    message=Text(
        "{place}: Der er ikke svaret. Vælg {expected}, eller Uafklaret, hvis det endnu ikke vides.",
        "{place}: There is no answer. Choose {expected}, or Uafklaret if it is not yet known.",
    ),
    wrong=Example({"Korrektioner": [{"Indenfor servicerammen": None}]}),
    right=Example({"Korrektioner": [{"Indenfor servicerammen": "Nej"}]}),
    silent=(
        Example({"Korrektioner": [{"Indenfor servicerammen": None}], "Beløb": [{"Servicerammen": "Ja"}]}),
        Example({"Finansiering": [{"Kilde": "DUT", "Reference": "Lov- og cirkulæreprogrammet"}]}),
        Example({"Finansiering": [_POOL | {"Servicerammen": "Ja"}]}),
        Example(
            {
                "Korrektioner": [{}, {"Nr": "T102", "Titel": "Udgået sag", "Status": "Udgået"}],
                "Beløb": [{}, line("T102", 0.1)],
                "Finansiering": [{}, {"Nr": "T102"} | _POOL | every_year(-0.1)],
            }
        ),
    ),
    check=check,
    requires=("corrections", "amounts", "financing"),
)
