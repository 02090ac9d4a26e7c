"""Sammenlign versioner, Nyt budgetår and Gem skemaer, pressed on an open workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.workbook_changes import changed
from support.workbooks import corrected_package

from addin.ribbon.comparing import SHEET, TITLE
from addin.ribbon.handlers import compare_versions, new_year, save_forms, validate
from schemas.finding import KorrekturError
from workbook.grid import Grid
from workbook.reading.read import read
from workbook.reading.stamdata import read_stamdata

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import xlwings as xw

    from addin.ribbon.reply import Reply


@pytest.fixture(scope="module")
def package() -> bytes:
    return corrected_package()


@pytest.fixture(scope="module")
def book(open_package: Callable[[bytes], xw.Book], package: bytes) -> xw.Book:
    return open_package(package)


@pytest.fixture(scope="module")
def older(package: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same workbook as it was: another amount, a title that looks like a formula."""
    path = tmp_path_factory.mktemp("versioner") / "gammel.xlsx"
    path.write_bytes(changed(package, {"cells": {"Beløb!H4": 1.5, "Korrektioner!B4": "'=1+1"}}))
    return path


@pytest.fixture(scope="module")
def compared(book: xw.Book, older: Path) -> Reply:
    return compare_versions(book, sources=[str(older)])


def test_the_comparison_stands_on_a_sheet_of_its_own(book: xw.Book, compared: Reply) -> None:
    assert compared.message is not None
    assert SHEET in compared.message.da
    cells = book.sheets[SHEET].used_range.value
    assert cells[0][0] == TITLE
    texts = [str(cell) for row in cells for cell in row if cell is not None]
    assert "Inden for servicerammen" in texts
    assert "T101" in texts


def test_figures_are_figures_and_no_text_becomes_a_formula(book: xw.Book, compared: Reply) -> None:
    del compared
    sheet = book.sheets[SHEET]
    formulas = [str(cell) for row in sheet.used_range.formula for cell in row]
    assert not any(one.startswith("=") and one != "=1+1" for one in formulas)
    cells = [cell for row in sheet.used_range.value for cell in row]
    assert 1.5 in cells
    assert 2 not in cells


def test_the_sheet_does_not_disturb_a_check(book: xw.Book, compared: Reply) -> None:
    del compared
    said = validate(book).status
    assert said is not None
    assert said.da.startswith("0 fejl")


def test_the_same_again_says_so_and_empties_the_sheet(
    book: xw.Book, compared: Reply, package: bytes, tmp_path: Path
) -> None:
    del compared
    same = tmp_path / "samme.xlsx"
    same.write_bytes(package)
    reply = compare_versions(book, sources=[str(same)])
    assert reply.status is not None
    assert reply.status.da == "Ingen forskelle"
    assert book.sheets[SHEET]["A1:A2"].value == [TITLE, "Ingen forskelle."]


def test_two_older_versions_at_once_are_refused(book: xw.Book, older: Path) -> None:
    with pytest.raises(KorrekturError, match="one workbook"):
        compare_versions(book, sources=[str(older), str(older)])


def test_the_next_years_workbook_is_made_and_opened(book: xw.Book, tmp_path: Path) -> None:
    path = tmp_path / "2027.xlsx"
    reply = new_year(book, year=2027, path=str(path))
    assert reply.opens == str(path)
    grid = read(path)
    assert isinstance(grid, Grid)
    assert read_stamdata(grid).budget_year == 2027


def test_a_year_that_does_not_follow_writes_nothing(book: xw.Book, tmp_path: Path) -> None:
    with pytest.raises(KorrekturError):
        new_year(book, year=2040, path=str(tmp_path / "2040.xlsx"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "begins"), [("skemaer.pdf", b"%PDF-"), ("skemaer.docx", b"PK")])
def test_the_forms_are_written_by_the_name_chosen(book: xw.Book, tmp_path: Path, name: str, begins: bytes) -> None:
    reply = save_forms(book, path=str(tmp_path / name))
    assert reply.opens == str(tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(begins)
