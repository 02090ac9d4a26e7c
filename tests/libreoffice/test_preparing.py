"""Klargør til indsendelse."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from libreoffice.saved import Cell, cells, package_of, rows
from openpyxl import load_workbook
from support.corrected_sample import corrected_sample
from support.workbooks import corrected_package

from addin.live.excel_calls import calls_for
from addin.ribbon.handlers import prepare, validate
from schemas.finding import KorrekturError
from schemas.formulas.overview_formulas import native_formulas
from schemas.layout import layout
from workbook import template

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import xlwings as xw

    from addin.ribbon.reply import Reply
    from workbook.grid import Row

NOW = datetime.now(UTC).astimezone()


def fact(book: xw.Book, field: str) -> object:
    rows = book.sheets["Stamdata"]["A4:B30"].value
    return next(value for name, value in rows if name == field)


@dataclass(frozen=True)
class Prepared:
    asked: Reply
    done: Reply
    facts: list[object]
    file: dict[tuple[str, str], Cell]
    package: bytes
    listed: list[dict[str, object]]
    protected: bool


@pytest.fixture(scope="module")
def prepared(open_package: Callable[[bytes], xw.Book]) -> Prepared:
    """The corrected sample with a mark on it, made ready."""
    book = open_package(corrected_package())
    book.sheets["Stamdata"].api.Protect()
    book.sheets["Finansiering"]["D4"].value = None
    validate(book)
    marked = book.sheets["Finansiering"]["D4"].note is not None
    assert marked
    book.sheets["Finansiering"]["D4"].value = "A101"
    asked = prepare(book)
    done = prepare(book, confirmed=True)
    calls = calls_for(book)
    return Prepared(
        asked=asked,
        done=done,
        facts=[fact(book, "Status"), fact(book, "Dato")],
        file=cells(book),
        package=package_of(book),
        listed=rows(book),
        protected=calls.is_protected(book.sheets["Oversigt"]) and calls.is_protected(book.sheets["Stamdata"]),
    )


def test_it_is_asked_first(prepared: Prepared) -> None:
    question = prepared.asked.question
    assert question is not None
    assert question.words.da.startswith("Ingen fejl. ")


def test_status_and_date_are_set(prepared: Prepared) -> None:
    assert prepared.facts == ["Indsendt", datetime(NOW.year, NOW.month, NOW.day)]  # noqa: DTZ001  as cells have them


def test_the_overview_is_computed_by_excel_alone(prepared: Prepared) -> None:
    assert not [at for at, cell in prepared.file.items() if "KORREKTUR_" in str(cell.content).upper()]
    overview = load_workbook(BytesIO(prepared.package))["Oversigt"]
    assert overview["D6"].value == f"={native_formulas(layout(2026))['D6']}"


def test_marks_and_list_are_cleared(prepared: Prepared) -> None:
    assert (prepared.listed, [at for at, cell in prepared.file.items() if cell.note]) == ([], [])


def test_protection_comes_back(prepared: Prepared) -> None:
    assert prepared.protected


def test_a_file_name_is_proposed(prepared: Prepared) -> None:
    message = prepared.done.message
    assert message is not None
    assert f"Økonomiudvalget budget 2026 indsendt {NOW:%Y-%m-%d}.xlsx" in message.da.split("\n")


def test_with_errors_nothing_is_made_ready(sample: xw.Book) -> None:
    before = fact(sample, "Status"), sample.sheets["Oversigt"].used_range.formula
    message = prepare(sample, confirmed=True).message
    assert message is not None
    assert message.da == "5 fejl skal rettes, før projektmappen kan indsendes. De står øverst i Kontrolliste."
    assert [row["Alvor"] for row in rows(sample)[:6]] == ["Fejl"] * 5 + ["Advarsel"]
    assert (fact(sample, "Status"), sample.sheets["Oversigt"].used_range.formula) == before


@pytest.fixture
def ready(opened: Callable[[Path], xw.Book], tmp_path: Path) -> Callable[[str], xw.Book]:
    """A workbook of this status without errors."""

    def book(status: str) -> xw.Book:
        path = tmp_path / "klar.xlsx"
        path.write_bytes(corrected_package(status))
        return opened(path)

    return book


TURNED: Row = {"nr": "T101", "what": "Fortegn er vendt.", "printed": "+ = besparelse", "read_as": "+ = merudgift"}
LEFT_OUT: Row = {"nr": "T102", "what": "Netto 2026 er ikke summen.", "printed": "0,3"}


def test_what_an_import_left_is_settled_before_it_is_made_ready(open_package: Callable[[bytes], xw.Book]) -> None:
    contents = corrected_sample()
    imported: dict[str, Any] = {**contents.rows, "imported": (TURNED, LEFT_OUT)}
    book = open_package(template.build(replace(contents, rows=imported)))
    message = prepare(book, confirmed=True).message
    assert message is not None
    assert message.da.startswith("Importen har efterladt 2 ting, som ingen har behandlet.")
    assert fact(book, "Status") == "Kladde"
    assert {row["Regel"] for row in rows(book)} >= {"IMP902", "IMP903"}
    book.sheets["Import"]["G4"].value = book.sheets["Import"]["G5"].value = "Ja"
    assert prepare(book).question is not None


def test_one_that_is_final_keeps_its_status_and_date(ready: Callable[[str], xw.Book]) -> None:
    book = ready("Endelig")
    before = fact(book, "Status"), fact(book, "Dato")
    question = prepare(book).question
    assert question is not None
    assert "allerede Endelig" in question.words.da
    prepare(book, confirmed=True)
    assert ("Endelig", before[1]) == before == (fact(book, "Status"), fact(book, "Dato"))
    assert "KORREKTUR_" not in str(book.sheets["Oversigt"].used_range.formula).upper()


def test_a_cell_of_the_overview_that_somebody_changed_stays_and_is_named(ready: Callable[[str], xw.Book]) -> None:
    book = ready("Kladde")
    overview = book.sheets["Oversigt"]
    own = f"{overview['D6'].formula}*1000"
    overview.api.Unprotect()
    overview["D6"].formula = own
    message = prepare(book, confirmed=True).message
    assert message is not None
    assert message.da.endswith("ændret og spørger stadig tilføjelsesprogrammet: D6.")
    assert overview["D6"].formula == own


def test_a_password_on_the_overview_stops_it_before_it_begins(ready: Callable[[str], xw.Book]) -> None:
    book = ready("Kladde")
    overview = book.sheets["Oversigt"]
    overview.api.Unprotect()
    overview.api.Protect(Password="hemmelig")  # noqa: S106  the test's own
    with pytest.raises(KorrekturError, match="password"):
        prepare(book, confirmed=True)
    assert fact(book, "Status") == "Kladde"
