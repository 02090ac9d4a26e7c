"""Genberegn: the functions of Oversigt entered anew, and everything recalculated."""

from typing import Any

import xlwings as xw

from addin.live.excel_calls import as_saved
from addin.live.open_book import OpenBook
from addin.ribbon.overview_calls import use_functions
from addin.ribbon.reply import Reply
from addin.ribbon.validating import unseen
from schemas.finding import Text
from schemas.formulas.overview_cells import COMPUTED_BY


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
