"""The to-do list as Excel's file: what stands in it, that it is inert, and that its links lead to the cell."""

from __future__ import annotations

import os
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from support.command_line import korrektur
from support.reports import EXPLAINED, FIXABLE, GAP, SIGN, UNDECIDED, file_of, hostile, report_of, unreadable
from support.workbooks import sample_at

from workbook.reports import xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from schemas.finding import Language
    from workbook.report import FileReport


def sheets(folder: Path, *files: FileReport, language: Language = "da") -> tuple[Worksheet, Worksheet]:
    book = load_workbook(BytesIO(xlsx.render(report_of(*files), language, folder / "opgaver.xlsx")))
    first, second = book.worksheets
    return first, second


def row(sheet: Worksheet, number: int) -> dict[str, Any]:
    heads = [str(cell.value) for cell in sheet[3]]
    return dict(zip(heads, (cell.value for cell in sheet[number]), strict=True))


def test_a_row_is_a_finding(tmp_path: Path) -> None:
    sheet, _ = sheets(tmp_path, file_of(SIGN, UNDECIDED, FIXABLE, EXPLAINED, GAP), unreadable(SIGN))
    assert sheet.max_row == 3 + 6
    first = row(sheet, 4)
    assert first["Gjort"] is None
    assert (first["Alvor"], first["Udvalg"], first["Fil"], first["Ark"], first["Celle"], first["Nr"]) == (
        "fejl", "Økonomiudvalget", "a.xlsx", "Beløb", "I9", "T104",
    )  # fmt: skip
    assert row(sheet, 6)["Forslag"] == "Fjern mellemrum"
    explained = row(sheet, 7)
    assert (explained["Alvor"], explained["Ved indsendelse"]) == ("begrundet", None)
    assert "Afklares i august." in explained["Begrundelse"]


def test_it_is_a_list_to_work_through(tmp_path: Path) -> None:
    sheet, _ = sheets(tmp_path, file_of(SIGN, SIGN))
    assert sheet.freeze_panes == "B4"
    assert sheet.auto_filter.ref == "A3:N5"
    (validation,) = sheet.data_validations.dataValidation
    assert (str(validation.sqref), validation.formula1) == ("A4:A5", '"Ja"')
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$3:$3"


def test_it_speaks_english(tmp_path: Path) -> None:
    first, second = sheets(tmp_path, file_of(SIGN), language="en")
    assert (first.title, second.title) == ("To do", "Statistics")
    assert row(first, 4)["Severity"] == "error"


@pytest.mark.parametrize(
    ("path", "sheet", "target", "location"),
    [
        ("bøger/a b.xlsx", "Beløb", "bøger\\a b.xlsx", "'Beløb'!I9"),
        ("50%.xlsx", "Min's ark", "50%.xlsx", "'Min''s ark'!I9"),
        ("../andre/a.xlsx", "Beløb", "..\\andre\\a.xlsx", "'Beløb'!I9"),
    ],
)
def test_a_cell_is_a_link_that_opens_the_workbook_there(
    tmp_path: Path, path: str, sheet: str, target: str, location: str
) -> None:
    finding = replace(SIGN, place=replace(SIGN.place, sheet=sheet))
    first, _ = sheets(tmp_path, file_of(finding, path=str(tmp_path / path)))
    link = first["G4"].hyperlink
    assert link is not None
    assert link.target is not None
    assert link.target.replace("%20", " ").replace("%25", "%") == target
    assert link.location == location
    assert first["G4"].value == "I9"


def test_a_file_that_no_link_can_name_has_its_cell_as_text(tmp_path: Path) -> None:
    first, _ = sheets(tmp_path, file_of(SIGN, path=str(tmp_path / "a#b.xlsx")))
    assert (first["G4"].value, first["G4"].hyperlink) == ("I9", None)


@pytest.mark.parametrize(
    "text", ["=1+1", "{=1}", "+1", "@A1", "https://example.invalid", "\x1b[2J", "1234", "x" * 40_000]
)
def test_a_strangers_text_is_text_and_never_a_formula_or_a_link(tmp_path: Path, text: str) -> None:
    first, second = sheets(tmp_path, replace(file_of(hostile(text)), committee=text))
    cells = [cell for sheet in (first, second) for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert [cell.coordinate for cell in cells if cell.hyperlink and cell.column_letter != "G"] == []
    assert isinstance(row(first, 4)["Fundet"], str)


def test_the_second_sheet_counts(tmp_path: Path) -> None:
    _, second = sheets(tmp_path, file_of(SIGN, SIGN, GAP), file_of(SIGN, path="b.xlsx"))
    values = [[cell.value for cell in line] for line in second.iter_rows()]
    assert values[0] == ["Fund pr. regel", "Fejl", "Advarsler", "Noter", "Begrundede", "Filer"]
    assert values[1] == ["FOR301 Fortegnet passer ikke til Ændring", 3, 0, 0, 0, 2]
    assert ["Økonomiudvalget", 3, 0, 1, 0, 2] in values


def test_many_links_become_text_beyond_what_excel_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_MOST_LINKS", 2)
    first, _ = sheets(tmp_path, file_of(SIGN, SIGN, SIGN))
    assert [first[f"G{number}"].hyperlink is None for number in (4, 5, 6)] == [False, False, True]
    assert first["G6"].value == "I9"


def test_findings_beyond_the_sheet_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_MOST_ROWS", 3)
    first, _ = sheets(tmp_path, file_of(SIGN, SIGN, SIGN, SIGN))
    assert first["A6"].value == "2 fund er der ikke plads til på arket. Kontrollér færre filer ad gangen."


def test_a_new_list_replaces_an_old_one_and_never_a_workbook(tmp_path: Path) -> None:
    book, list_ = sample_at(tmp_path / "a.xlsx"), tmp_path / "opgaver.xlsx"
    for _ in range(2):
        ran = korrektur("validate", tmp_path, "--format", "xlsx", "-o", list_)
        assert (ran.code, ran.err) == (1, f"Skrev {list_}\n")
        assert xlsx.is_report(list_)
    assert load_workbook(list_).worksheets[0].max_row < 30  # the list itself was no workbook handed in
    before = book.read_bytes()
    other = sample_at(tmp_path / "b.xlsx")
    for target in (book, other):
        ran = korrektur("validate", book, "--format", "xlsx", "-o", target)
        assert ran.code == 2
        assert "det er en projektmappe" in ran.err
    assert book.read_bytes() == before == other.read_bytes()


def test_a_list_of_ours_that_is_handed_in_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "gammel.xlsx").write_bytes(xlsx.render(report_of(file_of(SIGN)), "da", tmp_path / "gammel.xlsx"))
    assert "ARK121" in korrektur("validate", tmp_path, "--format", "concise").out


def test_a_list_needs_a_file_of_its_kind(tmp_path: Path) -> None:
    book = sample_at(tmp_path / "a.xlsx")
    assert "-o opgaver.xlsx" in korrektur("validate", book, "--format", "xlsx").err
    ran = korrektur("validate", book, "--format", "xlsx", "-o", tmp_path / "opgaver.csv")
    assert ran.code == 2
    assert "skal ende på .xlsx" in ran.err
    assert os.listdir(tmp_path) == ["a.xlsx"]  # noqa: PTH208
