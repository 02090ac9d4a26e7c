"""Writing one cell of an open workbook so that it holds exactly what is meant, and putting it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.grid import CellError

if TYPE_CHECKING:
    from datetime import date

    import xlwings as xw

    from workbook.grid import Value

TEXT_FORMAT, DATE_FORMAT = "@", "dd-mm-yyyy"


@dataclass(frozen=True, slots=True)
class Content:
    """What a cell holds: a value or a formula (without `=`), or nothing; and its number format."""

    value: Value | date | None
    formula: str | None
    number_format: str


def put(cell: xw.Range, content: Content) -> None:
    """Make the cell hold this, in this format; a text stays a text, whatever it looks like."""
    if content.formula is not None:
        cell.number_format = content.number_format
        cell.formula = f"={content.formula}"
        return
    if isinstance(content.value, str) and not isinstance(content.value, CellError):
        cell.number_format = TEXT_FORMAT
        cell.value = content.value
        if content.number_format != TEXT_FORMAT:
            cell.number_format = content.number_format
        return
    cell.number_format = content.number_format
    if content.value is None:
        cell.clear_contents()
    else:
        cell.value = content.value
