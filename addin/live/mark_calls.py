"""Notes and fills as Excel itself has them: the calls past xlwings that let marks be removed without a trace."""

import contextlib
import sys
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

import xlwings as xw
from xlwings.main import Note

Colour = tuple[int, int, int]

_NO_PATTERN, _SOLID = -4142, 1
"""XlPattern"""
_THEME_COLOURS = range(1, 13)
"""XlThemeColor"""
NOTE_WIDTH, LINE_HEIGHT, LETTERS_A_LINE, TALLEST_NOTE = 270, 13, 48, 400
"""Points, and about so many letters of a note's font in that width."""


@dataclass(frozen=True, slots=True)
class Fill:
    """A cell's plain fill: its colour, None for none; and which colour of the theme it follows, if it does."""

    colour: Colour | None
    theme: int | None = None
    tint: float = 0.0


NO_FILL = Fill(None)


class Odd(Enum):
    """Not a plain fill: cells filled differently; a pattern or a gradient, which a colour cannot restore."""

    MIXED = auto()
    PATTERN = auto()


class MarkCalls:
    """Calls for marking cells that bypass xlwings: Excel's object model through COM."""

    def fill(self, cells: xw.Range) -> Fill | Odd:
        """The one fill of all these cells, which may be several areas."""
        interior = cells.api.Interior
        pattern = interior.Pattern
        if pattern == _NO_PATTERN:
            return NO_FILL
        if pattern != _SOLID:
            return Odd.MIXED if pattern is None else Odd.PATTERN
        number = interior.Color
        if number is None:
            return Odd.MIXED
        colour = int(number) & 255, int(number) >> 8 & 255, int(number) >> 16 & 255
        try:
            theme = interior.ThemeColor
        except Exception:  # noqa: BLE001  Excel refuses to tell where the colour is no theme's; COM's error is Windows' own
            theme = None
        return Fill(colour, int(theme), float(interior.TintAndShade)) if theme in _THEME_COLOURS else Fill(colour)

    def paint(self, cells: xw.Range, fill: Fill) -> None:
        """Fill cells, all areas of an address in one call."""
        if fill.theme is None:
            cells.color = fill.colour
            if fill.colour is not None:
                cells.api.Interior.TintAndShade = 0  # a theme's tint would stay
            return
        interior = cells.api.Interior
        interior.Pattern = _SOLID
        interior.ThemeColor = fill.theme
        interior.TintAndShade = fill.tint

    def add_note(self, cell: xw.Range, text: str) -> None:
        """Put a note on a cell that has none, big enough to be read; not beside a threaded comment."""
        if _has(cell.api, "CommentThreaded") and cell.api.CommentThreaded is not None:
            return
        shape = cell.add_note(text).api.Shape
        lines = sum(1 + len(line) // LETTERS_A_LINE for line in text.split("\n"))
        shape.Width, shape.Height = NOTE_WIDTH, min((lines + 1) * LINE_HEIGHT, TALLEST_NOTE)

    def write_under(self, note: Note, text: str) -> None:
        """Add text at a note's end; what stands there keeps its letters' looks."""
        note.api.Text(text, _length(note.text) + 1, False)

    def keep_first(self, note: Note, count: int) -> None:
        text = note.text
        kept = _length(text[:count])
        with contextlib.suppress(Exception):  # a box without letters of its own; then the looks go with the words
            note.api.Shape.TextFrame.Characters(kept + 1, _length(text) - kept).Delete()
        if note.text != text[:count]:
            note.text = text[:count]


class AppleMarks(MarkCalls):
    """Excel for macOS through AppleScript, which knows colours and whole texts only."""

    def fill(self, cells: xw.Range) -> Fill | Odd:
        return Fill(cells.color) if cells.shape == (1, 1) else Odd.MIXED  # of several it tells no more than one's

    def paint(self, cells: xw.Range, fill: Fill) -> None:
        cells.color = fill.colour

    def add_note(self, cell: xw.Range, text: str) -> None:
        with contextlib.suppress(Exception):  # it is not told of threaded comments; Excel refuses a note beside one
            cell.add_note(text)

    def write_under(self, note: Note, text: str) -> None:
        note.text = f"{note.text}{text}"

    def keep_first(self, note: Note, count: int) -> None:
        note.text = note.text[:count]


def marks_for(book: xw.Book) -> MarkCalls:
    """The calls that the engine of this book understands."""
    return AppleMarks() if book.app.engine.name == "excel" and sys.platform == "darwin" else MarkCalls()


def _has(api: Any, member: str) -> bool:
    """Whether this Excel knows a member; asking an older one for it through xlwings would never return.

    xlwings takes an unknown member for a busy Excel and asks for ever, so COM itself is asked for the name.
    """
    dispatch = getattr(api, "_oleobj_", None)
    if dispatch is None:
        return hasattr(api, member)
    with contextlib.suppress(Exception):
        dispatch.GetIDsOfNames(member)
        return True
    return False


def _length(text: str) -> int:
    """How many characters Excel counts: UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2
