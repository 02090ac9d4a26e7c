"""The to-do list as Excel's file: what stands in it, that it is inert, and that its links lead to the cell."""

from __future__ import annotations

import os
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook
from openpyxl.packaging.custom import CustomPropertyList
from support.command_line import korrektur
from support.reports import FIXABLE, GAP, JUSTIFIED, SIGN, UNDECIDED, file_of, hostile, report_of, unreadable
from support.workbooks import sample_at

from workbook.commands import validate, validate_report
from workbook.reports import xlsx
from workbook.submissions.todo_list import is_own_list

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from schemas.finding import Language
    from workbook.submissions.submission import Report, Submission


def sheets(folder: Path, *files: Submission, language: Language = "da") -> tuple[Worksheet, Worksheet]:
    book = load_workbook(BytesIO(xlsx.render(report_of(*files), language, folder / "opgaver.xlsx")))
    first, second = book.worksheets
    return first, second


def row(sheet: Worksheet, number: int) -> dict[str, Any]:
    heads = [str(cell.value) for cell in sheet[3]]
    return dict(zip(heads, (cell.value for cell in sheet[number]), strict=True))


def test_a_row_is_a_finding(tmp_path: Path) -> None:
    sheet, _ = sheets(tmp_path, file_of(SIGN, UNDECIDED, FIXABLE, JUSTIFIED, GAP), unreadable(SIGN))
    assert sheet.max_row == 3 + 6
    first = row(sheet, 4)
    assert first["Gjort"] is None
    assert (first["Alvor"], first["Udvalg"], first["Fil"], first["Ark"], first["Celle"], first["Nr"]) == (
        "fejl", "Økonomiudvalget", os.path.join("bøger", "a.xlsx"), "Beløb", "I9", "T104",  # noqa: PTH118
    )  # fmt: skip
    assert row(sheet, 6)["Forslag"] == "Fjern mellemrum"
    justified = row(sheet, 7)
    assert (justified["Alvor"], justified["Ved indsendelse"]) == ("begrundet", None)
    assert "Afklares i august." in justified["Begrundelse"]


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
        ("a%20b.xlsx", "Beløb", "a%20b.xlsx", "'Beløb'!I9"),
        ('"q" [x].xlsx', "A & B", '"q" [x].xlsx', "'A & B'!I9"),
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
    assert unquote(link.target) == target
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
        assert is_own_list(list_)
    assert load_workbook(list_).worksheets[0].max_row < 30  # the list itself was no workbook handed in
    before = book.read_bytes()
    other = sample_at(tmp_path / "b.xlsx")
    for target in (book, other):
        ran = korrektur("validate", book, "--format", "xlsx", "-o", target)
        assert ran.code == 2
        assert "det er en projektmappe" in ran.err
    assert book.read_bytes() == before == other.read_bytes()


def test_a_list_of_ours_is_passed_over_in_a_folder_and_a_finding_where_it_is_named(tmp_path: Path) -> None:
    old = tmp_path / "gammel.xlsx"
    old.write_bytes(xlsx.render(report_of(file_of(SIGN)), "da", old))
    sample_at(tmp_path / "a.xlsx")
    for command in (("validate", "--format", "concise"), ("totals",)):
        ran = korrektur(*command, tmp_path)
        assert "gammel.xlsx" not in ran.out
        assert ran.err.startswith(f"{old} er en opgaveliste")
    assert "ARK121" in korrektur("validate", old, "--format", "concise").out


@pytest.mark.parametrize("change", ["no property", "another sheet", "a sheet more", "no zip file"])
def test_a_workbook_that_is_not_wholly_our_list_is_no_list_of_ours(tmp_path: Path, change: str) -> None:
    path = tmp_path / "a.xlsx"
    data = xlsx.render(report_of(file_of(SIGN)), "da", path)
    path.write_bytes(data)
    assert is_own_list(path)
    if change == "no zip file":
        path.write_bytes(b"docProps/custom.xml")
    else:
        book = load_workbook(path)
        if change == "no property":
            vars(book)["custom_doc_props"] = CustomPropertyList()  # the stubs have no such attribute
        elif change == "a sheet more":
            book.create_sheet("Noter")
        else:
            book["Opgaver"].title = "Stamdata"
        book.save(path)
    assert not is_own_list(path)


def test_marks_are_carried_over_to_the_new_list(tmp_path: Path) -> None:
    sample_at(tmp_path / "a.xlsx")
    list_ = tmp_path / "opgaver.xlsx"
    asked = ("validate", tmp_path, "--format", "xlsx", "-o", list_)
    korrektur(*asked)
    book = load_workbook(list_)
    sheet = book["Opgaver"]
    sheet["A5"] = sheet["A6"] = "Ja"
    sheet["K6"] = "et andet fund"
    book.save(list_)
    assert korrektur(*asked).err.endswith(
        "1 af 2 afkrydsninger i den tidligere liste er ført over; de øvrige stod ved fund, der er væk.\n"
    )
    sheet = load_workbook(list_)["Opgaver"]
    assert [sheet[f"A{number}"].value for number in range(4, 8)] == [None, "Ja", None, None]


def test_marks_set_while_the_check_runs_are_carried_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sample_at(tmp_path / "a.xlsx")
    list_ = tmp_path / "opgaver.xlsx"
    asked = ("validate", tmp_path, "--format", "xlsx", "-o", list_)
    korrektur(*asked)
    before = validate_report.checked

    def meanwhile(*given: Any) -> Report:
        book = load_workbook(list_)
        book["Opgaver"]["A4"] = "Ja"
        book.save(list_)
        return before(*given)

    monkeypatch.setattr(validate, "checked", meanwhile)
    korrektur(*asked)
    assert load_workbook(list_)["Opgaver"]["A4"].value == "Ja"


def test_a_list_with_columns_of_a_persons_own_is_not_written_over(tmp_path: Path) -> None:
    path = sample_at(tmp_path / "a.xlsx")
    list_ = tmp_path / "opgaver.xlsx"
    korrektur("validate", path, "--format", "xlsx", "-o", list_)
    book = load_workbook(list_)
    book["Opgaver"]["O5"] = "Hanne ser på det"
    book.save(list_)
    before = list_.read_bytes()
    ran = korrektur("validate", path, "--format", "xlsx", "-o", list_)
    assert (ran.code, ran.out) == (2, "")
    assert "den har fået andre kolonner" in ran.err
    assert list_.read_bytes() == before


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    paths = [str(tmp_path / name / "korrektioner.xlsx") for name in ("skole", "social")]
    first, _ = sheets(tmp_path, *(file_of(SIGN, path=path) for path in paths))
    assert [first[f"E{number}"].value for number in (4, 5)] == [
        os.path.join("skole", "korrektioner.xlsx"),  # noqa: PTH118
        os.path.join("social", "korrektioner.xlsx"),  # noqa: PTH118
    ]


def test_a_list_needs_a_file_of_its_kind(tmp_path: Path) -> None:
    book = sample_at(tmp_path / "a.xlsx")
    assert "-o opgaver.xlsx" in korrektur("validate", book, "--format", "xlsx").err
    ran = korrektur("validate", book, "--format", "xlsx", "-o", tmp_path / "opgaver.csv")
    assert ran.code == 2
    assert "skal ende på .xlsx" in ran.err
    assert os.listdir(tmp_path) == ["a.xlsx"]  # noqa: PTH208
