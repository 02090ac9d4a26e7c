from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from support.example_grids import grid_of, read_of
from support.honest_workbook import HONEST

from schemas.budgets import DATA, FACT_COLUMNS, Budgets, data_dtypes
from schemas.rule import ErrorValue, Example, ExampleRow, Formula, Percent
from workbook.grid import Unreadable
from workbook.reading.committees import judged_status
from workbook.reading.parse import parse


def parsed(*examples: Example) -> Budgets:
    return parse([read_of(example, str(n)) for n, example in enumerate(examples)])


@pytest.mark.parametrize("examples", [(), (Example(unreadable="empty"),), (Example(), HONEST)])
def test_every_frame_has_its_columns_and_types_whatever_was_read(examples: tuple[Example, ...]) -> None:
    budgets = parsed(*examples)
    for name, dtypes in (FACT_COLUMNS | {name: data_dtypes(name) for name in DATA}).items():
        frame = budgets.frame(name)
        assert {column: str(dtype) for column, dtype in frame.dtypes.items()} == dtypes, name
        assert list(frame.index.names) == ["book", "row"], name


def test_a_row_is_found_by_its_book_and_excel_row() -> None:
    budgets = parsed(Example(), HONEST)
    assert budgets.amounts.loc[(1, 5), "nr"] == "T102"


def test_every_row_has_its_committee() -> None:
    assert set(parsed(HONEST).amounts["udvalg"]) == {"Økonomiudvalget"}


def test_figures_are_exact() -> None:
    budgets = parsed(HONEST)
    assert budgets.amounts["y0"].sum() == 3_180_000
    assert budgets.rates["percent"].iloc[0] == Decimal("0.032")
    assert budgets.corrections["effective_date"].iloc[0].date() == date(2026, 1, 1)


def test_a_blank_cell_is_missing_and_not_unreadable() -> None:
    budgets = parsed(Example({"Beløb": [{"2027": None}]}))
    assert budgets.amounts["y1"].isna().all()
    assert budgets.unreadable.empty


def test_an_unreadable_cell_is_missing_and_told() -> None:
    budgets = parsed(Example({"Beløb": [{"2027": ErrorValue("#REF!")}]}))
    assert budgets.amounts["y1"].isna().all()
    (cell,) = budgets.unreadable.to_dict("records")
    assert (cell["sheet"], cell["column"], cell["key"], cell["text"], cell["problem"]) == (
        "amounts", "y1", "T101", "#REF!", "error",
    )  # fmt: skip


def test_a_formula_without_a_stored_value_is_told() -> None:
    budgets = parsed(Example({"Beløb": [{"2027": Formula("1+1")}]}))
    assert budgets.unreadable["problem"].tolist() == ["no_value"]


def test_a_percentage_typed_into_an_amount_is_told() -> None:
    assert parsed(Example({"Beløb": [{"2027": Percent(0.5)}]})).unreadable["problem"].tolist() == ["percent"]


def test_hidden_decimals_are_told_and_the_amount_is_read() -> None:
    budgets = parsed(Example({"Beløb": [{"2027": 0.5004}]}))
    assert budgets.amounts["y1"].tolist() == [500_400]
    assert budgets.hidden_decimals["text"].tolist() == ["0,5004"]
    assert budgets.hidden_decimals["number"].tolist() == [0.5004]


def test_a_cell_that_could_not_be_read_keeps_its_own_number() -> None:
    budgets = parsed(Example({"Beløb": [{"2026": 1_250_000, "2027": "0,6"}]}))
    assert budgets.unreadable["number"].fillna(0).tolist() == [1_250_000, 0]


def test_an_input_cell_with_a_formula_is_told() -> None:
    budgets = parsed(Example({"Beløb": [{"2027": Formula("1/2", 0.5), "Titel": Formula("A1", "x")}]}))
    assert budgets.input_formulas[["sheet", "column"]].to_numpy().tolist() == [["amounts", "y1"]]


