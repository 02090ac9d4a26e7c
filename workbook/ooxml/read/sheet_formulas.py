"""The formulas of one sheet: plain, shared, array and data-table ones, each at every cell it fills."""

from collections.abc import Mapping

from workbook.grid import Area, Coordinate, SheetGrid
from workbook.ooxml.read.fault import Limits, too_big
from workbook.ooxml.read.formulas import SharedFormula
from workbook.ooxml.read.references import area
from workbook.ooxml.read.text import decoded

_ON = frozenset({"1", "true"})


class SheetFormulas:
    """Collects formula elements; `finish` fills the cells of arrays and the late children of shared ones."""

    __slots__ = ("areas", "characters", "late", "limits", "shared", "sheet")

    def __init__(self, sheet: SheetGrid, limits: Limits) -> None:
        self.sheet = sheet
        self.limits = limits
        self.shared: dict[str, SharedFormula] = {}
        self.late: list[tuple[Coordinate, str]] = []
        self.areas: list[tuple[Area, str]] = []
        self.characters = 0

    def add(self, cell: Coordinate, text: str, attributes: Mapping[str, str]) -> bool:
        """Record the `f` element of a cell; False when it is empty and means no formula."""
        kind = attributes.get("t")
        if "_x" in text:
            text = decoded(text)
        text = text.removeprefix("=")  # some programs write the equals sign that a person types
        if kind == "shared":
            self._shared(cell, text, attributes.get("si", ""))
            return True
        if kind == "dataTable":
            text = _data_table(attributes)
        if kind in {"array", "dataTable"} and "ref" in attributes:
            self.areas.append((area(attributes["ref"]), text))
        if not text:
            return False
        self.sheet.formulas[cell] = text
        return True

    def finish(self) -> None:
        """Resolve what could not be resolved in passing; raises `PackageFault` over the limits."""
        for cell, group in self.late:
            formula = self.shared.get(group)
            # a child without a parent is still a formula cell, only its text is lost
            self.sheet.formulas[cell] = self._expanded(formula, cell) if formula else ""
        covered = 0
        for block, text in self.areas:
            rows = range(block.first_row, block.last_row + 1)
            columns = range(block.first_column, block.last_column + 1)
            covered += len(rows) * len(columns)
            if covered > self.limits.cells:
                raise too_big(f"{self.sheet.name}: array formulas over more than {self.limits.cells} cells")
            for row in rows:
                for column in columns:
                    if (row, column) in self.sheet.values:
                        self.sheet.formulas.setdefault((row, column), text)

    def _shared(self, cell: Coordinate, text: str, group: str) -> None:
        formula = self.shared.get(group)
        if formula is not None and not text:
            self.sheet.formulas[cell] = self._expanded(formula, cell)
        elif text:
            self.shared[group] = SharedFormula(text, cell)
            self.sheet.formulas[cell] = text
        else:
            self.late.append((cell, group))
            self.sheet.formulas[cell] = ""

    def _expanded(self, formula: SharedFormula, cell: Coordinate) -> str:
        text = formula.at(cell)
        self.characters += len(text)
        if self.characters > self.limits.inflated_bytes:
            raise too_big(f"{self.sheet.name}: more than {self.limits.inflated_bytes} characters of formulas")
        return text


def _data_table(attributes: Mapping[str, str]) -> str:
    """A what-if table as Excel shows it: TABLE(row input cell, column input cell)."""
    first, second = attributes.get("r1", ""), attributes.get("r2", "")
    if attributes.get("dt2D") in _ON:
        return f"TABLE({first},{second})"
    return f"TABLE({first},)" if attributes.get("dtr") in _ON else f"TABLE(,{first})"
