"""Calculated cells without the formula they should hold: one fault a table, however many rows it takes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from schemas.budgets import once
from schemas.calculations.rows import key_of
from schemas.evidence.withdrawn import Withdrawn
from schemas.layout import SUBTOTAL_ROW
from schemas.rule import Budgets, Hit, Hits, RowEdit, RuleFix, Text, same
from schemas.sheets import SHEETS
from schemas.words.figures import BLANK

OVERVIEW = "overview"
HEADING = "A4"
"""The cell of Oversigt that names the workbook's unit; a wrong unit is its fault, and no other cell's."""
NAMED = 3
"""So many cells, values or spans of rows are named in words, the rest counted."""
_HIDDEN = {(spec.key, column.key) for spec in SHEETS for column in spec.columns if column.hidden}
FORMULAS_AMISS = Text(
    "{place}: {what}. Ret det med »korrektur fix« (i Excel »Ret oplagte fejl«), eller kopiér {remedy}.",
    "{place}: {what}. Put it right with “korrektur fix” (in Excel “Fix plain faults”), or copy {remedy}.",
)
"""The message of the rules about these cells."""
_OTHER_ROW = Text("formlerne fra en anden række", "the formulas from another row")
_NEW_BOOK = Text("formlen fra Oversigt i en ny projektmappe", "the formula from Oversigt in a new workbook")
_BESIDE = Text("formlen fra cellen ved siden af", "the formula from the cell beside it")


@dataclass(frozen=True, slots=True)
class FormulaCell:
    """A calculated cell: where it stands, what stands there (None where it is blank) and the formula, with `=`."""

    book: int
    row: int
    udvalg: str | None
    sheet: str
    column: str | None
    cell: str
    key: str
    found: str | None
    expected: str
    problem: str
    whole_row: bool

    @property
    def seen(self) -> bool:
        """Whether a person can see the cell, whose column the template does not hide."""
        return (self.sheet, self.column) not in _HIDDEN

    @property
    def fault(self) -> tuple[int, str, str, str, str]:
        """What the cells of one fault share; a column is one of its own only where something is typed in sight."""
        own = ""
        if self.sheet == OVERVIEW:
            own = HEADING if self.cell == HEADING else ""
        elif self.row == SUBTOTAL_ROW:
            own = str(SUBTOTAL_ROW)
        elif self.problem == "value" and self.seen and not self.whole_row:
            own = self.column or ""
        return self.book, self.udvalg or "", self.sheet, "other" if self.problem == "other_formula" else "", own


@dataclass(frozen=True, slots=True)
class FormulaFault:
    """The cells that are one fault, in order; `hit` stands at the first that can be seen."""

    cells: tuple[FormulaCell, ...]

    def hit(self) -> Hit:
        """Where it struck, in words without the formulas and without what is hidden."""
        first = next((one for one in self.cells if one.seen), self.cells[0])
        column = first.column if first.seen and len({one.column for one in self.cells}) == 1 else None
        keys = {key_of(one.key).strip() for one in self.cells}
        what, found = self._words()
        by_hand = _NEW_BOOK if first.sheet == OVERVIEW else _BESIDE if first.row == SUBTOTAL_ROW else _OTHER_ROW
        return Hit(
            book=first.book, udvalg=first.udvalg, sheet=first.sheet, row=first.row,
            column=column, cell=None if column else first.cell,
            key=first.key if len(keys) == 1 else "-",
            found=found, expected=Text("arkets egen formel", "the sheet's own formula"),
            values={"what": what, "remedy": by_hand}, cells=tuple(one.cell for one in self.cells[1:] and self.cells),
        )  # fmt: skip

    def _words(self) -> tuple[Text, Text]:
        """What is wrong, and what was found."""
        first, count = self.cells[0], len(self.cells)
        if first.fault[3]:
            one = Text("Her står en anden formel end arkets egen", "Another formula than the sheet's own stands here")
            many = Text(
                f"{count} celler har en anden formel end arkets egen ({self._places().da})",
                f"{count} cells have another formula than the sheet's own ({self._places().en})",
            )
            found = Text(f"{count} andre formler", f"{count} other formulas")
            return (one, Text("en anden formel", "another formula")) if count == 1 else (many, found)
        if count == 1 and first.found is None:
            return Text(
                "Her skal stå en formel, men cellen er tom", "A formula should stand here, but the cell is blank"
            ), BLANK
        if count == 1:
            stands = first.found
            what = Text(
                f"Her skal stå en formel, men der står »{stands}«", f"A formula should stand here, not “{stands}”"
            )
            return what, same(stands)
        if first.fault[4] or first.sheet == OVERVIEW:
            stands = " · ".join(_some(sorted({one.found or "–" for one in self.cells})))
            return Text(
                f"{count} celler har fået deres formel overskrevet eller slettet ({self._places().da})",
                f"{count} cells had their formula typed over or deleted ({self._places().en})",
            ), Text(f"{count} celler: {stands}", f"{count} cells: {stands}")
        rows = len({one.row for one in self.cells})
        return Text(
            f"{rows} {'række' if rows == 1 else 'rækker'} mangler formler ({self._rows().da})",
            f"{rows} {'row lacks' if rows == 1 else 'rows lack'} formulas ({self._rows().en})",
        ), Text(
            f"{rows} {'række' if rows == 1 else 'rækker'} uden formler",
            f"{rows} {'row' if rows == 1 else 'rows'} without formulas",
        )

    def _places(self) -> Text:
        """The first cells that can be seen, else their rows."""
        seen = [one.cell for one in self.cells if one.seen]
        return same(", ".join(_some(seen))) if seen else self._rows()

    def _rows(self) -> Text:
        """The rows: `række 5-8, 12`."""
        numbers = sorted({one.row for one in self.cells})
        runs = [[row for _, row in run] for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])]
        spans = _some([str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs])
        return Text(f"række {', '.join(spans)}", f"row {', '.join(spans)}")


def _some(words: Sequence[str]) -> list[str]:
    return [*words[:NAMED], "…"] if len(words) > NAMED else list(words)


def formula_hits(budgets: Budgets, *problems: str) -> Hits:
    """A hit for each fault with one of these problems."""
    for fault in _faults(budgets, *problems):
        yield fault.hit()


def formula_fix(*problems: str) -> RuleFix:
    """Every cell of such a fault gets its formula back."""

    def cells(budgets: Budgets, hit: Hit) -> Iterator[RowEdit]:
        for fault in _faults(budgets, *problems):
            if fault.cells[0].book == hit.book and fault.hit() == hit:
                for one in fault.cells:
                    cell = None if one.column else one.cell
                    yield RowEdit(formula=one.expected.removeprefix("="), column=one.column, row=one.row, cell=cell)

    return RuleFix(Text("Sæt formlen ind igen", "Put the formula back"), safe=True, cells=cells)


@once
def _faults(budgets: Budgets, *problems: str) -> list[FormulaFault]:
    facts = budgets.formulas[budgets.formulas["problem"].isin(problems)]
    if facts.empty:
        return []
    withdrawn = Withdrawn(budgets)
    found: dict[tuple[int, str, str, str, str], list[FormulaCell]] = {}
    for (book, row), about in zip(
        facts.index, facts.astype(object).where(facts.notna(), None).to_dict("records"), strict=True
    ):
        of: dict[str, Any] = {str(name): value for name, value in about.items()}
        cell = FormulaCell(book, row, **of | {"key": of["key"] or ""})
        if not withdrawn.holds(Hit(book=book, udvalg=cell.udvalg, sheet=cell.sheet, row=row, key=cell.key)):
            found.setdefault(cell.fault, []).append(cell)
    return [
        FormulaFault(tuple(sorted(cells, key=lambda one: (one.row, len(one.cell), one.cell))))
        for cells in found.values()
    ]
