"""Næste punkt, Forrige punkt, Forklar punkt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from libreoffice.lists import listing, point

from addin.ribbon.handlers import explain_point, next_point, previous_point
from schemas.finding import KorrekturError

if TYPE_CHECKING:
    from collections.abc import Callable

    import xlwings as xw

    from addin.ribbon.reply import Reply

POINTS = [
    point(cell="H5"),
    point("Korrektioner", "M8", "T105", "TXT804", "Økonomiske konsekvenser"),
    point("Finansiering", "", "", "SUM607", ""),
    point("Korrektioner", "M8", "T105", "TXT805", "Økonomiske konsekvenser"),
]


@pytest.fixture
def book(sample: xw.Book) -> xw.Book:
    """The sample with a list of three cells and a finding that has none; Stamdata is shown."""
    listing(sample, POINTS)
    sample.sheets["Stamdata"].activate()
    sample.sheets["Stamdata"]["A1"].select()
    return sample


def at(book: xw.Book) -> str:
    selected = book.selection
    assert selected is not None
    return f"{selected.sheet.name}!{selected.get_address(row_absolute=False, column_absolute=False)}"


def steps(book: xw.Book, step: Callable[..., Reply], count: int) -> list[str]:
    places = []
    for _ in range(count):
        step(book)
        places.append(at(book))
    return places


def said(reply: Reply) -> str:
    assert reply.status is not None
    return reply.status.da


def test_each_cell_is_visited_once_and_then_the_first_again(book: xw.Book) -> None:
    assert steps(book, next_point, 4) == ["Beløb!H5", "Korrektioner!M8", "Kontrolliste!F6", "Beløb!H5"]


def test_backwards_too(book: xw.Book) -> None:
    assert steps(book, previous_point, 4) == ["Kontrolliste!F6", "Korrektioner!M8", "Beløb!H5", "Kontrolliste!F6"]


def test_the_status_bar_says_where_and_what(book: xw.Book) -> None:
    assert said(next_point(book)) == "1 af 3 · SUM603 · Ret T101."
    assert said(next_point(book)) == "2 af 3 · TXT804 (+1) · Ret T105."


def test_inserted_rows_and_sorting_do_no_harm(book: xw.Book) -> None:
    book.sheets["Korrektioner"].tables["Korrektioner"].sort(1, ascending=False)
    book.sheets["Beløb"]["4:4"].insert("down")
    assert steps(book, next_point, 2) == ["Beløb!H5", "Korrektioner!M8"]


def test_a_moved_column_is_found_by_its_header(book: xw.Book) -> None:
    book.sheets["Beløb"]["C:C"].insert("right")
    assert steps(book, next_point, 1) == ["Beløb!I5"]


def test_a_deleted_row_is_told_of_on_the_findings_own_line(book: xw.Book) -> None:
    book.sheets["Korrektioner"]["8:8"].delete("up")
    next_point(book)
    assert (said(next_point(book)), at(book)) == (
        "2 af 3 · TXT804 (+1) · Ret T105. (cellen findes ikke længere, tryk på Validér)",
        "Kontrolliste!F5",
    )


def test_a_filtered_row_is_told_of(book: xw.Book) -> None:
    book.sheets["Beløb"].tables["Beløb"].autofilter.apply_values(1, ["T102"])
    assert said(next_point(book)).endswith("(rækken eller kolonnen er skjult, tryk på Vis alle)")


def test_a_hidden_sheet_is_told_of(book: xw.Book) -> None:
    book.sheets["Beløb"].visible = False
    assert "Arket Beløb er skjult" in said(next_point(book))
    assert at(book) == "Kontrolliste!F4"


def test_an_empty_list_is_told_of(sample: xw.Book) -> None:
    with pytest.raises(KorrekturError, match="checklist is empty"):
        next_point(sample)


def test_a_cell_is_justified_with_all_its_findings(book: xw.Book) -> None:
    steps(book, next_point, 2)
    message = explain_point(book).message
    assert message is not None
    assert message.da.startswith("TXT804 · Advarsel\nRet T105.\n\nPunktum og komma er blandet i tallene. ")
    assert "\n\nTXT805 · Advarsel\n" in message.da


def test_a_line_of_the_list_is_justified(book: xw.Book) -> None:
    book.sheets["Kontrolliste"].activate()
    book.sheets["Kontrolliste"]["B4"].select()
    message = explain_point(book).message
    assert message is not None
    assert message.da.startswith("SUM603 · ")
    assert "SUM607" not in message.da


def test_elsewhere_nothing_is_justified(book: xw.Book) -> None:
    with pytest.raises(KorrekturError, match="Go to a cell that is marked"):
        explain_point(book)
