from __future__ import annotations

from typing import Any

from support.frames import Book, budgets
from support.nine_corrections import flat, years

from schemas.calculations.financing import cash_by_correction, rests
from schemas.calculations.lines import lines_of
from schemas.calculations.totals import totals

Row = dict[str, Any]
COMMITTEE = "Økonomiudvalget"


def parts(book: Book) -> tuple[int, int, int, int]:
    """Træk på kassen in the budget year: effect, stated, unfinanced, released."""
    found = totals(budgets(book))[0, COMMITTEE]
    a, b, c, d = (
        figures[0] for figures in (found.cash_effect, found.stated, found.unfinanced, found.released) if figures
    )
    return a, b, c, d


def book(amounts: list[Row], financing: list[Row], **sheets: list[Row]) -> Book:
    corrections = sheets.pop("corrections", [{"nr": "T1"}, {"nr": "T2"}])
    return Book({"corrections": corrections, "amounts": amounts, "financing": financing, **sheets})


def test_money_from_kassen_is_stated_with_its_sign_turned() -> None:
    assert parts(book([{"nr": "T1", **flat(600)}], [{"nr": "T1", "source": "Kassen", **flat(-600)}])) == (
        600,
        600,
        0,
        0,
    )


def test_money_from_elsewhere_does_not_touch_kassen() -> None:
    assert parts(book([{"nr": "T1", **flat(600)}], [{"nr": "T1", "source": "Pulje", **flat(-600)}])) == (0, 0, 0, 0)


def test_money_laid_into_kassen_makes_it_rise() -> None:
    rows = [{"nr": "T1", "source": "Anlæg", **flat(-950)}, {"nr": "T1", "source": "Kassen", **flat(70)}]
    assert parts(book([{"nr": "T1", **flat(880)}], rows)) == (-70, -70, 0, 0)


def test_what_is_missing_and_what_is_released_do_not_offset_each_other() -> None:
    amounts = [{"nr": "T1", **flat(600)}, {"nr": "T2", **flat(100)}]
    financing = [{"nr": "T2", "source": "Anlæg", **flat(-150)}]
    assert parts(book(amounts, financing)) == (550, 0, 600, -50)


def test_parts_are_told_year_by_year() -> None:
    found = totals(budgets(book([{"nr": "T1", **years(5, -5, 0, 3)}], [])))[0, COMMITTEE]
    assert (found.unfinanced, found.released) == ((5, 0, 0, 3), (0, -5, 0, 0))


def test_a_move_between_two_corrections_neither_lacks_nor_frees_money() -> None:
    amounts = [{"nr": "T1", "counterpart": "T2", **flat(40)}, {"nr": "T2", "counterpart": "T1", **flat(-40)}]
    assert parts(book(amounts, [])) == (0, 0, 0, 0)


def test_the_same_move_without_modpost_lacks_in_one_and_frees_in_the_other() -> None:
    amounts = [{"nr": "T1", **flat(40)}, {"nr": "T2", **flat(-40)}]
    assert parts(book(amounts, [])) == (0, 0, 40, -40)


def test_a_move_whose_other_end_is_missing_stands_without_financing() -> None:
    assert parts(book([{"nr": "T2", "counterpart": "T1", **flat(-40)}], [])) == (-40, 0, -40, 0)


def test_loose_lines_stand_without_financing_whatever_their_sign() -> None:
    amounts = [{"nr": "T9", **flat(-40)}]
    assert parts(book(amounts, [{"nr": "T8", "source": "Pulje", **flat(-7)}])) == (-47, 0, -47, 0)


def test_a_loose_row_from_kassen_is_stated() -> None:
    assert parts(book([], [{"nr": "T9", "source": "Kassen", **flat(-5)}])) == (0, 5, -5, 0)


def test_a_doubled_number_frees_its_money_once() -> None:
    twice = [{"nr": "T1"}, {"nr": "t1"}]
    assert parts(book([{"nr": "T1", **flat(-40)}], [], corrections=twice)) == (-40, 0, 0, -40)


def test_a_correction_that_does_not_count_has_no_part_in_it() -> None:
    gone = [{"nr": "T1", "status": "Udgået"}]
    financing = [{"nr": "T1", "source": "Kassen", **flat(-600)}]
    assert parts(book([{"nr": "T1", **flat(600)}], financing, corrections=gone)) == (0, 0, 0, 0)


def test_unknown_sources_count_as_andet_and_not_as_kassen() -> None:
    made = book([], [{"nr": "T1", "source": "kasse", **flat(-5)}, {"nr": "T1", **flat(-6)}])
    found = totals(budgets(made))[0, COMMITTEE]
    assert found.financing is not None
    assert {source: figures[0] for source, figures in found.financing.items() if any(figures)} == {"Andet": -11}


def test_only_rows_whose_other_end_is_inside_are_financed_inside() -> None:
    rows = [
        {"nr": "T1", "source": "Pulje", "service_frame": "Ja", **flat(-5)},
        {"nr": "T1", "source": "Omplacering", **flat(-7)},
        {"nr": "T1", "source": "Anlæg", **flat(-9)},
    ]
    inside = [{"nr": "T1", "service_frame": "Ja", **flat(30)}]
    found = totals(budgets(book(inside, rows)))[0, COMMITTEE]
    assert (found.inside, found.financed_inside, found.effect) == ((30,) * 4, (-5,) * 4, (25,) * 4)


def test_cash_and_rest_can_be_had_by_number() -> None:
    some = budgets(
        book(
            [{"nr": "T1", **flat(600)}, {"nr": "T9", **flat(3)}],
            [{"nr": "t1", "source": "Kassen", **flat(-500)}, {"nr": "T1", "source": "DUT", **flat(-40)}],
        )
    )
    lines = lines_of(some, "amounts"), lines_of(some, "financing")
    one, loose = (0, COMMITTEE, "t1"), (0, COMMITTEE, "t9")
    assert cash_by_correction(*lines) == {one: (560,) * 4, loose: (3,) * 4}
    assert rests(*lines) == {one: (60,) * 4}
