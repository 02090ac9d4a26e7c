"""What would be fixed in a workbook, cell by cell, planned on grids alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from support.example_grids import grid_of
from support.fixing import cells_of, use_test_fixes

from schemas.checking.check import checked
from schemas.examples.shared_rows import every_year
from schemas.rule import Example, Formula
from schemas.settings import DEFAULTS, Settings
from workbook.fix.planning import Plan, plan
from workbook.grid import Grid, NumberClass


@pytest.fixture(autouse=True)
def _fixes(monkeypatch: pytest.MonkeyPatch) -> None:
    use_test_fixes(monkeypatch)


@pytest.fixture(scope="module")
def plans(request: pytest.FixtureRequest) -> dict[str, Plan]:
    """The plan of every `@pytest.mark.book` of this file, those on the same terms made together."""
    sets: dict[tuple[Any, ...], dict[str, Grid]] = {}
    marks = ((item, item.get_closest_marker("book")) for item in request.session.items if item.path == request.path)
    for item, mark in marks:
        if mark is not None:
            terms = mark.args[1:], tuple(mark.kwargs.items())
            sets.setdefault(terms, {})[item.nodeid] = grid_of(mark.args[0])
    made: dict[str, Plan] = {}
    with pytest.MonkeyPatch.context() as patch:
        use_test_fixes(patch)
        for (settings, terms), grids in sets.items():
            made |= zip(grids, plan([*grids.values()], *settings, **dict(terms)), strict=True)
    return made


@pytest.fixture
def one(request: pytest.FixtureRequest, plans: dict[str, Plan]) -> Plan:
    """The plan of the test's own `@pytest.mark.book`."""
    return plans[request.node.nodeid]


def made(one: Plan) -> list[tuple[str, str, str, str]]:
    return [(change.place.cell or "", change.before.da, change.after.da, change.rule) for change in one.changes]


def left_out(one: Plan) -> list[tuple[str, str]]:
    return [(left.finding.rule, left.because.da) for left in one.left_out]


def remaining(one: Plan) -> list[str]:
    return [finding.rule for finding in one.remaining]


def cell(grid: Grid, sheet: str, at: tuple[int, int]) -> object:
    found = grid.sheet(sheet)
    assert found is not None
    return found.values.get(at)


LINE_WITH_SPACES = Example({"Beløb": [{"Nr": "T101 "}]})
NUMBER_AS_TEXT = Example({"Beløb": [{"2026": "0,5"}]})
SIGN_AND_DECIMALS = Example({"Beløb": [{"2026": -0.5004}], "Finansiering": [{"2026": -0.5}]})


@pytest.mark.book(Example())
def test_a_workbook_without_findings_has_nothing_to_fix(one: Plan) -> None:
    assert (one.changes, one.left_out, one.remaining, one.unsafe) == ((), (), (), 0)
    assert one.after is one.before


def test_no_workbooks_have_no_plans() -> None:
    assert plan([]) == []


@pytest.mark.book(LINE_WITH_SPACES)
def test_spaces_around_a_number_are_deleted(one: Plan) -> None:
    assert made(one) == [("A4", "»T101 «", "»T101«", "NOG501")]
    assert cell(one.after, "Beløb", (4, 1)) == "T101"
    assert one.remaining == ()


def test_the_workbook_that_was_read_is_left_as_it_is() -> None:
    grid = grid_of(LINE_WITH_SPACES)
    before = cells_of(grid)
    plan([grid])
    assert cells_of(grid) == before


@pytest.mark.book(NUMBER_AS_TEXT)
def test_a_change_says_where_it_is_and_what_is_done(one: Plan) -> None:
    (change,) = one.changes
    place = change.place
    assert (place.sheet, place.cell, place.key, place.column) == ("Beløb", "H4", "T101", "2026")
    assert (change.title.da, change.safe, change.edit.value) == ("Gør teksten til et tal", True, 0.5)


