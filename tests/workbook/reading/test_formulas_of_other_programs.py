"""Workbooks opened and saved by other programs than Excel: no formula differs, no total is stale."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from support.corrected_sample import with_rate
from support.dirty_contents import ERRORS, TEXTS, dirty, with_cells
from support.recalculate import LibreOffice, needs_libreoffice
from support.workbooks import sample_package

from schemas.checking.check import check
from workbook.grid import Grid
from workbook.reading.parse import parse
from workbook.reading.read import read_bytes
from workbook.template import build

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.heavy

FORMULA_RULES = {"SUM613", "SUM614", "SUM615", "ARK136"}
BOOKS: dict[str, Callable[[], bytes]] = {
    "rettet": lambda: build(with_rate("0.032")),
    "eksempel": sample_package,
    "snavset": lambda: with_cells(build(dirty()), 2026, "mio. kr.", {**TEXTS, **ERRORS}),
    "i tusinder": lambda: with_cells(build(dirty(2027, "1.000 kr.")), 2027, "1.000 kr.", TEXTS),
}


@pytest.fixture(scope="module")
def saved_by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every book as LibreOffice has recalculated and saved it."""
    folder = tmp_path_factory.mktemp("libreoffice")
    sources = []
    for name, book in BOOKS.items():
        sources.append(folder / f"{name}.xlsx")
        sources[-1].write_bytes(book())
    LibreOffice(folder / "profil", "da-DK").convert(sources, "xlsx:Calc MS Excel 2007 XML", folder / "ud")
    return folder / "ud"


def found(package: bytes) -> set[tuple[str, str, str | None]]:
    grid = read_bytes(package, Path("bog.xlsx"))
    assert isinstance(grid, Grid)
    budgets = parse([grid])
    assert len(budgets.overview_totals) == 100, "25 lines of four years can be held against the lines"
    return {(one.rule, str(one.severity), one.place.cell) for one in check(budgets) if one.rule in FORMULA_RULES}


@needs_libreoffice
@pytest.mark.parametrize("name", BOOKS)
def test_libreoffice_keeps_every_formula_and_computes_the_same_totals(name: str, saved_by_libreoffice: Path) -> None:
    assert found((saved_by_libreoffice / f"{name}.xlsx").read_bytes()) == set()


def test_what_openpyxl_saves_lacks_its_results_and_no_formula() -> None:
    saved = BytesIO()
    load_workbook(BytesIO(BOOKS["rettet"]())).save(saved)
    assert found(saved.getvalue()) == {("ARK136", "warning", "P4")}
