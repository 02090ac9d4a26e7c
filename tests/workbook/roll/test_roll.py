from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.plain_grids import MIO, four, line, plain_grid

from schemas.calculations.combined import book_totals
from schemas.checking.check import check
from schemas.finding import KorrekturError
from schemas.lists import ADOPTED, POSTPONED, REJECTED
from workbook.grid import Grid
from workbook.reading.parse import parse
from workbook.reading.read import read_bytes
from workbook.roll import new_book as rolled_book
from workbook.roll import report
from workbook.roll.roll import LOG_SHEET, REFERENCE_SHEET, Became, Rolled, roll

YEARS = ("y0", "y1", "y2", "y3")
RENT = line("T101", MIO, 2 * MIO, 3 * MIO, 4 * MIO, change="Merudgift", text="Husleje")


def correction(nr: str | None, decision: str | None, **cells: Any) -> dict[str, Any]:
    return {"nr": nr, "title": f"Titel {nr}", "service_frame": "Ja", "decision": decision, **cells}


def rolled(*corrections: dict[str, Any], year: int = 2027, **sheets: Any) -> Rolled:
    return roll(plain_grid({"corrections": corrections, **sheets}), year)


def of(found: Rolled, became: Became) -> list[tuple[str, str, int | None, Any]]:
    return [(one.nr, one.sheet, one.year, one.figure) for one in found.log if one.became is became]


def test_a_postponed_correction_is_carried_with_its_lines() -> None:
    found = rolled(correction("T101", POSTPONED), amounts=[RENT])
    (row,) = found.contents.rows["corrections"]
    (carried,) = found.contents.rows["amounts"]
    assert (row["nr"], row["decision"], row["price_level"]) == ("T101", None, 2026)
    assert {year: carried.get(year) for year in YEARS} == {"y0": 2 * MIO, "y1": 3 * MIO, "y2": 4 * MIO, "y3": None}


def test_the_year_that_is_gone_and_the_year_to_fill_in_are_listed() -> None:
    found = rolled(correction("T101", POSTPONED), amounts=[RENT])
    assert of(found, Became.FALLS_AWAY) == [("T101", "Beløb", 2026, MIO)]
    assert of(found, Became.TO_FILL_IN) == [("T101", "Beløb", 2030, None)]


def test_a_one_off_amount_has_no_new_year_to_fill_in() -> None:
    found = rolled(correction("T101", POSTPONED), amounts=[RENT | {"duration": "Engangsbeløb"}])
    assert of(found, Became.TO_FILL_IN) == []


@pytest.mark.parametrize(
    ("decision", "status", "became"),
    [
        (POSTPONED, None, Became.CARRIED),
        ("udskudt", None, Became.CARRIED),
        (ADOPTED, None, Became.REFERENCE),
        (REJECTED, None, Became.LEFT),
        (None, None, Became.LEFT),
        ("Måske", None, Became.LEFT),
        (POSTPONED, "Udgået", Became.LEFT),
        (ADOPTED, "Udgået", Became.LEFT),
    ],
)
def test_the_decision_says_what_becomes_of_a_correction(
    decision: str | None, status: str | None, became: Became
) -> None:
    found = rolled(correction("T101", decision, status=status), amounts=[RENT])
    fates = (Became.CARRIED, Became.REFERENCE, Became.LEFT)
    assert [one.became for one in found.log if one.became in fates] == [became]
    assert bool(found.contents.rows.get("corrections")) is (became is Became.CARRIED)
    assert bool(found.contents.rows.get("amounts")) is (became is Became.CARRIED)
    assert bool(found.adopted) is (became is Became.REFERENCE)


def test_the_log_says_why_a_correction_without_a_decision_is_left() -> None:
    (left,) = [one for one in rolled(correction("T101", None)).log if one.became is Became.LEFT]
    assert left.why.da == "Beslutning er tom: der er ikke taget stilling"


def test_an_adopted_correction_is_kept_for_reference_as_it_was_written() -> None:
    (one,) = rolled(correction("T101", ADOPTED, price_level=2025), amounts=[RENT]).adopted
    assert (one.nr, one.price_level) == ("T101", 2025)
    assert list(one.net) == [MIO, 2 * MIO, 3 * MIO, 4 * MIO]


