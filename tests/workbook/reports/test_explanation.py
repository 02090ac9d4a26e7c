from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from schemas.rule import ErrorValue, Example, Formula, Percent, Rule, RuleFix, Severity, Text
from schemas.rules import RULES
from workbook.grid import FAULTS
from workbook.reports.catalogue import FAMILIES, render_catalogue
from workbook.reports.example_remarks import FAULTS as FAULT_REMARKS
from workbook.reports.examples import shown_example
from workbook.reports.explanation import render_explanation

if TYPE_CHECKING:
    from workbook.reports.examples import ShownSheet

RULE_CASES = [pytest.param(rule, id=rule.name) for rule in RULES]
LICENCES = Rule(
    id="SUM699",
    name="licences-too-cheap",
    severity=Severity.ERROR,
    draft_severity=Severity.WARNING,
    title=Text("Licenserne er for billige", "The licences are too cheap"),
    why=Text("Ingen får dem til den pris.", "Nobody gets them at that price."),
    message=Text("{place}: for billigt.", "{place}: too cheap."),
    wrong=Example({"Beløb": [{"2026": 0.1}]}),
    right=Example(),
    on=False,
)


def test_a_rule_is_explained_with_why_and_two_examples_like_the_sheet() -> None:
    assert render_explanation(LICENCES, "da") == (
        """\
SUM699 Licenserne er for billige
fejl (kladde: advarsel) · licences-too-cheap · SUM: sammenhæng mellem tal

Ingen får dem til den pris.

Reglen er slået fra og bruges kun, når den vælges med --select.

Forkert
  Beløb
  ┌───┬──────┬───────────┬──────────┬───────┬───────┬───────┬───────┐
  │   │ Nr   │ Ændring   │ Tekst    │  2026 │  2027 │  2028 │  2029 │
  ├───┼──────┼───────────┼──────────┼───────┼───────┼───────┼───────┤
  │ 4 │ T101 │ Merudgift │ Licenser │ 0,100 │ 0,500 │ 0,500 │ 0,500 │
  └───┴──────┴───────────┴──────────┴───────┴───────┴───────┴───────┘

Rigtigt
  Beløb
  ┌───┬──────┬───────────┬──────────┬───────┬───────┬───────┬───────┐
  │   │ Nr   │ Ændring   │ Tekst    │  2026 │  2027 │  2028 │  2029 │
  ├───┼──────┼───────────┼──────────┼───────┼───────┼───────┼───────┤
  │ 4 │ T101 │ Merudgift │ Licenser │ 0,500 │ 0,500 │ 0,500 │ 0,500 │
  └───┴──────┴───────────┴──────────┴───────┴───────┴───────┴───────┘
"""
    )


@pytest.mark.parametrize(
    ("safe", "words"),
    [
        (True, "korrektur fix fixes it where only one thing can be meant: Halve it."),
        (False, "korrektur fix --unsafe can fix it, but that is a guess: Halve it."),
    ],
)
def test_a_rule_that_can_be_fixed_says_how(safe: bool, words: str) -> None:
    fix = RuleFix(Text("Halvér det", "Halve it"), safe, lambda _budgets, _hit: ())
    assert words in render_explanation(replace(LICENCES, fix=fix), "en").replace("\n", " ")
    assert "korrektur fix" not in render_explanation(LICENCES, "en")


def test_the_cell_that_is_wrong_is_red_where_there_are_colours() -> None:
    assert "\x1b[1;31m0,100" in render_explanation(LICENCES, "da", colour=True)


@pytest.mark.parametrize("rule", RULE_CASES)
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_rule_can_be_explained_within_the_screen(rule: Rule, language: str) -> None:
    text = render_explanation(rule, "da" if language == "da" else "en", width=100)
    assert rule.title[language] in text  # type: ignore[index]
    assert max(map(len, text.splitlines())) <= 100


@pytest.mark.parametrize("rule", RULE_CASES)
def test_the_two_examples_of_a_rule_do_not_look_alike(rule: Rule) -> None:
    assert shown_example(rule.wrong, rule.right) != shown_example(rule.right, rule.wrong)


@pytest.mark.parametrize("rule", RULE_CASES)
def test_what_is_wrong_in_an_example_can_be_seen(rule: Rule) -> None:
    drawing = shown_example(rule.wrong, rule.right)
    assert drawing.sheets or drawing.remarks


def headers_of(sheet: ShownSheet) -> list[str]:
    return [header.text for header in sheet.headers]


def cell(value: object, header: str = "2026", sheet: str = "Beløb") -> str:
    drawing = shown_example(Example({sheet: [{"Nr": "T101", header: value}]}), Example()).sheets[0]
    return dict(zip(headers_of(drawing), drawing.rows[0][1], strict=True))[header].text


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.88, "0,880"),
        (880, "880,000"),
        (0.1234, "0,1234"),
        ("0,6", "'0,6"),
        ("mangler", "mangler"),
        (date(2026, 8, 1), "01-08-2026"),
        (Percent(0.032), "3,2 %"),
        (ErrorValue("#REF!"), "#REF!"),
        (Formula("1+1", 2), "=1+1 → 2"),
        (Formula("1+1"), "=1+1 → ?"),
        (None, ""),
    ],
)
def test_values_look_as_in_danish_excel(value: object, shown: str) -> None:
    assert cell(value) == shown


