"""diff: what is a change, what is none, and that its amounts add up."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from openpyxl import load_workbook
from support.command_line import korrektur
from support.corrected_sample import corrected_sample
from support.example_grids import grid_of

from schemas.calculations.records import ZERO, Four
from schemas.errors import KorrekturError
from schemas.rule import Example
from workbook.diff import CorrectionChange, Difference, compare
from workbook.reports.json import schema
from workbook.template import build

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from random import Random

    from workbook.contents import Contents, Row
    from workbook.grid import Grid

YEARS = ("2026", "2027", "2028", "2029")


def book(sheets: dict[str, Any] | None = None, **master_data: Any) -> Grid:
    return grid_of(Example(sheets or {}, master_data=master_data))


def difference(before: dict[str, Any], after: dict[str, Any]) -> Difference:
    return compare(book(before), book(after))


def only(found: Difference) -> CorrectionChange:
    (change,) = found.corrections
    return change


def line(nr: str = "T101", amount: float = 0.5, **more: Any) -> dict[str, Any]:
    return {"Nr": nr, "Ændring": "Merudgift", "Tekst": "Licenser"} | dict.fromkeys(YEARS, amount) | more


def test_a_workbook_does_not_differ_from_itself() -> None:
    assert compare(book(), book()).is_empty


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"Beløb": [line(), line(Tekst="Leje")]}, {"Beløb": [line(Tekst="Leje"), line()]}),
        ({"Korrektioner": [{"Titel": "Licenser"}]}, {"Korrektioner": [{"Titel": " Licenser  "}]}),
        ({"Korrektioner": [{"Status": "Endelig"}]}, {"Korrektioner": [{"Status": None}]}),
        ({"Beløb": [line(Varighed="Varig")]}, {"Beløb": [line(Varighed=None)]}),
        ({"Beløb": [line()]}, {"Beløb": [line(Ændring="merudgift")]}),
        ({"Beløb": [line()]}, {"Beløb": [line(nr="t101")]}),
    ],
)
def test_what_nobody_means_as_a_change_is_none(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert difference(before, after).is_empty


def test_an_amount_that_changed_is_told_by_line_and_year() -> None:
    change = only(difference({"Beløb": [line()]}, {"Beløb": [line() | {"2027": 0.75}]}))
    assert (change.net_before, change.net_after) == ((500_000,) * 4, (500_000, 750_000, 500_000, 500_000))
    (changed,) = change.lines
    assert [(one.column.header, one.old, one.new) for one in changed.fields] == [("2027", 500_000, 750_000)]


def test_a_line_that_came_or_went_is_whole() -> None:
    change = only(difference({"Beløb": [line()]}, {"Beløb": [line(), line(amount=0.1, Tekst="Leje")]}))
    (came,) = change.lines
    assert (came.old, came.new is not None and came.new["text"]) == (None, "Leje")
    back = only(difference({"Beløb": [line(), line(amount=0.1, Tekst="Leje")]}, {"Beløb": [line()]}))
    assert [(one.old is None, one.new) for one in back.lines] == [(False, None)]


def test_a_doubled_line_is_one_more_line() -> None:
    change = only(difference({"Beløb": [line()]}, {"Beløb": [line(), line()]}))
    assert [one.old for one in change.lines] == [None]


def test_a_correction_that_came_and_one_that_went() -> None:
    two = {"Korrektioner": [{}, {"Nr": "T102", "Titel": "Leje"}], "Beløb": [line(), line("T102", 0.1)]}
    came = only(difference({}, two))
    assert (came.old_key, came.new_key, came.title, came.net_before) == (None, "T102", "Leje", ZERO)
    went = only(difference(two, {}))
    assert (went.old_key, went.new_key, went.net_after) == ("T102", None, ZERO)


def test_a_correction_that_got_another_number_is_known_by_its_title() -> None:
    old = {"Korrektioner": [{"Titel": "Licenser"}], "Beløb": [line()], "Finansiering": [{}]}
    new = {
        "Korrektioner": [{"Nr": "T109", "Titel": "Licenser"}],
        "Beløb": [line("T109")],
        "Finansiering": [{"Nr": "T109"}],
    }
    change = only(difference(old, new))
    assert (change.renumbered, change.old_key, change.new_key, change.lines) == (True, "T101", "T109", ())


def test_two_corrections_of_one_title_are_not_guessed_between() -> None:
    twice = [{"Nr": "T108", "Titel": "Licenser"}, {"Nr": "T109", "Titel": "Licenser"}]
    found = difference({"Korrektioner": [{"Titel": "Licenser"}]}, {"Korrektioner": twice})
    assert not any(change.renumbered for change in found.corrections)


def test_lines_left_without_their_correction_are_no_change_of_amounts() -> None:
    two = {"Korrektioner": [{}, {"Nr": "T102", "Titel": "Leje"}], "Beløb": [line(), line("T102", 0.1)]}
    change = only(difference(two, {"Beløb": [line(), line("T102", 0.1)]}))
    assert (change.old_key, change.new_key, change.lines, change.net_before) == ("T102", None, (), change.net_after)


def test_the_facts_of_stamdata_are_compared() -> None:
    found = compare(book(Version="1", Status="Kladde"), book(Version="2", Status="Indsendt"))
    assert {(one.field, one.old, one.new) for one in found.facts} == {
        ("Version", "1", "2"), ("Status", "Kladde", "Indsendt"),
    }  # fmt: skip


def test_rates_and_explanations_are_compared() -> None:
    rate = {"Fra år": 2025, "Til år": 2026, "Type": "Samlet", "Procent": 0.03}
    found = difference({"PL": [rate]}, {"PL": [rate | {"Procent": 0.032}]})
    assert [one.column.header for one in found.others[0].fields] == ["Procent"]


def test_another_unit_is_no_difference_of_amounts() -> None:
    thousands = book({"Beløb": [line(amount=500)], "Finansiering": [dict.fromkeys(YEARS, -500)]}, Enhed="1.000 kr.")
    found = compare(book(), thousands)
    assert [one.field for one in found.facts] == ["Enhed"]
    assert found.corrections == ()


def test_another_budget_year_is_refused() -> None:
    with pytest.raises(KorrekturError, match="2026 / 2027"):
        compare(book(), book(Budgetår=2027))


def added(one: Four, other: Four) -> Four:
    a, b, c, d = (first + second for first, second in zip(one, other, strict=True))
    return a, b, c, d


AMOUNTS = st.integers(-3, 3).map(lambda tenths: tenths / 10)
NUMBERS = st.sampled_from(["T101", "T102", "T103", "t102", "T999"])
ROWS = st.lists(
    st.builds(
        lambda nr, amount, text: line(nr, amount, Tekst=text, Ændring=None),
        NUMBERS,
        AMOUNTS,
        st.sampled_from([None, "Leje", "Løn"]),
    ),
    max_size=5,
)
DECISIONS = st.sampled_from([None, "Udskudt", "Indarbejdet"])
BOOKS = st.builds(
    lambda decisions, rows: {
        "Korrektioner": [
            {"Nr": f"T10{number}", "Titel": f"Titel {number}", "Beslutning": decision}
            for number, decision in enumerate(decisions, 1)
        ],
        "Beløb": rows or [None],
        "Finansiering": [None],
    },
    st.lists(DECISIONS, min_size=1, max_size=3),
    ROWS,
)


@given(BOOKS, BOOKS)
@settings(max_examples=15)
def test_the_changes_of_net_added_to_the_old_total_give_the_new(before: dict[str, Any], after: dict[str, Any]) -> None:
    found = difference(before, after)
    net = found.measures[-1]
    assert net.before is not None
    total = net.before
    for change in found.corrections:
        assert change.net_before is not None
        assert change.net_after is not None
        total = added(total, added(change.net_after, tuple(-one for one in change.net_before)))  # type: ignore[arg-type]
    assert total == net.after


@given(BOOKS, st.randoms(use_true_random=False))
@settings(max_examples=8)
def test_rows_in_another_order_are_no_difference(sheets: dict[str, Any], dice: Random) -> None:
    rows = [row for row in sheets["Beløb"] if row is not None]
    dice.shuffle(rows)
    assert difference(sheets, sheets | {"Beløb": rows or [None]}).is_empty


# --- as a command ---


def changed(contents: Contents) -> Contents:
    rows: dict[str, list[Row]] = {name: [dict(row) for row in table] for name, table in contents.rows.items()}
    rows["amounts"][0]["y0"] = 1_100_000
    rows["corrections"][0]["background"] = "<script>alert(1)</script>\x07 =1+1"
    return replace(contents, rows=rows)


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("udgaver")
    old, new = folder / "gammel.xlsx", folder / "ny.xlsx"
    old.write_bytes(build(corrected_sample()))
    new.write_bytes(build(changed(corrected_sample())))
    return old, new


def test_the_exit_code_says_whether_they_differ(versions: Sequence[Path]) -> None:
    old, new = versions
    assert korrektur("diff", old, old).code == 0
    ran = korrektur("diff", old, new)
    assert ran.code == 1
    assert "2026: 1,000 → 1,100" in ran.out
    assert "Netto i alt, nu" in ran.out
    assert "\x07" not in ran.out


def test_every_form_tells_the_same_change(versions: Sequence[Path], tmp_path: Path) -> None:
    old, new = versions
    document = json.loads(korrektur("diff", old, new, "--format", "json").out)
    Draft202012Validator({**schema(), "oneOf": [{"$ref": "#/$defs/diff"}]}).validate(document)
    (change,) = document["corrections"]
    assert change["lines"][0]["fields"] == [{"column": "2026", "old": 1.0, "new": 1.1}]
    page = korrektur("diff", old, new, "--format", "html", "--lang", "en").out
    assert "2026: 1.000 → 1.100" in page
    assert "<script" not in page
    assert korrektur("diff", old, new, "--format", "xlsx", "-o", tmp_path / "f.xlsx").code == 1
    cells = [cell for sheet in load_workbook(tmp_path / "f.xlsx") for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert any("2026: 1,000 → 1,100" in str(cell.value) for cell in cells)


@pytest.mark.parametrize("others", [("væk.xlsx",), ("--format", "xlsx")])
def test_what_cannot_be_compared_is_said(versions: Sequence[Path], others: Sequence[str]) -> None:
    old, new = versions
    ran = korrektur("diff", old, *(others if others[0] == "væk.xlsx" else (new, *others)))
    assert ran.code == 2
    assert "kan ikke" in ran.err or "-o forskelle.xlsx" in ran.err


def test_no_workbook_is_written_over(versions: Sequence[Path]) -> None:
    old, new = versions
    before = old.read_bytes()
    assert korrektur("diff", old, new, "--format", "xlsx", "-o", old).code == 2
    assert old.read_bytes() == before
