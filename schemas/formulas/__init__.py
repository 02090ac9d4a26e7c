"""The formula of every calculated column, as pure text; native Excel functions only.

A formula stands without its equals sign, in the form Excel keeps in a file: English function names, commas,
`Table[[#This Row],[Column]]` for the row's own cells and `Table[Column]` for a whole column.
"""

from collections.abc import Mapping
from functools import lru_cache

from schemas.formulas import committees, corrections, lines
from schemas.formulas.references import STAMDATA_NAMES
from schemas.layout import Layout, Sheet

_TABLES = {
    "committees": committees.formulas,
    "corrections": corrections.formulas,
    "amounts": lines.amounts,
    "fte": lines.fte,
    "financing": lines.financing,
    "calculation": lines.calculation,
    "history": lines.history,
}


@lru_cache(maxsize=64)
def column_formulas(layout: Layout) -> Mapping[tuple[str, str], str]:
    """(canonical sheet, canonical column) -> formula, for every calculated column of this layout."""
    return {
        (sheet.key, column): formula
        for sheet in layout.tables
        if sheet.key in _TABLES
        for column, formula in _TABLES[sheet.key](layout).items()
    }


def subtotal(sheet: Sheet, column: str) -> str:
    """The subtotal of one column of a table; it follows the filter in force."""
    return f"SUBTOTAL(109,{sheet.table}[{sheet.column(column).header}])"


__all__ = ["STAMDATA_NAMES", "column_formulas", "subtotal"]
