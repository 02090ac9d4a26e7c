"""An answer that is one of its list's but for spaces, case or a stop at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.layout import layout
from schemas.lists import LISTS
from schemas.rule import Mended, Repair, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.budgets import Budgets
    from schemas.rule import Hit


def listed_answer(text: str, sheet: str, column: str) -> str | None:
    """The one answer of the column's list that this text means; None where it is none, or more than one."""
    choices = LISTS[layout(2000).sheet(sheet).column(column).choices or ""]
    bare = " ".join(text.split()).rstrip(".,").casefold()
    meant = [choice for choice in choices if choice.casefold() == bare]
    return meant[0] if len(meant) == 1 else None


def as_listed(_: Budgets, hit: Hit) -> Iterator[Mended]:
    """The list's answer in place of what was found."""
    answer = listed_answer(hit.found.da, str(hit.sheet), str(hit.column))
    if answer is not None:
        yield Mended(answer)


LISTED = Repair(Text("Skriv listens svar", "Write the list's answer"), safe=True, cells=as_listed)
"""The repair of an answer that was not found in its list."""
