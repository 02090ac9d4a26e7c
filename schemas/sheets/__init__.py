"""Every sheet of a workbook: its columns and prompts, one module a sheet; a rule names the sheets it checks."""

from dataclasses import replace

from schemas.columns import Column, Kind, SheetSpec
from schemas.finding import Text
from schemas.sheets import (
    amounts,
    calculation,
    checklist,
    committees,
    corrections,
    financing,
    fte,
    history,
    imported,
    justifications,
    master_data,
    rates,
)

SHEETS: tuple[SheetSpec, ...] = (
    SheetSpec("guide", "Vejledning", Text("Vejledning", "Guide")),
    master_data.SHEET,
    corrections.SHEET,
    amounts.SHEET,
    fte.SHEET,
    financing.SHEET,
    calculation.SHEET,
    history.SHEET,
    rates.SHEET,
    SheetSpec("overview", "Oversigt", Text("Oversigt", "Overview")),
    SheetSpec("form", "Skema", Text("Skema", "Form")),
    justifications.SHEET,
    checklist.SHEET,
    imported.SHEET,
    SheetSpec("lists", "Lister", Text("Lister", "Lists")),
)
"""Every sheet of a workbook, in the order of its tabs."""

# fmt: off
_OF_COMMITTEE = Column(
    "udvalg", "Udvalg", Kind.KEY, Text("Udvalg", "Committee"), 27, essential=True,
    prompt="Det udvalg, rækken hører til, som det står på arket Udvalg.",
)
# fmt: on
_OF_THE_WHOLE_BOOK = ("master_data",)

MERGED_SHEETS: tuple[SheetSpec, ...] = tuple(
    one
    for spec in SHEETS
    for one in (
        replace(spec, columns=(_OF_COMMITTEE, *spec.columns))
        if spec.columns and spec.key not in _OF_THE_WHOLE_BOOK
        else spec,
        *((committees.SHEET,) if spec.key == "master_data" else ()),
    )
)
"""The same of a workbook that many committees are merged in: a sheet Udvalg, and Udvalg first in every table."""
