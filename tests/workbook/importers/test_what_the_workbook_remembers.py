"""What an import could not settle stands in the workbook until a person has filled the cell or ticked the row."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from support.command_line import korrektur
from support.form_documents import as_text
from support.form_imports import write
from support.form_pages import SIGN_RULE, FormPage, same

if TYPE_CHECKING:
    from pathlib import Path

PAGES = (FormPage("K201", "Drift af svømmehal", same("1,200")), FormPage("K202", "Nyt depot", same("0,500")))
HEADERS = ("Nr", "Sted", "Hvad", "Som trykt", "Læst som", "Celle", "Behandlet")


def _imported(folder: Path, old: str = "", new: str = "", name: str = "out", **layout: str) -> Path:
    text = as_text(PAGES)
    if old:
        assert old in text
        text = text.replace(old, new, 1)
    for before, after in layout.items():
        text = text.replace(before, after)
    path = folder / f"{name}.xlsx"
    assert korrektur("import", write(folder, text, f"{name}.txt"), "-o", path, "--overwrite").code == 0
    return path


def _findings(path: Path, *rules: str) -> list[dict[str, Any]]:
    found = json.loads(korrektur("validate", "--format", "json", path).out)["files"][0]["findings"]
    return [one for one in found if not rules or one["rule"] in rules]


def _import_rows(path: Path) -> list[dict[str, Any]]:
    sheet = load_workbook(path)["Import"]
    return [
        dict(zip(HEADERS, (cell.value for cell in row[: len(HEADERS)]), strict=True))
        for row in sheet.iter_rows(min_row=4)
        if row[2].value
    ]


def _write(path: Path, **cells: Any) -> Path:
    book = load_workbook(path)
    for place, value in cells.items():
        sheet, cell = place.split("_")
        book[sheet][cell] = value
    book.save(path)
    return path


BAD = ("Udgifter 1,200 1,200 1,200 1,200", "Udgifter 1,200 1.2 1,200 1,200")


def test_a_sound_form_leaves_no_sheet_import(tmp_path: Path) -> None:
    assert "Import" not in load_workbook(_imported(tmp_path)).sheetnames


def test_the_sheet_has_its_table_and_columns(tmp_path: Path) -> None:
    sheet = load_workbook(_imported(tmp_path, *BAD))["Import"]
    assert tuple(column.name for column in sheet.tables["Import"].tableColumns) == HEADERS


def test_a_row_names_number_place_text_and_cell(tmp_path: Path) -> None:
    (row,) = _import_rows(_imported(tmp_path, *BAD))
    assert (row["Nr"], row["Sted"], row["Som trykt"], row["Celle"]) == ("K201", "out.txt, linje 11", "1.2", "Beløb!I4")


def test_a_blank_cell_is_one_finding_in_place_of_the_usual_one(tmp_path: Path) -> None:
    path = _imported(tmp_path, *BAD)
    (found,) = _findings(path, "IMP901", "VAE402")
    assert (found["rule"], found["cell"], found["severity"], found["on_submission"]) == (
        "IMP901", "I4", "warning", "error",
    )  # fmt: skip


def test_a_second_forms_cell_is_named_in_its_own_row(tmp_path: Path) -> None:
    path = _imported(tmp_path, "Udgifter 0,500 0,500", "Udgifter x,xxx 0,500")
    assert [row["Celle"] for row in _import_rows(path)] == ["Beløb!H5"]


def test_a_cell_that_is_filled_is_settled(tmp_path: Path) -> None:
    path = _write(_imported(tmp_path, *BAD), Beløb_I4=1.2)
    assert _findings(path, "IMP901", "VAE402") == []


def test_a_ticked_row_gives_the_usual_finding_back(tmp_path: Path) -> None:
    path = _write(_imported(tmp_path, *BAD), Import_G4="Ja")
    assert [one["rule"] for one in _findings(path, "IMP901", "VAE402")] == ["VAE402"]


def test_a_row_that_was_sorted_away_is_found_by_its_number(tmp_path: Path) -> None:
    path = _imported(tmp_path, *BAD)
    sheet = load_workbook(path)["Beløb"]
    first, second = ([cell.value for cell in sheet[row]] for row in (4, 5))
    swapped = {f"Beløb_{sheet.cell(row, n + 1).coordinate}": value
               for row, values in ((4, second), (5, first)) for n, value in enumerate(values)
               if not str(value or "").startswith("=")}  # fmt: skip
    assert [one["cell"] for one in _findings(_write(path, **swapped), "IMP901")] == ["I5"]


def test_a_missing_number_is_one_finding_at_its_cell(tmp_path: Path) -> None:
    found = _findings(_imported(tmp_path, "svømmehal  K201", "svømmehal"))
    assert [one["rule"] for one in found if (one["sheet"], one["cell"]) == ("Korrektioner", "A4")] == ["IMP901"]


def test_turned_signs_are_a_note_until_ticked(tmp_path: Path) -> None:
    path = _imported(tmp_path, SIGN_RULE, "(+) = forbedring, (-) = forværring")
    (found,) = [one for one in _findings(path, "IMP902") if one["key"] == "K201"]
    assert (found["severity"], found["sheet"]) == ("note", "Import")
    rows = len(_import_rows(path))
    ticked = _write(path, **{f"Import_G{4 + n}": "Ja" for n in range(rows)})
    assert _findings(ticked, "IMP901", "IMP902", "IMP903") == []


def test_a_netto_that_is_not_the_sum_is_a_warning(tmp_path: Path) -> None:
    path = _imported(tmp_path, "Netto 1,200 1,200", "Netto 1,200 1,300")
    assert [(one["rule"], one["severity"]) for one in _findings(path, "IMP903")] == [("IMP903", "warning")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        BAD,
        ("(Mio. kr. i 2026-priser)", "(2026-priser)"),
        (SIGN_RULE, "+ = plads i budgettet"),
        ("2026 2027 2028 2029", "2025 2026 2027 2028"),
        ("01.01.2026", "snarest"),
        ("1,200 Ja", "1,200 Måske"),
        ("Udgifter 1,200 1,200 1,200 1,200", "Udgifter 1,200 1,200 1,200"),
        ("Antal fuldtidsstillinger 0 0 0 0", "Antal fuldtidsstillinger 1 x 1 1"),
    ],
)
def test_every_cell_that_was_left_blank_has_a_finding(old: str, new: str, tmp_path: Path) -> None:
    path = _imported(tmp_path, old, new)
    named = {(one["sheet"], cell) for one in _findings(path, "IMP901") for cell in one.get("cells") or [one["cell"]]}
    rows = [row["Celle"] for row in _import_rows(path) if row["Celle"]]
    assert rows
    for cells in rows:
        sheet, _, area = cells.split(", ")[0].partition("!")
        assert (sheet, area.split(":")[0]) in named


def test_the_console_ends_with_the_next_command(tmp_path: Path) -> None:
    source = write(tmp_path, as_text(PAGES).replace(*BAD, 1), "a.txt")
    ran = korrektur("import", source, "-o", tmp_path / "a.xlsx")
    assert f"korrektur validate {tmp_path / 'a.xlsx'}" in ran.err
    assert "arket Import" in ran.err


def _merged(folder: Path, *paths: Path) -> Path:
    out = folder / "samlet.xlsx"
    korrektur("merge", *paths, "-o", out)
    return out


def test_merge_takes_what_is_unsettled_with_its_committee(tmp_path: Path) -> None:
    path = _imported(tmp_path, *BAD)
    other = _imported(tmp_path, name="b", Økonomiudvalget="Teknisk Udvalg", K20="B20")
    merged = _merged(tmp_path, path, other)
    sheet = load_workbook(merged)["Import"]
    assert [cell.value for cell in sheet[4]][:2] == ["Økonomiudvalget", "K201"]
    assert [(one["rule"], one["key"]) for one in _findings(merged, "IMP901", "VAE402")] == [("IMP901", "K201")]


def test_merge_names_the_cells_where_the_whole_has_them(tmp_path: Path) -> None:
    path = _imported(tmp_path, *BAD)
    other = _imported(tmp_path, name="b", Økonomiudvalget="Teknisk Udvalg", K20="B20")
    whole = load_workbook(_merged(tmp_path, other, path))
    columns = [cell.value for cell in whole["Import"][3]]
    place = str(whole["Import"].cell(4, columns.index("Celle") + 1).value)
    sheet, _, cell = place.partition("!")
    row = [one.value for one in whole[sheet][cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")]]
    assert (whole[sheet][cell].value, row[:2], [one.value for one in whole[sheet][3]].index("2027")) == (
        None, ["Økonomiudvalget", "K201"], whole[sheet][cell].column - 1,
    )  # fmt: skip


def _places(merged: Path) -> list[tuple[object, object]]:
    rows = load_workbook(merged)["Import"].iter_rows(min_row=4, values_only=True)
    return [(row[2], row[6]) for row in rows if row[3]]


def test_merge_takes_a_remark_once_where_it_takes_the_row_once(tmp_path: Path) -> None:
    path = _imported(tmp_path, *BAD)
    again = tmp_path / "igen.xlsx"
    again.write_bytes(path.read_bytes())
    assert _places(_merged(tmp_path, path, again)) == [("out.txt, linje 11", "Beløb!J4")]


def test_merge_names_the_file_where_it_has_no_row_for_the_cell(tmp_path: Path) -> None:
    path = _imported(tmp_path, *BAD)
    again = tmp_path / "igen.xlsx"
    again.write_bytes(path.read_bytes())
    _write(again, Import_C4="Tallet er ulæseligt.")
    assert ("out.txt, linje 11 (igen.xlsx)", None) in _places(_merged(tmp_path, path, again))


def test_merge_leaves_what_is_settled(tmp_path: Path) -> None:
    path = _write(_imported(tmp_path, *BAD), Beløb_I4=1.2)
    other = _imported(tmp_path, name="b", Økonomiudvalget="Teknisk Udvalg", K20="B20")
    assert "Import" not in load_workbook(_merged(tmp_path, path, other)).sheetnames


def test_roll_leaves_the_sheet(tmp_path: Path) -> None:
    out = tmp_path / "2027.xlsx"
    korrektur("roll", _imported(tmp_path, *BAD), "--year", "2027", "-o", out)
    assert "Import" not in load_workbook(out).sheetnames
