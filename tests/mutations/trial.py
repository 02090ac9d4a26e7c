"""Mistakes put into workbooks in batches, and what the validator says of each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import Enum
from random import Random
from typing import TYPE_CHECKING

from mutations.draft import Draft

from schemas.checking.check import check
from schemas.settings import DEFAULTS
from workbook.grid import column_number
from workbook.reading.parse import parse
from workbook.stored_values import stored_values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mutations.mutation import Kind, Mutation

    from schemas.finding import Finding
    from schemas.settings import Settings
    from workbook.grid import Grid

BATCH = 200
"""Workbooks that are parsed and checked together."""
DRAWS = 400
"""How often a kind that does not fit what was drawn is tried again."""


class Verdict(Enum):
    """How a mistake was met, the best first."""

    RIGHT = "at the right cell"
    CORRECTION = "at a sum of its correction"
    ELSEWHERE = "elsewhere"
    NOT = "not found"


@dataclass(frozen=True, slots=True)
class Trial:
    """A mistake, the workbook it was put into, and the findings."""

    kind: str
    book: str
    mutation: Mutation
    findings: tuple[Finding, ...]

    @property
    def verdict(self) -> Verdict:
        """Where the best of the findings stands."""
        if not self.findings:
            return Verdict.NOT
        cells = {(one.place.sheet or "", one.place.cell or "") for one in self.findings}
        if cells & self.mutation.cells:
            return Verdict.RIGHT
        keys = {one.place.key.strip().casefold() for one in self.findings}
        return Verdict.CORRECTION if keys & self.mutation.keys else Verdict.ELSEWHERE

    @property
    def extra(self) -> int:
        """The findings beyond the first: one fault is to give one."""
        return max(len(self.findings) - 1, 0)


def drawn(kind: Kind, books: Mapping[str, Grid], count: int, seed: int) -> list[tuple[str, Mutation]]:
    """So many mistakes of one kind in books drawn by chance, each with its book's name; the same for a seed."""
    random = Random(f"{seed} {kind.__name__}")  # noqa: S311  a repeatable draw
    names = sorted(books)
    made: list[tuple[str, Mutation]] = []
    for _ in range(DRAWS * count):
        if len(made) == count:
            break
        name = random.choice(names)
        mutation = kind(Draft(books[name]), random)
        if mutation is not None:
            made.append((name, mutation))
    return made


def tried(
    kinds: Sequence[Kind], books: Mapping[str, Grid], count: int, seed: int, *,
    calculate: bool = True, settings: Settings = DEFAULTS,
) -> list[Trial]:  # fmt: skip
    """`count` mistakes of each kind and the findings they give; calculated cells as Excel shows them afterwards."""
    every = [(kind.__name__, *one) for kind in kinds for one in drawn(kind, books, count, seed)]
    trials: list[Trial] = []
    for start in range(0, len(every), BATCH):
        batch = every[start : start + BATCH]
        grids = [mutation.grid for _, _, mutation in batch]
        if calculate:
            recalculate(grids)
        found: dict[str, list[Finding]] = defaultdict(list)
        for number, grid in enumerate(grids):
            grid.path = grid.path.with_name(f"{number}.xlsx")
        for finding in check(parse(grids), settings):
            found[finding.place.path].append(finding)
        trials += [Trial(kind, book, mutation, tuple(found[str(mutation.grid.path)])) for kind, book, mutation in batch]
    return trials


def recalculate(grids: Sequence[Grid]) -> None:
    """Put what every formula of the template gives into its cell; a formula that was typed over is no more."""
    budgets = parse(grids)
    for number, grid in enumerate(grids):
        for (name, cell), value in stored_values(budgets, number, grid).items():
            sheet = grid.sheet(name)
            assert sheet is not None
            letters = cell.rstrip("0123456789")
            sheet.values[int(cell[len(letters) :]), column_number(letters)] = value
