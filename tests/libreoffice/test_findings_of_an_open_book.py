"""An open workbook gives the findings that its saved file gives."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.corrected_sample import with_rate
from support.dirty_contents import ERRORS, TEXTS, dirty, with_cells
from support.workbook_changes import changed
from support.workbooks import corrected_package, sample_package

from addin.live.live_book import grid_of
from schemas.checking.check import check
from schemas.rules import RULES
from workbook.grid import Grid
from workbook.reading.parse import parse
from workbook.reading.read import read
from workbook.template import build

if TYPE_CHECKING:
    from collections.abc import Callable

    import xlwings as xw

    from schemas.finding import Finding

FILE_ONLY = {rule.id for rule in RULES if rule.file_only}
BY_HAND = {
    "cells": {"Beløb!H12": "1,234", "Beløb!A40": "T103", "Beløb!H40": 5, "Beløb!H41": "=1/0", "Oversigt!Z90": 3},
    "columns": {"Historik": {"Egen": [1, 2]}},
    "formats": {"Beløb!H5": "0%", "Beløb!I5": "dd-mm-yyyy", "Beløb!J5": "#,##0.00", "Beløb!K5": "h:mm"},
    "hidden": {"Beløb": ["I", 6], "Korrektioner": [7, 8]},
    "filtered": {"Fuldtidsstillinger": [4]},
    "merged": {"Korrektioner": ["C5:C6"], "Beregning": ["D5:E6"]},
    "tables": {"Finansiering": ""},
    "sheets": {
        "Gamle tal": {"visibility": "hidden", "cells": {"B3": 5}},
        "Tomt": {"visibility": "hidden"},
        "PL": {"visibility": "hidden"},
        "Noter": {"cells": {"A1": "husk"}},
    },
}
BOOKS: dict[str, Callable[[], bytes]] = {
    "the sample": sample_package,
    "the corrected sample": lambda: corrected_package("Indsendt"),
    "a rate in per cent": lambda: build(with_rate("0.035")),
    "texts and errors typed in": lambda: with_cells(build(dirty()), 2026, "mio. kr.", {**TEXTS, **ERRORS}),
    "what people do by hand": lambda: changed(sample_package(), BY_HAND),
}


STRUCTURE = {"ARK113", "ARK115", "ARK132", "ARK133", "ARK134", "ARK135"}


@pytest.fixture(scope="module")
def grids(engine: xw.Engine, tmp_path_factory: pytest.TempPathFactory) -> list[Grid]:
    """Each book twice, as its file and as it is open; the open one's path is its bare name."""
    folder = tmp_path_factory.mktemp("books")
    grids: list[Grid] = []
    for number, make in enumerate(BOOKS.values()):
        path = folder / f"{number}.xlsx"
        path.write_bytes(make())
        saved = read(path)
        assert isinstance(saved, Grid)
        book = engine.apps[1].books.open(path)
        grids += (saved, grid_of(book))
        book.close()
    return grids


@pytest.fixture(scope="module")
def found(grids: list[Grid]) -> dict[Path, list[Finding]]:
    """The findings by path, all checked in one go."""
    findings: dict[Path, list[Finding]] = {grid.path: [] for grid in grids}
    for one in check(parse(grids)):
        if one.rule not in FILE_ONLY:
            findings[Path(one.place.path)].append(replace(one, place=replace(one.place, path="")))
    return findings


@pytest.fixture(scope="module", params=range(len(BOOKS)), ids=list(BOOKS))
def both(found: dict[Path, list[Finding]], request: pytest.FixtureRequest) -> tuple[list[Finding], list[Finding]]:
    """What was found in one file, and in the same book open."""
    name = f"{request.param}.xlsx"
    (saved,) = (findings for path, findings in found.items() if path.name == name and path != Path(name))
    return saved, found[Path(name)]


def test_an_open_book_gives_the_findings_of_its_file(both: tuple[list[Finding], list[Finding]]) -> None:
    saved, live = both
    assert live == saved


def test_what_people_do_to_sheets_by_hand_is_seen(found: dict[Path, list[Finding]]) -> None:
    by_hand = Path(f"{[*BOOKS].index('what people do by hand')}.xlsx")
    assert {one.rule for one in found[by_hand]} >= STRUCTURE


def test_an_open_books_formulas_are_those_of_its_file(grids: list[Grid]) -> None:
    saved, live = grids[:2]
    assert {sheet.name: sheet.formulas for sheet in live.sheets} == {s.name: s.formulas for s in saved.sheets}
