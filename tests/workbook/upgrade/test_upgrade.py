from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from support.plain_grids import MIO, four, line, plain_grid
from support.workbook_changes import changed
from support.workbooks import sample_package

from schemas.budgets import DATA
from schemas.calculations.combined import book_totals
from schemas.checking.check import check
from schemas.finding import KorrekturError
from workbook.grid import Grid
from workbook.ooxml.read.beside import Beside, Note, beside_cells
from workbook.reading.parse import parse
from workbook.reading.read import read_bytes
from workbook.upgrade import new_book as upgraded_book
from workbook.upgrade import report
from workbook.upgrade.new_book import LOSSES_SHEET
from workbook.upgrade.upgrade import Upgrade, upgrade

if TYPE_CHECKING:
    from schemas.calculations.totals import Totals
    from workbook.grid import Row
    from workbook.upgrade.new_book import Built

T101: Row = {"nr": "T101", "title": "Husleje", "service_frame": "Ja"}
RENT = line("T101", *four(MIO), change="Merudgift", text="Husleje")
OLDER = {"template_version": None}


def older(*, facts: Any = OLDER, **more: Any) -> Grid:
    return plain_grid({"corrections": [T101], "amounts": [RENT]}, facts=facts, **more)


def lost(found: Upgrade) -> list[tuple[str, str, str]]:
    return [(loss.sheet, loss.cell, loss.content) for loss in found.losses]


def test_the_rows_and_the_facts_are_carried() -> None:
    found = upgrade(older(), {})
    (row,) = found.contents.rows["amounts"]
    assert {name: row[name] for name in RENT} == RENT
    assert found.contents.master_data["committee"] == "Økonomiudvalget"
    assert found.losses == ()


@pytest.mark.parametrize("version", [None, 0, "kladde"])
def test_a_workbook_that_names_an_older_template_or_none_is_taken(version: object) -> None:
    assert upgrade(older(facts={"template_version": version}), {}).contents.rows["corrections"]


@pytest.mark.parametrize("missing", ["amounts.text", "financing", "corrections.decision", "form"])
def test_a_workbook_that_lacks_a_sheet_or_column_is_taken(missing: str) -> None:
    grid = plain_grid({"corrections": [T101], "amounts": [RENT]}, without=[missing])
    assert upgrade(grid, {}).contents.rows["corrections"]


def test_a_workbook_on_the_present_template_is_refused() -> None:
    with pytest.raises(KorrekturError):
        upgrade(plain_grid({"corrections": [T101]}), {})


@pytest.mark.parametrize(
    ("facts", "without"),
    [
        ({"template_version": 2}, []),  # newer
        ({"unit": "tkr."}, []),
        ({"budget_year": 2027}, []),  # last year's years: that is roll
        ({}, ["corrections", "amounts"]),
    ],
)
def test_what_cannot_be_moved_truthfully_is_refused(facts: dict[str, Any], without: list[str]) -> None:
    grid = plain_grid({"corrections": [T101], "amounts": [RENT]}, without=without)
    stamdata = grid.sheets[0]
    names = {stamdata.values[row, 1]: row for row in range(4, 16)}
    fields = {"template_version": "Skabelonversion", "unit": "Enhed", "budget_year": "Budgetår"}
    for key, value in facts.items():
        stamdata.values[names[fields[key]], 2] = value
    with pytest.raises(KorrekturError):
        upgrade(grid, {})


def test_what_stands_beside_or_below_a_table_is_named_with_its_place() -> None:
    grid = older()
    beloeb = grid.sheet("Beløb")
    assert beloeb is not None
    beloeb.values[9, 2] = "husk momsen"
    beloeb.values[4, 60] = 7.5
    assert lost(upgrade(grid, {})) == [("Beløb", "BH4", "7,5"), ("Beløb", "B9", "husk momsen")]


def test_a_formula_becomes_its_result_and_is_named() -> None:
    grid = older()
    beloeb = grid.sheet("Beløb")
    assert beloeb is not None
    (place,) = [at for at, value in beloeb.values.items() if value == 1.0][:1]
    beloeb.formulas[place] = "0.5+0.5"
    found = upgrade(grid, {})
    assert found.contents.rows["amounts"][0]["y0"] == MIO
    assert [loss.content for loss in found.losses] == ["=0.5+0.5"]


