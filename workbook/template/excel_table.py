"""An Excel table (ListObject) whose part agrees with its header cells, which Excel demands."""

from collections.abc import Mapping, Sequence

from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableFormula, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet


def add_table(
    worksheet: Worksheet,
    name: str,
    area: str,
    headers: Sequence[str],
    *,
    formulas: Mapping[str, str] | None = None,
    filtered: bool = True,
) -> None:
    """Add a table over `area`, header row included; `formulas` are the calculated columns' by header.

    openpyxl writes neither formulas nor an auto-filter by itself once columns are named.
    """
    table = Table(displayName=name, ref=area, tableStyleInfo=TableStyleInfo("TableStyleLight1", showRowStripes=False))
    for number, header in enumerate(headers, 1):
        column = TableColumn(id=number, name=header)
        formula = (formulas or {}).get(header)
        if formula is not None:
            column.calculatedColumnFormula = TableFormula(attr_text=formula)
        table.tableColumns.append(column)
    if filtered:
        table.autoFilter = AutoFilter(ref=area)
    worksheet.add_table(table)
