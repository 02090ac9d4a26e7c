"""Genberegn: the functions of Oversigt entered anew, and everything computed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addin.open_book import OpenBook
from addin.reply import Reply
from addin.submission import use_functions
from addin.validating import unseen
from schemas.finding import same
from workbook.template.overview_cells import COMPUTED_BY

if TYPE_CHECKING:
    import xlwings as xw


def recalculate(book: xw.Book, **_: Any) -> Reply:
    """Bind the functions to the add-in that is there now, compute everything, and say who computed."""
    opened = OpenBook.ours(book)
    with unseen(book):
        use_functions(opened)
    book.app.calculate()
    name = opened.layout.sheet("overview").name
    if opened.sheet(name) is None:
        return Reply(status=same("Genberegnet"))
    who = book.sheets[name].range(COMPUTED_BY).value
    return Reply(status=same(f"Oversigt er {who}" if isinstance(who, str) else "Genberegnet"))
