"""Defined names: the lists behind the drop-downs and the facts of Stamdata, none like a table's own name."""

import re

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from schemas.formulas import STAMDATA_NAMES
from schemas.formulas.references import table
from schemas.layout import Layout
from schemas.lists import LISTS

NUMBERS = "liste_Nr"
"""The numbers of Korrektioner, behind the drop-downs of Nr."""
COMMITTEES = "liste_Udvalg"
"""The committees merged in a workbook, behind the drop-downs of Udvalg."""


def list_name(name: str) -> str:
    """The defined name of a list's answers."""
    return f"liste_{_plain(name)}"


def list_table(name: str) -> str:
    """The table on Lister that holds a list's answers."""
    return f"Lister_{_plain(name)}"


def add_names(workbook: Workbook, layout: Layout) -> None:
    """Define every name formulas and drop-downs use.

    Double brackets, since Excel asks for them around a column with a hyphen.
    """
    refers_to = {
        NUMBERS: "Korrektioner[Nr]",
        **{list_name(name): f"{list_table(name)}[[{name}]]" for name in LISTS},
        **STAMDATA_NAMES,
        **({COMMITTEES: table(layout, "committees").all("udvalg")} if layout.merged else {}),
    }
    for name, text in refers_to.items():
        workbook.defined_names[name] = DefinedName(name, attr_text=text)


def _plain(name: str) -> str:
    return re.sub(r"\W", "_", name)
