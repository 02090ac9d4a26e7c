"""One LibreOffice for all tests of this folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from libreoffice.engine import register
from libreoffice.office import start, why_not
from support.workbooks import sample_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import xlwings as xw


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[xw.Engine]:
    """xlwings over a running LibreOffice that speaks Danish."""
    reason = why_not()
    if reason is not None:
        pytest.skip(reason)
    office = start(tmp_path_factory.mktemp("office"), "da-DK")
    try:
        yield register(office.desktop)
    finally:
        office.stop()


@pytest.fixture(scope="module")
def open_package(engine: xw.Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[bytes], xw.Book]]:
    """Opens workbooks given as bytes, each a file of its own, and closes them after the last test of the module."""
    books: list[xw.Book] = []

    def open_book(package: bytes) -> xw.Book:
        folder = tmp_path_factory.mktemp("books")
        path = folder / f"{folder.name}.xlsx"  # xlwings opens no two books of one name
        path.write_bytes(package)
        books.append(engine.apps[1].books.open(path))
        return books[-1]

    yield open_book
    for book in books:
        book.close()


@pytest.fixture
def opened(engine: xw.Engine) -> Iterator[Callable[[Path], xw.Book]]:
    """Opens workbooks and closes them after the test."""
    books: list[xw.Book] = []

    def open_book(path: Path) -> xw.Book:
        books.append(engine.apps[1].books.open(path))
        return books[-1]

    yield open_book
    for book in books:
        book.close()


@pytest.fixture
def sample(opened: Callable[[Path], xw.Book], tmp_path: Path) -> xw.Book:
    """The shipped sample, open, for a test to change."""
    return opened(sample_at(tmp_path / "udvalg.xlsx"))


@pytest.fixture
def ark(engine: xw.Engine) -> Iterator[xw.Sheet]:
    """An empty sheet of a new workbook."""
    book = engine.apps[1].books.add()
    yield book.sheets[0]
    book.close()
