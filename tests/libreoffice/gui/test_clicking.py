"""A real button in a real window, clicked: the cells are marked, and a photograph shows it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from libreoffice.gui.screen import is_blank
from libreoffice.saved import rows

from addin.live.marks import MARKER

if TYPE_CHECKING:
    from libreoffice.gui.conftest import Window

PICTURES = Path(__file__).parents[3] / "addin" / "billeder"
LARGEST = 150_000
"""Bytes of a picture that the guide shows."""


@dataclass(frozen=True)
class Seen:
    said: list[str]
    listed: list[dict[str, object]]
    note: str
    pictures: list[Path]
    left: list[dict[str, object]]


@pytest.fixture(scope="module")
def seen(window: Window, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """Validér clicked, the list, a cell and Oversigt photographed, and Ryd markeringer clicked."""
    folder = tmp_path_factory.mktemp("billeder")
    book = window.book
    said = [window.press("Validér")]
    listed = rows(book)
    pictures = [folder / name for name in ("kontrolliste.png", "markeret-celle.png", "oversigt.png")]
    window.zoom(65)
    show(window, "Kontrolliste", "A1")
    window.photograph(pictures[0])
    window.zoom(100)
    note = book.sheets["Korrektioner"]["G9"].note
    assert note is not None
    show(window, "Korrektioner", "C10")
    window.scroll(8)
    annotation = book.sheets["Korrektioner"].impl.uno.getCellRangeByName("G9").getAnnotation()
    annotation.setIsVisible(True)
    window.photograph(pictures[1])
    annotation.setIsVisible(False)
    show(window, "Oversigt", "A1")
    window.photograph(pictures[2])
    text = note.text
    said.append(window.press("Ryd markeringer"))
    return Seen(said, listed, text, pictures, rows(book))


def show(window: Window, sheet: str, cell: str) -> None:
    window.book.sheets[sheet].activate()
    window.book.sheets[sheet][cell].select()


def test_the_buttons_are_clicked(seen: Seen) -> None:
    assert seen.said == ["validate", "clear_marks"]


def test_the_list_is_filled_by_the_click(seen: Seen) -> None:
    assert len(seen.listed) == 14


def test_the_cells_are_marked_by_the_click(seen: Seen) -> None:
    assert seen.note.startswith(MARKER)


def test_another_click_clears_the_list(seen: Seen) -> None:
    assert seen.left == []


def test_the_photographs_show_something_and_are_small(seen: Seen) -> None:
    assert [(is_blank(picture), picture.stat().st_size < LARGEST) for picture in seen.pictures] == [(False, True)] * 3


def test_the_guides_pictures_are_there(seen: Seen, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-pictures"):
        for picture in seen.pictures:
            (PICTURES / picture.name).write_bytes(picture.read_bytes())
    assert [(PICTURES / picture.name).is_file() for picture in seen.pictures] == [True] * 3