def test_a_price_level_of_its_own_is_kept() -> None:
    found = rolled(correction("T101", POSTPONED, price_level=2024))
    assert found.contents.rows["corrections"][0]["price_level"] == 2024


def test_stamdata_keeps_whose_it_is_and_forgets_which_version_it_was() -> None:
    facts = rolled(correction("T101", POSTPONED)).contents.master_data
    assert facts == {
        "municipality": "Norddjurs Kommune", "committee": "Økonomiudvalget", "number_series": "T1", "price_level": 2027,
    }  # fmt: skip


def test_an_amount_keeps_every_decimal_it_was_typed_with() -> None:
    odd = Decimal("123456.789")
    found = rolled(correction("T101", POSTPONED), amounts=[RENT | {"y1": odd}])
    assert found.contents.rows["amounts"][0]["y0"] == odd


def test_past_series_move_on_with_the_year() -> None:
    series = {f"h{n}": Decimal(n) for n in (5, 4, 3, 2, 1)}
    found = rolled(correction("T101", POSTPONED), history=[{"nr": "T101", "text": "Sager", **series}])
    (row,) = found.contents.rows["history"]
    assert [row.get(f"h{n}") for n in (5, 4, 3, 2, 1)] == [4, 3, 2, 1, None]
    assert of(found, Became.FALLS_AWAY) == [("T101", "Historik", 2021, 5)]
    assert of(found, Became.TO_FILL_IN) == [("T101", "Historik", 2026, None)]


def test_lines_without_a_correction_are_logged_with_their_amounts() -> None:
    found = rolled(correction("T102", POSTPONED), amounts=[RENT])
    assert of(found, Became.LEFT) == [("T101", "Beløb", 2025 + n, n * MIO) for n in (1, 2, 3, 4)]


def test_what_could_not_be_read_stands_as_text_and_is_logged() -> None:
    grid = plain_grid({"corrections": [correction("T101", POSTPONED)], "amounts": [RENT]})
    beloeb = grid.sheet("Beløb")
    assert beloeb is not None
    beloeb.values[4, 9] = "x,xxx"
    assert roll(grid, 2027).contents.rows["amounts"][0]["y0"] == "x,xxx"


def test_own_columns_follow_the_rows_and_own_sheets_are_named() -> None:
    rows = {"corrections": [correction("T101", ADOPTED), correction("T102", POSTPONED)]}
    grid = plain_grid(rows, own={"corrections": {"Sagsnr": ["a", "b"]}})
    grid.sheets[0].name = "Stamdata"
    found = roll(grid, 2027)
    assert [{header: own.value for header, own in row.items()} for row in found.own["corrections"]] == [{"Sagsnr": "b"}]


@pytest.mark.parametrize("year", [2025, 2026, 2030])
def test_a_year_that_does_not_follow_is_refused(year: int) -> None:
    with pytest.raises(KorrekturError):
        rolled(correction("T101", POSTPONED), year=year)


FIGURES = st.one_of(st.none(), st.integers(-(10**7), 10**7))
LINES = st.lists(
    st.fixed_dictionaries({"nr": st.sampled_from(["T101", "t102", "T103", "T104", "T999"]), "text": st.just("a"),
                           **dict.fromkeys(YEARS, FIGURES)}),
    max_size=8,
)  # fmt: skip
DECISIONS = st.sampled_from([None, POSTPONED, ADOPTED, REJECTED, "Måske"])


@settings(max_examples=30, deadline=None)
@given(st.lists(DECISIONS, min_size=4, max_size=4), LINES, st.integers(1, 3))
def test_every_postponed_amount_whose_year_remains_is_carried_and_nothing_else(
    decisions: list[str | None], amounts: list[dict[str, Any]], shift: int
) -> None:
    corrections = [correction(f"T10{n}", decision) for n, decision in enumerate(decisions, 1)]
    found = rolled(*corrections, amounts=amounts, year=2026 + shift)
    postponed = {one["nr"].casefold() for one in corrections if one["decision"] == POSTPONED}
    due = [row for row in amounts if row["nr"].casefold() in postponed]
    for n, year in enumerate(YEARS):
        carried = [row.get(year) for row in found.contents.rows.get("amounts", ())]
        assert carried == [row[YEARS[n + shift]] if n + shift < len(YEARS) else None for row in due]
    fallen = sum(one.figure for one in found.log if one.became is Became.FALLS_AWAY)  # type: ignore[misc]
    assert fallen == sum(row[year] or 0 for row in due for year in YEARS[:shift])


