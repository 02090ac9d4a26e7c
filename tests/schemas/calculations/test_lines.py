from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from support.frames import Book, budgets
from support.nine_corrections import flat, years

from schemas.calculations.keys import key_of, keys
from schemas.calculations.lines import (
    all_amount_lines,
    amount_lines,
    by_committee,
    by_correction,
    calculation_lines,
    correction_lines,
    financing_lines,
    fte_lines,
    net,
)

Row = dict[str, Any]


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
    lines = correction_lines(budgets(Book({"corrections": [{"nr": "T1", **row}]})))
    assert lines["counts"].tolist() == [counts]


def test_a_withdrawn_correction_is_not_also_left_out_by_decision() -> None:
    rows = [{"nr": "T1", "status": "Udgået", "decision": "Forkastet"}, {"nr": "T2", "decision": "Forkastet"}]
    lines = correction_lines(budgets(Book({"corrections": rows})))
    assert lines[["withdrawn", "left_out"]].to_numpy().tolist() == [[True, False], [False, True]]


def test_the_first_of_a_doubled_number_is_first_within_its_committee() -> None:
    rows: list[Row] = [{"nr": "T1"}, {"nr": "t1"}, {"nr": "T1", "udvalg": "B"}, {"nr": None}, {"nr": None}]
    lines = correction_lines(budgets(Book({"corrections": rows}), Book({"corrections": rows})))
    assert lines["first"].tolist() == [True, False, True, True, True] * 2


def amounts(*rows: Row, corrections: tuple[Row, ...] = (), **facts: Any) -> pd.DataFrame:
    return amount_lines(budgets(Book({"corrections": corrections, "amounts": rows}, **facts)))


def test_a_line_without_a_correction_is_loose_and_counts() -> None:
    lines = amounts({"nr": "T9", **flat(5)}, {**flat(7)}, {"nr": "T1 ", **flat(9)}, corrections=({"nr": "T1"},))
    assert lines[["loose", "counts", "c0"]].to_numpy().tolist() == [
        [True, True, 5],
        [True, True, 7],
        [True, True, 9],
    ]


def test_a_line_without_a_number_does_not_belong_to_a_correction_without_one() -> None:
    assert amounts({**flat(5)}, corrections=({"status": "Udgået"},))["loose"].tolist() == [True]


def test_a_line_finds_its_correction_in_its_own_committee_only() -> None:
    lines = amounts({"nr": "T1", **flat(5)}, corrections=({"nr": "T1", "udvalg": "B"},))
    assert lines["loose"].tolist() == [True]


def test_lines_go_with_the_first_of_a_doubled_number() -> None:
    doubled = ({"nr": "T1", "status": "Udgået"}, {"nr": "t1"})
    assert amounts({"nr": "T1", **flat(5)}, corrections=doubled)["counts"].tolist() == [False]


def test_what_does_not_count_is_nought_unless_asked_for_as_if_it_did() -> None:
    book = Book({"corrections": [{"nr": "T1", "status": "Udgået"}], "amounts": [{"nr": "T1", **flat(5)}]})
    both = [lines(budgets(book))["c3"].tolist() for lines in (amount_lines, all_amount_lines)]
    assert both == [[0], [5]]


def test_blank_cells_count_nought() -> None:
    lines = amounts({"nr": "T1", **years(200, None, None, 0)})
    assert lines[["c0", "c1", "c2", "c3"]].to_numpy().tolist() == [[200, 0, 0, 0]]


def test_kroner_are_integers_also_where_there_is_no_line() -> None:
    assert {str(amounts()[column].dtype) for column in ("c0", "c1", "c2", "c3")} == {"int64"}


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
    assert lines["frame"].tolist() == [frame]


def test_a_loose_line_is_undecided_whatever_it_answers() -> None:
    assert amounts({"nr": "T9", "service_frame": "Ja"})["frame"].tolist() == ["Uafklaret"]


def test_an_answer_that_cannot_be_read_is_not_taken_for_blank() -> None:
    one = ({"nr": "T1", "service_frame": "Ja"},)
    lines = amounts({"nr": "T1"}, corrections=one, unreadable=[("amounts", 0, "service_frame")])
    assert lines["frame"].tolist() == ["Uafklaret"]


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
    assert amounts({"nr": "T1", "change": change, **flat(-5)})["income"].tolist() == [income]


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
    lines = financing_lines(budgets(Book({"corrections": [{"nr": "T1"}], "financing": [row]})))
    assert lines[["source_class", "frame"]].to_numpy().tolist() == [[source_class, frame]]


def test_an_unreadable_answer_for_anlaeg_is_not_taken_for_nej() -> None:
    book = Book({"financing": [{"source": "Anlæg"}]}, unreadable=[("financing", 0, "service_frame")])
    assert financing_lines(budgets(book))["frame"].tolist() == ["Uafklaret"]


def test_fte_are_never_converted() -> None:
    book = Book({"corrections": [{"nr": "T1", "price_level": 2020}], "fte": [{"nr": "T1", **flat(1_540)}]})
    assert fte_lines(budgets(book))["c0"].tolist() == [1_540]


MIXED = Book(
    {
        "corrections": [{"nr": "T1"}, {"nr": "T2", "decision": "Udskudt"}],
        "amounts": [
            {"nr": "T1", **flat(5)},
            {"nr": "t1", **flat(2)},
            {"nr": "T2", **flat(9)},
            {"nr": "T3", **flat(1)},
        ],
        "financing": [
            {"nr": "T1", "source": "Pulje", **flat(-4)},
            {"nr": "T2", "source": "Pulje", **flat(-3)},
        ],
        "fte": [{"nr": "T1", **flat(500)}, {"nr": "T3", **flat(250)}, {"nr": "T2", **flat(125)}],
    }
)


def test_netto_is_summed_by_number_over_the_lines_that_count() -> None:
    assert net(budgets(MIXED))["c0"].to_dict() == {
        (0, "Økonomiudvalget", "t1"): 7,
        (0, "Økonomiudvalget", "t3"): 1,
    }


def test_fte_are_summed_by_number_and_in_all() -> None:
    by_number, in_all = (
        by_correction(fte_lines(budgets(MIXED)))["c0"].to_dict(),
        by_committee(fte_lines(budgets(MIXED)))["c0"].to_dict(),
    )
    committee = (0, "Økonomiudvalget")
    assert (by_number, in_all) == ({(*committee, "t1"): 500, (*committee, "t3"): 250}, {committee: 750})


def test_the_input_frames_are_left_as_they_were() -> None:
    some = budgets(MIXED)
    before = {name: some.frame(name).copy() for name in ("corrections", "amounts", "financing", "fte")}
    for make in (correction_lines, amount_lines, financing_lines, fte_lines, calculation_lines):
        make(some)
    for name, frame in before.items():
        pd.testing.assert_frame_equal(some.frame(name), frame)
