"""A cell whose formula has gone wrong."""

from dataclasses import replace

from schemas.budgets import DATA, Budgets, Frame
from schemas.evidence.fact_hits import text_at
from schemas.evidence.sheet_rows import unread_cells
from schemas.rule import ErrorValue, Example, Formula, Hit, Rule, Severity, Text


def faulty(rows: Frame) -> Frame:
    """Error values in input cells."""
    return unread_cells(rows, "error")


def describe(budgets: Budgets, hit: Hit) -> Hit:
    """Name the error."""
    return replace(hit, found=text_at(budgets, hit), expected=Text("en værdi", "a value"))


RULE = Rule(
    id="VAE403",
    name="error-value",
    severity=Severity.ERROR,
    title=Text("Cellen viser en fejl", "The cell shows an error"),
    why=Text(
        "En fejl som #REFERENCE! eller #DIVISION/0! betyder, at det, formlen regnede på, er væk. Beløbet er ukendt.",
        "An error such as #REF! or #DIV/0! means that something the formula refers to is gone. The amount is unknown.",
    ),
    message=Text(
        "{place}: Cellen viser fejlen {found}. Ret formlen, eller skriv tallet.",
        "{place}: The cell shows the error {found}. Fix the formula, or write the number.",
    ),
    wrong=Example({"Beløb": [{"2027": ErrorValue("#REF!")}]}),
    right=Example({"Beløb": [{"2027": Formula("0.25+0.25", 0.5)}]}),
    silent=(Example({"Korrektioner": [{"Intern bemærkning": "Giver #N/A i økonomisystemet"}]}),),
    faulty=faulty,
    sheets=DATA,
    describe=describe,
    spoils="cell",
    omits="cells",
)
