"""Validér and Ryd markeringer: the findings into Kontrolliste and onto their cells, and off them again."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import xlwings as xw

from addin.live.checklist import listed, point_of, read_points, write_points
from addin.live.marks import mark, restore
from addin.live.open_book import OpenBook
from addin.ribbon.judging import counted, judged, language_of
from addin.ribbon.reply import Reply
from schemas.finding import Finding, Text


def validate(book: xw.Book, **answers: Any) -> Reply:
    """Find what `korrektur validate` would find in the saved file, list it and mark its cells."""
    opened = OpenBook.ours(book)
    findings = judged(opened, answers)
    show(opened, findings, answers)
    return Reply(status=counted(findings))


def show(opened: OpenBook, findings: Sequence[Finding], answers: Mapping[str, Any]) -> None:
    """Put these findings in place of the last run's: in the list, most severe first, and on the cells."""
    ordered = sorted(findings, key=lambda one: (one.accepted is not None, one.severity.rank, one.on_submission.rank))
    language = language_of(answers)
    with unseen(opened.book):
        restore(opened, read_points(opened))
        points = [point_of(one, language) for one in ordered]
        write_points(opened, mark(opened, ordered, points))


def clear_marks(book: xw.Book, **_: Any) -> Reply:
    """Put fills and notes back as they were, and empty the list."""
    opened = OpenBook.ours(book)
    count = cleared(opened)
    return Reply(
        status=Text(f"{count} markeringer er fjernet", f"{count} marks are removed")
        if count != 1
        else Text("1 markering er fjernet", "1 mark is removed")
    )


def cleared(opened: OpenBook) -> int:
    """Take all marks away and empty the list; how many cells were marked."""
    with unseen(opened.book):
        count = restore(opened, read_points(opened))
        if listed(opened) is not None:
            write_points(opened, [])
    return count


@contextmanager
def unseen(book: xw.Book) -> Iterator[None]:
    """Excel draws nothing while cells change, and shows the same sheet again, whatever happens."""
    app = book.app
    before, shown = app.screen_updating, book.sheets.active
    app.screen_updating = False
    try:
        yield
    finally:
        if book.sheets.active.name != shown.name:
            shown.activate()  # a new sheet comes to the front
        app.screen_updating = before
