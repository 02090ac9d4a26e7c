"""The workbook a command reads: refused in words where it cannot be read, and never written over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.errors import KorrekturError
from schemas.finding import Text
from workbook.files.destination import refuse_workbook_at
from workbook.grid import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from workbook.grid import Grid


def read_workbook(path: Path) -> Grid:
    """The workbook at `path`; raises KorrekturError with the reason where it cannot be read."""
    from workbook.reading.read import read  # noqa: PLC0415
    from workbook.submissions.faults import fault_words  # noqa: PLC0415  loads the rules

    grid = read(path)
    if isinstance(grid, Unreadable):
        why = fault_words()[grid.fault]
        raise KorrekturError(Text(f"{path}: {why.da}.", f"{path}: {why.en}."))
    return grid


def refuse_input(output: Path, inputs: Iterable[Path]) -> None:
    """Raise KorrekturError where the file to be written is one of those read."""
    for path in inputs:
        if output.absolute() == path.absolute() or (output.exists() and path.exists() and output.samefile(path)):
            raise KorrekturError(
                Text(
                    f"{output} er den projektmappe, der læses. Giv den nye et andet navn.",
                    f"{output} is the workbook that is read. Give the new one another name.",
                )
            )


def refuse_report(output: Path, inputs: Iterable[Path]) -> None:
    """Raise KorrekturError where a chart or printed forms would be written over one of those, or any workbook."""
    refuse_input(output, inputs)
    refuse_workbook_at(output)
