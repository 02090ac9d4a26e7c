"""The files of a merge, each read and checked once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from schemas.errors import KorrekturError
from schemas.finding import Text
from schemas.settings import DEFAULTS
from workbook.grid import Unreadable
from workbook.merge.merge import merge
from workbook.merge.values import Source
from workbook.ooxml.read.beside import beside_cells
from workbook.reading.read import read_bytes
from workbook.submissions.checking import check_reads, nothing
from workbook.submissions.faults import fault_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from schemas.settings import Settings
    from workbook.grid import Grid
    from workbook.merge.values import Merged


def merge_files(
    paths: Sequence[Path], settings: Settings = DEFAULTS, advance: Callable[[int], None] = nothing
) -> Merged:
    """The workbooks at these paths as one; raises KorrekturError as `merge` does, and where one cannot be read.

    `settings` are what the parts are checked by; `advance` is called with 1 as each file has been read.
    """
    return merge(sources(paths, settings, advance))


def sources(
    paths: Sequence[Path], settings: Settings = DEFAULTS, advance: Callable[[int], None] = nothing
) -> list[Source]:
    """The files read and checked as one set; every one that cannot be read is named at once."""
    reads: list[tuple[Grid, bytes]] = []
    refused: list[Text] = []
    for path in paths:
        try:
            package = path.read_bytes()
        except OSError as fault:
            why = fault.strerror or type(fault).__name__
            refused.append(Text(f"{path} kan ikke læses: {why}", f"{path} cannot be read: {why}"))
            continue
        grid = read_bytes(package, path)
        if isinstance(grid, Unreadable):
            words = fault_words()[grid.fault]
            refused.append(Text(f"{path}: {words.da}.", f"{path}: {words.en}."))
        else:
            reads.append((grid, package))
        advance(1)
    if refused:
        raise KorrekturError(Text("\n".join(one.da for one in refused), "\n".join(one.en for one in refused)))
    reports = check_reads([grid for grid, _ in reads], settings)
    often = Counter(grid.path.name for grid, _ in reads)
    return [
        Source(grid, report, beside_cells(package), named=str(grid.path) if often[grid.path.name] > 1 else "")
        for (grid, package), report in zip(reads, reports, strict=True)
    ]
