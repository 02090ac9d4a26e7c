"""Who should submit, by a list of committees, and who has."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from schemas.budgets import Budgets


class Line(NamedTuple):
    """A committee's name, and the book and row where it stands."""

    book: int
    row: int
    name: str


def folded(name: str) -> str:
    """A name as it is compared: case and runs of spaces aside."""
    return " ".join(name.casefold().split())


def expected(budgets: Budgets) -> list[Line]:
    """The lines of the list of committees; none where no list was given."""
    frame = budgets.expected
    return [Line(book, row, name) for (book, row), name in zip(frame.index.tolist(), frame["udvalg"], strict=True)]


def submitted(budgets: Budgets) -> dict[str, list[Line]]:
    """The committees of the workbooks that could be read and say whose they are, by folded name."""
    frame = budgets.committees
    found: dict[str, list[Line]] = {}
    for (book, row), name in zip(frame.index.tolist(), frame["udvalg"], strict=True):
        if isinstance(name, str) and name.strip():
            found.setdefault(folded(name), []).append(Line(book, row, name))
    return found


def path_of(budgets: Budgets, book: int) -> str:
    """The file a book was read from."""
    return str(budgets.fact(book, "path"))
