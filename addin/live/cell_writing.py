"""Writing one cell of an open workbook so that it holds exactly what is meant, and putting it back."""

from dataclasses import dataclass
from datetime import date

import xlwings as xw

from workbook.grid import CellError, NumberClass, Value
from workbook.ooxml.read.number_format import format_class

TEXT_FORMAT, DATE_FORMAT, PLAIN_FORMAT = "@", "dd-mm-yyyy", "General"


@dataclass(frozen=True, slots=True)
class Content:
    """What a cell holds: a value or a formula (without `=`), or nothing; and its number format."""

    value: Value | date | None
    formula: str | None
    number_format: str


def put(cell: xw.Range, value: Value | date | None) -> None:
    """Make the cell hold this value in its own number format; a date gets one where the cell's shows none."""
    own = cell.number_format or PLAIN_FORMAT
    if isinstance(value, date) and format_class(own) is not NumberClass.DATE:
        own = DATE_FORMAT
    put_content(cell, Content(value, None, own))


def put_content(cell: xw.Range, content: Content) -> None:
    """Make the cell hold this, in this format; a text stays a text, whatever it looks like."""
    value = content.value
    cell.number_format = content.number_format
    if content.formula is not None:
        cell.formula = f"={content.formula}"
    elif value is None:
        cell.clear_contents()
    elif isinstance(value, CellError):
        cell.formula = str(value)  # as a value it would be read in Excel's own language
    elif isinstance(value, str):
        cell.number_format = PLAIN_FORMAT
        cell.value = f"'{value}"  # which Excel takes for the sign of a text, and no part of it
        cell.number_format = content.number_format
    else:
        cell.value = value
