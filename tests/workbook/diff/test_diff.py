from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from support.plain_grids import MIO, four, line
from support.two_versions import between, book

from schemas.finding import KorrekturError
from workbook.diff import pairing
from workbook.diff.diff import changed_numbers
from workbook.diff.difference import ChangeKind, Difference, Unread

T101 = {"nr": "T101", "title": "Husleje", "service_frame": "Ja"}
T102 = {"nr": "T102", "title": "Befordring", "service_frame": "Ja"}
RENT = line("T101", *four(MIO), change="Merudgift", text="Husleje")


def names(found: Difference, kind: ChangeKind) -> list[tuple[str | None, str | None]]:
    return [(one.old.nr if one.old else None, one.new.nr if one.new else None) for one in found.of_kind(kind)]


def cells(found: Difference) -> list[tuple[str, Any, Any]]:
    """Every cell that changed in the only correction that did."""
    (one,) = found.corrections
    return [(c.column, c.old, c.new) for part in (one.fields, *(x.cells for x in one.lines)) for c in part]


def test_a_workbook_is_like_itself() -> None:
    same = book([T101, T102], amounts=[RENT])
    assert between(same, same).is_empty


def test_a_correction_only_the_new_version_has_is_added() -> None:
    found = between(book([T101]), book([T101, T102]))
    assert [(one.kind, one.name.nr) for one in found.corrections] == [(ChangeKind.ADDED, "T102")]


def test_a_correction_only_the_old_version_has_is_withdrawn() -> None:
    assert names(between(book([T101, T102]), book([T102])), ChangeKind.WITHDRAWN) == [("T101", None)]


def test_a_correction_that_became_udgaaet_is_withdrawn_with_its_amounts() -> None:
    found = between(book([T101], amounts=[RENT]), book([T101 | {"status": "Udgået"}], amounts=[RENT]))
    (one,) = found.of_kind(ChangeKind.WITHDRAWN)
    assert one.figure("net").change == four(-MIO)


def test_an_amount_that_changed_is_told_by_its_year() -> None:
    found = between(book([T101], amounts=[RENT]), book([T101], amounts=[RENT | {"y1": 1_200_000}]))
    assert cells(found) == [("2027", MIO, 1_200_000)]


def test_the_four_lines_tell_what_the_change_does_to_the_budget() -> None:
    paid = [
        line("T101", *four(-300_000), source="Anlæg", reference="A1"),
        line("T101", *four(-100_000), source="Kassen"),
    ]
    found = between(book([T101]), book([T101], amounts=[RENT], financing=paid))
    assert {one.measure: one.change for one in found.totals} == {
        "inside": four(MIO), "outside": four(0), "anlaeg": four(-300_000), "cash_effect": four(700_000),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("field", "old", "new"),
    [
        ("title", "Husleje", "Husleje "),
        ("background", "Linje 1 \r\nLinje 2", "Linje 1\nLinje 2\n"),
        ("service_frame", "Ja/nej", "ja/Nej"),
        ("status", None, "Endelig"),
        ("rate_type", "Samlet", None),
        ("price_level", None, 2026),
        ("effective_date", None, date(2026, 1, 1)),
    ],
)
def test_what_reads_or_means_the_same_is_no_difference(field: str, old: object, new: object) -> None:
    assert between(book([T101 | {field: old}]), book([T101 | {field: new}])).is_empty


@pytest.mark.parametrize(
    ("sheet", "old", "new"),
    [
        ("amounts", {"duration": None}, {"duration": "Varig"}),
        ("amounts", {"service_frame": "Ja"}, {"service_frame": None}),
        ("financing", {"source": "Kassen", "service_frame": None}, {"source": "Kassen", "service_frame": "Nej"}),
        ("calculation", {"price_level": 2026, "rate_type": "Samlet"}, {}),
        ("amounts", {"counterpart": "t102"}, {"counterpart": "T102"}),
    ],
)
def test_what_a_line_leaves_to_its_correction_is_no_difference(
    sheet: str, old: dict[str, Any], new: dict[str, Any]
) -> None:
    before, after = (line("T101", *four(1), text="a", **cells) for cells in (old, new))
    assert between(book([T101], **{sheet: [before]}), book([T101], **{sheet: [after]})).is_empty


def test_a_space_after_an_answer_is_a_difference_since_excel_takes_it_for_no_answer() -> None:
    found = between(book([T101], amounts=[RENT]), book([T101 | {"service_frame": "Ja "}], amounts=[RENT]))
    assert cells(found) == [("service_frame", "Ja", "Ja ")]


def test_rows_in_another_order_are_no_difference() -> None:
    lines = [RENT, line("T101", *four(5), change="Merudgift", text="El"), line("T102", *four(7), change="Merudgift")]
    old, new = book([T101, T102], amounts=lines), book([T102, T101], amounts=lines[::-1])
    assert between(old, new).is_empty


def test_the_same_line_twice_is_not_the_same_line_once() -> None:
    found = between(book([T101], amounts=[RENT]), book([T101], amounts=[RENT, RENT]))
    (one,) = found.corrections
    assert [change.kind for change in one.lines] == [ChangeKind.ADDED]


