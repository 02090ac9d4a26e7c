"""Mistakes put into honest workbooks by chance: none stops the validator, and the certain ones are always found."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from mutations.base_books import STATUSES, base_books
from mutations.draft import Draft
from mutations.kinds import KINDS
from mutations.mutation import mutation
from mutations.trial import Trial, Verdict, drawn, recalculate, tried

from schemas.checking.check import check
from schemas.settings import Settings
from workbook.reading.parse import parse

if TYPE_CHECKING:
    from workbook.grid import Grid

EACH = 6
"""Mistakes of each kind: hundreds in all, in a few seconds."""
SEED = 7
AS_READ = Settings(ignore=frozenset({"SUM615"}))
"""What Excel would have calculated is not worked out here, and that rule would rightly say so."""

CERTAIN = (
    "figure_left_out", "text_for_number", "words_for_number", "date_for_number", "percent_for_number",
    "error_for_number", "other_unit", "more_decimals", "line_doubled", "line_below_the_table", "row_hidden",
    "correction_deleted", "correction_doubled", "number_with_a_space", "number_mistyped", "header_edited",
    "year_header_edited", "year_columns_moved", "year_headers_exchanged", "column_deleted", "last_years_template",
    "one_sheet_of_last_year", "older_template", "sheet_deleted", "sheet_renamed", "answer_not_in_the_list",
    "placeholder_in_a_text", "date_mistyped", "budget_year_mistyped",
)  # fmt: skip
"""Kinds that leave their evidence in the cell itself, or in the workbook's shape."""
ONE_FINDING = (
    "figure_left_out", "text_for_number", "date_for_number", "percent_for_number", "error_for_number", "other_unit",
    "line_doubled", "line_below_the_table", "row_hidden", "correction_doubled", "number_with_a_space",
    "header_edited", "year_header_edited", "year_columns_moved", "column_deleted", "last_years_template",
    "one_sheet_of_last_year", "sheet_deleted", "sheet_renamed", "unit_mistaken", "budget_year_mistyped",
)  # fmt: skip
"""Kinds that reach far into the workbook, and still are one fault."""


@pytest.fixture(scope="module")
def books() -> dict[str, Grid]:
    return base_books()


@pytest.fixture(scope="module")
def trials(books: dict[str, Grid]) -> dict[str, list[Trial]]:
    kinds = [kind for kind in KINDS if not kind.__module__.endswith("formulas")]
    every = tried(kinds, books, EACH, SEED, calculate=False, settings=AS_READ)
    return {kind.__name__: [trial for trial in every if trial.kind == kind.__name__] for kind in kinds}


def lines(trials: list[Trial]) -> list[str]:
    """The trials as a failing test should show them."""
    return [
        f"{one.book}: {one.mutation.what}: {[(f.rule, f.place.sheet, f.place.cell) for f in one.findings]}"
        for one in trials
    ]


def test_the_books_are_honest_in_every_status(books: dict[str, Grid]) -> None:
    assert len(books) == 3 * len(STATUSES)
    assert [(one.rule, one.place.path) for one in check(parse(books.values()))] == []


def test_no_mistake_stops_the_validator_and_every_kind_was_tried(trials: dict[str, list[Trial]]) -> None:
    assert {kind: len(some) for kind, some in trials.items()} == dict.fromkeys(trials, EACH)


@pytest.mark.parametrize("kind", CERTAIN)
def test_a_certain_mistake_is_found_at_the_right_cell(trials: dict[str, list[Trial]], kind: str) -> None:
    assert lines([one for one in trials[kind] if one.verdict is not Verdict.RIGHT]) == []


@pytest.mark.parametrize("kind", ONE_FINDING)
def test_a_mistake_that_reaches_far_is_one_finding(trials: dict[str, list[Trial]], kind: str) -> None:
    assert lines([one for one in trials[kind] if one.extra]) == []


def test_what_only_a_sum_can_show_is_found_by_it(trials: dict[str, list[Trial]]) -> None:
    for kind in ("sign_turned", "other_digit", "decimal_place", "line_deleted", "number_of_another_correction"):
        found = Counter(one.verdict is not Verdict.NOT for one in trials[kind])
        assert found[True] >= EACH * 3 // 4, lines([one for one in trials[kind] if one.verdict is Verdict.NOT])


def test_the_same_seed_draws_the_same_mistakes(books: dict[str, Grid]) -> None:
    kind = KINDS[0]
    first, again = ([(name, one.what) for name, one in drawn(kind, books, 5, SEED)] for _ in range(2))
    assert first == again
    assert first != [(name, one.what) for name, one in drawn(kind, books, 5, SEED + 1)]


def test_a_mistake_leaves_its_book_as_it_was(books: dict[str, Grid]) -> None:
    before = {name: [dict(sheet.values) for sheet in grid.sheets] for name, grid in books.items()}
    for kind in KINDS:
        drawn(kind, books, 1, SEED)
    assert before == {name: [dict(sheet.values) for sheet in grid.sheets] for name, grid in books.items()}


def test_calculated_cells_follow_an_amount_except_where_typed_over(books: dict[str, Grid]) -> None:
    draft = Draft(books["sample Indsendt"])
    amount, sum_above = draft.figures(("Beløb",))[0], draft.spot("Beløb", 2, "2026")
    typed_over = draft.spot("Beløb", amount.row, "Omregnet 1")
    before = draft.number(sum_above)
    draft.put(typed_over, 99)
    draft.put(amount, draft.number(amount) + 1)
    made = mutation(draft, "one more", [amount])
    recalculate([made.grid])
    assert draft.number(sum_above) == pytest.approx(before + 1)
    assert draft.value(typed_over) == 99
