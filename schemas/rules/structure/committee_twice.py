"""Two workbooks of a committee that should submit one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.evidence.submitters import expected, path_of, submitted
from schemas.rule import Example, Hit, Rule, Severity, Text, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.budgets import Budgets
    from schemas.settings import Settings


def check(budgets: Budgets, _: Settings) -> Iterator[Hit]:
    """Find the second and later workbooks of one committee, where it is known who should submit."""
    for first, *others in submitted(budgets).values() if expected(budgets) else ():
        for line in others:
            other = {"other": same(path_of(budgets, first.book))}
            yield Hit(book=line.book, udvalg=line.name, found=same(line.name), values=other)


RULE = Rule(
    id="ARK142",
    name="committee-twice",
    severity=Severity.WARNING,
    title=Text("Et udvalg har indsendt to gange", "A committee has submitted twice"),
    why=Text(
        "Ligger både en gammel og en ny udgave i mappen, bliver udvalgets tal talt to gange, når de samles.",
        "Where an old and a new version lie in the folder, the committee's figures count twice when they are merged.",
    ),
    message=Text(
        "{other} er også fra {found}. Behold kun den projektmappe, der gælder.",
        "{other} is from {found} as well. Keep only the workbook that holds.",
    ),
    wrong=Example(expected=("Økonomiudvalget",), others=("Økonomiudvalget",)),
    right=Example(expected=("Økonomiudvalget", "Skoleudvalget"), others=("Skoleudvalget",)),
    silent=(Example(others=("Økonomiudvalget",)),),
    check=check,
    file_only=True,
)
