"""How often Validér writes: a call into another process costs more than everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from libreoffice.saved import rows
from support.big_book import big_book
from support.workbooks import sample_package

from addin.live import marks
from addin.ribbon.handlers import clear_marks, validate
from workbook.template import build

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable

    import xlwings as xw

NOTES = 20
CELLS = range(301)
"""As many are marked in the book with many findings."""
Calls = dict[str, "Counter[str]"]


@pytest.fixture(scope="module")
def few(open_package: Callable[[bytes], xw.Book]) -> Calls:
    """The sample with its fourteen findings."""
    return counted(open_package(sample_package()), at_least=14)


@pytest.fixture(scope="module")
def many(open_package: Callable[[bytes], xw.Book]) -> Calls:
    """A book with more findings than notes are made."""
    return counted(open_package(build(big_book(150))), at_least=len(CELLS))


def counted(book: xw.Book, at_least: int) -> Calls:
    """The calls of a run and of clearing."""
    found: Calls = {}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(marks, "MOST_NOTES", NOTES)  # so many as Excel takes would take LibreOffice too long
        for name, handler in (("validate", validate), ("clear", clear_marks)):
            book.app.impl.calls.clear()
            handler(book)
            found[name] = book.app.impl.calls.copy()
            assert len(rows(book)) >= (at_least if name == "validate" else 0)
    left = [note for sheet in book.sheets for note in sheet.notes]
    assert not left
    return found


@pytest.mark.parametrize("run", ["validate", "clear"])
def test_cells_are_written_in_as_many_calls_for_many_findings_as_for_few(few: Calls, many: Calls, run: str) -> None:
    assert many[run]["write"] == few[run]["write"]


@pytest.mark.parametrize("run", ["validate", "clear"])
def test_cells_are_filled_and_their_fills_read_some_fifty_at_a_time(many: Calls, run: str) -> None:
    asked = many[run]["color"], many[run]["fill"]
    assert max(asked) <= len(CELLS) / 50 * 4, asked


def test_no_more_cells_get_a_note_than_is_bearable(many: Calls) -> None:
    assert many["validate"]["note"] == NOTES
