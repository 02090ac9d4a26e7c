"""How often an open Excel is asked: a call into another process costs more than everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.workbooks import sample_at

from addin.live.live_book import grid_of
from schemas.layout import layout

if TYPE_CHECKING:
    from collections import Counter
    from pathlib import Path

    import xlwings as xw

TABLES = sum(not sheet.optional for sheet in layout(2026).tables)
OURS = sum(not sheet.optional for sheet in layout(2026).sheets)


@pytest.fixture(scope="module")
def calls(engine: xw.Engine, tmp_path_factory: pytest.TempPathFactory) -> Counter[str]:
    """What reading the sample asks for, by kind."""
    path: Path = sample_at(tmp_path_factory.mktemp("books") / "udvalg.xlsx")
    app = engine.apps[1]
    book = app.books.open(path)
    app.impl.calls.clear()
    grid_of(book)
    asked: Counter[str] = app.impl.calls.copy()
    book.close()
    return asked


def test_values_and_formulas_are_read_by_one_call_a_sheet(calls: Counter[str]) -> None:
    assert (calls["values"], calls["formulas"]) == (OURS, OURS)


def test_filters_and_merged_cells_take_one_call_a_table(calls: Counter[str]) -> None:
    assert (calls["filter"], calls["merge_cells"]) == (TABLES, TABLES)


def test_number_formats_take_about_one_call_a_column_with_numbers(calls: Counter[str]) -> None:
    assert calls["number_format"] < sum(len(sheet.columns) for sheet in layout(2026).tables)


def test_nothing_is_written(calls: Counter[str]) -> None:
    assert not {"write", "color", "note"} & set(calls)
