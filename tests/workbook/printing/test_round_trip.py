"""What is printed is read back: equal fields and sums, and nothing to report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.printed_books import book, expected, read_back
from support.submissions import printed
from support.workbooks import sample_package

from workbook.grid import Grid
from workbook.importers import import_forms
from workbook.printing.pdf import pdf
from workbook.printing.word import word
from workbook.reading.read import read_bytes

if TYPE_CHECKING:
    from workbook.printing.forms import FormSuffix
    from workbook.printing.printed import PrintedDocument

pytestmark = pytest.mark.heavy

ENDINGS: tuple[FormSuffix, ...] = ("pdf", "docx")


def written(document: PrintedDocument, ending: FormSuffix, folder: Path) -> Path:
    path = folder / f"skemaer.{ending}"
    path.write_bytes(pdf(document)[0] if ending == "pdf" else word(document))
    return path


@pytest.fixture(scope="module")
def nine() -> Grid:
    grid = read_bytes(sample_package(), Path("oekonomiudvalget.xlsx"))
    assert isinstance(grid, Grid)
    return grid


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_sample_comes_back_equal_with_nothing_to_report(nine: Grid, ending: FormSuffix, tmp_path: Path) -> None:
    document = printed(nine)
    path = written(document, ending, tmp_path)
    assert read_back(path) == expected(nine, document)
    imported = import_forms([path])
    assert imported.problems == ()
    assert imported.contents.master_data["committee"] == "Økonomiudvalget"
    assert imported.contents.budget_year == 2026


@pytest.mark.parametrize("ending", ENDINGS)
def test_generated_workbooks_come_back_equal(
    ending: FormSuffix, tmp_path: Path, request: pytest.FixtureRequest, subtests: pytest.Subtests
) -> None:
    for seed in range(int(request.config.getoption("--printed"))):
        with subtests.test(seed=seed):
            grid = book(seed)
            document = printed(grid)
            assert read_back(written(document, ending, tmp_path)) == expected(grid, document)
