"""Vejledning and Om."""

from importlib.metadata import version
from typing import Any

import xlwings as xw

from addin.live.open_book import OpenBook
from addin.log import log_file
from addin.ribbon.judging import settings_of
from addin.ribbon.navigation import go
from addin.ribbon.reply import Question, Reply
from schemas.finding import KorrekturError, Text
from workbook.reports.words import settings_words

NO_GUIDE = Text(
    "Vejledningen står på arket Vejledning i hver ny projektmappe. Lav en med »Ny projektmappe…«.",
    "The guide is the sheet Vejledning of every new workbook. Make one with “New workbook…”.",
)


def guide(book: xw.Book | None, **_: Any) -> Reply:
    """Go to the workbook's own guide, or say where there is one."""
    sheet = None if book is None else _guide_of(book)
    if sheet is None:
        return Reply(message=NO_GUIDE)
    go(sheet.range((1, 1)))
    return Reply()


def _guide_of(book: xw.Book) -> xw.Sheet | None:
    try:
        opened = OpenBook.ours(book)
    except KorrekturError:
        return None
    grid = opened.sheet(opened.layout.sheet("guide").name)
    return None if grid is None else book.sheets[grid.name]


def about(_: xw.Book | None, **answers: Any) -> Reply:
    """Say which version this is and which settings hold, and open the log if there is one and it is wanted."""
    settings = settings_of(answers)
    facts = [
        Text(f"Korrektur {version('korrektur')}", f"Korrektur {version('korrektur')}"),
        Text(settings_words(settings, "da"), settings_words(settings, "en")),
        Text(f"xlwings {version('xlwings')}", f"xlwings {version('xlwings')}"),
    ]
    said = Text("\n".join(one.da for one in facts), "\n".join(one.en for one in facts))
    if not log_file().exists():
        return Reply(message=said)
    if answers.get("log"):
        return Reply(opens=str(log_file()))
    return Reply(
        question=Question("log", Text(f"{said.da}\n\nVil du se fejlloggen?", f"{said.en}\n\nOpen the error log?"))
    )
