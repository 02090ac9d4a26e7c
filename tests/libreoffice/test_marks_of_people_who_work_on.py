"""What a person does between two runs is kept, and no mark of ours is left behind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from libreoffice.saved import Cell, cells, rows
from support.workbook_changes import changed
from support.workbooks import sample_package

from addin.live import marks
from addin.live.marks import FILLS, MARKER
from addin.ribbon.handlers import clear_marks, validate
from schemas.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    import xlwings as xw

GREEN = (0, 200, 0)
WARNING = FILLS[Severity.WARNING]
SAMPLE = {
    "comments": {"Korrektioner!F12": "min note", "Korrektioner!M6": "før"},
    "cells": {"Beløb!H12": "x", "Beløb!H13": "x", "Beløb!H14": "x"},
}

OWN_FILLS = {
    "Beløb!H12": (10, 20, 30),
    "Beløb!H13": (40, 50, 60),
    "Korrektioner!F12": (70, 80, 90),
    "Beregning!G7": (11, 22, 33),
    "Finansiering!D5": GREEN,
}


def worked_on(book: xw.Book) -> None:
    """Rows put in, a table sorted upside down, a number fixed."""
    book.sheets["Beløb"]["6:6"].insert("down")
    book.sheets["Korrektioner"].tables["Korrektioner"].sort(1, ascending=False)
    book.sheets["Beregning"]["5:5"].insert("down")


def of_its_own(book: xw.Book) -> None:
    """A fill of a person's own over a mark, words in our note and above it, and a marked row copied."""
    book.sheets["Finansiering"]["D4"].color = GREEN
    _reword(book.sheets["Korrektioner"]["L6"], "$", "\nspurgt i mandags")
    _reword(book.sheets["Korrektioner"]["M6"], "^før", "før og nu")
    _reword(book.sheets["Beløb"]["H13"], "$", " – ringet")
    copy = book.sheets["Beløb"]["H40"]
    copy.color = WARNING
    copy.add_note(f"kopi\n{MARKER}\nSUM999: en kopi")


def _reword(cell: xw.Range, old: str, new: str) -> None:
    note = cell.note
    assert note is not None
    note.text = re.sub(old, new, note.text, count=1)


@dataclass(frozen=True)
class Told:
    """The book worked on with and without marks between, and what the second run lists."""

    without: dict[tuple[str, str], Cell]
    withal: dict[tuple[str, str], Cell]
    fresh: list[dict[str, object]]
    again: list[dict[str, object]]


def coloured(open_package: Callable[[bytes], xw.Book]) -> xw.Book:
    """The sample with fills of its own, also on two cells of one Nr that are going to say the same."""
    book = open_package(changed(sample_package(), SAMPLE))
    for place, colour in OWN_FILLS.items():
        sheet, cell = place.split("!")
        book.sheets[sheet][cell].color = colour
    return book


@pytest.fixture(scope="module")
def told(open_package: Callable[[bytes], xw.Book]) -> Told:
    plain, book = coloured(open_package), coloured(open_package)
    worked_on(plain)
    without = cells(plain)
    validate(plain)
    validate(book)
    worked_on(book)
    validate(book)
    fresh, again = rows(plain), rows(book)
    clear_marks(book)
    return Told(without, cells(book), fresh, again)


def test_sorting_and_inserting_between_two_runs_leave_no_mark_behind(told: Told) -> None:
    assert told.withal == told.without


def test_cells_too_many_for_notes_are_found_again_by_their_colour(
    told: Told, open_package: Callable[[bytes], xw.Book], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "MOST_NOTES", 0)
    book = coloured(open_package)
    validate(book)
    worked_on(book)
    clear_marks(book)
    assert cells(book) == told.without


def test_a_second_run_lists_what_a_first_would(told: Told) -> None:
    assert told.again == told.fresh


@pytest.fixture(scope="module")
def kept(open_package: Callable[[bytes], xw.Book]) -> dict[tuple[str, str], Cell]:
    """The book after a run, a person's work on the marks, and a second run cleared."""
    book = open_package(changed(sample_package(), SAMPLE))
    validate(book)
    of_its_own(book)
    clear_marks(book)
    return cells(book)


@pytest.mark.parametrize(
    ("cell", "fill", "note"),
    [
        (("Finansiering", "D4"), "00C800", None),
        (("Korrektioner", "L6"), None, "spurgt i mandags"),
        (("Korrektioner", "M6"), None, "før og nu"),
        (("Korrektioner", "F12"), None, "min note"),
        (("Beløb", "H13"), None, "– ringet"),
        (("Beløb", "H40"), None, "kopi"),
    ],
)
def test_what_a_person_has_made_of_a_mark_stays(
    kept: dict[tuple[str, str], Cell], cell: tuple[str, str], fill: str | None, note: str | None
) -> None:
    there = kept[cell]
    assert (there.fill, there.note) == (fill, note)


def test_nothing_of_ours_is_left(kept: dict[tuple[str, str], Cell]) -> None:
    ours = {"".join(f"{part:02X}" for part in fill) for fill in FILLS.values()}
    assert not [at for at, cell in kept.items() if cell.fill in ours or MARKER in (cell.note or "")]