def test_a_new_number_with_the_old_title_is_the_same_correction() -> None:
    new = book([T101 | {"nr": "T105"}], amounts=[RENT | {"nr": "T105"}])
    (one,) = between(book([T101], amounts=[RENT]), new).corrections
    assert (one.kind, one.renumbered, one.lines, one.figure("net").change) == (ChangeKind.CHANGED, True, (), four(0))


def test_a_line_that_names_a_renumbered_correction_has_not_changed() -> None:
    swap = line("T102", *four(-5), change="Mindreudgift", counterpart="T101")
    old = book([T101, T102], amounts=[swap])
    new = book([T101 | {"nr": "T105"}, T102], amounts=[swap | {"counterpart": "T105"}])
    assert [one.name.nr for one in between(old, new).corrections] == ["T105"]


def test_numbers_moved_on_by_one_are_followed_by_their_titles() -> None:
    old = book([T101, T102])
    new = book([{"nr": "T101", "title": "Ny"}, T101 | {"nr": "T102"}, T102 | {"nr": "T103"}])
    found = between(old, new)
    assert names(found, ChangeKind.CHANGED) == [("T101", "T102"), ("T102", "T103")]
    assert names(found, ChangeKind.ADDED) == [(None, "T101")]


def test_a_title_that_stands_twice_decides_nothing() -> None:
    twice = [T101, T102 | {"title": "Husleje"}]
    found = between(book(twice), book([T101, T102 | {"nr": "T105", "title": "Husleje"}]))
    assert (names(found, ChangeKind.WITHDRAWN), names(found, ChangeKind.ADDED)) == ([("T102", None)], [(None, "T105")])


def test_a_correction_with_another_title_keeps_its_number() -> None:
    found = between(book([T101]), book([T101 | {"title": "Leje af lokaler"}]))
    assert cells(found) == [("title", "Husleje", "Leje af lokaler")]


def test_numbers_compare_as_excel_compares_them() -> None:
    assert between(book([T101], amounts=[RENT]), book([T101 | {"nr": "t101"}], amounts=[RENT])).is_empty
    trimmed = between(book([T101 | {"nr": "T101 "}]), book([T101]))
    assert names(trimmed, ChangeKind.CHANGED) == [("T101 ", "T101")]


