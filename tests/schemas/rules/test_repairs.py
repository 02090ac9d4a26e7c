"""What the rules' repairs make of a cell, and what they leave to a person."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from support.example_grids import grid_of, read_of

from schemas.check import check
from schemas.rule import ErrorValue, Example, Percent, Row
from schemas.rules import RULES
from workbook.edits import edited
from workbook.grid import Grid
from workbook.parse import parse

if TYPE_CHECKING:
    from schemas.finding import Edit, Finding
    from schemas.rule import Rule

MIO: dict[str, Any] = {"Enhed": "mio. kr."}
THOUSAND: dict[str, Any] = {"Enhed": "1.000 kr."}
_RATE: Row = {"Fra år": 2025, "Til år": 2026, "Type": "Samlet", "Kilde": "Skøn", "Dato": date(2025, 6, 1)}


def found(example: Example, rule: str) -> list[Finding]:
    return [one for one in check(parse([grid_of(example)]), example.settings) if one.rule == rule]


def edits(example: Example, rule: str) -> list[Edit]:
    return [edit for one in found(example, rule) if one.fix for edit in one.fix.edits]


NUMBERS: dict[str, float | None] = {
    "0,6": 0.6,
    " 0,6 ": 0.6,
    "0,6\u00a0": 0.6,
    "−0,6": -0.6,  # U+2212
    "–0,6": -0.6,
    "-0,6": -0.6,
    "- 0,6": -0.6,
    "+0,6": 0.6,
    "0,6-": -0.6,
    "600": 600.0,
    "1.250,5": 1250.5,
    "1 250,5": 1250.5,
    "0,6 mio. kr.": 0.6,
    "0,6 mio.": 0.6,
    "880.000 kr.": 0.88,
    "1.8": None,
    "0.6": None,
    "1.250": None,
    "1,250.5": None,
    "3,2 %": None,
    "0,6 0,7": None,
}


@pytest.mark.parametrize(("text", "number"), NUMBERS.items())
def test_a_number_as_text_becomes_a_number_where_it_means_one(text: str, number: float | None) -> None:
    example = Example({"Beløb": [{"2026": text}]}, master_data=MIO)
    assert len(found(example, "VAE401")) == 1
    assert [edit.value for edit in edits(example, "VAE401")] == ([] if number is None else [number])


@pytest.mark.parametrize(
    ("sheet", "column", "text", "number"),
    [
        ("Beløb", "2026", "1.250", 1250.0),
        ("Beløb", "2026", "1,5 mio. kr.", 1500.0),
        ("Beløb", "2026", "880.000 kr.", 880.0),
        ("Historik", "2021", "155.938", 155938.0),
        ("Korrektioner", "Prisniveau", "2025", 2025.0),
        ("PL", "Procent", "3,2 %", 0.032),
        ("PL", "Procent", "3,2", None),
        ("Fuldtidsstillinger", "2026", "0,54", 0.54),
        ("Fuldtidsstillinger", "2026", "1.250", None),
    ],
)
def test_the_column_and_the_unit_decide_how_a_text_is_read(
    sheet: str, column: str, text: str, number: float | None
) -> None:
    row: Row = {"Nr": "T101", "Tekst": "Tal", "Enhed": "kr."} if sheet in ("Historik", "Fuldtidsstillinger") else {}
    row = {**_RATE} if sheet == "PL" else row
    example = Example({sheet: [{**row, column: text}]}, master_data=THOUSAND)
    assert len(found(example, "VAE401")) == 1
    assert [edit.value for edit in edits(example, "VAE401")] == ([] if number is None else [number])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("01.03.2026", date(2026, 3, 1)),
        ("1/3-2026", date(2026, 3, 1)),
        ("01-03-2026", date(2026, 3, 1)),
        ("2026-03-01", date(2026, 3, 1)),
        ("1. marts 2026", date(2026, 3, 1)),
        ("1. mar. 2026", date(2026, 3, 1)),
        ("31.02.2026", None),
        ("01.03.26", None),
        ("marts 2026", None),
    ],
)
def test_a_date_as_text_becomes_a_date_where_there_is_such_a_day(text: str, day: date | None) -> None:
    example = Example({"Korrektioner": [{"Iværksættelsestidspunkt": text}]})
    assert len(found(example, "VAE409")) == 1
    assert [(edit.value, edit.shown_as) for edit in edits(example, "VAE409")] == (
        [] if day is None else [(day, "date")]
    )


@pytest.mark.parametrize(
    ("answer", "listed"),
    [(" Ja", "Ja"), ("ja ", "Ja"), ("Nej.", "Nej"), ("UAFKLARET ", "Uafklaret"), ("Måske", None), ("J", None)],
)
def test_an_answer_becomes_the_lists_but_for_spaces_case_and_a_stop(answer: str, listed: str | None) -> None:
    example = Example({"Korrektioner": [{"Indenfor servicerammen": answer}]})
    assert len(found(example, "VAE411")) == 1
    assert [edit.value for edit in edits(example, "VAE411")] == ([] if listed is None else [listed])


def test_the_same_holds_for_every_list() -> None:
    example = Example({"Beløb": [{"Ændring": "merudgift ", "Varighed": "For altid"}]})
    assert [edit.value for edit in edits(example, "VAE410")] == ["Merudgift"]
    assert len(found(example, "VAE410")) == 2


def test_answers_in_another_case_are_one_note_a_sheet_and_mended_together() -> None:
    example = Example(
        {
            "Korrektioner": [{"Indenfor servicerammen": "ja", "Årsag": "FEJLRETTELSE"}],
            "Beløb": [{"Ændring": "merudgift"}],
        }
    )
    assert [one.place.sheet for one in found(example, "VAE417")] == ["Korrektioner", "Beløb"]
    assert {edit.value for edit in edits(example, "VAE417")} == {"Ja", "Fejlrettelse", "Merudgift"}


@pytest.mark.parametrize(
    ("master_data", "typed", "meant"),
    [(MIO, 880, 0.88), (MIO, 1250.5, 1.2505), (MIO, 880_000, 0.88), (THOUSAND, 880_000, 880.0)],
)
def test_thousands_and_kroner_become_the_workbooks_unit(
    master_data: dict[str, Any], typed: float, meant: float
) -> None:
    example = Example({"Beløb": [{"2026": typed}]}, master_data=master_data)
    assert [edit.value for edit in edits(example, "VAE407")] == [meant]


def test_hidden_decimals_are_rounded_half_away_from_zero_over_the_whole_line() -> None:
    example = Example({"Beløb": [{"2026": 0.5005, "2027": 0.5, "2028": -0.2345, "2029": 0.49951}]})
    assert [(edit.cell[:1], edit.value) for edit in edits(example, "VAE408")] == [
        ("H", 0.501), ("J", -0.235), ("K", 0.5),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "figure"), [(date(2025, 8, 1), 1.8), (date(2026, 10, 1), 1.1), (date(2025, 5, 12), 12.5)]
)
def test_a_day_becomes_the_figure_excel_made_it_of(day: date, figure: float) -> None:
    example = Example({"Beløb": [{"2026": day}]})
    assert [(edit.value, edit.shown_as) for edit in edits(example, "VAE405")] == [(figure, "number")]


def test_a_sign_is_turned_in_the_cell_that_has_it_wrong() -> None:
    example = Example({"Beløb": [{"Ændring": "Mindreudgift", "2026": -0.5, "2027": 0.25, "2028": -0.5, "2029": -0.5}]})
    assert [(edit.cell, edit.value) for edit in edits(example, "FOR301")] == [("I4", -0.25)]


def test_a_rate_becomes_per_cent() -> None:
    assert [edit.value for edit in edits(Example({"PL": [{**_RATE, "Procent": 3.2}]}), "VAE412")] == [0.032]


@pytest.mark.parametrize("value", ["x,xxx", "ca. 0,6", ErrorValue("#REF!"), Percent(0.5)])
def test_what_no_one_can_tell_is_left_alone(value: Any) -> None:
    findings = check(parse([grid_of(Example({"Beløb": [{"2026": value}]}))]))
    assert findings
    assert [one.rule for one in findings if one.fix is not None] == []


def test_a_text_gets_commas_in_its_figures_and_nowhere_else() -> None:
    text = "Version 2.5 fra 01.01.2026: 1.8 mio. kr. og 0,2 mio. kr.\nMellem 0.6 - 1.8 mio. kr. for 1.300 brugere, kl. 8.30"
    example = Example({"Korrektioner": [{"Økonomiske konsekvenser": text}]})
    assert [edit.value for edit in edits(example, "TXT804")] == [
        "Version 2.5 fra 01.01.2026: 1,8 mio. kr. og 0,2 mio. kr.\n"
        "Mellem 0,6 - 1,8 mio. kr. for 1.300 brugere, kl. 8.30"
    ]


REPAIRABLE = [pytest.param(rule, id=rule.name) for rule in RULES if rule.repair is not None]


@pytest.mark.parametrize("rule", REPAIRABLE)
def test_a_rules_own_wrong_example_is_right_once_it_is_repaired(rule: Rule) -> None:
    grid = read_of(rule.wrong)
    assert isinstance(grid, Grid)
    findings = [one for one in check(parse([grid]), rule.wrong.settings) if one.rule == rule.id]
    repairs = [edit for one in findings if one.fix is not None for edit in one.fix.edits]
    if not repairs:
        assert rule.id in LEFT_TO_A_PERSON
        return
    after = check(parse([edited(grid, repairs)]), rule.wrong.settings)
    assert [one.rule for one in after if one.rule == rule.id] == []


LEFT_TO_A_PERSON = {"VAE409", "VAE410", "VAE411"}
"""Rules whose wrong example says something that only a person can mend."""


@pytest.mark.parametrize("rule", REPAIRABLE)
def test_a_repair_has_its_words_in_both_languages(rule: Rule) -> None:
    assert rule.repair is not None
    assert rule.repair.title.da != rule.repair.title.en
    assert not rule.repair.title.da.endswith(".")