def test_fte_have_two_decimals_and_history_its_own() -> None:
    assert cell(1.5, sheet="Fuldtidsstillinger") == "1,50"
    assert cell(155938, header="2021", sheet="Historik") == "155.938"


def test_thousands_of_kroner_have_no_decimals() -> None:
    example = Example({"Beløb": [{"2026": 880}]}, master_data={"Enhed": "1.000 kr."})
    stamdata, amounts = shown_example(example, Example()).sheets
    assert [cell.text for cell in stamdata.rows[0][1]] == ["Enhed", "1.000 kr."]
    assert amounts.rows[0][1][headers_of(amounts).index("2026")].text == "880"


def test_spaces_nobody_sees_are_shown() -> None:
    assert cell("T101 ", header="Tekst") == "»T101 «"


def test_years_are_those_of_the_budget_year_the_example_is_about() -> None:
    example = Example({"Beløb": [{"2027": 0.5, "2030": 0.5}]}, master_data={"Budgetår": 2027})
    assert "2030" in headers_of(shown_example(example, Example()).sheets[1])


def test_a_text_that_both_examples_share_is_shown() -> None:
    prose = {"Korrektioner": [{"Baggrund": "Det kræver to stillinger."}]}
    example = Example({**prose, "Beløb": [{"2026": 0.1}]})
    assert "Baggrund" in headers_of(shown_example(example, Example(prose)).sheets[0])


@pytest.mark.parametrize(
    ("example", "marked"),
    [
        (Example(headers={"PL": {"Til år": "TIL ÅR"}}), ["TIL ÅR"]),
        (Example(order={"PL": ["Fra år", "Type", "Til år", "Procent"]}), ["Type", "Til år"]),
        (Example(order={"PL": ["Fra år", "Til år", "Type", "Til år"]}), ["Til år"]),
        (Example(order={"PL": ["Fra år", "Egen", "Til år", "Type"]}), ["Egen"]),
        (Example(headers={"PL": {"Til år": None}}), []),
    ],
)
def test_headers_that_are_not_as_they_came_are_marked(example: Example, marked: list[str]) -> None:
    (sheet,) = shown_example(example, Example()).sheets
    assert [header.text for header in sheet.headers if header.changed] == marked


@pytest.mark.parametrize(
    ("example", "remark"),
    [
        (Example({"PL": None}), "Arket PL mangler."),
        (Example(headers={"Beløb": {"2027": None}}), "Beløb: kolonnen 2027 mangler."),
        (Example(no_table=("Beløb",)), "Beløb: cellerne står der, men er ikke længere en tabel."),
        (Example(below={"Beløb": [{"Nr": "T101"}]}), "Beløb: der står rækker under tabellen."),
        (
            Example(below={"Beløb": [{"Nr": "T101"}]}, second_table=("Beløb",)),
            "Beløb: der står en tabel til under tabellen.",
        ),
        (Example(merged={"Beløb": ["A4:A5"]}), "Beløb: cellerne A4:A5 er flettet."),
        (Example(hidden_rows={"Beløb": [4, 5]}), "Beløb: række 4, 5 er skjult."),
        (Example(hidden_rows={"Beløb": [4]}, filtered=("Beløb",)), "Beløb: et filter skjuler række 4."),
        (Example(hidden={"Beløb": ["2028"]}), "Beløb: kolonnen 2028 er skjult."),
        (Example(tabs={"Gamle tal": "hidden"}), "Arket Gamle tal er skjult."),
        (Example(tabs={"Gamle tal": "visible"}), "Arket Gamle tal er synligt."),
        (Example(files={"macros": True}), "Filen indeholder makroer."),
        (Example(files={"parts": 3}), "Filens parts: 3."),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_said(example: Example, remark: str) -> None:
    assert [one.da for one in shown_example(example, Example()).remarks] == [remark]


def test_facts_that_are_not_so_are_not_said() -> None:
    example = Example(files={"macros": False}, hidden={"Beløb": []}, hidden_rows={"Beløb": []})
    assert shown_example(example, Example()).remarks == ()


def test_every_reason_a_file_cannot_be_read_has_words() -> None:
    assert set(FAULT_REMARKS) == set(FAULTS)


def test_every_family_has_words() -> None:
    assert {rule.family for rule in RULES} <= set(FAMILIES)


def test_a_rule_that_is_off_says_so_in_the_list() -> None:
    off = replace(RULES[0], on=False)
    assert "slået fra, til med --select" in render_catalogue([off], "da")
    assert "slået fra" not in render_catalogue(RULES[:1], "da") or not RULES[0].on
