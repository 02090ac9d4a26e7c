"""Calculated cells without the formula they should hold, grouped where they are one fault."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from schemas.budgets import Budgets
from schemas.finding import Text, same
from schemas.layout import SUBTOTAL_ROW
from schemas.memo import once
from schemas.rule import Hit, RowEdit, RuleFix
from schemas.words.figures import BLANK

OVERVIEW = "overview"

_COPY_ROW = Text(
    "Sæt formlen ind igen: kopiér den fra en anden række i kolonnen.",
    "Put the formula back: copy it from another row of the column.",
)
_COPY_ROWS = Text(
    "Sæt dem ind igen: kopiér de beregnede celler fra en anden række.",
    "Put them back: copy the calculated cells from another row.",
)
_COPY_CELL = Text(
    "Sæt formlen ind igen: kopiér den fra Oversigt i en ny projektmappe.",
    "Put the formula back: copy it from Oversigt in a new workbook.",
)

_COPY_BESIDE = Text(
    "Sæt formlen ind igen: kopiér den fra cellen ved siden af.",
    "Put the formula back: copy it from the cell beside it.",
)


@dataclass(frozen=True, slots=True)
class FormulaCell:
    """A calculated cell: where it stands, what stands there (None where it is blank) and the formula, with `=`."""

    book: int
    row: int
    udvalg: str
    sheet: str
    column: str | None
    cell: str
    key: str
    found: str | None
    expected: str
    whole_row: bool

    def hit(self, cells: int) -> Hit:
        """A hit at this cell, the first of `cells` that are one fault."""
        found = BLANK if self.found is None else same(self.found)
        what = self._stands()
        remedy = _COPY_CELL if self.sheet == OVERVIEW else _COPY_ROW
        if self.row == SUBTOTAL_ROW:
            remedy = _COPY_BESIDE
        if self.whole_row:
            found = what = Text("rækken har ingen af sine formler", "the row has none of its formulas")
            remedy = _COPY_ROWS
        elif cells > 1:
            what = Text(f"{what.da} ({cells} celler i linjen)", f"{what.en} ({cells} cells of the line)")
        return Hit(
            book=self.book, udvalg=self.udvalg or None, sheet=self.sheet, row=self.row, column=self.column,
            cell=None if self.column else self.cell, key=self.key, found=found, expected=same(self.expected),
            values={"what": what, "remedy": remedy},
        )  # fmt: skip

    def _stands(self) -> Text:
        if self.found is None:
            return Text("cellen er tom", "the cell is blank")
        if self.found.startswith("="):
            return Text("der står en anden formel", "another formula stands there")
        return Text(f"der står »{self.found}«", f"“{self.found}” stands there")


def formula_hits(budgets: Budgets, *problems: str) -> Iterator[Hit]:
    """A hit for each fault with one of these problems: a cell, a row without formulas, or a line of Oversigt."""
    for cells in _faults(budgets, *problems).values():
        yield cells[0].hit(len(cells))


def formula_fix(*problems: str) -> RuleFix:
    """Every cell of such a fault gets its formula back."""

    def cells(budgets: Budgets, hit: Hit) -> Iterator[RowEdit]:
        faults = _faults(budgets, *problems)
        for column in {hit.column, None}:
            for one in faults.get((hit.book, hit.sheet, hit.row, column), ()):
                cell = None if one.column else one.cell
                yield RowEdit(formula=one.expected.removeprefix("="), column=one.column, row=one.row, cell=cell)

    return RuleFix(Text("Sæt formlen ind igen", "Put the formula back"), safe=True, cells=cells)


FaultyRow = tuple[int, str | None, int | None, str | None]
"""Book, canonical sheet, row, and the column where the fault is one cell's alone."""


@once
def _faults(budgets: Budgets, *problems: str) -> dict[FaultyRow, list[FormulaCell]]:
    facts = budgets.formulas[budgets.formulas["problem"].isin(problems)]
    records = facts.astype(object).where(facts.notna(), None).to_dict("records")
    found: dict[FaultyRow, list[FormulaCell]] = {}
    for (book, row), about in zip(facts.index, records, strict=True):
        of: dict[str, Any] = {str(name): value for name, value in about.items() if name != "problem"}
        cell = FormulaCell(book, row, **of | {"key": of["key"] or ""})
        together = cell.whole_row or cell.sheet == OVERVIEW
        found.setdefault((book, cell.sheet, row, None if together else cell.column), []).append(cell)
    for cells in found.values():
        cells.sort(key=lambda one: (len(one.cell), one.cell))
    return found
