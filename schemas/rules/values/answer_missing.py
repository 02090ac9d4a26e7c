"""A blank answer that has no meaning of its own."""

from dataclasses import replace

from schemas.evidence.sheet_rows import blank_cells, sheet_of
from schemas.lists import LISTS
from schemas.rule import Budgets, Example, Frame, Hit, Rule, Severity, Text
from schemas.words.figures import BLANK, listed

_ANSWERS = {
    "financing": (LISTS["Kilde"], Text("Rækken tæller som Andet.", "The row counts as Andet.")),
    "calculation": (
        LISTS["Beregningstype"],
        Text("Rækken indgår ikke i nogen beregning.", "The row takes part in no calculation."),
    ),
}


def faulty(rows: Frame) -> Frame:
    """Rows of Finansiering without Kilde, and of Beregning without Type."""
    return blank_cells(rows, "source" if sheet_of(rows) == "financing" else "type")


def describe(_: Budgets, hit: Hit) -> Hit:
    """Name the list, and what the row counts as until then."""
    choices, consequence = _ANSWERS[hit.sheet or ""]
    return replace(hit, found=BLANK, expected=listed(choices), values={"consequence": consequence})


RULE = Rule(
    id="VAE416",
    name="answer-missing",
    severity=Severity.ERROR,
    draft_severity=Severity.WARNING,
    title=Text("Et svar mangler", "An answer is missing"),
    why=Text(
        "Uden Kilde kan ingen se, om pengene kommer fra anlæg eller kassen. Uden Type regnes rækken ikke med.",
        "Without Kilde nobody can tell whether the money comes from anlæg or the cash. Without Type the row "
        "is not computed.",
    ),
    message=Text(
        "{place}: Feltet er tomt. {consequence} Vælg {expected}.",
        "{place}: The field is blank. {consequence} Choose {expected}.",
    ),
    wrong=Example({"Finansiering": [{"Kilde": None, "Servicerammen": "Nej"}]}),
    right=Example({"Finansiering": [{"Kilde": "Andet", "Servicerammen": "Nej"}]}),
    silent=(Example({"Beløb": [{"Varighed": None}], "Korrektioner": [{"Årsag": None, "PL-type": None}]}),),
    faulty=faulty,
    sheets=("financing", "calculation"),
    describe=describe,
    spoils="cell",
)
