"""Pieces of formulas: cells of the row, columns, the facts of Stamdata, a correction's cells."""

from collections.abc import Iterable
from dataclasses import dataclass

from schemas.layout import Layout, Sheet
from schemas.lists import NO, UNDECIDED, YES

BUDGET_YEAR_NAME = "stam_Budgetår"
PRICE_LEVEL_NAME = "stam_Prisniveau"


def _fact(field: str) -> str:
    return f'INDEX(Stamdata[Værdi],MATCH("{field}",Stamdata[Felt],0))'


STAMDATA_NAMES = {
    "stam_Kommune": _fact("Kommune"),
    "stam_Udvalg": _fact("Udvalg"),
    BUDGET_YEAR_NAME: _fact("Budgetår"),
    "stam_Status": _fact("Status"),
    "stam_Behandling": _fact("Behandling"),
    "stam_Version": _fact("Version"),
    "stam_Dato": _fact("Dato"),
    # Blank is the budget year's; times 1, since a year may stand as text in a column of texts.
    PRICE_LEVEL_NAME: (f'IFERROR(IF({_fact("Prisniveau")}="",{_fact("Budgetår")},{_fact("Prisniveau")})*1,"?")'),
}
"""Defined name -> formula: facts are found by their field, so that Stamdata may be sorted."""


@dataclass(frozen=True, slots=True)
class TableReference:
    """One sheet's table, naming its columns by canonical name."""

    sheet: Sheet

    def here(self, column: str) -> str:
        """The row's own cell in this column."""
        return f"{self.sheet.table}[[#This Row],[{self.sheet.column(column).header}]]"

    def all(self, column: str) -> str:
        """The whole column."""
        return f"{self.sheet.table}[{self.sheet.column(column).header}]"

    def header(self, column: str) -> str:
        """The column's header cell."""
        return f"{self.sheet.table}[[#Headers],[{self.sheet.column(column).header}]]"

    def cells(self, columns: Iterable[str]) -> str:
        """The row's own cells in these columns, with commas between."""
        return ",".join(self.here(column) for column in columns)

    @property
    def udvalg(self) -> str:
        """The row's own committee, where many are merged; where there is one, nothing asks for it."""
        has = any(column.key == "udvalg" for column in self.sheet.columns)
        return self.here("udvalg") if has else '""'

    @property
    def inputs(self) -> str:
        """The row's own input cells; a row without any value in them is no row."""
        return self.cells(column.key for column in self.sheet.inputs)


def table(layout: Layout, sheet: str) -> TableReference:
    """The table of a canonical sheet name."""
    return TableReference(layout.sheet(sheet))


def row_of_correction(layout: Layout, nr: str, udvalg: str) -> str:
    """The place in Korrektioner of the first correction with this number; an error where there is none.

    Compared cell by cell: MATCH alone reads * and ? in a number as wildcards, and keeps 101 from "101". Where
    many committees are merged, it is the first of the committee `udvalg` names.
    """
    corrections = table(layout, "corrections")
    alike = f'({corrections.all("nr")}&""={nr}&"")'
    its = f'({corrections.all("udvalg")}&""={udvalg}&"")' if layout.merged else "1"
    return f"MATCH(1,INDEX({alike}*{its},0),0)"


def of_correction(layout: Layout, column: str, row: str) -> str:
    """One cell of the correction at this place in Korrektioner."""
    return f"INDEX({table(layout, 'corrections').all(column)},{row})"


def decided(answer: str) -> str:
    """A service-frame answer, where anything but Ja and Nej is Uafklaret."""
    return f'IF({answer}="{YES}","{YES}",IF({answer}="{NO}","{NO}","{UNDECIDED}"))'


def is_one_of(cell: str, *answers: str) -> str:
    """Whether a cell holds one of these answers."""
    alike = ",".join(f'{cell}="{answer}"' for answer in answers)
    return f"OR({alike})"
