"""What the rules' fixes make of a cell, and what they leave to a person."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest
from support.example_grids import grid_of
from support.fix_cases import CASES, Case

from schemas.checking.check import check
from schemas.examples.shared_rows import correction, line
from schemas.layout import HEADER_ROW
from schemas.rule import Example, Rule
from schemas.rules import RULES
from workbook.fix.edits import edited, place_of
from workbook.grid import NumberClass
from workbook.reading.parse import parse

if TYPE_CHECKING:
    from schemas.finding import CellEdit, Finding
    from workbook.grid import Grid


def place(grid: Grid, edit: CellEdit) -> str:
    """The sheet, header and row of an edit's cell."""
    sheet, (row, column) = place_of(grid, edit)
    return f"{sheet.name} {sheet.values[HEADER_ROW, column]} {row}"


@cache
def found_in_all() -> list[tuple[Grid, list[Finding]]]:
    """Every case's workbook and the findings of its rule, cases of like settings checked as one set."""
    grids = [grid_of(case.example, str(number)) for number, case in enumerate(CASES)]
    found: list[list[Finding]] = [[] for _ in CASES]
    for settings in {case.example.settings for case in CASES}:
        ours = [grid for grid, case in zip(grids, CASES, strict=True) if case.example.settings == settings]
        for finding in check(parse(ours), settings):
            number = int(finding.place.path)
            if finding.rule == CASES[number].rule:
                found[number].append(finding)
    return list(zip(grids, found, strict=True))


@pytest.mark.parametrize("case", [pytest.param(case, id=str(case)) for case in CASES])
def test_a_cell_becomes_what_can_be_told_and_else_stays(case: Case) -> None:
    grid, findings = found_in_all()[CASES.index(case)]
    assert findings, "the rule finds the fault"
    made = {
        place(grid, edit): (edit.value, edit.shown_as)
        for finding in findings
        if finding.fix is not None
        for edit in finding.fix.edits
    }
    assert made == {
        place: value if isinstance(value, tuple) else (value, None) for place, value in case.becomes.items()
    }


def test_answers_in_another_case_are_one_note_a_sheet_and_fixed_together() -> None:
    example = Example(
        {
            "Korrektioner": [{"Indenfor servicerammen": "ja"}, correction("T102", Årsag="ANDET")],
            "Beløb": [{}, line("T102", 0.1, Varighed="varig")],
        }
    )
    notes = [one for one in check(parse([grid_of(example)])) if one.rule == "VAE417"]
    assert [(one.place.sheet, one.place.cell, one.place.key) for one in notes] == [
        ("Korrektioner", "F4", "-"),
        ("Beløb", "E5", "T102"),
    ]
    assert notes[0].message.da == (
        "Korrektioner!F4 (Indenfor servicerammen): »ja · ANDET« tæller med, men skrives »Ja · Andet« på listen "
        "(2 celler på arket). Vælg svaret på listen."
    )
    assert [edit.value for one in notes if one.fix for edit in one.fix.edits] == ["Ja", "Andet", "Varig"]


def test_a_clock_time_is_not_guessed_at() -> None:
    grid = grid_of(Example({"Beløb": [{"2026": 0.0625}]}))
    sheet = grid.sheet("Beløb")
    assert sheet is not None
    at = next(at for at, value in sheet.values.items() if value == 0.0625)
    sheet.classes[at] = NumberClass.TIME
    assert [one.fix for one in check(parse([grid])) if one.rule == "VAE405"] == [None]


def test_an_amount_in_a_date_format_keeps_its_decimals() -> None:
    grid = grid_of(Example({"Beløb": [{"2026": date(1900, 1, 2)}]}))
    sheet = grid.sheet("Beløb")
    assert sheet is not None
    at = next(iter(sheet.classes))
    sheet.values[at] = 0.6
    fixes = [one.fix for one in check(parse([grid])) if one.rule == "VAE405"]
    assert [(edit.value, edit.shown_as) for fix in fixes if fix for edit in fix.edits] == [(0.6, "number")]


def test_a_text_gets_commas_in_its_figures_and_nowhere_else() -> None:
    given = "Version 2.5: 1.8 mio. kr. og 0,2 mio. kr.\nMellem 0.6 - 1.8 mio. kr. til 1.300 brugere kl. 8.30"
    findings = check(parse([grid_of(Example({"Korrektioner": [{"Økonomiske konsekvenser": given}]}))]))
    (fix,) = (one.fix for one in findings if one.rule == "TXT804")
    assert fix is not None
    (edit,) = fix.edits
    meant = "Version 2.5: 1,8 mio. kr. og 0,2 mio. kr.\nMellem 0,6 - 1,8 mio. kr. til 1.300 brugere kl. 8.30"
    assert edit.value == meant


FIXABLE = [pytest.param(rule, id=rule.name) for rule in RULES if rule.fix is not None]
NOT_CERTAIN = {"ARK116", "ARK117", "VAE409", "VAE410", "VAE411", "NOG502", "NOG504"}
"""Rules whose wrong example says something that only a person can fix."""


@cache
def fixed_examples() -> dict[str, tuple[bool, set[str]]]:
    """Of every rule that has a fix: whether its wrong example was fixed, and what fires in it then."""
    rules = [rule for rule in RULES if rule.fix is not None]
    grids = {rule.id: grid_of(rule.wrong, rule.id) for rule in rules}
    touched = set()
    for finding in check(parse(list(grids.values()))):
        if finding.fix is not None and finding.rule == finding.place.path:
            grids[finding.rule] = edited(grids[finding.rule], finding.fix.edits)
            touched.add(finding.rule)
    fired: dict[str, set[str]] = {rule.id: set() for rule in rules}
    for finding in check(parse(list(grids.values()))):
        fired[finding.place.path].add(finding.rule)
    return {rule.id: (rule.id in touched, fired[rule.id]) for rule in rules}


@pytest.mark.parametrize("rule", FIXABLE)
def test_a_rules_own_wrong_example_is_right_once_it_is_fixed(rule: Rule) -> None:
    fixed, fired = fixed_examples()[rule.id]
    assert fixed == (rule.id not in NOT_CERTAIN)
    assert not fixed or not fired & {rule.id}


@pytest.mark.parametrize("rule", FIXABLE)
def test_a_fix_has_its_words_in_both_languages(rule: Rule) -> None:
    assert rule.fix is not None
    assert rule.fix.title.da.strip()
    assert rule.fix.title.da != rule.fix.title.en
    assert not rule.fix.title.da.endswith(".")
