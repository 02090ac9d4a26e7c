from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator
from support.command_line import korrektur
from support.nine_documents import published
from support.workbooks import empty_at, not_a_workbook_at, sample_at

from schemas.rules import RULES
from workbook.grid import Grid
from workbook.reading.read import read
from workbook.reading.stamdata import read_stamdata
from workbook.reports.json import schema

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def test_new_makes_a_workbook_that_validates_without_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "ny.xlsx"
    ran = korrektur("new", "--year", 2027, "--committee", "Børneudvalget", "--unit", "1.000 kr.", "-o", path)
    assert (ran.code, ran.out, ran.err) == (0, "", f"Skrev {path}\n")
    grid = read(path)
    assert isinstance(grid, Grid)
    stamdata = read_stamdata(grid)
    assert (stamdata.budget_year, stamdata.text("committee"), stamdata.text("unit")) == (
        2027,
        "Børneudvalget",
        "1.000 kr.",
    )
    assert korrektur("validate", path, "--fail-on", "note").code == 0


def test_new_replaces_a_file_only_when_told(tmp_path: Path) -> None:
    path = empty_at(tmp_path / "ny.xlsx")
    before = path.read_bytes()
    arguments = ("new", "--year", 2027, "--committee", "Børneudvalget", "-o", path)
    ran = korrektur(*arguments)
    assert ran.code == 2
    assert "findes allerede" in ran.err
    assert path.read_bytes() == before
    assert korrektur(*arguments, "--overwrite").code == 0
    assert path.read_bytes() != before


def test_import_reads_the_published_forms_and_says_what_it_read(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    ran = korrektur("import", published(), "-o", path)
    assert ran.code == 0
    assert ran.err.startswith(f"Skrev {path}\n")
    assert all(number in ran.out for number in ("T101", "T109", "T304"))
    totals = json.loads(korrektur("totals", path, "--format", "json").out)["files"][0]
    assert totals["total"]["net"] == [11.548, 11.348, 11.348, 11.348]
    assert totals["service_frame"]["inside"] == [10.703, 10.503, 10.503, 10.503]
    assert totals["total"]["fte"] == [1.54] * 4
    assert totals["unconverted"] == ["T106"]
    assert korrektur("validate", path).code == 1


def test_import_gives_1_when_one_of_several_files_could_not_be_read(tmp_path: Path) -> None:
    empty = tmp_path / "tom.txt"
    empty.write_text("ingen skemaer her", "utf-8")
    ran = korrektur("import", published(), empty, "-o", tmp_path / "t.xlsx")
    assert ran.code == 1
    assert "tom.txt" in ran.out


def test_a_missing_form_among_others_stops_none_of_them(tmp_path: Path) -> None:
    ran = korrektur("import", published(), tmp_path / "væk.txt", "-o", tmp_path / "t.xlsx")
    assert ran.code == 1
    assert "væk.txt findes ikke." in ran.out
    assert (tmp_path / "t.xlsx").exists()


def test_a_folder_given_as_a_form_is_said_to_be_one(tmp_path: Path) -> None:
    folder = tmp_path / "skemaer.docx"
    folder.mkdir()
    ran = korrektur("import", folder, "-o", tmp_path / "t.xlsx")
    assert ran.code == 2
    assert "skemaer.docx er en mappe." in ran.err


def test_import_gives_2_and_no_workbook_when_nothing_could_be_read(tmp_path: Path) -> None:
    empty = tmp_path / "tom.txt"
    empty.write_text("ingen skemaer her", "utf-8")
    ran = korrektur("import", empty, "-o", tmp_path / "t.xlsx")
    assert ran.code == 2
    assert "Der er ingen skemaer i tom.txt" in ran.err
    assert not (tmp_path / "t.xlsx").exists()


def totals_of(*paths: Path) -> dict[str, object]:
    document: dict[str, object] = json.loads(korrektur("totals", *paths, "--format", "json").out)
    Draft202012Validator({**schema(), "oneOf": [{"$ref": "#/$defs/totals"}]}).validate(document)
    return document


def test_totals_as_json_keep_to_the_schema(tmp_path: Path) -> None:
    document = totals_of(
        sample_at(tmp_path / "a.xlsx"), not_a_workbook_at(tmp_path / "b.xlsx"), empty_at(tmp_path / "c.xlsx")
    )
    assert isinstance(document["files"], list)
    assert [file["error"] is None for file in document["files"]] == [True, False, True]


def test_totals_give_1_when_some_and_2_when_all_files_cannot_be_read(tmp_path: Path) -> None:
    good, bad = sample_at(tmp_path / "a.xlsx"), not_a_workbook_at(tmp_path / "b.xlsx")
    for form in ("text", "json"):
        assert korrektur("totals", good, "--format", form).code == 0
        assert korrektur("totals", good, bad, "--format", form).code == 1
        assert korrektur("totals", bad, "--format", form).code == 2


def test_totals_are_read_in_either_language(tmp_path: Path) -> None:
    path = sample_at(tmp_path / "a.xlsx")
    assert "11,548" in korrektur("totals", path).out
    assert "11.548" in korrektur("totals", path, "--lang", "en").out


def test_totals_go_to_a_file(tmp_path: Path) -> None:
    path, report = sample_at(tmp_path / "a.xlsx"), tmp_path / "totaler.txt"
    assert korrektur("totals", path, "-o", report).out == ""
    assert "Træk på kassen" in report.read_text("utf-8")


def test_an_empty_folder_among_others_is_mentioned(tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    ran = korrektur("totals", empty_at(tmp_path / "a.xlsx"), tmp_path / "tom")
    assert "Der er ingen projektmapper (.xlsx) i" in ran.err


@pytest.mark.parametrize("language", ["da", "en"])
def test_rules_lists_every_rule(language: str) -> None:
    ran = korrektur("rules", "--lang", language)
    assert ran.code == 0
    for rule in RULES:
        assert rule.id in ran.out
        assert rule.name in ran.out


def test_rules_as_json_go_to_a_file(tmp_path: Path) -> None:
    path = tmp_path / "regler.json"
    assert korrektur("rules", "--format", "json", "-o", path).code == 0
    assert len(json.loads(path.read_text("utf-8"))["rules"]) == len(RULES)


@pytest.mark.parametrize("name", ["FOR301", "for301", "sign-contradicts-change"])
def test_explain_takes_an_id_or_a_name(name: str) -> None:
    ran = korrektur("explain", name)
    assert ran.code == 0
    assert ran.out.startswith("FOR301 Fortegnet passer ikke til Ændring\n")


def test_demo_shows_the_whole_path_and_gives_0(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ran = korrektur("demo")
    assert ran.code == 0
    workbook, page = written(tmp_path)
    assert str(workbook) in ran.out
    assert str(page) in ran.out
    assert "NOG507" in ran.out
    assert "11,548" in ran.out
    assert "Træk på kassen" in page.read_text("utf-8")


def written(folder: Path) -> Iterator[Path]:
    (made,) = folder.iterdir()
    return iter((made / "oekonomiudvalget-2026.xlsx", made / "kontrol.html"))
