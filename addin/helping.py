"""Vejledning and Om."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from addin.judging import settings_of
from addin.log import log_file
from addin.open_book import OpenBook
from addin.reply import Question, Reply
from schemas.finding import Text
from workbook.reports.words import settings_words

if TYPE_CHECKING:
    import xlwings as xw


def guide(book: xw.Book, **_: Any) -> Reply:
    """Go to the workbook's own guide."""
    opened = OpenBook.ours(book)
    grid = opened.sheet(opened.layout.sheet("guide").name)
    if grid is None:
        return Reply(
            message=Text(
                "Arket Vejledning er slettet i denne projektmappe. En ny projektmappe har det.",
                "The sheet Vejledning has been deleted from this workbook. A new workbook has it.",
            )
        )
    book.sheets[grid.name].activate()
    return Reply()


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
        question=Question("log", Text(f"{said.da}\n\nVil du se fejlloggen?", f"{said.en}\n\nOpen the log of faults?"))
    )
