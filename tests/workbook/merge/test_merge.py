"""Committees merged in one workbook: what is taken once, what is to be decided, what is refused."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from support.plain_grids import MIO, four, line, plain_grid

from schemas.calculations.combined import book_totals
from schemas.finding import KorrekturError
from schemas.rules.values import year_blank
from schemas.settings import DEFAULTS
from workbook.grid import Grid
from workbook.merge import new_book as merged_book
from workbook.merge import report
from workbook.merge.merge import merge
from workbook.merge.values import Happened, Merged, Source
from workbook.ooxml.read.beside import Beside, Note
from workbook.reading.parse import parse
from workbook.reading.read import read_bytes
from workbook.submissions.checking import check_reads
from workbook.submissions.submission import count_findings

if TYPE_CHECKING:
    from collections.abc import Mapping

RENT = line("T101", *four(MIO), change="Merudgift", text="Husleje")
CORRECTION = {"nr": "T101", "title": "Husleje", "service_frame": "Ja"}


def part(
    name: str | None = "Økonomiudvalget", path: str = "a.xlsx", *, facts: Mapping[str, Any] | None = None, **rows: Any
) -> Grid:
    year, unit, own = rows.pop("year", 2026), rows.pop("unit", "mio. kr."), rows.pop("own", None)
    sheets = {"corrections": [CORRECTION], "amounts": [RENT], **rows}
    return plain_grid(sheets, year=year, unit=unit, own=own, facts={"committee": name, **(facts or {})}, path=path)


def merge_of(*grids: Grid, beside: Mapping[str, Beside] | None = None) -> Merged:
    reports = check_reads(grids, DEFAULTS, with_cells=True)
    return merge([Source(one, beside or {}) for one in reports])


def of(merged: Merged, happened: Happened) -> list[tuple[str, str, str, str]]:
    return [(one.udvalg, one.file, one.nr, one.sheet) for one in merged.remarks if one.happened is happened]


def rows(merged: Merged, sheet: str) -> list[tuple[Any, Any]]:
    return [(row["udvalg"], row.get("nr")) for row in merged.contents.rows[sheet]]


def test_every_row_gets_its_committee() -> None:
    merged = merge_of(part(), part("Socialudvalget", "b.xlsx"))
    assert rows(merged, "corrections") == [("Økonomiudvalget", "T101"), ("Socialudvalget", "T101")]
    assert rows(merged, "amounts") == rows(merged, "corrections")
    assert merged.remarks == ()


def test_each_committee_stands_on_the_list_with_its_file_and_what_was_found_there() -> None:
    missing = part(
        "Socialudvalget", "b.xlsx", amounts=[RENT | {"y0": None, "change": None}], facts={"status": "Kladde"}
    )
    grids = (part(), missing)
    found = [count_findings(one.findings) for one in check_reads(grids, DEFAULTS)]
    told = ("udvalg", "file", "number_series", "status", "version", "errors", "warnings")
    assert [tuple(row[key] for key in told) for row in merge_of(*grids).contents.rows["committees"]] == [
        ("Økonomiudvalget", "a.xlsx", "T1", "Endelig", "3", found[0].error, found[0].warning),
        ("Socialudvalget", "b.xlsx", "T1", "Kladde", "3", found[1].error, found[1].warning),
    ]
    assert found[0] != found[1]


def test_the_whole_has_the_least_final_status_and_what_all_agree_on() -> None:
    other = part("Socialudvalget", "b.xlsx", facts={"status": "Indsendt", "reading": "1. behandling"})
    facts = merge_of(part(), other).contents.master_data
    assert facts == {
        "municipality": "Norddjurs Kommune", "reading": None, "committee": "2 udvalg samlet", "status": "Indsendt",
        "price_level": 2026,
    }  # fmt: skip


def test_a_correction_that_stands_alike_in_two_files_is_taken_once() -> None:
    merged = merge_of(part(), part(path="b.xlsx"))
    assert rows(merged, "corrections") == [("Økonomiudvalget", "T101")]
    assert rows(merged, "amounts") == [("Økonomiudvalget", "T101")]
    assert of(merged, Happened.TWICE) == [("Økonomiudvalget", "b.xlsx", "T101", "")]
    assert merged.conflicts == ()


def test_one_that_differs_is_not_decided() -> None:
    merged = merge_of(part(), part(path="b.xlsx", amounts=[RENT | {"y3": 2 * MIO}]))
    assert rows(merged, "corrections") == [("Økonomiudvalget", "T101")] * 2
    assert of(merged, Happened.CONFLICT) == [("Økonomiudvalget", "b.xlsx", "T101", "Beløb")]


def test_what_a_third_file_holds_as_the_second_does_is_not_counted_a_third_time() -> None:
    other = [RENT | {"y0": 2 * MIO}]
    merged = merge_of(part(), part(path="b.xlsx", amounts=other), part(path="c.xlsx", amounts=other))
    assert len(rows(merged, "amounts")) == 2
    assert of(merged, Happened.CONFLICT) == [("Økonomiudvalget", "b.xlsx", "T101", "Beløb")]
    assert [(one.file, one.what.da) for one in merged.remarks if one.happened is Happened.TWICE] == [
        ("c.xlsx", "står ens i b.xlsx; taget med én gang")
    ]


@pytest.mark.parametrize(("other", "count"), [(MIO, 1), (2 * MIO, 2)])
def test_lines_without_a_number_that_both_files_hold_are_taken_once(other: int, count: int) -> None:
    first, second = ([RENT | {"nr": None, "y0": kroner}] for kroner in (MIO, other))
    merged = merge_of(part(amounts=[RENT, *first]), part(path="b.xlsx", amounts=[RENT, *second]))
    assert len(rows(merged, "amounts")) == 1 + count
    assert of(merged, Happened.CONFLICT) == []
    assert [nr for _, _, nr, _ in of(merged, Happened.TWICE)] == ["T101", ""][: 3 - count]


def test_a_cell_of_a_persons_own_column_is_a_difference() -> None:
    noted = part(path="b.xlsx", own={"amounts": {"Sag": ["2025-117"]}})
    assert of(merge_of(part(), noted), Happened.CONFLICT) == [("Økonomiudvalget", "b.xlsx", "T101", "Beløb")]


def test_two_files_of_one_committee_with_numbers_of_their_own_are_no_conflict() -> None:
    other = part(
        "ØKONOMIUDVALGET", "b.xlsx", corrections=[CORRECTION | {"nr": "T102"}], amounts=[RENT | {"nr": "T102"}]
    )
    merged = merge_of(part(), other)
    assert rows(merged, "corrections") == [("Økonomiudvalget", "T101"), ("Økonomiudvalget", "T102")]
    assert [row["file"] for row in merged.contents.rows["committees"]] == ["a.xlsx / b.xlsx"]
    assert merged.remarks == ()


def test_lines_of_one_file_under_a_number_of_the_other_are_a_conflict() -> None:
    merged = merge_of(part(), part(path="b.xlsx", corrections=[], amounts=[RENT]))
    assert of(merged, Happened.CONFLICT) == [("Økonomiudvalget", "b.xlsx", "T101", "Korrektioner")]


def test_rates_and_justifications_that_both_files_hold_stand_once() -> None:
    rates = [{"from_year": 2025, "to_year": 2026, "type": "Samlet", "percent": Decimal("0.032")}]
    reasons = [{"rule": "SUM608", "nr": "T101", "observed": "(tomt)", "reason": "Intet nummer"}]
    sheets: dict[str, Any] = {"rates": rates, "justifications": reasons}
    merged = merge_of(part(**sheets), part(path="b.xlsx", **sheets), part("Socialudvalget", "c.xlsx", **sheets))
    assert [row["udvalg"] for row in merged.contents.rows["rates"]] == ["Økonomiudvalget", "Socialudvalget"]
    assert rows(merged, "justifications") == [("Økonomiudvalget", "T101"), ("Socialudvalget", "T101")]


def test_amounts_in_another_unit_are_converted_and_it_is_said() -> None:
    merged = merge_of(part(), part("Socialudvalget", "b.xlsx", unit="1.000 kr."))
    assert [row["y0"] for row in merged.contents.rows["amounts"]] == [MIO, MIO]
    assert of(merged, Happened.CONVERTED) == [("Socialudvalget", "b.xlsx", "", "")]
    assert merged.contents.unit == "mio. kr."


def test_another_price_level_is_a_conflict_and_written_out() -> None:
    merged = merge_of(part(), part("Socialudvalget", "b.xlsx", facts={"price_level": 2025}))
    assert of(merged, Happened.CONFLICT) == [("Socialudvalget", "b.xlsx", "", "Stamdata")]
    assert [row["price_level"] for row in merged.contents.rows["corrections"]] == [2026, 2025]
    assert merged.contents.master_data["price_level"] == 2026


def test_a_figure_that_belongs_to_no_correction_keeps_its_workbooks_price_level() -> None:
    figures = [line("T999", *four(MIO), type="Nyt skøn"), line("T101", *four(MIO), type="Afsat budget")]
    merged = merge_of(part(), part("Socialudvalget", "b.xlsx", calculation=figures, facts={"price_level": 2025}))
    assert [row.get("price_level") for row in merged.contents.rows["calculation"]] == [2025, None]


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (part("Socialudvalget", "b.xlsx", year=2027), "b.xlsx er til budget 2027, de andre til budget 2026"),
        (part(None, "b.xlsx"), "b.xlsx: udvalgets navn mangler på Stamdata"),
        (part("Socialudvalget", "b.xlsx", facts={"unit": "kr."}), "b.xlsx: Enhed på Stamdata kan ikke læses"),
        (plain_grid({}, without=("corrections",), path="b.xlsx"), "b.xlsx: arket Korrektioner mangler"),
    ],
)
def test_what_cannot_be_merged_is_refused_with_the_file(other: Grid, said: str) -> None:
    with pytest.raises(KorrekturError) as refused:
        merge_of(part(), part("Kulturudvalget", "c.xlsx"), other)
    assert said in refused.value.text.da


def test_every_file_that_cannot_be_merged_is_named_at_once() -> None:
    with pytest.raises(KorrekturError) as refused:
        merge_of(part(), part(None, "b.xlsx"), part(None, "c.xlsx"))
    assert [said[:6] for said in refused.value.text.da.split("\n")] == ["b.xlsx", "c.xlsx"]


def test_what_is_not_carried_is_named() -> None:
    grid = part()
    own = plain_grid({}).sheets[0]
    own.name = "Egne noter"
    grid.sheets = (*grid.sheets, own)
    notes = {"Beløb": Beside(notes={(4, 1): Note("", "husk")})}
    merged = merge_of(grid, beside=notes)
    assert of(merged, Happened.NOT_CARRIED) == [
        ("Økonomiudvalget", "a.xlsx", "", "Egne noter"), ("Økonomiudvalget", "a.xlsx", "", "Beløb"),
    ]  # fmt: skip


def test_own_columns_of_one_name_are_one_column_and_udvalg_is_taken() -> None:
    first = part(own={"amounts": {"Sag": ["24/1"], "Udvalg": ["mit"]}})
    other = part("Socialudvalget", "b.xlsx", own={"amounts": {"SAG ": ["24/2"]}})
    merged = merge_of(first, other)
    assert [{header: one.value for header, one in row.items()} for row in merged.own["amounts"]] == [
        {"Sag": "24/1", "Udvalg (2)": "mit"}, {"Sag": "24/2"},
    ]  # fmt: skip
    (table,) = next(sheet for sheet in built(merged).sheets if sheet.name == "Beløb").tables
    assert len({header.casefold() for header in table.columns}) == len(table.columns)


def built(merged: Merged) -> Grid:
    grid = read_bytes(merged_book.build(merged), Path("samlet.xlsx"))
    assert isinstance(grid, Grid)
    return grid


@pytest.fixture(scope="module")
def whole() -> Merged:
    own = {"amounts": {"Sag": ["2025-117"]}}
    drafted = part("Socialudvalget", "b.xlsx", facts={"status": "Kladde"}, amounts=[RENT | {"y0": None}])
    return merge_of(part(own=own), drafted)


def test_the_file_is_a_merged_workbook_with_the_same_totals(whole: Merged) -> None:
    budgets = parse([built(whole)])
    assert budgets.files["kind"].tolist() == ["merged"]
    assert budgets.committees["udvalg"].tolist() == ["Økonomiudvalget", "Socialudvalget"]
    assert budgets.committees["status"].tolist() == ["Endelig", "Kladde"]
    assert book_totals(budgets)[0].net == (MIO, 2 * MIO, 2 * MIO, 2 * MIO)


def test_the_file_holds_own_columns_the_log_and_what_was_found(whole: Merged) -> None:
    grid = built(whole)
    sheets = {sheet.name: sheet for sheet in grid.sheets}
    assert "2025-117" in sheets["Beløb"].values.values()
    assert merged_book.LOG_SHEET in sheets
    found = sheets[merged_book.FINDINGS_SHEET].values.values()
    assert {"Socialudvalget", "b.xlsx", year_blank.RULE.id} <= {one for one in found if isinstance(one, str)}


def test_a_merged_workbook_can_be_merged_with_another(whole: Merged) -> None:
    again = merge_of(built(whole), part("Kulturudvalget", "c.xlsx"))
    names = ["Økonomiudvalget", "Socialudvalget", "Kulturudvalget"]
    assert [row["udvalg"] for row in again.contents.rows["committees"]] == names
    assert [row["file"] for row in again.contents.rows["committees"]] == ["a.xlsx", "b.xlsx", "c.xlsx"]
    assert rows(again, "amounts") == [(name, "T101") for name in names]


def test_the_screen_tells_what_is_to_be_decided() -> None:
    merged = merge_of(part(), part(path="b.xlsx", amounts=[RENT | {"y3": 2 * MIO}]))
    said = "\n".join(report.lines(merged, "da"))
    assert "Skal afgøres" in said
    assert "Økonomiudvalget · T101 · Beløb · b.xlsx: står også i a.xlsx, men anderledes (Beløb)" in said
    assert "intet skal afgøres" not in said


def test_one_of_a_kind_is_said_as_one() -> None:
    first, second, *_ = report.lines(merge_of(part(), part("{Kultur}", "b.xlsx", corrections=[])), "da")
    assert first == "Økonomiudvalget: 1 korrektion, 2 fejl og 3 advarsler (a.xlsx)"
    assert second == "{Kultur}: 0 korrektioner, 2 fejl og 2 advarsler (b.xlsx)"


def test_what_stands_beside_a_committees_name_is_a_fact_of_its_own(whole: Merged) -> None:
    budgets = parse([built(whole)])
    facts = budgets.master_data[budgets.master_data["key"].eq("status")]
    assert dict(zip(facts["udvalg"], facts["value"], strict=True)) == {
        "": "Kladde", "Økonomiudvalget": "Endelig", "Socialudvalget": "Kladde",
    }  # fmt: skip
    assert budgets.stamdata["udvalg"].eq("").all()
