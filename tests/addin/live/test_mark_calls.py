"""Notes and fills as Excel on Windows hands them out, without an Excel."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from addin.live.checklist import Before, Point
from addin.live.mark_calls import NO_FILL, AppleMarks, Fill, MarkCalls, Odd

SOLID, NONE, GRADIENT = 1, -4142, 4000
ROSE = 0xCEC7FF
"""Blue first, as Excel counts."""


class Interior:
    """A fill; `theme` None refuses, as Excel does where the colour is no theme's."""

    def __init__(self, pattern: int | None, colour: int | None = None, theme: int | None = None) -> None:
        self.Pattern, self.Color, self.theme, self.TintAndShade = pattern, colour, theme, 0.4

    @property
    def ThemeColor(self) -> int:
        if self.theme is None:
            raise OSError("1004")
        return self.theme


def cells(**members: Any) -> Any:
    return SimpleNamespace(api=SimpleNamespace(**members))


@pytest.mark.parametrize(
    ("interior", "fill"),
    [
        (Interior(NONE), NO_FILL),
        (Interior(SOLID, ROSE), Fill((255, 199, 206))),
        (Interior(SOLID, ROSE, 5), Fill((255, 199, 206), 5, 0.4)),
        (Interior(GRADIENT, ROSE), Odd.PATTERN),
        (Interior(None), Odd.MIXED),
        (Interior(SOLID), Odd.MIXED),
    ],
)
def test_a_fill_over_com(interior: Interior, fill: object) -> None:
    assert MarkCalls().fill(cells(Interior=interior)) == fill


def test_a_themes_colour_is_painted_as_one() -> None:
    interior = SimpleNamespace()
    MarkCalls().paint(cells(Interior=interior), Fill((255, 199, 206), 5, 0.4))
    assert vars(interior) == {"Pattern": SOLID, "ThemeColor": 5, "TintAndShade": 0.4}


@pytest.mark.parametrize("fill", [NO_FILL, Fill((1, 2, 3)), Fill((255, 199, 206), 5, -0.249977111117893), None])
def test_the_list_remembers_a_fill_exactly(fill: Fill | None) -> None:
    assert Before(fill, None).fill == Before.of(Before(fill, None).text, None).fill


class Letters:
    """A note's text, counted in UTF-16 units from 1."""

    def __init__(self, text: str) -> None:
        self.units = text.encode("utf-16-le")

    def Text(self, text: str, start: int, overwrite: bool) -> None:
        assert not overwrite
        self.units = self.units[: 2 * start - 2] + text.encode("utf-16-le") + self.units[2 * start - 2 :]

    @property
    def Shape(self) -> Any:
        return SimpleNamespace(TextFrame=SimpleNamespace(Characters=self._characters))

    def _characters(self, start: int, length: int) -> Any:
        def delete() -> None:
            self.units = self.units[: 2 * start - 2] + self.units[2 * (start - 1 + length) :]

        return SimpleNamespace(Delete=delete)


class Note:
    def __init__(self, text: str) -> None:
        self.api = Letters(text)

    @property
    def text(self) -> str:
        return self.api.units.decode("utf-16-le")


def test_words_are_put_at_a_notes_end_and_cut_again() -> None:
    note: Any = Note("husk 😀 møde")
    MarkCalls().write_under(note, "\nvort")
    assert note.text == "husk 😀 møde\nvort"
    MarkCalls().keep_first(note, len("husk 😀 møde"))
    assert note.text == "husk 😀 møde"


def test_an_excel_without_letters_in_its_notes_gets_the_whole_text() -> None:
    note: Any = SimpleNamespace(api=SimpleNamespace(), text="mit\nvort")
    MarkCalls().keep_first(note, 3)
    assert note.text == "mit"


class Cell:
    """A cell that takes a note, with the box Excel makes for it; `refuses` one, as beside a threaded comment."""

    def __init__(self, api: Any = None, *, refuses: bool = False) -> None:
        self.api, self.refuses = api or SimpleNamespace(CommentThreaded=None), refuses
        self.box: Any = SimpleNamespace()
        self.text: str | None = None

    def add_note(self, text: str) -> Any:
        if self.refuses:
            raise OSError("1004")
        self.text = text
        return SimpleNamespace(api=SimpleNamespace(Shape=self.box))


@pytest.mark.parametrize(("text", "height"), [("kort", 26), ("linje\n" * 99, 400)])
def test_a_note_is_made_big_enough_but_no_taller_than_the_window(text: str, height: int) -> None:
    cell: Any = Cell()
    MarkCalls().add_note(cell, text)
    assert (cell.text, vars(cell.box)) == (text, {"Width": 270, "Height": height})


class OldExcel:
    """A cell of an Excel without threaded comments: xlwings would ask it for them for ever."""

    @property
    def _oleobj_(self) -> Any:
        def unknown(_name: str) -> int:
            raise OSError("unknown name")

        return SimpleNamespace(GetIDsOfNames=unknown)

    @property
    def CommentThreaded(self) -> None:
        pytest.fail("asked for ever")


@pytest.mark.parametrize(
    ("api", "text"),
    [
        (OldExcel(), "vort"),
        (SimpleNamespace(CommentThreaded=None), "vort"),
        (SimpleNamespace(CommentThreaded="en kommentar"), None),
        (SimpleNamespace(CommentThreaded="en", _oleobj_=SimpleNamespace(GetIDsOfNames=lambda _: 7)), None),
    ],
)
def test_beside_a_threaded_comment_there_is_no_note(api: Any, text: str | None) -> None:
    cell: Any = Cell(api)
    MarkCalls().add_note(cell, "vort")
    assert cell.text == text


def test_over_applescript_excels_refusal_is_taken() -> None:
    cell: Any = Cell(refuses=True)
    AppleMarks().add_note(cell, "vort")
    assert cell.text is None


def test_over_applescript_whole_texts_are_written() -> None:
    note: Any = SimpleNamespace(text="mit")
    AppleMarks().write_under(note, "\nvort")
    assert note.text == "mit\nvort"
    AppleMarks().keep_first(note, 3)
    assert note.text == "mit"


def test_over_applescript_cells_are_asked_for_their_fill_one_by_one() -> None:
    some: Any = SimpleNamespace(shape=(2, 1), color=(1, 2, 3))
    one: Any = SimpleNamespace(shape=(1, 1), color=(1, 2, 3))
    assert [AppleMarks().fill(some), AppleMarks().fill(one)] == [Odd.MIXED, Fill((1, 2, 3))]


def test_a_points_key_is_a_dash_for_the_whole_workbook() -> None:
    assert Point("", "", "", "", "", "", "", "", "", "", "").key == "-"
