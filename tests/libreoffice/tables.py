"""Excel's tables (ListObjects), which are database ranges to LibreOffice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from libreoffice.bridge import struct
from libreoffice.excel_members import ExcelTable
from libreoffice.place import inside
from libreoffice.ranges import Range
from xlwings import base_classes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from libreoffice.bridge import Uno
    from libreoffice.sheets import Sheet

    from workbook.grid import Area

_EQUAL = 2
"""com.sun.star.sheet.FilterOperator2"""
_STRING = 1
"""com.sun.star.sheet.FilterFieldType"""
_CONSTANTS = 1 | 2 | 4
"""com.sun.star.sheet.CellFlags: numbers, dates, texts"""


class Tables(base_classes.Tables):
    """The tables of one sheet, as they stand from top to bottom."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    @property
    def parent(self) -> Sheet:
        return self._sheet

    def _all(self) -> list[Table]:
        names = self._sheet.book.table_names(self._sheet.index - 1)
        tables = [Table(self._sheet, name) for name in names]
        if len(tables) > 1:
            tables.sort(key=lambda table: (table.range.row, table.range.column))
        return tables

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Table]:
        return iter(self._all())

    def __contains__(self, key: str) -> bool:
        return any(table.name == key for table in self)

    def __call__(self, key: str | int) -> Table:
        tables = self._all()
        if isinstance(key, int):
            return tables[key - 1]
        for table in tables:
            if table.name.casefold() == key.casefold():
                return table
        raise KeyError(key)

    def add(
        self,
        source_type: Any = None,
        source: Any = None,
        link_source: Any = None,
        has_headers: Any = None,
        destination: Any = None,
        table_style_name: str | None = None,
        name: str | None = None,
    ) -> Table:
        """Make cells with a header row a table; LibreOffice shows no table styles."""
        if not has_headers or name is None:
            raise NotImplementedError
        area = source.impl.area if hasattr(source, "impl") else source.area
        ranges = self._sheet.book.doc.DatabaseRanges
        ranges.addNewByName(name, self._sheet.address_of(area))
        ranges.getByName(name).ContainsHeader = True
        ranges.getByName(name).AutoFilter = True
        self._sheet.book.forget_objects()
        return Table(self._sheet, name)


class Table(base_classes.Table):
    """One table, held by its name."""

    def __init__(self, sheet: Sheet, name: str) -> None:
        self._sheet = sheet
        self._name = name

    @property
    def uno(self) -> Uno:
        return self._sheet.book.doc.DatabaseRanges.getByName(self._name)

    @property
    def api(self) -> ExcelTable:
        return ExcelTable(self)

    @property
    def parent(self) -> Sheet:
        return self._sheet

    @property  # type: ignore[misc]  # the add-in renames no table
    def name(self) -> str:
        return self._name

    @property  # type: ignore[misc]
    def display_name(self) -> str:
        return self._name

    @property  # type: ignore[misc]  # nor does it show or hide these rows
    def show_headers(self) -> bool:
        return bool(self.uno.ContainsHeader)

    @property  # type: ignore[misc]
    def show_totals(self) -> bool:
        return bool(self.uno.TotalsRow)

    def holds(self, area: Area) -> bool:
        """Whether an area's first cell stands in the table."""
        return inside(self.range.area, area.first_row, area.first_column)

    @property
    def range(self) -> Range:
        return Range.of(self._sheet, self.uno.DataArea)

    @property
    def header_row_range(self) -> Range:
        area = self.range.area
        return Range(self._sheet, (replace(area, last_row=area.first_row),))

    @property
    def data_body_range(self) -> Range | None:
        """The data rows; None for a table with one row in which nothing stands, as Excel counts an emptied one."""
        area = self.range.area
        body = replace(area, first_row=area.first_row + 1, last_row=area.last_row - self.show_totals)
        if body.first_row > body.last_row:
            return None
        single = body.first_row == body.last_row
        blank = single and not any(one != "" for one in self._sheet.cells_at(body).getFormulaArray()[0])
        return None if blank else Range(self._sheet, (body,))

    def sort(self, keys: Sequence[int], ascending: Sequence[bool]) -> None:
        """Sort the data rows; fills and notes go with their cells, as in Excel."""
        body = self.data_body_range
        if body is not None:
            body.sort(keys, ascending, has_headers=False)

    def resize(self, range: Any) -> None:  # noqa: A002  xlwings' own name
        """Let the table reach over other cells; its header row must stay in its row."""
        area: Area = range.impl.area
        if area.first_row != self.range.area.first_row:
            raise ValueError("the header row must stay")
        self._sheet.refuse_if_protected((area,))
        self.uno.setDataArea(self._sheet.address_of(area))

    @property
    def rows(self) -> TableRows:
        return TableRows(self)

    @property
    def autofilter(self) -> AutoFilter:
        return AutoFilter(self)