def test_an_answer_in_another_case_is_read_and_told() -> None:
    budgets = parsed(Example({"Beløb": [{"Ændring": "MERUDGIFT"}]}))
    assert budgets.amounts["change"].tolist() == ["Merudgift"]
    assert budgets.other_spellings[["column", "text"]].to_numpy().tolist() == [["change", "MERUDGIFT"]]


def test_a_row_with_something_only_in_calculated_or_own_columns_is_no_row() -> None:
    example = Example(
        {"Historik": [{"Titel": "Slået op", "Egen": "note"}]},
        order={"Historik": ["Nr", "Titel", "Tekst", "Enhed", "2021", "2022", "2023", "2024", "2025", "Egen"]},
    )
    assert parsed(example).history.empty


def test_a_table_of_a_million_empty_rows_has_only_the_filled_ones() -> None:
    grid = grid_of(Example())
    sheet = grid.sheet("Beløb")
    assert sheet is not None
    (table,) = sheet.tables
    sheet.tables = (replace(table, area=replace(table.area, last_row=1_048_576)),)
    assert len(parse([grid]).amounts) == 1


def test_an_unreadable_file_is_a_row_of_files_alone() -> None:
    budgets = parse([Unreadable(Path("a.xlsx"), "encrypted", "detail"), grid_of(Example())])
    assert budgets.files["fault"].isna().tolist() == [False, True]
    assert set(budgets.sheets.index.get_level_values("book")) == {1}


@pytest.mark.parametrize(
    "example",
    [
        Example(headers={"Beløb": {"2027": None}}),
        Example(headers={"Beløb": {"Nr": "Nummer"}}),
        Example(headers={"Beløb": {"Konto": "nr "}}),
        Example(headers={"Beløb": {"2026": "2027", "2027": "2026"}}),
        Example(headers={"Beløb": {"Konto": " 2027"}}),
        Example(master_data={"Enhed": "kroner"}),
    ],
)
def test_a_table_whose_headers_or_unit_cannot_be_trusted_has_no_rows(example: Example) -> None:
    budgets = parsed(example)
    (usable,) = budgets.sheets["usable"][budgets.sheets["sheet"].eq("amounts")]
    assert not usable
    assert budgets.amounts.empty


def test_an_unknown_unit_leaves_sheets_without_amounts_alone() -> None:
    assert len(parsed(Example(master_data={"Enhed": "kroner"})).corrections) == 1


def test_a_workbook_without_a_year_still_tells_its_sheets() -> None:
    budgets = parsed(Example({"Beløb": None}, master_data={"Budgetår": None}))
    assert budgets.files["budget_year"].isna().all()
    assert "corrections" in set(budgets.sheets["sheet"])
    assert budgets.corrections.empty


def test_links_to_other_files_are_told_by_name_and_the_add_in_is_none() -> None:
    links = ("file:///H:/Mine%20filer/a.xlsx", "C:\\Data\\b.xlsx", "/XLSTART/Korrektur.xlam")
    outside = parsed(Example(files={"external_links": links})).outside
    assert outside[["where", "what"]].to_numpy().tolist() == [["unused", "a.xlsx"], ["unused", "b.xlsx"]]


def test_a_hidden_column_and_its_figures_are_told() -> None:
    headers = parsed(Example(hidden={"Beløb": ("2028",)})).headers
    assert headers[headers["hidden"]][["text", "has_figures"]].to_numpy().tolist() == [["2028", True]]


def test_own_sums_under_a_table_are_no_lines_left_out() -> None:
    below: dict[str, list[ExampleRow]] = {
        "Beløb": [{"Tekst": "I alt", "2026": 0.5}, {"2026": Formula("SUM(H4:H5)", 0.5)}]
    }
    sheets = parsed(Example(below=below)).sheets
    assert sheets["rows_below"].sum() == 0


def test_merged_cells_beside_or_above_the_table_do_not_touch_it() -> None:
    sheets = parsed(Example(merged={"Beløb": ("A1:F2", "AZ4:BA5")})).sheets
    assert sheets["merges"].sum() == 0


def test_a_status_outside_the_list_is_judged_as_submitted() -> None:
    assert [judged_status(text) for text in ("kladde", "", "færdig")] == ["Kladde", "Indsendt", "Indsendt"]
