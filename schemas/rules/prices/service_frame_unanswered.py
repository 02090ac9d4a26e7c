"""A correction or a financing row that does not say whether it lies inside servicerammen."""

from dataclasses import replace

from schemas.evidence.sheet_rows import blank_cells, only, sheet_of
from schemas.examples.shared_rows import every_year, line
from schemas.lists import OTHER, POOL, REALLOCATION
from schemas.rule import Budgets, Example, Frame, Hit, Rule, Severity, Text
from schemas.words.figures import BLANK

MUST_ANSWER = (REALLOCATION, POOL, OTHER)
"""The sources whose other end may lie on either side of servicerammen."""


def faulty(rows: Frame) -> Frame:
    """Corrections with a line that has no answer of its own; rows of Finansiering that must have one."""
    must = (
        rows["answers_a_line"]
        if sheet_of(rows) == "corrections"
        else rows["source"].isin(MUST_ANSWER) & rows["has_money"]
    )
    return only(blank_cells(rows, "service_frame"), must)


def describe(_: Budgets, hit: Hit) -> Hit:
    """Name the answers."""
    return replace(hit, found=BLANK, expected=_EXPECTED)


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
    faulty=faulty,
    sheets=("corrections", "financing"),
    describe=describe,
    requires=("corrections", "amounts", "financing"),
)
