"""Modpost: the lines that move money between two corrections of one workbook, by the ends they join."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.calculations.lines import amount_lines
from schemas.once import once
from schemas.rules.rows import records
from schemas.rules.series import bare

if TYPE_CHECKING:
    from schemas.budgets import Budgets
    from schemas.rules.rows import Record

End = tuple[int, str, str, str]
"""(book, udvalg, bare key of the line, bare key it names in Modpost)"""


@once
def ends(budgets: Budgets) -> dict[End, list[Record]]:
    """The lines with a Modpost, of corrections that count, by the end they are."""
    lines = amount_lines(budgets)
    found: dict[End, list[Record]] = {}
    for record in records(lines[lines["counterpart"].notna() & lines["nr"].notna() & lines["counts"]]):
        end = (record["book"], record["udvalg"], bare(record["nr"]), bare(record["counterpart"]))
        found.setdefault(end, []).append(record)
    return found


def other(end: End) -> End:
    """The end that answers this one."""
    book, udvalg, key, counterpart = end
    return book, udvalg, counterpart, key