class TableRow(base_classes.TableRow):
    """One data row, counted from 1."""

    def __init__(self, table: Table, index: int) -> None:
        self._table = table
        self._index = index

    @property
    def index(self) -> int:
        return self._index

    @property
    def range(self) -> Range:
        area = self._table.range.area
        row = area.first_row + self.index
        return Range(self._table.parent, (replace(area, first_row=row, last_row=row),))

    def delete(self) -> None:
        """Take the row out; cells below the table move up, as in Excel."""
        self.range.delete("up")


class TableRows(base_classes.TableRows):
    """The data rows of a table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    @property
    def parent(self) -> Table:
        return self._table

    @property
    def column_count(self) -> int:
        return self._table.range.shape[1]

    def __len__(self) -> int:
        body = self._table.data_body_range
        return body.shape[0] if body else 0

    def __iter__(self) -> Iterator[TableRow]:
        return (TableRow(self._table, index) for index in range(1, len(self) + 1))

    def __call__(self, key: int) -> TableRow:
        if not 0 < key <= len(self):
            raise KeyError(key)
        return TableRow(self._table, key)

    def add(self, values: Sequence[Any] | None, index: int | None) -> TableRow:
        """A new row with the calculated columns filled; cells below the table move down, as in Excel."""
        if index is not None and index <= len(self):
            raise NotImplementedError("a row in between")
        sheet, area = self._table.parent, self._table.range.area
        if len(self):
            new = replace(area, first_row=area.last_row + 1, last_row=area.last_row + 1)
            sheet.refuse_if_protected((new,))
            sheet.insert(new, "down")
            self._table.uno.setDataArea(sheet.address_of(replace(area, last_row=new.last_row)))
            above = replace(area, first_row=area.last_row)
            corner = struct(
                "table.CellAddress", Sheet=sheet.index - 1, Column=new.first_column - 1, Row=new.first_row - 1
            )
            sheet.uno.copyRange(corner, sheet.address_of(above))
            sheet.cells_at(new).clearContents(_CONSTANTS)
        row = TableRow(self._table, len(self) + (not len(self)))
        if values is not None:
            row.range.raw_value = [values]
        return row


class AutoFilter(base_classes.AutoFilter):
    """The filter of a table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    @property
    def in_force(self) -> bool:
        """Whether any column has criteria."""
        return bool(self._table.uno.getFilterDescriptor().getFilterFields3())

    def apply_values(self, field: int, values: Sequence[str]) -> None:
        """Show the rows with one of these texts in a column, counted from 1; other columns' criteria go."""
        accepted = [
            struct("sheet.FilterFieldValue", IsNumeric=False, FilterType=_STRING, StringValue=value) for value in values
        ]
        criterion = struct("sheet.TableFilterField3", Field=field - 1, Operator=_EQUAL, Values=tuple(accepted))
        self._set((criterion,))

    def clear(self, field: int | None) -> None:
        """Show every row again."""
        if field is not None:
            raise NotImplementedError("a filter on one column of several")
        self._set(())
        body = self._table.data_body_range
        if body is not None:
            body.row_hidden = False

    def _set(self, criteria: tuple[Uno, ...]) -> None:
        self._table.parent.refuse_if_protected((self._table.range.area,))
        self._table.uno.getFilterDescriptor().setFilterFields3(criteria)
        self._table.uno.refresh()