def test_a_fact_the_template_lacks_is_named() -> None:
    grid = older()
    grid.sheets[0].values[15, 1], grid.sheets[0].values[15, 2] = "Forvaltning", "Staben"
    assert lost(upgrade(grid, {})) == [("Stamdata", "B15", "Forvaltning: Staben")]


def test_a_note_whose_cell_is_made_anew_is_named() -> None:
    beside = {"Oversigt": Beside({(5, 2): Note("Økonomi", "se her")}), "Beløb": Beside({(40, 1): Note("", "tom")})}
    assert lost(upgrade(older(), beside)) == [("Oversigt", "B5", "se her"), ("Beløb", "A40", "tom")]


FRAMES = st.sampled_from(["Ja", "Nej", None, "?"])
CELLS = st.one_of(st.none(), st.integers(-(10**7), 10**7))


@settings(max_examples=12, deadline=None)
@given(
    st.lists(st.tuples(FRAMES, st.sampled_from([None, "Udskudt", "Udgået"])), max_size=4),
    st.lists(st.tuples(st.sampled_from(["T101", "t102", "T103", "T9"]), CELLS, CELLS, CELLS, CELLS), max_size=6),
    st.sampled_from(["mio. kr.", "1.000 kr."]),
    st.sets(
        st.sampled_from(["amounts.text", "corrections.cause", "amounts.account", "justifications", "rates.origin"])
    ),
)
def test_every_total_is_what_it_was(
    corrections: list[tuple[Any, Any]], amounts: list[tuple[Any, ...]], unit: str, without: set[str]
) -> None:
    rows = {
        "corrections": [
            {"nr": f"T10{n}", "service_frame": frame, "decision": decision, "status": decision}
            for n, (frame, decision) in enumerate(corrections, 1)
        ],
        "amounts": [line(*one, change="Merudgift") for one in amounts],
        "financing": [line(*one, source="Kassen") for one in amounts],
        "fte": [line(*one) for one in amounts],
    }
    old = plain_grid(rows, unit=unit, facts=OLDER, without=sorted(without))
    found = upgrade(old, {}).contents
    new = plain_grid(found.rows, unit=found.unit, facts={**found.master_data, "template_version": 1})
    before, after = (_without_places(book_totals(parse([grid]))[0]) for grid in (old, new))
    assert after == before


def _without_places(totals: Totals) -> Totals:
    """The totals with how many cells and lines are amiss; where they stand goes by the template's columns."""
    places: Any = {name: (len(getattr(totals, name)),) for name in ("incomplete", "loose")}
    return replace(totals, **places)


@pytest.fixture(scope="module")
def old_package() -> bytes:
    """The sample on an older template, as somebody works with it: own columns, sheets, notes, formulas, a chart."""
    package = changed(
        sample_package(),
        {
            "removed": ["Begrundelser"],
            "deleted": {"Beløb": ["D"], "Korrektioner": ["E"]},
            "columns": {"Korrektioner": {"Sagsnr": ["24/101", "24/102", "", "", "", "", "", "", ""]}},
            "cells": {"Stamdata!B15": "", "Korrektioner!F1": "Husk fristen"},
            "comments": {"Beløb!H4": "fra økonomi", "Stamdata!B5": "hele udvalget"},
        },
    )
    workbook: Any = load_workbook(BytesIO(package))
    own = workbook.create_sheet("Egne noter")
    own["A1"], own["A2"], own["A3"], own["B2"] = "Noter", 3.5, "=A2*2", "=Beløb!G4"
    own["A1"].font = Font(bold=True)
    own.sheet_state = "hidden"
    for cells, answers in (("C1:C5", '"ja,nej"'), ("D1:D5", "=liste_Status")):
        check = DataValidation(type="list", formula1=answers)
        check.add(cells)
        own.add_data_validation(check)
    red = PatternFill("solid", bgColor="FF0000")
    for cells, formula in (("A2:A3", "A2>3"), ("B2:B3", "Beløb!$H$4>0")):
        own.conditional_formatting.add(
            cells, Rule(type="expression", dxf=DifferentialStyle(fill=red), formula=[formula])
        )
    own["A5"].hyperlink = "https://example.org/"
    own["A6"].hyperlink = Hyperlink(ref="A6", location="'Beløb'!H4")
    saved = BytesIO()
    workbook.save(saved)
    return saved.getvalue()