@pytest.mark.book(NUMBER_AS_TEXT)
def test_texts_stand_in_the_quotes_of_each_language(one: Plan) -> None:
    (change,) = one.changes
    assert (change.before.da, change.before.en, change.after.da) == ("»0,5«", "“0,5”", "0,5")


def test_several_workbooks_are_planned_each_for_itself() -> None:
    plans = plan([grid_of(LINE_WITH_SPACES), grid_of(Example()), grid_of(NUMBER_AS_TEXT)])
    assert [len(one.changes) for one in plans] == [1, 0, 1]


def test_the_whole_set_is_checked_once_a_round(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []

    def counted(budgets: Any, settings: Settings) -> Any:
        sizes.append(len(budgets.files))
        return checked(budgets, settings)

    monkeypatch.setattr("workbook.fix.no_new_findings.checked", counted)
    plan([grid_of(LINE_WITH_SPACES), grid_of(Example()), grid_of(NUMBER_AS_TEXT)])
    assert sizes == [3, 2]


class TestGuesses:
    @pytest.mark.book(SIGN_AND_DECIMALS)
    def test_are_only_counted_unless_asked_for(self, one: Plan) -> None:
        assert (made(one), one.unsafe) == ([], 2)

    @pytest.mark.book(SIGN_AND_DECIMALS, unsafe=True)
    def test_at_one_cell_are_made_one_after_the_other_the_gravest_first(self, one: Plan) -> None:
        assert made(one) == [("H4", "-0,5004", "0,5004", "FOR301"), ("H4", "0,5004", "0,5", "VAE408")]
        assert (one.remaining, one.unsafe) == ((), 0)

    @pytest.mark.book(
        Example({"Beløb": [{**every_year(1.8), "2026": date(2025, 8, 1)}], "Finansiering": [every_year(-1.8)]}),
        unsafe=True,
    )
    def test_a_date_that_was_a_number_is_shown_as_one_again(self, one: Plan) -> None:
        assert made(one) == [("H4", "01-08-2025", "1,8", "VAE405")]
        sheet = one.after.sheet("Beløb")
        assert sheet is not None
        assert (4, 8) not in sheet.classes
        assert one.remaining == ()

    @pytest.mark.book(
        Example(
            {
                "Beløb": [{"Ændring": "Mindreudgift", **every_year(-0.5), "2026": 0.5}],
                "Finansiering": [{**every_year(0.5), "2026": -0.5}],
            }
        ),
        unsafe=True,
    )
    def test_one_that_the_other_sheets_speak_against_is_left_out(self, one: Plan) -> None:
        assert made(one) == []
        ((rule, because),) = left_out(one)
        assert rule == "FOR301"
        assert because.startswith("det ville give ")


class TestFindingsOfOthers:
    @pytest.mark.book(Example({"Beløb": [{"2026": "0,6"}]}))
    def test_what_the_fault_had_held_back_does_not_stop_its_fix(self, one: Plan) -> None:
        assert [change[3] for change in made(one)] == ["VAE401"]
        assert remaining(one) == ["SUM606"]

    @pytest.mark.book(Example({"Beløb": [{"2026": "-0,5"}]}))
    def test_nor_does_the_sign_of_a_cell_that_can_now_be_read(self, one: Plan) -> None:
        assert [change[3] for change in made(one)] == ["VAE401"]
        assert remaining(one) == ["FOR301"]

    @pytest.mark.book(Example({"Beløb": [{"2026": "0,5004"}], "Finansiering": [{"2026": -0.5004}]}))
    def test_nor_does_a_note_on_its_line(self, one: Plan) -> None:
        assert [change[3] for change in made(one)] == ["VAE401"]
        assert set(remaining(one)) == {"VAE408"}

    @pytest.mark.book(Example({"Beløb": [{"2026": "880"}]}))
    def test_a_value_that_another_rule_finds_wrong_is_not_put_there(self, one: Plan) -> None:
        assert made(one) == []
        ((rule, because),) = left_out(one)
        assert rule == "VAE401"
        assert because.startswith("det ville give VAE407: Beløb!H4 (T101, 2026): 880,000 mio. kr.")

    @pytest.mark.book(Example({"Korrektioner": [{}, {"Nr": "T101 ", "Titel": "Andet", "Baggrund": "Ny aftale."}]}))
    def test_a_number_is_not_made_the_double_of_another(self, one: Plan) -> None:
        assert made(one) == []
        assert [(rule, because[:21]) for rule, because in left_out(one)] == [("NOG501", "det ville give NOG503")]

    @pytest.mark.book(
        Example(
            {
                "Korrektioner": [{}, {"Nr": "T101 ", "Titel": "Andet", "Baggrund": "Ny aftale."}],
                "Beløb": [{"2026": "0,5", "2027": "880", "2028": "0,5"}],
            }
        )
    )
    def test_the_harmless_fixes_of_a_workbook_are_made_all_the_same(self, one: Plan) -> None:
        assert [change[0] for change in made(one)] == ["H4", "J4"]
        assert [rule for rule, _ in left_out(one)] == ["NOG501", "VAE401"]

    @pytest.mark.book(Example({"Beløb": [{"2026": "880"}]}), Settings(ignore=frozenset({"VAE407"})))
    def test_a_rule_left_out_by_choice_still_stops_what_it_would_find(self, one: Plan) -> None:
        assert (made(one), len(one.left_out)) == ([], 1)


class TestWhatIsNotTouched:
    @pytest.mark.book(Example({"Beløb": [{"Nr": Formula('"T101"&" "', "T101 ")}]}))
    def test_a_persons_own_formula_gets_no_value_typed_over_it(self, one: Plan) -> None:
        assert (made(one), left_out(one)) == ([], [])

    @pytest.mark.book(Example(master_data={"Status": Formula('"Indsendt"&"."', "Indsendt.")}))
    def test_a_formula_that_no_rule_knows_of_is_told(self, one: Plan) -> None:
        assert made(one) == []
        assert left_out(one) == [("ARK116", "der står en formel i cellen")]

    @pytest.mark.book(
        Example(
            {
                "Beløb": [{"Nr": "T101 "}],
                "Begrundelser": [
                    {"Regel": "NOG501", "Nr": "T101 ", "Konstateret": "»T101 «", "Begrundelse": "Aftalt."}
                ],
            }
        ),
        replace(DEFAULTS, explainable_errors=frozenset({"NOG501"})),
    )
    def test_an_justified_finding_is_not_fixed(self, one: Plan) -> None:
        assert {(finding.rule, finding.accepted is None) for finding in one.remaining} == {("NOG501", False)}
        assert (made(one), left_out(one)) == ([], [])

    @pytest.mark.book(Example({"Beløb": [{"Nr": "T101 ", "2026": "0,5"}]}), wanted=frozenset({"NOG501"}))
    def test_what_other_rules_find_than_those_wanted(self, one: Plan) -> None:
        assert [change[3] for change in made(one)] == ["NOG501"]
        assert remaining(one) == ["VAE401"]

    @pytest.mark.book(LINE_WITH_SPACES, Settings(ignore=frozenset({"NOG501"})))
    def test_what_the_settings_ignore(self, one: Plan) -> None:
        assert (made(one), one.remaining) == ([], ())


def test_a_number_leaves_no_cell_formatted_as_text() -> None:
    grid = grid_of(NUMBER_AS_TEXT)
    sheet = grid.sheet("Beløb")
    assert sheet is not None
    sheet.classes[4, 8] = NumberClass.TEXT
    (one,) = plan([grid])
    after = one.after.sheet("Beløb")
    assert after is not None
    assert (after.values[4, 8], after.classes.get((4, 8))) == (0.5, None)


def test_a_fix_of_a_sheet_that_is_not_there_is_a_bug() -> None:
    from schemas.finding import CellEdit  # noqa: PLC0415
    from workbook.fix.edits import edited  # noqa: PLC0415

    with pytest.raises(ValueError, match="Budget"):
        edited(grid_of(Example()), [CellEdit("Budget", "A1", 1)])
