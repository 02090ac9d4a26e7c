"""A blank answer that has no meaning of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.calculations.lines import unreadable_cells
from schemas.lists import LISTS
from schemas.rule import Example, Hit, Rule, Severity, Text
from schemas.words.figures import BLANK, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.budgets import Budgets
    from schemas.settings import Settings

_ANSWERS = {
    ("financing", "source"): (LISTS["Kilde"], Text("Rækken tæller som Andet.", "The row counts as Andet.")),
    ("calculation", "type"): (
        LISTS["Beregningstype"],
        Text("Rækken indgår ikke i nogen beregning.", "The row takes part in no calculation."),
    ),
}


def check(budgets: Budgets, _: Settings) -> Iterator[Hit]:
    """Find financing rows without Kilde, and rows of Beregning without Type."""
    for (sheet, column), (choices, consequence) in _ANSWERS.items():
        rows = budgets.frame(sheet)
        blank = rows[rows[column].isna() & ~unreadable_cells(budgets, sheet, column, rows.index)]
        for (book, row), udvalg, nr in zip(blank.index, blank["udvalg"], blank["nr"].fillna(""), strict=True):
            yield Hit(
                book=book, udvalg=udvalg, sheet=sheet, row=row, column=column, key=nr, found=BLANK,
                expected=listed(choices), values={"consequence": consequence},
            )  # fmt: skip


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
    check=check,
    spoils="cell",
)
