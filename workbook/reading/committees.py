"""Whose the rows of a workbook are: one committee's, or those of the committees merged in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from schemas.lists import LISTS, SUBMITTED
from schemas.words.seen import seen
from workbook.grid import Grid
from workbook.reading.data_rows import DataRows, data_rows
from workbook.reading.find_table import find_table
from workbook.reading.stamdata import Stamdata

FACTS_BESIDE = ("number_series", "status", "reading", "version", "prepared_by", "date")
"""The facts of Stamdata that stand for each committee on the sheet Udvalg."""


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee of a workbook: its name, the status it is judged by, and its number series, empty when blank.

    `facts` are those that stand beside its name where many are merged, as text by their key; blanks left out.
    """

    name: str
    status: str
    number_series: str
    facts: Mapping[str, str] = field(default_factory=dict)


def judged_status(text: str) -> str:
    """The status a workbook is judged by; one that is not in the list counts as Indsendt."""
    return next((status for status in LISTS["Status"] if status.casefold() == text.casefold()), SUBMITTED)


def committees(grid: Grid, stamdata: Stamdata) -> Iterator[tuple[int, Committee]]:
    """(Excel row, committee): Stamdata's under row 0, or where many are merged the rows of Udvalg_liste."""
    if not stamdata.merged:
        name, status, series = (stamdata.text(key) for key in ("committee", "status", "number_series"))
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
        name = data.columns["udvalg"][n] or ""
        texts = {key: _text(data.columns[key][n]) for key in FACTS_BESIDE if key in data.columns}
        status, series = texts.get("status", ""), texts.get("number_series", "")
        yield row, Committee(name, judged_status(status), series, {key: text for key, text in texts.items() if text})


def _text(value: object) -> str:
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    return "" if value is None else str(value).strip()


class Owners:
    """The committee of every row of one workbook.

    Where many are merged a row names its own in the column Udvalg, in the spelling in which the first row met
    has it: names are compared as a person sees them.
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
        return self._spelt.setdefault(seen(name), name)

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