@pytest.fixture(scope="module")
def old(old_package: bytes) -> Grid:
    grid = read_bytes(old_package, Path("gammel.xlsx"))
    assert isinstance(grid, Grid)
    return grid


@pytest.fixture(scope="module")
def found(old: Grid, old_package: bytes) -> Upgrade:
    return upgrade(old, beside_cells(old_package))


@pytest.fixture(scope="module")
def built(found: Upgrade, old: Grid, old_package: bytes) -> Built:
    return upgraded_book.build(found, old, old_package)


@pytest.fixture(scope="module")
def new(built: Built) -> Any:
    return load_workbook(BytesIO(built.package))


def test_every_row_and_every_total_of_the_file_is_what_it_was(old: Grid, built: Built) -> None:
    grid = read_bytes(built.package, Path("ny.xlsx"))
    assert isinstance(grid, Grid)
    before, after = parse([old]), parse([grid])
    for table in DATA:
        rows = (budgets.frame(table).reset_index(drop=True) for budgets in (before, after))
        assert next(rows).equals(next(rows)), table
    assert _without_places(book_totals(after)[0]) == _without_places(book_totals(before)[0])


def test_the_new_workbook_is_on_the_present_template(built: Built) -> None:
    grid = read_bytes(built.package, Path("ny.xlsx"))
    assert isinstance(grid, Grid)
    structure = {one.rule for one in check(parse([grid])) if one.rule.startswith(("ARK", "AAR"))}
    assert structure == {"ARK133"}  # the sheet somebody hid
    with pytest.raises(KorrekturError):
        upgrade(grid, {})


def test_the_own_column_stands_beside_its_row(new: Any) -> None:
    table = new["Korrektioner"].tables["Korrektioner"]
    assert table.tableColumns[-1].name == "Sagsnr"
    assert [new["Korrektioner"].cell(row, len(table.tableColumns)).value for row in (3, 4, 5)] == [
        "Sagsnr",
        "24/101",
        "24/102",
    ]


def test_notes_follow_their_cells(new: Any) -> None:
    notes = {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in new
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }
    assert notes == {("Beløb", "I4"): "fra økonomi", ("Stamdata", "B5"): "hele udvalget"}


def test_an_own_sheet_keeps_its_values_looks_and_the_formulas_that_stay_true(new: Any) -> None:
    own = new["Egne noter"]
    assert (own["A1"].value, own["A1"].font.bold, own["A2"].value, own["A3"].value) == ("Noter", True, 3.5, "=A2*2")
    assert own.sheet_state == "hidden"


def test_an_own_sheet_keeps_its_checks_colours_and_links_where_they_stay_true(new: Any, built: Built) -> None:
    own = new["Egne noter"]
    assert [str(one.sqref) for one in own.data_validations.dataValidation] == ["C1:C5"]
    (area,) = own.conditional_formatting
    assert (str(area.sqref), area.rules[0].dxf.fill.bgColor.rgb[-6:]) == ("A2:A3", "FF0000")
    assert own["A5"].hyperlink.target == "https://example.org/"
    assert own["A6"].hyperlink is None
    gone = {loss.cell for loss in built.losses if loss.sheet == "Egne noter"}
    assert {"D1:D5", "B2:B3", "A6"} <= gone


def test_what_has_no_place_stands_on_a_sheet_of_its_own(new: Any, built: Built) -> None:
    rows = list(new[LOSSES_SHEET].iter_rows(min_row=4, max_col=3, values_only=True))
    assert rows == [(loss.sheet, loss.cell or None, loss.content) for loss in built.losses]
    assert ("Egne noter", "B2", "=Beløb!G4") in rows
    assert ("Korrektioner", "E1", "Husk fristen") in rows


def test_a_workbook_from_which_nothing_is_lost_has_no_such_sheet() -> None:
    grid = older()
    built = upgraded_book.build(upgrade(grid, {}), grid, b"")
    assert LOSSES_SHEET not in load_workbook(BytesIO(built.package)).sheetnames
    assert list(report.lines(upgrade(grid, {}), built.losses, "da"))[-1] == "Alt er ført over."


def test_the_report_counts_what_was_moved_and_names_what_was_not(found: Upgrade, built: Built) -> None:
    lines = list(report.lines(found, built.losses, "en"))
    assert "Korrektioner: 9 rows, own columns: Sagsnr" in lines
    assert "Own sheets: Egne noter" in lines
    assert "  Korrektioner!E1: Husk fristen · stood above the table" in lines
