"""An amount line that does not say what changes."""

from dataclasses import replace

from schemas.evidence.sheet_rows import blank_cells, only
from schemas.examples.shared_rows import every_year
from schemas.layout import BUDGET_YEARS
from schemas.lists import LISTS
from schemas.rule import Budgets, Example, Frame, Hit, Rule, Severity, Text
from schemas.words.figures import BLANK, listed


def faulty(rows: Frame) -> Frame:
    """Lines with an amount and without Ændring."""
    has_amount = rows[list(BUDGET_YEARS)].fillna(0).ne(0).any(axis=1)
    return only(blank_cells(rows, "change"), has_amount)


def describe(_: Budgets, hit: Hit) -> Hit:
    """Name the changes there are."""
    return replace(hit, found=BLANK, expected=listed(LISTS["Ændring"]))


RULE = Rule(
    id="FOR302",
    name="change-missing",
    severity=Severity.ERROR,
    draft_severity=Severity.WARNING,
    title=Text("Ændring er ikke valgt", "Ændring is not chosen"),
    why=Text(
        "Ændring siger, om beløbet er en udgift eller en indtægt, og hvilket fortegn det skal have. Uden "
        "den tæller linjen som udgift, og et forkert fortegn opdages ikke.",
        "Ændring says whether the amount is expenditure or income, and which sign it must have. Without it "
        "the line counts as expenditure, and a wrong sign goes unnoticed.",
    ),
    message=Text(
        "{place}: Ændring er tom, og linjen tæller derfor som udgift. Vælg {expected}.",
        "{place}: Ændring is blank, so the line counts as expenditure. Choose {expected}.",
    ),
    wrong=Example({"Beløb": [{"Ændring": None}]}),
    right=Example({"Beløb": [{"Ændring": "Merudgift"}]}),
    silent=(Example({"Beløb": [{}, {"Nr": "T101", "Tekst": "Husleje", **every_year(0)}]}),),
    faulty=faulty,
    sheets=("amounts",),
    describe=describe,
    spoils="cell",
)
