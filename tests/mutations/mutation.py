"""What a mistake is: the workbook after it, and the places where it may be reported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from random import Random

    from mutations.draft import Draft, Spot

    from workbook.grid import Grid

Places = frozenset[tuple[str, str]]
"""Sheet and cell."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """One mistake.

    what     what was done, to be read in a list of those not found.
    grid     the workbook after it.
    cells    where a finding is at the right cell: the cell itself, or for a row or a sheet that is gone the
             place a person must go to (said by each kind).
    keys     the numbers it concerns: a finding about one of them leads to the correction, where a sum that
             the mistake breaks does not tell which of its terms is wrong.
    """

    what: str
    grid: Grid
    cells: Places
    keys: frozenset[str] = frozenset()


class Kind(Protocol):
    """A kind of mistake: makes one in a workbook by chance, or None where the draw does not fit it."""

    __name__: str

    def __call__(self, draft: Draft, random: Random) -> Mutation | None: ...


def at(spot: Spot) -> str:
    """A cell as the lists name it."""
    return f"{spot.sheet}!{spot.cell}"


def mutation(draft: Draft, what: str, spots: Iterable[Spot], keys: Iterable[str] = ()) -> Mutation:
    """A mistake made in a draft, right at any of these cells."""
    folded = frozenset(key.strip().casefold() for key in keys)
    return Mutation(what, draft.grid, frozenset(spot.place for spot in spots), folded)


def at_figure(draft: Draft, what: str, spot: Spot) -> Mutation:
    """A mistake in one cell of a correction's row."""
    return mutation(draft, f"{at(spot)} {what}", [spot], draft.concerned(spot))


def chosen(random: Random, spots: Sequence[Spot]) -> Spot | None:
    """One of these cells by chance, if there is any."""
    return random.choice(spots) if spots else None
