from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from support.frames import Book, budgets
from support.nine_corrections import flat, years

from schemas.calculations.financing import by_correction
from schemas.calculations.lines import lines_of
from schemas.calculations.rows import key_of, keys, total
from schemas.calculations.totals import TABLES

Row = dict[str, Any]


def column(lines: list[Row], name: str) -> list[Any]:
    """One member of every line."""
    return [line[name] for line in lines]


@pytest.mark.parametrize(
    ("one", "other", "same"), [("T101", "t101", True), ("Å1", "å1", True), ("T104 ", "T104", False)]
)
def test_numbers_compare_case_aside_and_with_their_spaces(one: str, other: str, same: bool) -> None:
    assert (key_of(one) == key_of(other)) is same


def test_a_series_of_numbers_has_the_keys_of_its_numbers() -> None:
    assert keys(pd.Series(["T101", None, "t 1 "], dtype="str")).tolist() == ["t101", "", "t 1 "]


@pytest.mark.parametrize(
    ("row", "counts"),
    [
        ({}, True),
        ({"status": "Endelig"}, True),
        ({"status": "Foreløbig"}, True),
        ({"status": "Udgået"}, False),
        ({"decision": "Indarbejdet"}, True),
        ({"decision": "Udskudt"}, False),
        ({"decision": "Forkastet"}, False),
        ({"status": "Foreløbig", "decision": "Udskudt"}, False),
        ({"status": "måske"}, True),
    ],
)
def test_withdrawn_rejected_and_postponed_corrections_do_not_count(row: Row, counts: bool) -> None:
    lines = lines_of(budgets(Book({"corrections": [{"nr": "T1", **row}]})), "corrections")
    assert column(lines, "counts") == [counts]


def test_a_withdrawn_correction_is_not_also_left_out_by_decision() -> None:
    rows = [{"nr": "T1", "status": "Udgået", "decision": "Forkastet"}, {"nr": "T2", "decision": "Forkastet"}]
    lines = lines_of(budgets(Book({"corrections": rows})), "corrections")
    assert [[one["withdrawn"], one["left_out"]] for one in lines] == [[True, False], [False, True]]


def test_the_first_of_a_doubled_number_is_first_within_its_committee() -> None:
    rows: list[Row] = [{"nr": "T1"}, {"nr": "t1"}, {"nr": "T1", "udvalg": "B"}, {"nr": None}, {"nr": None}]
    lines = lines_of(budgets(Book({"corrections": rows}), Book({"corrections": rows})), "corrections")
    assert column(lines, "first") == [True, False, True, True, True] * 2


def amounts(*rows: Row, corrections: tuple[Row, ...] = (), **facts: Any) -> list[Row]:
    return lines_of(budgets(Book({"corrections": corrections, "amounts": rows}, **facts)), "amounts")


def test_a_line_without_a_correction_is_loose_and_counts() -> None:
    lines = amounts({"nr": "T9", **flat(5)}, {**flat(7)}, {"nr": "T1 ", **flat(9)}, corrections=({"nr": "T1"},))
    assert [[one["loose"], one["counts"], one["figures"][0]] for one in lines] == [
        [True, True, 5],
        [True, True, 7],
        [True, True, 9],
    ]


def test_a_line_without_a_number_does_not_belong_to_a_correction_without_one() -> None:
    assert column(amounts({**flat(5)}, corrections=({"status": "Udgået"},)), "loose") == [True]


def test_a_line_finds_its_correction_in_its_own_committee_only() -> None:
    lines = amounts({"nr": "T1", **flat(5)}, corrections=({"nr": "T1", "udvalg": "B"},))
    assert column(lines, "loose") == [True]


def test_lines_go_with_the_first_of_a_doubled_number() -> None:
    doubled = ({"nr": "T1", "status": "Udgået"}, {"nr": "t1"})
    assert column(amounts({"nr": "T1", **flat(5)}, corrections=doubled), "counts") == [False]


def test_what_does_not_count_is_nought_unless_asked_for_as_if_it_did() -> None:
    book = Book({"corrections": [{"nr": "T1", "status": "Udgået"}], "amounts": [{"nr": "T1", **flat(5)}]})
    (line,) = lines_of(budgets(book), "amounts")
    assert (line["figures"], line["as_if"]) == ((0,) * 4, (5,) * 4)


def test_blank_cells_count_nought() -> None:
    lines = amounts({"nr": "T1", **years(200, None, None, 0)})
    assert column(lines, "figures") == [(200, 0, 0, 0)]


