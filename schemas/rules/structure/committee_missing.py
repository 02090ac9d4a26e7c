"""A committee that should have submitted and of which there is no workbook."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from schemas.rule import Example, Hit, Rule, Severity, Text, same
from schemas.rules.submitters import expected, folded, submitted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.budgets import Budgets
    from schemas.settings import Settings

_NOTHING_LIKE_IT = Text("ingen projektmappe", "no workbook")


def check(budgets: Budgets, _: Settings) -> Iterator[Hit]:
    """Find the names on the list that no workbook bears, with the one submitted that is nearest."""
    there = submitted(budgets)
    asked = {folded(line.name) for line in expected(budgets)}
    unasked = [name for name in there if name not in asked]
    for line in expected(budgets):
        if folded(line.name) not in there:
            near = get_close_matches(folded(line.name), unasked, n=1)
            found = same(f"»{there[near[0]][0].name}«") if near else _NOTHING_LIKE_IT
            yield Hit(book=line.book, row=line.row, udvalg=line.name, found=found, values={"name": same(line.name)})


RULE = Rule(
    id="ARK140",
    name="committee-missing",
    severity=Severity.ERROR,
    title=Text("Et udvalg har ikke indsendt", "A committee has not submitted"),
    why=Text(
        "Mangler et udvalg, er kommunens samlede tal for små, uden at det ses på nogen af de andre projektmapper.",
        "Where a committee is missing, the municipality's totals are too small, and none of the other workbooks "
        "shows it.",
    ),
    message=Text(
        "{name} mangler: der er {found}. Bed udvalget om at sende sin projektmappe, ret udvalgets navn på "
        "Stamdata, eller ret listen. En fil, der ikke kan læses, kan være udvalgets.",
        "{name} is missing: there is {found}. Ask the committee for its workbook, correct the committee's name on "
        "Stamdata, or correct the list. A file that cannot be read may be the committee's.",
    ),
    wrong=Example(expected=("Økonomiudvalget", "Skoleudvalget")),
    right=Example(expected=("Økonomiudvalget",)),
    silent=(Example(expected=(" ØKONOMIUDVALGET ",)),),
    check=check,
    file_only=True,
)