@pytest.fixture(params=[pairing._EACH_WITH_EACH, 0], ids=["few lines", "many lines"])  # noqa: SLF001
def however_many(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines are paired alike whether each is weighed with each, or there are too many for that."""
    monkeypatch.setattr(pairing, "_EACH_WITH_EACH", request.param)


@pytest.mark.usefixtures("however_many")
@pytest.mark.parametrize(
    ("sheet", "old", "new", "changed"),
    [
        ("amounts", {"text": "El", "change": "Merudgift"}, {"text": "El", "change": "Mindreindtægt"}, "change"),
        ("amounts", {"text": "El", "change": "Merudgift"}, {"text": "Strøm", "change": "Merudgift"}, "text"),
        ("financing", {"source": "Pulje", "text": "a"}, {"source": "DUT", "text": "a"}, "source"),
        ("calculation", {"type": "Ny udgift"}, {"type": "Ny udgift", "text": "nu med tekst"}, "text"),
        (
            "financing",
            {"source": "Pulje", "text": "a", "reference": "1"},
            {"source": "Pulje", "text": "a"},
            "reference",
        ),
        ("fte", {"text": "Lærer"}, {"text": "Lærer", "y0": 9}, "2026"),
        ("fte", {}, {"y0": 9}, "2026"),
    ],
)
def test_a_changed_line_is_one_line_changed_and_not_two(
    sheet: str, old: dict[str, Any], new: dict[str, Any], changed: str
) -> None:
    before, after = ({**line("T101", *four(4)), **cells} for cells in (old, new))
    (one,) = between(book([T101], **{sheet: [before]}), book([T101], **{sheet: [after]})).corrections
    assert [(each.kind, [cell.column for cell in each.cells]) for each in one.lines] == [
        (ChangeKind.CHANGED, [changed])
    ]


@pytest.mark.usefixtures("however_many")
def test_each_line_is_paired_with_the_one_of_its_own_text() -> None:
    old = [line("T101", *four(n), change="Merudgift", text=text) for n, text in enumerate("abc", 1)]
    new = [row | {"y0": 10 * int(row["y1"])} for row in old[::-1]]
    (one,) = between(book([T101], amounts=old), book([T101], amounts=new)).corrections
    assert sorted((c.old, c.new) for each in one.lines for c in each.cells) == [(1, 10), (2, 20), (3, 30)]


@pytest.mark.usefixtures("however_many")
def test_lines_without_anything_alike_are_one_gone_and_one_new() -> None:
    old = line("T101", *four(1), change="Merudgift", text="a")
    new = line("T101", *four(2), change="Mindreudgift", text="b")
    (one,) = between(book([T101], amounts=[old]), book([T101], amounts=[new])).corrections
    assert {each.kind for each in one.lines} == {ChangeKind.ADDED, ChangeKind.WITHDRAWN}


def test_lines_whose_correction_is_gone_are_said_to_be_left() -> None:
    (one,) = between(book([T101], amounts=[RENT]), book([], amounts=[RENT])).corrections
    assert (one.kind, one.new, one.lines_left, one.lines) == (ChangeKind.WITHDRAWN, None, True, ())
    assert (one.figure("net").change, one.figure("undecided").change) == (four(0), four(MIO))


def test_lines_no_correction_has_are_compared_under_their_number() -> None:
    (one,) = between(book(amounts=[RENT]), book(amounts=[RENT | {"y3": 0}])).corrections
    assert (one.loose, one.name.nr, one.figure("undecided").change) == (True, "T101", (0, 0, 0, -MIO))


def test_a_number_where_text_stood_is_a_difference() -> None:
    old = book([T101], amounts=[RENT | {"y0": None}], unreadable=[("amounts", 0, "y0")])
    assert cells(between(old, book([T101], amounts=[RENT]))) == [("2026", Unread("?"), MIO)]


@pytest.mark.usefixtures("however_many")
def test_a_rate_that_changed_moves_the_corrections_it_converts() -> None:
    older = T101 | {"price_level": 2025}
    rate = {"from_year": 2025, "to_year": 2026, "type": "Samlet", "percent": Decimal("0.03")}
    found = between(
        book([older], amounts=[RENT], rates=[rate]),
        book([older], amounts=[RENT], rates=[rate | {"percent": Decimal("0.04")}]),
    )
    assert [(c.column, c.old, c.new) for c in found.rates[0].cells] == [("percent", Decimal("0.03"), Decimal("0.04"))]
    assert found.corrections[0].figure("net").change == four(10_000)


@pytest.mark.usefixtures("however_many")
def test_an_justification_is_known_by_its_rule_and_number() -> None:
    one = {"rule": "SUM608", "nr": "T101", "observed": "x", "reason": "a"}
    other = one | {"nr": "T102"}
    found = between(
        book([T101], justifications=[one, other]), book([T101], justifications=[other, one | {"reason": "b"}])
    )
    assert [[(c.column, c.old, c.new) for c in each.cells] for each in found.justifications] == [[("reason", "a", "b")]]
    assert between(book(justifications=[one]), book(justifications=[other])).justifications != ()


def test_other_budget_years_are_compared_in_the_years_both_have() -> None:
    next_year = line("T101", MIO, MIO, 5, 9 * MIO, change="Merudgift", text="Husleje")
    found = between(book([T101], amounts=[RENT]), book([T101], amounts=[next_year], budget_year=2027))
    assert found.years == (2027, 2028, 2029)
    assert cells(found) == [("2029", MIO, 5)]


def test_past_series_are_compared_in_the_years_both_have() -> None:
    series = {f"h{n}": Decimal(n) for n in (5, 4, 3, 2, 1)}
    later = {f"h{n + 1}": Decimal(n) for n in (4, 3, 2, 1)} | {"h1": Decimal(99)}
    old = book([T101], history=[{"nr": "T101", "text": "a", **series}])
    new = book([T101], history=[{"nr": "T101", "text": "a", **later}], budget_year=2027)
    assert between(old, new).corrections == ()


def test_budgets_without_a_year_in_common_are_refused() -> None:
    with pytest.raises(KorrekturError):
        between(book([T101]), book([T101], budget_year=2030))


def test_a_workbook_without_usable_korrektioner_is_refused() -> None:
    with pytest.raises(KorrekturError):
        between(book([T101]), book([T101], without=["corrections"]))


def test_a_sheet_that_cannot_be_read_is_named_and_its_figures_are_unknown() -> None:
    found = between(book([T101], amounts=[RENT]), book([T101], without=["amounts"]))
    assert [(one.sheet, one.old_unusable, one.new_unusable) for one in found.not_compared] == [("amounts", False, True)]
    assert {one.measure: one.new for one in found.totals}["inside"] is None
    assert not found.is_empty


def test_committees_of_a_merged_workbook_are_kept_apart() -> None:
    ours, theirs = T101 | {"udvalg": "A"}, T101 | {"udvalg": "B"}
    found = between(book([ours]), book([theirs]), merged=True)
    assert [(one.kind, one.committee) for one in found.corrections] == [
        (ChangeKind.ADDED, "B"),
        (ChangeKind.WITHDRAWN, "A"),
    ]


def test_a_committee_that_was_renamed_has_the_same_corrections() -> None:
    assert between(book([T101 | {"udvalg": "A"}]), book([T101 | {"udvalg": "B"}])).corrections == ()


def test_forms_that_read_otherwise_are_those_with_a_change_that_is_printed() -> None:
    noted = T102 | {"internal_note": "ring til skolen"}
    found = between(book([T101, T102], amounts=[RENT]), book([T101, noted], amounts=[RENT | {"y0": 5}]))
    assert [one.name.nr for one in found.corrections] == ["T101", "T102"]
    assert {key for _, key in changed_numbers(found)} == {"t101"}
