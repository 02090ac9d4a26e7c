"""A workbook that is not ours gets a friendly message, whichever button is pressed, and is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from addin.live.open_book import NOT_OURS
from addin.ribbon import handlers as ribbon
from addin.ribbon.buttons import BUTTONS
from addin.ribbon.helping import NO_GUIDE
from schemas.finding import KorrekturError

if TYPE_CHECKING:
    import xlwings as xw

NEED_NO_BOOK = {button.id for button in BUTTONS if not button.needs_book}


@pytest.mark.parametrize("handler", sorted(set(ribbon.__all__) - NEED_NO_BOOK))
def test_it_is_said_and_nothing_is_written(ark: xw.Sheet, handler: str) -> None:
    ark["A1"].value = "Nr"
    with pytest.raises(KorrekturError) as raised:
        getattr(ribbon, handler)(ark.book, confirmed=True, reason="x")
    assert raised.value.text == NOT_OURS
    assert (len(ark.book.sheets), ark.used_range.address, len(ark.notes)) == (1, "$A$1", 0)


def test_another_workbook_in_front_has_no_selection_of_ours(sample: xw.Book, ark: xw.Sheet) -> None:
    ark.book.activate()
    with pytest.raises(KorrekturError, match="belongs to a correction"):
        ribbon.only_this(sample)


def test_without_a_guide_it_is_said_where_there_is_one(ark: xw.Sheet) -> None:
    assert [ribbon.guide(book).message for book in (None, ark.book)] == [NO_GUIDE, NO_GUIDE]