@pytest.fixture(scope="module")
def new() -> Grid:
    rates = [{"from_year": 2026, "to_year": 2027, "type": "Samlet", "percent": Decimal("0.1")}]
    rows = {
        "corrections": [correction("T101", POSTPONED), correction("T102", ADOPTED)],
        "amounts": [RENT, RENT | {"nr": "T102"}],
        "rates": rates,
    }
    old = plain_grid(rows, own={"amounts": {"Eget": [7, 8]}})
    grid = read_bytes(rolled_book.build(roll(old, 2027), old), Path("ny.xlsx"))
    assert isinstance(grid, Grid)
    return grid


def test_the_new_workbook_converts_the_old_prices_by_its_own_rate(new: Grid) -> None:
    (total,) = book_totals(parse([new])).values()
    assert total.inside == (2_200_000, 3_300_000, 4_400_000, 0)


def test_the_new_workbook_finds_only_what_the_carried_rows_leave_to_do(new: Grid) -> None:
    found = {(one.rule, one.place.sheet, one.place.column) for one in check(parse([new]))}
    assert found == EXPECTED


EXPECTED = {
    ("VAE402", "Beløb", "2030"),  # the new year, to be filled in
    ("SUM607", "Finansiering", None),  # and what the old workbook lacked
    ("TXT803", "Korrektioner", "Baggrund"),
    ("PRI706", "PL", "Kilde"),
}


def test_the_new_workbook_has_the_reference_and_the_log(new: Grid) -> None:
    reference, log = new.sheet(REFERENCE_SHEET), new.sheet(LOG_SHEET)
    assert reference is not None
    assert log is not None
    assert [reference.values.get((4, n)) for n in range(1, 10)] == [2026, "T102", "Titel T102", "Ja", 2026, 1, 2, 3, 4]
    assert {log.values[row, 1] for row in range(4, 8)} == {
        "Ført over (Udskudt)", "I budgettet (Indarbejdet)", "Falder væk", "Skal udfyldes",
    }  # fmt: skip


def test_the_new_workbook_has_the_own_column(new: Grid) -> None:
    beloeb = new.sheet("Beløb")
    assert beloeb is not None
    assert beloeb.tables[0].columns[-1] == "Eget"
    assert beloeb.values[4, beloeb.tables[0].area.last_column] == 7


def test_the_reference_of_the_year_before_stays_when_the_year_moves_on_again(new: Grid) -> None:
    again = read_bytes(rolled_book.build(roll(new, 2028), new), Path("ny.xlsx"))
    assert isinstance(again, Grid)
    reference = again.sheet(REFERENCE_SHEET)
    assert reference is not None
    assert (reference.values[4, 2], reference.values[4, 6]) == ("T102", 1)


def test_the_report_says_what_became_of_each() -> None:
    found = rolled(correction("T101", POSTPONED), correction("T102", None), amounts=[RENT])
    assert list(report.lines(found, "da")) == [
        "Fra budget 2026 til budget 2027",
        "\nFørt over (Udskudt) (1)",
        "  T101 Titel T101 · beløbene er stadig i 2026-priser",
        "\nIkke ført over (1)",
        "  T102 Titel T102 · Beslutning er tom: der er ikke taget stilling",
        "\nFalder væk (1)",
        "  T101 Titel T101 · Beløb »Husleje« 2026: 1,000 · året ligger før det nye budgetår",
        "\nSkal udfyldes (1)",
        "  T101 Titel T101 · Beløb »Husleje« 2030 · nyt år, står tomt",
    ]


def test_nothing_postponed_is_said_in_words() -> None:
    assert "No correction is Udskudt: the workbook is empty." in list(
        report.lines(rolled(correction("T101", None)), "en")
    )


def test_a_constant_line_stays_constant() -> None:
    flat = line("T101", *four(5), change="Merudgift")
    found = rolled(correction("T101", POSTPONED), amounts=[flat])
    assert [found.contents.rows["amounts"][0].get(year) for year in YEARS] == [5, 5, 5, None]


def test_a_merged_workbook_is_not_rolled() -> None:
    with pytest.raises(KorrekturError, match="several committees"):
        roll(plain_grid({"committees": [{"udvalg": "Økonomiudvalget"}]}, merged=True), 2027)
