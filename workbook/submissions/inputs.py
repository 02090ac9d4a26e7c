"""The workbooks a command reads are never written over."""

from collections.abc import Iterable
from pathlib import Path

from schemas.errors import KorrekturError
from workbook.files.destination import refuse_workbook_at


def refuse_input(output: Path, inputs: Iterable[Path]) -> None:
    """Raise KorrekturError where the file to be written is one of those read."""
    for path in inputs:
        if output.absolute() == path.absolute() or (output.exists() and path.exists() and output.samefile(path)):
            raise KorrekturError(
                f"{output} er den projektmappe, der læses. Giv den nye et andet navn.",
                f"{output} is the workbook that is read. Give the new one another name.",
            )


def refuse_report(output: Path, inputs: Iterable[Path]) -> None:
    """Raise KorrekturError where a chart or printed forms would be written over one of those, or any workbook."""
    refuse_input(output, inputs)
    refuse_workbook_at(output)
