"""What cells hold, through xlwings' names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from libreoffice import cell_contents
from libreoffice.bridge import properties, struct, uno
from libreoffice.formula_text import from_office, to_office
from libreoffice.place import Place, inside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from libreoffice.tables import Table

_CONTENTS = 1 | 2 | 4 | 16
"""com.sun.star.sheet.CellFlags: numbers, dates, texts, formulas"""
_RELATIVE = re.compile(r"(?<![\w$\[])[A-Z]{1,3}\d|(?<![\w\[])\$?[A-Z]{1,3}\d")
_ONE_CALL = 2_000_000


class Contents(Place):
    """Values and formulas; they go by the first area alone, as in Excel."""

    @property
    def table(self) -> Table | None:
        return self._sheet.table_at(self.area)

    @property
    def max_cells_per_read(self) -> int:
        return _ONE_CALL

    @property
    def max_cells_per_write(self) -> int:
        return _ONE_CALL

    def own_table(self) -> str | None:
        """The name of the table the first cell stands in."""
        table = self.table
        return table.name if table else None

    @property
    def raw_value(self) -> Any:
        self.book.app.calls["values"] += 1
        return cell_contents.as_excel(cell_contents.dated(self.doc, self.cells, self.area))

    @raw_value.setter
    def raw_value(self, value: Any) -> None:
        self._writable()
        self.book.app.calls["write"] += 1
        cell_contents.write(self.doc, self.cells, self._block(value), self.own_table())

    @property
    def formula(self) -> Any:
        self.book.app.calls["formulas"] += 1
        tables = [(table.name, table.range.area) for table in self._sheet.tables]

        def own(row: int, column: int) -> str | None:
            return next((name for name, area in tables if inside(area, row, column)), None)

        rows = self.cells.getFormulaArray()
        return cell_contents.as_excel(
            [from_office(text, own(r, c)) for c, text in enumerate(row, self.column)]
            for r, row in enumerate(rows, self.row)
        )

    @formula.setter
    def formula(self, value: Any) -> None:
        if isinstance(value, str) and len(self) > 1 and _RELATIVE.search(value):
            raise NotImplementedError("a relative reference filled over several cells")
        self._writable()
        self.book.app.calls["write"] += 1
        own = self.own_table()
        rows = self._block(value)
        self.cells.setFormulaArray(
            tuple(tuple("" if one is None else to_office(str(one), own) for one in row) for row in rows)
        )

    def _block(self, value: Any) -> Sequence[Sequence[Any]]:
        if isinstance(value, (list, tuple)):
            rows: Sequence[Sequence[Any]] = value if isinstance(value[0], (list, tuple)) else [value]
            if (len(rows), len(rows[0])) != self.shape:
                raise ValueError(f"{len(rows)} rows for {self.address}")
            return rows
        return [[value] * self.shape[1]] * self.shape[0]

    def _writable(self) -> None:
        self._sheet.refuse_if_protected(self.areas)

    def clear_contents(self) -> None:
        self._writable()
        self.book.app.calls["write"] += 1
        self.cells.clearContents(_CONTENTS)

    def insert(self, shift: str | None = None, copy_origin: str | None = None) -> None:
        if copy_origin not in (None, "format_from_left_or_above"):
            raise NotImplementedError
        self._writable()
        self._sheet.insert(self.area, shift or "down")

    def delete(self, shift: str | None = None) -> None:
        self._writable()
        self._sheet.remove(self.area, shift or "up")

    def sort(self, keys: Sequence[int], ascending: Sequence[bool], has_headers: bool) -> None:
        self._writable()
        fields = [
            struct("table.TableSortField", Field=key - 1, IsAscending=up)
            for key, up in zip(keys, ascending, strict=True)
        ]
        typed = uno().Any("[]com.sun.star.table.TableSortField", tuple(fields))
        self.cells.sort(properties(SortFields=typed, ContainsHeader=has_headers, BindFormatsToContent=True))