@pytest.mark.parametrize(
    ("own", "corrections", "frame"),
    [
        (None, "Ja", "Ja"),
        ("Nej", "Ja", "Nej"),
        ("Uafklaret", "Ja", "Uafklaret"),
        ("Ja/nej", "Ja", "Uafklaret"),
        (None, None, "Uafklaret"),
        (None, "Måske", "Uafklaret"),
        ("Ja", None, "Ja"),
    ],
)
def test_a_lines_answer_is_its_own_or_else_its_corrections(
    own: str | None, corrections: str | None, frame: str
) -> None:
    lines = amounts({"nr": "T1", "service_frame": own}, corrections=({"nr": "T1", "service_frame": corrections},))
    assert column(lines, "frame") == [frame]


def test_a_loose_line_is_undecided_whatever_it_answers() -> None:
    assert column(amounts({"nr": "T9", "service_frame": "Ja"}), "frame") == ["Uafklaret"]


def test_an_answer_that_cannot_be_read_is_not_taken_for_blank() -> None:
    one = ({"nr": "T1", "service_frame": "Ja"},)
    lines = amounts({"nr": "T1"}, corrections=one, unreadable=[("amounts", 0, "service_frame")])
    assert column(lines, "frame") == ["Uafklaret"]


@pytest.mark.parametrize(
    ("change", "income"),
    [
        ("Merudgift", False),
        ("Mindreudgift", False),
        ("Merindtægt", True),
        ("Mindreindtægt", True),
        (None, False),
        ("Indtægt", False),
    ],
)
def test_expenditure_or_income_is_decided_by_the_change_alone(change: str | None, income: bool) -> None:
    assert column(amounts({"nr": "T1", "change": change, **flat(-5)}), "income") == [income]


@pytest.mark.parametrize(
    ("source", "answer", "source_class", "frame"),
    [
        ("Anlæg", None, "Anlæg", "Nej"),
        ("Kassen", None, "Kassen", "Nej"),
        ("DUT", None, "DUT", "Nej"),
        ("Omplacering", None, "Omplacering", "Uafklaret"),
        ("Pulje", None, "Pulje", "Uafklaret"),
        ("Andet", None, "Andet", "Uafklaret"),
        (None, None, "Andet", "Uafklaret"),
        ("Lån", None, "Andet", "Uafklaret"),
        ("Lån", "Nej", "Andet", "Nej"),
        ("Anlæg", "Ja", "Anlæg", "Ja"),
        ("Kassen", "Måske", "Kassen", "Uafklaret"),
        ("Pulje", "Ja", "Pulje", "Ja"),
    ],
)
def test_a_financing_row_says_where_its_other_end_lies(
    source: str | None, answer: str | None, source_class: str, frame: str
) -> None:
    row = {"nr": "T1", "source": source, "service_frame": answer}
    lines = lines_of(budgets(Book({"corrections": [{"nr": "T1"}], "financing": [row]})), "financing")
    assert [(one["source_class"], one["frame"]) for one in lines] == [(source_class, frame)]


def test_an_unreadable_answer_for_anlaeg_is_not_taken_for_nej() -> None:
    book = Book({"financing": [{"source": "Anlæg"}]}, unreadable=[("financing", 0, "service_frame")])
    assert column(lines_of(budgets(book), "financing"), "frame") == ["Uafklaret"]


def test_fte_are_never_converted() -> None:
    book = Book({"corrections": [{"nr": "T1", "price_level": 2020}], "fte": [{"nr": "T1", **flat(1_540)}]})
    assert column(lines_of(budgets(book), "fte"), "figures") == [(1_540,) * 4]


MIXED = Book(
    {
        "corrections": [{"nr": "T1"}, {"nr": "T2", "decision": "Udskudt"}],
        "amounts": [{"nr": "T1", **flat(5)}, {"nr": "t1", **flat(2)}, {"nr": "T2", **flat(9)}, {"nr": "T3", **flat(1)}],
        "financing": [{"nr": "T1", "source": "Pulje", **flat(-4)}, {"nr": "T2", "source": "Pulje", **flat(-3)}],
        "fte": [{"nr": "T1", **flat(500)}, {"nr": "T3", **flat(250)}, {"nr": "T2", **flat(125)}],
    }
)


def test_netto_is_summed_by_number_over_the_lines_that_count() -> None:
    assert by_correction(lines_of(budgets(MIXED), "amounts")) == {
        (0, "Økonomiudvalget", "t1"): (7,) * 4,
        (0, "Økonomiudvalget", "t3"): (1,) * 4,
    }


def test_fte_are_summed_by_number_and_in_all() -> None:
    lines = lines_of(budgets(MIXED), "fte")
    committee = (0, "Økonomiudvalget")
    assert by_correction(lines) == {(*committee, "t1"): (500,) * 4, (*committee, "t3"): (250,) * 4}
    assert total(lines) == (750,) * 4


def test_the_input_frames_are_left_as_they_were() -> None:
    some = budgets(MIXED)
    before = {name: some.frame(name).copy() for name in TABLES}
    for name in TABLES:
        lines_of(some, name)
    for name, frame in before.items():
        pd.testing.assert_frame_equal(some.frame(name), frame)
