"""Begrund advarsel, Ret oplagte fejl, Fortryd rettelser: what they write, and what the saved file is then judged as."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from libreoffice.lists import listing, point
from libreoffice.saved import package_of, rows
from support.command_line import korrektur
from support.workbook_changes import changed
from support.workbooks import sample_at

from addin.live.cell_writing import Content, put_content
from addin.live.excel_calls import calls_for
from addin.ribbon.fixing import Fixed, remember
from addin.ribbon.handlers import fix, give_reason, undo_fixes
from schemas.finding import KorrekturError
from workbook.grid import Visibility
from workbook.template import build
from workbook.template.samples import sample as sample_contents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    import xlwings as xw

    from addin.ribbon.reply import Reply

REASON = "=Aftalt med Økonomi den 3. marts, 0,5 mio."


def judged(package: bytes, path: Path) -> list[dict[str, Any]]:
    path.write_bytes(package)
    found: list[dict[str, Any]] = json.loads(korrektur("validate", path, "--format", "json").out)["files"][0][
        "findings"
    ]
    return found


# --- Begrund advarsel ---


def stand_at(book: xw.Book, sheet: str, cell: str) -> None:
    book.sheets[sheet].activate()
    book.sheets[sheet][cell].select()


@dataclass(frozen=True)
class Justified:
    asked: Reply
    done: Reply
    row: list[object]
    listed: list[dict[str, object]]
    found: list[dict[str, Any]]


@pytest.fixture(scope="module")
def justified(open_package: Callable[[bytes], xw.Book], tmp_path_factory: pytest.TempPathFactory) -> Justified:
    book = open_package(build(sample_contents()))
    listing(book, [point("Finansiering", "D4", "T101", "SUM608", "Reference")])
    stand_at(book, "Finansiering", "D4")
    asked = give_reason(book, user="AB")
    done = give_reason(book, user="AB", reason=REASON)
    row = book.sheets["Begrundelser"]["A4:G4"].value
    path = tmp_path_factory.mktemp("gemt") / "udvalg.xlsx"
    return Justified(asked, done, row, rows(book), judged(package_of(book), path))


def test_a_reason_is_asked_for_with_the_finding(justified: Justified) -> None:
    question = justified.asked.question
    assert question is not None
    assert (question.name, question.kind) == ("reason", "text")
    assert question.words.da.endswith("Hvorfor må det stå?")


def test_the_row_says_what_was_observed_and_why_it_may_stand(justified: Justified) -> None:
    today = datetime.now(UTC).astimezone().replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    assert justified.row == ["SUM608", "T101", "(tomt)", REASON, "AB", today, None]


def test_the_saved_file_is_accepted_with_that_reason(justified: Justified) -> None:
    (finding,) = [one for one in justified.found if one["rule"] == "SUM608"]
    assert finding["accepted"]["reason"] == REASON
    assert not [one for one in justified.found if one["sheet"] == "Begrundelser"]


def test_the_list_shows_it_last_as_justified(justified: Justified) -> None:
    assert (justified.listed[-1]["Regel"], justified.listed[-1]["Alvor"]) == ("SUM608", "Begrundet")
    assert justified.done.status is not None
    assert justified.done.status.da == "SUM608, T101 er begrundet"


def test_an_error_may_not_be_justified(sample: xw.Book) -> None:
    listing(sample, [point("Korrektioner", "G9", "T106", "PRI701", "Prisniveau")])
    stand_at(sample, "Korrektioner", "G9")
    with pytest.raises(KorrekturError, match="cannot be justified"):
        give_reason(sample)


def test_what_is_fixed_needs_no_reason(sample: xw.Book) -> None:
    listing(sample, [point("Finansiering", "D4", "T101", "SUM608", "Reference")])
    sample.sheets["Finansiering"]["D4"].value = "A101"
    stand_at(sample, "Finansiering", "D4")
    with pytest.raises(KorrekturError, match="finds nothing about T101"):
        give_reason(sample, reason="for sent")


# --- Ret oplagte fejl, Fortryd rettelser ---

TO_FIX = {"Beløb!A13": " T105", "Beløb!A8": "T104 ", "Finansiering!A6": " T104"}
PUT_THERE = (
    Fixed("Beløb", "H4", "T101", "2026", Content("=1,5", None, "@"), Content(1.5, None, "General")),
    Fixed("Beløb", "H5", "T101", "2026", Content("01-02-2026", None, "General"), Content(2.5, None, "General")),
    Fixed("Beløb", "R6", "T102", "Omregnet 1", Content(None, "1/2", "0.00"), Content(None, "1+1", "General")),
    Fixed("Beløb", "H7", "T103", "2026", Content(None, None, "General"), Content("x", None, "General")),
    Fixed("Beløb", "H7", "T103", "2026", Content("x", None, "General"), Content(True, None, "General")),
    Fixed("Beløb", "H8", "T104", "2026", Content(4.5, None, "0%"), Content(5.5, None, "General")),
)
"""Fixes of all kinds, the last one of a cell that somebody then writes in."""


@dataclass(frozen=True)
class RowEdit:
    asked: Reply
    after: list[object]
    hidden: Visibility
    remembered: list[list[object]]
    sheets: list[str]
    front: str
    undone: list[Reply]
    back: list[object]
    kinds: Sequence[object]
    formats: Sequence[str | None]


def values(book: xw.Book, places: Iterable[str]) -> list[object]:
    return [book.sheets[sheet][cell].value for sheet, cell in (place.split("!") for place in places)]


@pytest.fixture(scope="module")
def fixed(open_package: Callable[[bytes], xw.Book]) -> RowEdit:
    """The sample with stray spaces, fixed and undone; then fixes of all kinds undone, rows put in between."""
    book = open_package(changed(build(sample_contents()), {"cells": TO_FIX}))
    book.sheets["Beløb"].activate()
    asked = fix(book)
    unasked = values(book, TO_FIX)
    assert unasked == [*TO_FIX.values()], "a question changes nothing"
    fix(book, confirmed=True)
    after, front = values(book, TO_FIX), book.sheets.active.name
    sheet = book.sheets["_rettelser"]
    remembered, hidden = sheet.used_range.value, calls_for(book).visibility(sheet)
    undone = [undo_fixes(book)]
    back, sheets = values(book, TO_FIX), [one.name for one in book.sheets]
    remember(book, PUT_THERE)
    for one in PUT_THERE:
        put_content(book.sheets[one.sheet][one.cell], one.after)
    book.sheets["Beløb"]["H8"].value = "min egen"
    book.sheets["Beløb"]["5:5"].insert("down")
    undone.append(undo_fixes(book))
    cells = [book.sheets["Beløb"][cell] for cell in ("H4", "H6", "R7", "H8", "H9")]
    kinds = [cell.formula for cell in cells]
    formats = [cell.number_format for cell in cells]
    return RowEdit(asked, after, hidden, remembered, sheets, front, undone, back, kinds, formats)


def test_before_and_after_are_shown_first(fixed: RowEdit) -> None:
    question = fixed.asked.question
    assert question is not None
    assert "Beløb!A13: » T105« → »T105«" in question.words.da.split("\n")
    assert question.words.da.endswith("\n\nSkal det rettes?")


def test_the_cells_are_fixed_and_the_same_sheet_is_in_front(fixed: RowEdit) -> None:
    assert (fixed.after, fixed.front) == (["T105", "T104", "T104"], "Beløb")


def test_the_fixes_are_remembered_on_a_hidden_sheet(fixed: RowEdit) -> None:
    assert fixed.hidden is Visibility.HIDDEN
    assert ["Beløb", "A13", " T105", "Nr", '" T105"', '"T105"', "General"] in fixed.remembered


def test_they_are_put_back_and_the_memory_goes(fixed: RowEdit) -> None:
    assert (fixed.back, "_rettelser" in fixed.sheets) == ([*TO_FIX.values()], False)


def test_every_kind_of_content_is_put_back_where_its_row_now_stands(fixed: RowEdit) -> None:
    assert fixed.kinds == ["=1,5", "01-02-2026", "=1/2", "", "min egen"]
    assert fixed.formats[:3] == ["@", "General", "0.00"]


def test_what_somebody_has_written_since_is_counted_as_kept(fixed: RowEdit) -> None:
    assert [one.status.da for one in fixed.undone if one.status] == [
        "3 af 3 rettelser er fortrudt.",
        "4 af 5 rettelser er fortrudt. 1 celle er ændret siden og står, som den er.",
    ]


def test_without_fixes_there_is_nothing_to_undo(sample: xw.Book) -> None:
    with pytest.raises(KorrekturError, match="no fixes to undo"):
        undo_fixes(sample)


def test_nothing_obvious_is_said_so(sample: xw.Book) -> None:
    message = fix(sample).message
    assert message is not None
    assert message.da.startswith("Der er ingen oplagte fejl at rette.")


def test_a_protected_structure_stops_the_fixes_before_they_begin(
    opened: Callable[[Path], xw.Book], tmp_path: Path
) -> None:
    path = sample_at(tmp_path / "udvalg.xlsx")
    path.write_bytes(changed(path.read_bytes(), {"cells": {"Beløb!A13": " T105"}}))
    book = opened(path)
    book.impl.doc.protect("")
    with pytest.raises(KorrekturError, match="structure is protected"):
        fix(book, confirmed=True)
    assert book.sheets["Beløb"]["A13"].value == " T105"
