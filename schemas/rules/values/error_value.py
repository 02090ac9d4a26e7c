"""A cell whose formula has gone wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from schemas.evidence.fact_hits import unreadable_cells
from schemas.rule import ErrorValue, Example, Formula, Hit, Rule, Severity, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.budgets import Budgets
    from schemas.settings import Settings


def check(budgets: Budgets, _: Settings) -> Iterator[Hit]:
    """Find error values in input cells."""
    for hit, _wanted in unreadable_cells(budgets, "error"):
        yield replace(hit, expected=Text("en værdi", "a value"))


RULE = Rule(
    id="VAE403",
    name="error-value",
    severity=Severity.ERROR,
    title=Text("Cellen viser en fejl", "The cell shows an error"),
    why=Text(
        "En fejl som #REFERENCE! eller #DIVISION/0! betyder, at det, formlen regnede på, er væk. Beløbet er ukendt.",
        "An error such as #REF! or #DIV/0! means that what the formula worked on is gone. The amount is unknown.",
    ),
    message=Text(
        "{place}: Cellen viser fejlen {found}. Ret formlen, eller skriv tallet.",
        "{place}: The cell shows the error {found}. Mend the formula, or write the number.",
    ),
    wrong=Example({"Beløb": [{"2027": ErrorValue("#REF!")}]}),
    right=Example({"Beløb": [{"2027": Formula("0.25+0.25", 0.5)}]}),
    silent=(Example({"Korrektioner": [{"Intern bemærkning": "Giver #N/A i økonomisystemet"}]}),),
    check=check,
    spoils="cell",
)
