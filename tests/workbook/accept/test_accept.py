"""`korrektur accept`: the row it writes, what that explains, and what it refuses."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook
from support.command_line import korrektur
from support.submissions import validate
from support.workbooks import empty_at, not_a_workbook_at, sample_at

from schemas.finding import Accepted, KorrekturError
from schemas.settings import DEFAULTS, Settings
from workbook.accept.accept import Justification, Written, accept
from workbook.grid import Grid
from workbook.reading.read import read
from workbook.reports.json import schema
from workbook.template import build
from workbook.template.samples import sample

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl import Workbook

    from schemas.finding import Finding
    from workbook.grid import Row

COPY = "a (før begrundelse).xlsx.bak"
REFERENCE = Justification("SUM608", "T101", "Nummeret kommer i august.", "Budgetafdelingen", date(2026, 8, 20))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return sample_at(tmp_path / "a.xlsx")


def grid_at(path: Path) -> Grid:
    grid = read(path)
    assert isinstance(grid, Grid)
    return grid


def findings(path: Path, settings: Settings = DEFAULTS) -> tuple[Finding, ...]:
    return validate([path], settings).files[0].findings


def rules_left(path: Path) -> set[tuple[str, str]]:
    return {(one.rule, one.place.key) for one in findings(path) if one.accepted is None}


def edited(path: Path, change: Callable[[Workbook], None]) -> None:
    book = load_workbook(path)
    change(book)
    book.save(path)


def test_the_row_holds_what_was_found_and_explains_it(path: Path) -> None:
    assert accept(path, REFERENCE) == Written("Begrundelser", 4, "(tomt)", 1)
    (justified,) = [one for one in findings(path) if one.accepted is not None]
    assert (justified.rule, justified.place.key) == ("SUM608", "T101")
    assert justified.accepted == Accepted("Nummeret kommer i august.", "Budgetafdelingen", "", "20-08-2026")


def test_it_changes_one_finding_and_nothing_else(path: Path) -> None:
    before = findings(path)
    accept(path, REFERENCE)
    assert tuple(replace(one, accepted=None) for one in findings(path)) == before


def test_every_other_part_of_the_package_stays_byte_for_byte(path: Path) -> None:
    with ZipFile(path) as archive:
        before = {name: archive.read(name) for name in archive.namelist()}
    accept(path, REFERENCE)
    accept(path, replace(REFERENCE, rule="NOG507", nr="T304"))
    with ZipFile(path) as archive:
        after = {name: archive.read(name) for name in archive.namelist()}
    assert list(after) == list(before)
    touched = {name.rpartition("/")[0] for name in after if after[name] != before[name]}
    assert touched == {"xl/worksheets", "xl/tables"}
    assert sum(after[name] != before[name] for name in after) == 2


def test_no_formula_or_name_depends_on_the_justifications(path: Path) -> None:
    grid = grid_at(path)
    formulas = [text for sheet in grid.sheets if sheet.name != "Begrundelser" for text in sheet.formulas.values()]
    assert formulas
    names = [text for name, text in grid.names.items() if "Print_Titles" not in name]
    assert [text for text in (*formulas, *names) if "Begrundelser" in text] == []


def test_several_findings_are_justified_one_after_the_other(path: Path) -> None:
    for rule, nr in (("SUM608", "T101"), ("NOG507", "T304"), ("TXT805", "t105"), ("SUM607", "-")):
        accept(path, replace(REFERENCE, rule=rule, nr=nr))
    assert validate([path]).summary.accepted == 4
    sheet = grid_at(path).sheet("Begrundelser")
    assert sheet is not None
    assert [sheet.values[row, 2] for row in range(4, 8)] == ["T101", "T304", "T105", "-"]


def test_an_justification_survives_sorted_and_inserted_rows(path: Path) -> None:
    accept(path, REFERENCE)
    accept(path, replace(REFERENCE, rule="TXT805", nr="T105"))
    rows: dict[str, list[Row]] = {sheet: list(reversed(some)) for sheet, some in sample().rows.items()}
    sheet = grid_at(path).sheet("Begrundelser")
    assert sheet is not None
    keys = ("rule", "nr", "observed", "reason", "justified_by")
    rows["justifications"] = [
        {key: str(sheet.values[row, column]) for column, key in enumerate(keys, 1)} for row in (5, 4)
    ]
    rows["financing"].insert(
        0, {"nr": "T109", "source": "Kassen", "y0": -3_800_000, **dict.fromkeys(("y1", "y2", "y3"), -3_800_000)}
    )
    path.write_bytes(build(replace(sample(), rows=rows)))
    assert {("SUM608", "T101"), ("TXT805", "T105")} & rules_left(path) == set()
    assert validate([path]).summary.accepted == 2


def test_the_finding_returns_when_the_fact_changes(path: Path) -> None:
    accept(path, replace(REFERENCE, rule="NOG507", nr="T304"))

    def other_number(book: Workbook) -> None:
        for sheet in ("Korrektioner", "Beløb", "Begrundelser"):
            for row in book[sheet].iter_rows(min_row=4):
                for cell in row:
                    if cell.value == "T304" and (sheet != "Begrundelser" or cell.column == 2):
                        cell.value = "T305"

    edited(path, other_number)
    assert {("NOG507", "T305"), ("SUM612", "T305")} <= rules_left(path)


def test_the_exit_code_and_the_counts_leave_what_is_justified_out(path: Path) -> None:
    before = validate([path]).summary
    accept(path, REFERENCE)
    after = validate([path]).summary
    assert (after.warning, after.accepted) == (before.warning - 1, 1)
    only = ("validate", path, "--select", "SUM608", "--fail-on", "note")
    assert korrektur(*only).code == 0


def test_the_json_tells_who_justified_and_keeps_to_its_schema(path: Path) -> None:
    accept(path, REFERENCE)
    document = json.loads(korrektur("validate", path, "--format", "json").out)
    Draft202012Validator(schema()).validate(document)
    (justified,) = [one["accepted"] for one in document["files"][0]["findings"] if one["accepted"]]
    assert justified == {
        "reason": "Nummeret kommer i august.", "by": "Budgetafdelingen", "approved_by": "", "date": "20-08-2026",
    }  # fmt: skip
    assert document["summary"]["accepted"] == 1


@pytest.mark.parametrize(
    ("rule", "nr", "words"),
    [
        ("SUM608", "T102", "Den finder noget ved: T101"),
        ("FOR301", "T101", "FOR301 finder ikke noget ved T101."),
        ("PRI701", "T106", "kan ikke begrundes"),
        ("VAE411", "T304", "kan ikke begrundes"),
        ("SUM612", "T101", "finder ikke noget"),
    ],
)
def test_what_cannot_be_justified_is_refused_and_the_file_left_alone(
    path: Path, rule: str, nr: str, words: str
) -> None:
    before = path.read_bytes()
    with pytest.raises(KorrekturError) as refused:
        accept(path, replace(REFERENCE, rule=rule, nr=nr))
    assert words in refused.value.text.da
    assert refused.value.text.en != refused.value.text.da
    assert path.read_bytes() == before


def test_an_error_that_the_settings_name_is_justified(path: Path) -> None:
    settings = Settings(explainable_errors=frozenset({"PRI701"}))
    accept(path, replace(REFERENCE, rule="PRI701", nr="T106"), settings)
    (finding,) = [one for one in findings(path, settings) if one.rule == "PRI701"]
    assert finding.accepted is not None
    assert ("PRI701", "T106") in rules_left(path)


def test_what_is_justified_already_is_refused(path: Path) -> None:
    accept(path, REFERENCE)
    with pytest.raises(KorrekturError, match="justified already"):
        accept(path, REFERENCE)


def _without_sheet(book: Workbook) -> None:
    del book["Begrundelser"]


def _without_table(book: Workbook) -> None:
    del book["Begrundelser"].tables["Begrundelser"]


def _without_column(book: Workbook) -> None:
    book["Begrundelser"]["C3"] = "Andet"
    book["Begrundelser"].tables["Begrundelser"].tableColumns[2].name = "Andet"


@pytest.mark.parametrize(
    ("change", "words"), [(_without_sheet, "no sheet"), (_without_table, "no table"), (_without_column, "Konstateret")]
)
def test_a_workbook_without_a_place_for_it_is_refused(
    path: Path, change: Callable[[Workbook], None], words: str
) -> None:
    edited(path, change)
    with pytest.raises(KorrekturError, match=words):
        accept(path, REFERENCE)


def test_a_column_moved_by_hand_is_found_by_its_header(path: Path) -> None:
    def swap(book: Workbook) -> None:
        table = book["Begrundelser"].tables["Begrundelser"].tableColumns
        for number, header in ((0, "Nr"), (1, "Regel")):
            book["Begrundelser"].cell(3, number + 1).value = header
            table[number].name = header

    edited(path, swap)
    accept(path, REFERENCE)
    sheet = grid_at(path).sheet("Begrundelser")
    assert sheet is not None
    assert (sheet.values[4, 1], sheet.values[4, 2]) == ("T101", "SUM608")
    assert ("SUM608", "T101") not in rules_left(path)


def test_where_the_column_shows_no_dates_the_date_is_left_out_and_the_row_has_no_fault(path: Path) -> None:
    def plain(book: Workbook) -> None:
        book["Begrundelser"]["F4"].number_format = "General"

    edited(path, plain)
    accept(path, REFERENCE)
    (justified,) = [one.accepted for one in findings(path) if one.accepted is not None]
    assert justified.date == ""
    assert [one for one in findings(path) if one.place.sheet == "Begrundelser"] == []


def test_what_has_changed_is_justified_anew_beside_the_old_row(path: Path) -> None:
    accept(path, REFERENCE)

    def outdated(book: Workbook) -> None:
        book["Begrundelser"]["C4"] = "A107"

    edited(path, outdated)
    assert accept(path, REFERENCE).row == 5
    assert [rule for rule in rules_left(path) if rule[1] == "T101"] == [("SUM612", "T101")]


def test_a_file_that_is_no_workbook_or_not_there_is_refused(tmp_path: Path) -> None:
    for path in (not_a_workbook_at(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"):
        with pytest.raises(KorrekturError, match="cannot be read"):
            accept(path, REFERENCE)


def test_a_fresh_workbook_has_nothing_to_explain(tmp_path: Path) -> None:
    with pytest.raises(KorrekturError, match="finds nothing about T101"):
        accept(empty_at(tmp_path / "tom.xlsx"), REFERENCE)


def test_the_command_takes_a_rule_by_name_and_says_where_the_row_stands(path: Path) -> None:
    before = path.read_bytes()
    ran = korrektur("accept", path, "anlaeg-without-reference", "t101", "--reason", " Fordi. ", "--by", "Økonomi")
    assert (ran.code, ran.out) == (0, "")
    assert f"{path}: begrundelsen står i Begrundelser, række 4, og gælder »(tomt)«.\n" in ran.err
    assert f"Filen, som den var, ligger i {path.with_name(COPY)}. Fjern .bak" in ran.err
    assert path.with_name(COPY).read_bytes() == before
    (justified,) = [one.accepted for one in findings(path) if one.accepted is not None]
    assert (justified.reason, justified.by) == ("Fordi.", "Økonomi")
    assert justified.date == f"{date.today():%d-%m-%Y}"  # noqa: DTZ011  as the command dates it


def test_the_command_speaks_english(path: Path) -> None:
    ran = korrektur("accept", path, "SUM608", "T101", "--reason", "Because.", "--no-backup", "--lang", "en")
    assert ran.err == f"{path}: the justification stands in Begrundelser, row 4, and holds for “(tomt)”.\n"


@pytest.mark.parametrize(("reason", "words"), [("  ", "tom"), ("x" * 32_768, "32767 tegn")])
def test_the_command_refuses_a_reason_no_cell_can_hold(path: Path, reason: str, words: str) -> None:
    ran = korrektur("accept", path, "SUM608", "T101", "--reason", reason)
    assert ran.code == 2
    assert words in ran.err


def test_a_text_that_looks_like_a_formula_stays_text(path: Path) -> None:
    accept(path, replace(REFERENCE, reason="=1+1"))
    sheet = grid_at(path).sheet("Begrundelser")
    assert sheet is not None
    assert sheet.values[4, 4] == "=1+1"
    assert (4, 4) not in sheet.formulas
