"""A workbook of a committee that stands on no list of those who should submit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.evidence.submitters import expected, submitted
from schemas.rule import Example, Hit, Rule, Severity, Text, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.budgets import Budgets
    from schemas.settings import Settings


def check(budgets: Budgets, _: Settings) -> Iterator[Hit]:
    """Find the workbooks of committees that are not on the list, where there is one."""
    asked = expected(budgets)
    for name, lines in submitted(budgets).items() if asked else ():
        if name not in asked:
            for line in lines:
                yield Hit(book=line.book, udvalg=line.name, found=same(line.name))


RULE = Rule(
    id="ARK141",
    name="committee-not-expected",
    severity=Severity.NOTE,
    title=Text("Udvalget står ikke på listen", "The committee is not on the list"),
    why=Text(
        "Et udvalg, der ikke ventes at indsende, er oftest et, hvis navn er stavet anderledes end på listen.",
        "A committee that is not expected to submit is most often one whose name is spelt otherwise than on the list.",
    ),
    message=Text(
        "»{found}« står ikke på listen over udvalg, der skal indsende. Ret navnet på Stamdata, eller føj det til "
        "listen.",
        "“{found}” is not on the list of committees that are to submit. Correct the name on Stamdata, or add it to "
        "the list.",
    ),
    wrong=Example(expected=("Økonomiudvalget",), others=("Skoleudvalget",)),
    right=Example(expected=("Økonomiudvalget", "Skoleudvalget"), others=("Skoleudvalget",)),
    silent=(Example(master_data={"Udvalg": "Skoleudvalget"}),),
    check=check,
    file_only=True,
)
