"""Stamdata of one workbook: the facts every other sheet is read by."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from schemas.layout import DEFAULT_UNIT, FIRST_YEAR, LAST_YEAR, UNITS, Layout, Unit, layout
from schemas.lists import FACTS
from schemas.words.danish_numbers import whole_number
from schemas.words.seen import seen
from workbook.grid import Grid
from workbook.reading.cells import shown
from workbook.reading.find_table import find_table


@dataclass(frozen=True, slots=True)
class FactCell:
    """One row of Stamdata: where its value stands, and the value as text."""

    field: str
    row: int
    text: str


@dataclass(frozen=True, slots=True)
class Stamdata:
    """The facts by key. `unit` is None where neither blank nor known; years are None where unreadable.

    `merged` says whether many committees are merged in the workbook, so that its layout is another.
    """

    facts: Mapping[str, FactCell] = field(default_factory=dict)
    budget_year: int | None = None
    price_level: int | None = None
    unit: Unit | None = DEFAULT_UNIT
    merged: bool = False

    @property
    def layout(self) -> Layout:
        """The layout of its budget year and unit, of any year and in the default unit where they cannot be read."""
        return layout(self.budget_year or FIRST_YEAR, self.unit or DEFAULT_UNIT, merged=self.merged)

    def text(self, key: str) -> str:
        """A fact's text; empty when it is blank or missing."""
        return self.facts[key].text if key in self.facts else ""

    def whole(self, key: str) -> int | None:
        """A fact as a whole number, or None."""
        return whole_number(self.text(key))


def read_stamdata(grid: Grid) -> Stamdata:
    """The facts of a workbook; where no budget year stands, the year columns of Beløb tell it."""
    facts = _facts(grid)
    texts = {key: fact.text for key, fact in facts.items()}
    year = _year(texts.get("budget_year", ""))
    if year is None:
        year = _year_of_columns(grid)
    price_text = texts.get("price_level", "")
    price = _year(price_text) if price_text else year
    unit_text = texts.get("unit", "")
    unit = _unit(unit_text) if unit_text else DEFAULT_UNIT
    return Stamdata(facts, year, price, unit, merged=is_merged(grid))


def is_merged(grid: Grid) -> bool:
    """Whether the workbook has the list of the committees that are merged in it."""
    spec = layout(FIRST_YEAR, merged=True).sheet("committees")
    sheet = grid.sheet(spec.name)
    found = find_table(sheet, spec) if sheet else None
    return found is not None and "udvalg" in found.columns()


def _facts(grid: Grid) -> dict[str, FactCell]:
    spec = layout(FIRST_YEAR).sheet("master_data")
    sheet = grid.sheet(spec.name)
    found = find_table(sheet, spec) if sheet else None
    if sheet is None or found is None:
        return {}
    places = found.columns()
    if not {"field", "value"} <= places.keys():
        return {}
    known = {seen(fact.field): fact.key for fact in FACTS}
    facts: dict[str, FactCell] = {}
    for row in range(found.first_row, found.last_row + 1):
        name = sheet.values.get((row, places["field"]))
        key = known.get(seen(str(name)))
        if key is None or key in facts:
            continue
        at = (row, places["value"])
        value = sheet.values.get(at)
        date1904 = grid.package.date1904
        text = "" if value is None else shown(value, sheet.classes.get(at), date1904=date1904)
        facts[key] = FactCell(str(name), row, text.strip())
    return facts


def _year(text: str) -> int | None:
    year = whole_number(text)
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


def _unit(text: str) -> Unit | None:
    return next((unit for name, unit in UNITS.items() if name.casefold() == text.casefold()), None)


def _year_of_columns(grid: Grid) -> int | None:
    """The first plain year among the headers of Beløb's table."""
    sheet = grid.sheet("Beløb")
    found = find_table(sheet, layout(FIRST_YEAR).sheet("amounts")) if sheet else None
    years = (_year(seen(header.text)) for header in (found.headers if found else ()))
    return next((year for year in years if year is not None), None)
