"""Kontrolliste as people leave it: deleted, renamed, filtered, with columns of their own or without some of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from libreoffice.lists import listing, point
from libreoffice.saved import rows

from addin.live.checklist import read_points
from addin.live.excel_calls import calls_for
from addin.live.open_book import OpenBook
from schemas.finding import KorrekturError
from schemas.layout import layout

if TYPE_CHECKING:
    import xlwings as xw

TWO = [point(), point("Korrektioner", "A5", "T102", "NOG503", "Nr")]
HEADERS = [column.header for column in layout(2026).sheet("checklist").columns]


def read(book: xw.Book) -> list[str]:
    return [one.rule for _, one in read_points(OpenBook.ours(book))]


def test_what_is_written_is_read_again(sample: xw.Book) -> None:
    listing(sample, TWO)
    assert [one for _, one in read_points(OpenBook.ours(sample))] == TWO


def test_texts_like_formulas_and_numbers_stay_texts(sample: xw.Book) -> None:
    listing(sample, TWO)
    assert [(row["Fundet"], row["Forventet"]) for row in rows(sample)] == [("=1+1", "0,200")] * 2


def test_a_shorter_list_leaves_nothing_of_a_longer_one(sample: xw.Book) -> None:
    listing(sample, TWO)
    listing(sample, TWO[1:])
    sheet = sample.sheets["Kontrolliste"]
    assert (read(sample), sheet["A5:M9"].value) == (["NOG503"], [[None] * 13] * 5)
    assert sheet.tables[0].range.address == "$A$3:$M$4"


def test_deleted_it_is_made_anew_without_coming_to_the_front(sample: xw.Book) -> None:
    sample.sheets["Beløb"].activate()
    sample.sheets["Kontrolliste"].delete()
    listing(sample, TWO)
    sheet = sample.sheets["Kontrolliste"]
    hidden = [calls_for(sample).columns_hidden(sheet.range((4, column))) for column in (10, 11, 12, 13)]
    assert (read(sample), sheet["A3:M3"].value, hidden) == (["SUM603", "NOG503"], HEADERS, [False, True, True, True])
    assert sample.sheets.active.name == "Beløb"


def test_an_empty_sheet_of_its_name_is_taken_for_it(sample: xw.Book) -> None:
    sample.sheets["Kontrolliste"].delete()
    sample.sheets.add("Kontrolliste")
    listing(sample, TWO)
    assert read(sample) == ["SUM603", "NOG503"]


def test_renamed_it_is_still_the_list(sample: xw.Book) -> None:
    sample.sheets["Kontrolliste"].name = "Fejlliste"
    listing(sample, TWO)
    assert [row["Regel"] for row in rows(sample, "Fejlliste")] == read(sample) == ["SUM603", "NOG503"]
    assert "Kontrolliste" not in [sheet.name for sheet in sample.sheets]


def test_a_sheet_of_its_name_with_something_else_is_left_alone(sample: xw.Book) -> None:
    sample.sheets["Kontrolliste"].delete()
    sample.sheets.add("Kontrolliste")["B2"].value = "mine egne punkter"
    with pytest.raises(KorrekturError, match="lacks the column Alvor"):
        listing(sample, TWO)
    assert sample.sheets["Kontrolliste"].used_range.value == "mine egne punkter"


def test_a_column_that_is_not_needed_may_be_deleted(sample: xw.Book) -> None:
    sample.sheets["Kontrolliste"]["G:G"].delete("left")
    listing(sample, TWO)
    assert ("Hvad" in rows(sample)[0], read(sample)) == (False, ["SUM603", "NOG503"])


def test_without_the_memory_of_fills_nothing_is_written(sample: xw.Book) -> None:
    sample.sheets["Kontrolliste"]["L:L"].delete("left")
    with pytest.raises(KorrekturError, match="Før farve"):
        listing(sample, TWO)
    assert read(sample) == []


def test_a_filter_on_the_list_hides_no_new_finding(sample: xw.Book) -> None:
    listing(sample, TWO)
    table = sample.sheets["Kontrolliste"].tables[0]
    table.autofilter.apply_values(6, ["NOG503"])
    listing(sample, TWO)
    calls = calls_for(sample)
    assert (calls.is_filtered(table), calls.rows_hidden(table.range)) == (False, False)


def test_a_protected_list_is_written_and_protected_again(sample: xw.Book) -> None:
    sheet = sample.sheets["Kontrolliste"]
    sheet.api.Protect()
    listing(sample, TWO)
    assert (read(sample), calls_for(sample).is_protected(sheet)) == (["SUM603", "NOG503"], True)


def test_a_column_of_a_persons_own_follows_its_findings(sample: xw.Book) -> None:
    sheet = sample.sheets["Kontrolliste"]
    listing(sample, TWO)
    sheet["N3:N5"].value = [["Ansvarlig"], ["Anlæg"], ["Løn"]]
    sheet.tables[0].resize(sheet["A3:N5"])
    listing(sample, [point(nr="T109"), *reversed(TWO)])
    assert [(row["Nr"], row["Ansvarlig"]) for row in rows(sample)] == [
        ("T109", None),
        ("T102", "Løn"),
        ("T101", "Anlæg"),
    ]
