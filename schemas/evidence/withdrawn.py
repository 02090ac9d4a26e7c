"""Corrections with Status Udgået, of which only the number is checked."""

from schemas.calculations.rows import key_of, keys
from schemas.lists import WITHDRAWN
from schemas.rule import Budgets, Hit


class Withdrawn:
    """The withdrawn corrections of a set of workbooks: their own rows, and the lines under their numbers."""

    def __init__(self, budgets: Budgets) -> None:
        corrections = budgets.corrections
        withdrawn = corrections["status"].eq(WITHDRAWN).to_numpy(dtype=bool)
        self._rows = set(corrections.index[withdrawn])
        key = keys(corrections["nr"])
        books = corrections.index.get_level_values("book")
        names = list(zip(books, corrections["udvalg"].fillna(""), key, strict=True))
        firsts = dict(zip(reversed(names), reversed(withdrawn), strict=True))
        gone = {name for name, is_withdrawn in firsts.items() if is_withdrawn and name[2]}
        self._names = gone | {(book, None, key) for book, _, key in gone}

    def holds(self, hit: Hit) -> bool:
        """Whether a hit stands on a withdrawn correction's row, or on a line of its number."""
        if hit.sheet == "corrections" and hit.row is not None:
            return (hit.book, hit.row) in self._rows
        return (hit.book, hit.udvalg, key_of(hit.key)) in self._names
