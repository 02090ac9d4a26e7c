"""What holds for the fixes of any workbook. Workbooks are drawn by the set, and a set is checked in one go."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from support.example_grids import grid_of
from support.fixing import RULES_WITH_FIXES, cells_of
from support.packages import opened_package
from support.workbooks import corrected_package

import schemas.checking.check
from schemas.calculations.rows import key_of
from schemas.finding import Severity
from schemas.rule import Example, Formula
from workbook.fix.planning import plan
from workbook.grid import coordinate_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from schemas.finding import Finding
    from workbook.grid import Grid

pytestmark = pytest.mark.heavy

_FEW = settings(max_examples=2, phases=[Phase.explicit, Phase.generate])
"""Without shrinking, which would take minutes of a set; the assertions name the one workbook."""
_SET = 8

_NUMBERS = st.sampled_from(["T101", "T101 ", " T101", "T102", "T102 ", Formula('"T101 "', "T101 ")])
_FIGURES = st.sampled_from([0.5, -0.5, 0, "0,5", "-0,5", "880", "0,5004", -0.5004, 0.5, None, Formula("1/2", 0.5)])
_CHANGES = st.sampled_from(["Merudgift", "Mindreudgift", None])


def _line(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    years = dict.fromkeys(("2026", "2027", "2028", "2029"), _FIGURES)
    return st.fixed_dictionaries({"Nr": _NUMBERS, **fields, **years})


_BOOKS = st.builds(
    lambda corrections, amounts, financing: Example(
        {"Korrektioner": corrections, "Beløb": amounts, "Finansiering": financing}
    ),
    st.lists(st.fixed_dictionaries({"Nr": _NUMBERS, "Titel": st.just("Licenser")}), min_size=1, max_size=3),
    st.lists(_line(Ændring=_CHANGES), min_size=1, max_size=3),
    st.lists(_line(Kilde=st.sampled_from(["Kassen", "Pulje"])), max_size=2),
)
_SETS = st.lists(_BOOKS, min_size=_SET, max_size=_SET)


@pytest.fixture(autouse=True, scope="module")
def _fixes() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schemas.checking.check, "RULES", RULES_WITH_FIXES)
        yield


def _bare(finding: Finding) -> tuple[str, str, str | None, str | None]:
    place = finding.place
    return finding.rule, key_of(place.key).strip(), place.sheet, place.cell


def _open(findings: Sequence[Finding]) -> dict[tuple[str, str, str | None, str | None], Finding]:
    return {_bare(finding): finding for finding in findings if finding.accepted is None}


@given(_SETS, st.booleans())
@_FEW
def test_a_fix_adds_no_finding_but_what_its_fault_had_held_back(books: list[Example], unsafe: bool) -> None:
    grids = [grid_of(book) for book in books]
    rules = {rule.id: rule for rule in RULES_WITH_FIXES}
    untouched = plan(grids, wanted=())
    for before, after in zip(untouched, plan(grids, unsafe=unsafe), strict=True):
        old, new = _open(before.remaining), _open(after.remaining)
        fixed = {bare[1] for bare in old.keys() - new.keys()}
        for added in new.keys() - old.keys():
            rule = rules[added[0]]
            held_back = rule.derived or rule.family == "FOR" or new[added].on_submission is Severity.NOTE
            assert held_back, (added, before.before)
            assert added[1] in fixed or added[1] == "-", (added, before.before)


@given(_SETS, st.booleans())
@_FEW
def test_fixing_twice_is_fixing_once(books: list[Example], unsafe: bool) -> None:
    grids = [grid_of(book) for book in books]
    once = plan(grids, unsafe=unsafe)
    again = plan([one.after for one in once], unsafe=unsafe)
    for first, second, book in zip(once, again, books, strict=True):
        assert second.changes == (), book
        assert set(second.left_out) == set(first.left_out), book


@given(_SETS, st.booleans())
@_FEW
def test_no_cell_changes_but_those_that_are_named(books: list[Example], unsafe: bool) -> None:
    grids = [grid_of(book) for book in books]
    for one in plan(grids, unsafe=unsafe):
        named = {(change.edit.sheet, coordinate_of(change.edit.cell)) for change in one.changes}
        before, after = cells_of(one.before), cells_of(one.after)
        differing = {cell for cell in before.keys() | after.keys() if before.get(cell) != after.get(cell)}
        assert differing <= named
        assert all(before.get(cell, (None, None))[1] is None for cell in named), "typed over a formula"


@given(_SETS)
@_FEW
def test_a_workbook_is_fixed_in_company_as_it_is_alone(books: list[Example]) -> None:
    grids = [grid_of(book) for book in books]
    alone = plan(grids[:1], unsafe=True)[0]
    together = plan(grids, unsafe=True)[0]
    assert (alone.changes, alone.left_out) == (together.changes, together.left_out)


@cache
def _clean() -> Grid:
    return opened_package(corrected_package())


def _years(grid: Grid) -> list[tuple[str, tuple[int, int]]]:
    """The cells with a typed figure in Beløb and Finansiering."""
    return [
        (sheet.name, at)
        for sheet in grid.sheets
        if sheet.name in ("Beløb", "Finansiering")
        for at, value in sheet.values.items()
        if at[0] > 3 and isinstance(value, float) and at not in sheet.formulas
    ]


def _keys(grid: Grid) -> list[tuple[str, tuple[int, int]]]:
    return [
        (sheet.name, at)
        for sheet in grid.sheets
        if sheet.name in ("Korrektioner", "Beløb", "Finansiering", "Fuldtidsstillinger")
        for at, value in sheet.values.items()
        if at[0] > 3 and at[1] == 1 and isinstance(value, str) and at not in sheet.formulas
    ]


@given(st.data())
@_FEW
def test_a_workbook_spoilt_in_ways_that_can_be_fixed_is_put_back_exactly(data: st.DataObject) -> None:
    clean = _clean()
    spoilt = [_spoilt(clean, data) for _ in range(_SET)]
    for one, plain in zip(plan(spoilt), spoilt, strict=True):
        assert cells_of(plain) != cells_of(clean)
        assert cells_of(one.after) == cells_of(clean)
        assert (one.left_out, one.remaining) == ((), ())


def _spoilt(clean: Grid, data: st.DataObject) -> Grid:
    figures = data.draw(st.lists(st.sampled_from(_years(clean)), max_size=5, unique=True))
    keys = data.draw(st.lists(st.sampled_from(_keys(clean)), min_size=1, max_size=3, unique=True))
    sheets = {sheet.name: replace(sheet, values=dict(sheet.values)) for sheet in clean.sheets}
    for name, at in figures:
        sheets[name].values[at] = format(Decimal(str(sheets[name].values[at])), "f").replace(".", ",")
    for name, at in keys:
        sheets[name].values[at] = f"{sheets[name].values[at]} "
    return replace(clean, sheets=tuple(sheets.values()))
