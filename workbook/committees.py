"""Whose the rows of a workbook are: one committee's, or those of the committees gathered in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from schemas.lists import LISTS, SUBMITTED
from workbook.data_rows import data_rows
from workbook.find_table import find_table
from workbook.stamdata import Stamdata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.data_rows import DataRows
    from workbook.grid import Grid


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee of a workbook: its name, the status it is judged by, and its number series, empty when blank."""

    name: str
    status: str
    number_series: str


def judged_status(text: str) -> str:
    """The status a workbook is judged by; one that is not in the list counts as Indsendt."""
    return next((status for status in LISTS["Status"] if status.casefold() == text.casefold()), SUBMITTED)


def committees(grid: Grid, stamdata: Stamdata) -> Iterator[tuple[int, Committee]]:
    """(Excel row, committee): Stamdata's under row 0, or where many are gathered the rows of Udvalg_liste."""
    if not stamdata.merged:
        texts = (stamdata.text(key) for key in ("committee", "status", "number_series"))
        name, status, series = texts
        yield 0, Committee(name, judged_status(status), series)
        return
    its_layout = stamdata.layout
    spec = its_layout.sheet("committees")
    sheet = grid.sheet(spec.name)
    found = find_table(sheet, spec) if sheet else None
    if sheet is None or found is None:
        return
    data = data_rows(spec, sheet, found, its_layout.unit, date1904=grid.package.date1904)
    for n, row in enumerate(data.rows):
        name, status, series = (
            (data.columns[key][n] or "") if key in data.columns else "" for key in ("udvalg", "status", "number_series")
        )
        yield row, Committee(name, judged_status(status.strip()), series.strip())


class Owners:
    """The committee of every row of one workbook.

    Where many are gathered a row names its own in the column Udvalg, in the spelling in which the first row met
    has it: names are compared as Excel does, case aside and spaces not.
    """

    def __init__(self, stamdata: Stamdata | None = None) -> None:
        stamdata = stamdata or Stamdata()
        self._sole = None if stamdata.merged else stamdata.text("committee")
        self._spelt: dict[str, str] = {}
        self._rows: dict[tuple[str, int], str] = {}

    @property
    def whole_book(self) -> str:
        """Whose what belongs to no row is: the sole committee's, or nobody's."""
        return self._sole or ""

    def spelt(self, name: str) -> str:
        """The committee as its name was first written."""
        return self._spelt.setdefault(name.casefold(), name)

    def take(self, sheet: str, data: DataRows) -> list[str]:
        """The committee of each of these rows of a data table."""
        if self._sole is not None:
            return [self._sole] * len(data.rows)
        names = [self.spelt(name or "") for name in data.columns["udvalg"]]
        self._rows.update({(sheet, row): name for row, name in zip(data.rows, names, strict=True)})
        return names

    def of(self, sheet: str, row: int) -> str:
        """Whose this row is; empty where a workbook of many has it for itself."""
        return self._rows.get((sheet, row), "") if self._sole is None else self._sole
