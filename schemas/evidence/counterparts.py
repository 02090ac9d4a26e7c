"""Modpost: the lines that move money between two corrections of one workbook, by the pair they join."""

from schemas.budgets import Budgets
from schemas.calculations.lines import lines_of
from schemas.calculations.rows import Record
from schemas.evidence.series import bare
from schemas.memo import once

End = tuple[int, str, str, str]
"""(book, udvalg, bare key of the line, bare key it names in Modpost)"""


@once
def ends(budgets: Budgets) -> dict[End, list[Record]]:
    """The lines with a Modpost, of corrections that count, by which half of the pair they are."""
    found: dict[End, list[Record]] = {}
    for record in lines_of(budgets, "amounts"):
        if record["counterpart"] is None or record["nr"] is None or not record["counts"]:
            continue
        end = (record["book"], record["udvalg"], bare(record["nr"]), bare(record["counterpart"]))
        found.setdefault(end, []).append(record)
    return found


def other(end: End) -> End:
    """The other half of the pair."""
    book, udvalg, key, counterpart = end
    return book, udvalg, counterpart, key
