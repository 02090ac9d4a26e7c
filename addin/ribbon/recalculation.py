"""Genberegn: the functions of Oversigt entered anew, and everything recalculated."""

import re
from collections.abc import Mapping
from itertools import groupby
from typing import Any

import xlwings as xw

from addin.live.excel_calls import as_saved, unprotected
from addin.live.open_book import OpenBook
from addin.ribbon.reply import Reply
from addin.ribbon.validating import unseen
from schemas.finding import Text
from schemas.formulas.overview_cells import COMPUTED_BY
from schemas.formulas.overview_formulas import native_formulas, overview_formulas
from workbook.grid import Coordinate, SheetGrid, address

CALL = "KORREKTUR_"
"""Begins the name of every custom function; one that is not there keeps the case it was typed in."""
_PATH = re.compile(r"(?:'[^']*'|\[\d+\]|[\w.]+)!(?=KORREKTUR_)", re.IGNORECASE)
"""The add-in's file before a call, as Excel shows it where the add-in has moved."""


def use_functions(opened: OpenBook) -> None:
    """Enter the calls anew, so that Excel binds them to the add-in that is there now."""
    sheet = _overview(opened)
    if sheet is not None:
        _write(opened, sheet, {at: _PATH.sub("", formula) for at, formula in _calls(sheet).items()})


def use_native_formulas(opened: OpenBook) -> list[str]:
    """Let Excel alone compute Oversigt, so that no link to the add-in goes with the file.

    Gives the addresses of the cells that still call: somebody has changed them, and only they know how they
    would be computed without.
    """
    sheet = _overview(opened)
    if sheet is None:
        return []
    ours, native = overview_formulas(opened.layout), native_formulas(opened.layout)
    calls = _calls(sheet)
    unchanged = {at for at, formula in calls.items() if _bare(formula) == _bare(ours.get(address(*at), ""))}
    _write(opened, sheet, {at: native[address(*at)] for at in unchanged})
    return [address(*at) for at in sorted(calls.keys() - unchanged)]


def _overview(opened: OpenBook) -> SheetGrid | None:
    return opened.sheet(opened.layout.sheet("overview").name)


def _calls(sheet: SheetGrid) -> dict[Coordinate, str]:
    """The formulas that ask for the add-in."""
    return {at: formula for at, formula in sheet.formulas.items() if CALL in formula.upper()}


def _bare(formula: str) -> str:
    """A formula as it is compared: blanks, case and the add-in's file aside."""
    return re.sub(r"\s+", "", _PATH.sub("", formula)).casefold()


def _write(opened: OpenBook, grid: SheetGrid, formulas: Mapping[Coordinate, str]) -> None:
    """Write formulas, a call for each run of cells beside each other; the sheet's protection comes back."""
    if not formulas:
        return
    sheet = opened.book.sheets[grid.name]
    with unprotected(sheet):
        for _, run in groupby(enumerate(sorted(formulas)), key=lambda one: (one[1][0], one[1][1] - one[0])):
            cells = [at for _, at in run]
            sheet.range(cells[0], cells[-1]).formula = [[f"={formulas[at]}" for at in cells]]


def recalculate(book: xw.Book, **_: Any) -> Reply:
    """Bind the functions to the add-in that is there now, recalculate, and say who computed."""
    with as_saved(book):
        opened = OpenBook.ours(book)
        with unseen(book):
            use_functions(opened)
            book.app.calculate()
        overview = opened.sheet(opened.layout.sheet("overview").name)
        who = None if overview is None else book.sheets[overview.name].range(COMPUTED_BY).value
    if not isinstance(who, str):
        return Reply(status=Text("Genberegnet", "Calculated"))
    return Reply(status=Text(f"Oversigt er {who}", f"Calculated; on Oversigt: {who}"))
