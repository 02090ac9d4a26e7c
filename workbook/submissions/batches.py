"""Files become frames a few hundred at a time, so that memory stays flat however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.submissions.checking import nothing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from schemas.budgets import Budgets
    from workbook.grid import Grid, Unreadable

BATCH = 200
"""Workbooks at a time: enough that the cost of a schema call vanishes, few enough that memory stays flat."""


def batches(
    paths: Sequence[Path], advance: Callable[[int], None] = nothing
) -> Iterator[tuple[list[Grid | Unreadable], Budgets]]:
    """The files in the order given, read and parsed; `advance` is called as each has been read."""
    from workbook.reading.parse import parse  # noqa: PLC0415  loads pandas, which takes half a second
    from workbook.reading.read import read  # noqa: PLC0415

    for first in range(0, len(paths), BATCH):
        reads = []
        for path in paths[first : first + BATCH]:
            reads.append(read(path))
            advance(1)
        yield reads, parse(reads)
