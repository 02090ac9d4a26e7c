"""Stamdata: the facts of the whole workbook, one row each; `schemas.lists` names them."""

from schemas.columns import Column, Kind, SheetSpec
from schemas.finding import Text

# fmt: off
_COLUMNS = (
    Column("field", "Felt", Kind.TEXT, Text("Felt", "Field"), 22, essential=True),
    Column("value", "Værdi", Kind.TEXT, Text("Værdi", "Value"), 40, essential=True),
)
# fmt: on

SHEET = SheetSpec("master_data", "Stamdata", Text("Stamdata", "Master data"), _COLUMNS)
