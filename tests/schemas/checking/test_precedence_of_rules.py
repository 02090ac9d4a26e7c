"""What rules say of their precedence: it names what exists, and each word of it makes something silent."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from support.example_grids import grid_of

import schemas.checking
from schemas.checking.check import check
from schemas.examples.shared_rows import correction, every_year, financed, line, rate
from schemas.rule import Example, ExampleRow, Percent
from schemas.rules import RULE_BY_ID, RULES
from workbook.reading.parse import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from schemas.rule import ExampleRow, Rule, Within
    from workbook.grid import Grid

LICENCES = {"Nr": "T101", "Ændring": "Merudgift", "Tekst": "Licenser"} | every_year(0.5)
IN_THOUSANDS = Example({"Beløb": [every_year(880)], "Finansiering": [every_year(-880)]}, overview={})
NO_FRACTION = {"PL": [rate(2025, Procent=Percent(3))]}
NEXT_YEARS = {str(year): str(year - 1) for year in (2026, 2027, 2028, 2029)}
MID_YEAR: dict[str, list[ExampleRow]] = {"Korrektioner": [{"Iværksættelsestidspunkt": date(2026, 7, 1)}]}
BEHIND: list[ExampleRow] = [
    {"Nr": "T101", "Type": "Nyt skøn", "Tekst": "Udmeldt pris"} | every_year(1.5) | {"2026": 1.25},
    {"Nr": "T101", "Type": "Afsat budget", "Tekst": "Budget til licenser"} | every_year(1.0),
]
TWO = ("Økonomiudvalget", "Socialudvalget")


def _left_blank(cell: str, nr: str | None = "T101", **sheets: list[ExampleRow | None]) -> Example:
    """A workbook whose import left this cell blank."""
    return Example({**sheets, "Import": [{"Nr": nr, "Hvad": "Kunne ikke læses.", "Celle": cell}]})


BESIDE: dict[tuple[str, str], tuple[str, str, Example]] = {
    ("IMP901", "year-blank"): ("VAE402", "IMP901", _left_blank("Beløb!J4", Beløb=[{"2028": None}])),
    ("IMP901", "change-missing"): ("FOR302", "IMP901", _left_blank("Beløb!C4", Beløb=[{"Ændring": None}])),
    ("IMP901", "service-frame-unanswered"): (
        "PRI707", "IMP901", _left_blank("Korrektioner!F4", Korrektioner=[{"Indenfor servicerammen": None}]),
    ),
    ("IMP901", "line-without-correction"): (
        "NOG504", "IMP901",
        _left_blank("Korrektioner!A4", None, Korrektioner=[{"Nr": None}], Beløb=[None], Finansiering=[None]),
    ),
    ("NOG504", "number-malformed"): ("NOG504", "NOG502", Example({"Korrektioner": [{"Nr": "T1O1"}]})),
    ("NOG505", "committee-not-listed"): (
        "NOG505", "NOG510", Example({"Beløb": [{"Udvalg": "Økonomi"}]}, merged_committees=TWO),
    ),
    ("NOG510", "*"): (
        "VAE401", "NOG510", Example({"Beløb": [{"Udvalg": "Økonomi", "2026": "0,6"}]}, merged_committees=TWO),
    ),
    ("SUM614", "unit-of-the-workbook-implausible"): ("SUM614", "VAE418", IN_THOUSANDS),
    ("SUM616", "line-without-correction"): (
        "SUM616", "NOG504", Example({"Beløb": [{}, line("T110", -0.1), line("T110", -0.1)]}),
    ),
    ("SUM616", "number-doubled"): (
        "SUM616", "NOG503", Example({"Korrektioner": [{}, correction("T101")], "Beløb": [{}, LICENCES]}),
    ),
    ("VAE413", "estimate-differs-from-netto"): ("VAE413", "SUM601", Example({**MID_YEAR, "Beregning": BEHIND})),
    ("VAE413", "financing-differs-from-netto"): (
        "VAE413", "SUM606", Example(MID_YEAR | {"Finansiering": [{"2026": -0.25}]}),
    ),
    ("PRI711", "budget-year-unreadable"): (
        "PRI711", "ARK118", Example(master_data={"Prisniveau": 2062, "Budgetår": "26/27"}),
    ),
    ("PRI711", "years-of-another-budget"): (
        "PRI711", "AAR204", Example(master_data={"Prisniveau": 2062}, headers={"Beløb": NEXT_YEARS}),
    ),
    ("ARK138", "table-missing"): (
        "ARK113", "ARK138", Example(no_table=("Beløb",), files={"damaged": (("xl/tables/table3.xml", "Beløb"),)}),
    ),
    ("ARK138", "date-unreadable"): (
        "VAE409", "ARK138",
        Example({"Korrektioner": [{"Iværksættelsestidspunkt": 46_023}]}, files={"damaged": (("xl/styles.xml", ""),)}),
    ),
    ("VAE419", "NOG"): ("NOG504", "VAE419", Example({"Beløb": [{"Nr": "T1\u200b01"}]})),
    ("VAE419", "stored-totals-stale"): (
        "SUM615", "VAE419", Example({"Beløb": [{"Nr": "T1\u200b01"}]}, overview={"Netto": {"2026": 0.6}}),
    ),
    ("VAE419", "answer-not-in-list"): (
        "VAE410", "VAE419", Example({"Korrektioner": [{"Årsag": "Fejl\u00adrettelse"}]}),
    ),
    ("VAE419", "answer-undecided"): (
        "VAE411", "VAE419", Example({"Korrektioner": [{"Indenfor servicerammen": "Ne\u200bj"}]}),
    ),
    ("VAE419", "unit-unreadable"): ("ARK117", "VAE419", Example(master_data={"Enhed": "mio.\xa0kr."})),
    ("VAE419", "budget-year-unreadable"): ("ARK118", "VAE419", Example(master_data={"Budgetår": "2026\u200b"})),
    ("VAE419", "price-level-unreadable"): ("ARK119", "VAE419", Example(master_data={"Prisniveau": "２０２６"})),
    ("VAE419", "status-unreadable"): ("ARK116", "VAE419", Example(master_data={"Status": "Indsendt\u200b"})),
    ("PRI711", "template-older"): (
        "PRI711", "ARK120", Example(master_data={"Prisniveau": 2062}, headers=RULE_BY_ID["ARK120"].wrong.headers),
    ),
}  # fmt: skip
"""(rule, word of its `hides` or `yields_to`): the rule that is silent, the one that speaks, and where."""

RESTING: dict[str, tuple[str, Example]] = {
    "SUM607": ("ARK115", Example({"Finansiering": [None]}, below={"Finansiering": [financed("T101", -0.5)]})),
    "PRI701": ("PRI711", Example({"Korrektioner": [{"Prisniveau": 2026}]}, master_data={"Prisniveau": 2062})),
    "PRI702": ("VAE412", Example({"Korrektioner": [{"Prisniveau": 2027}], **NO_FRACTION})),
    "PRI703": ("VAE412", Example({"Korrektioner": [{"Prisniveau": 2024}], **NO_FRACTION})),
}
"""The rule that is not derived but `rests_on` figures, the one that spoils these, and where."""

SPOILING: dict[str, tuple[str, Example]] = {
    "FOR303": ("SUM606", Example({"Finansiering": [{"2026": 0.5}]})),
    "VAE407": ("SUM606", Example({"Finansiering": [{"2026": -880}]})),
    "NOG503": ("SUM606", Example({"Korrektioner": [{}, correction("T101")], "Finansiering": [every_year(-0.2)]})),
    "ARK115": (
        "SUM606", Example({"Finansiering": [every_year(-0.4)]}, below={"Finansiering": [financed("T101", -0.1)]}),
    ),
    "PRI711": ("PRI701", RESTING["PRI701"][1]),
    "VAE418": ("SUM606", Example({"Beløb": [every_year(880)], "Finansiering": [every_year(-800)]})),
}  # fmt: skip
"""The rule that spoils figures, a rule that is silent about them, and where."""


def grid(example: Example) -> Grid:
    made = grid_of(example)
    overview = made.sheet("Oversigt")
    if overview is not None:  # its heading, which names the unit, is another unit's
        overview.formulas[4, 1] = overview.formulas[4, 1].replace("Mio. kr.", "1.000 kr.")
    return made


def fired(example: Example, monkeypatch: pytest.MonkeyPatch, rule: str = "", **changed: Any) -> set[str]:
    """The IDs of the rules that find something, one of them changed for the time being."""
    rules = tuple(replace(one, **changed) if one.id == rule else one for one in RULES)
    with monkeypatch.context() as patch:
        patch.setattr("schemas.checking.check.RULES", rules)
        return {one.rule for one in check(parse([grid(example)]))}


def words(rule: Rule) -> Mapping[str, Within]:
    return {**rule.hides, **rule.yields_to}


def test_every_word_is_a_rule_or_a_family() -> None:
    known = {"*"} | {rule.name for rule in RULES} | {rule.family for rule in RULES}
    for rule in RULES:
        assert words(rule).keys() <= known - {rule.name}, rule.id


def test_every_word_has_its_workbook() -> None:
    assert BESIDE.keys() == {(rule.id, word) for rule in RULES for word in words(rule)}
    assert RESTING.keys() == {rule.id for rule in RULES if rule.rests_on}
    assert {RULE_BY_ID[rule].spoils for rule in SPOILING} == {rule.spoils for rule in RULES if rule.spoils}


@pytest.mark.parametrize(("owner", "word"), BESIDE)
def test_a_rule_is_silent_beside_another(owner: str, word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    silent, speaking, example = BESIDE[owner, word]
    rule = RULE_BY_ID[owner]
    without = {
        name: {key: within for key, within in getattr(rule, name).items() if key != word}
        for name in ("hides", "yields_to")
    }
    assert {speaking} == {silent, speaking} & fired(example, monkeypatch)
    assert silent in fired(example, monkeypatch, owner, **without)


@pytest.mark.parametrize("silent", RESTING)
def test_a_rule_is_silent_about_what_it_rests_on(silent: str, monkeypatch: pytest.MonkeyPatch) -> None:
    speaking, example = RESTING[silent]
    assert {speaking} == {silent, speaking} & fired(example, monkeypatch)
    assert silent in fired(example, monkeypatch, silent, rests_on=())


@pytest.mark.parametrize("speaking", SPOILING)
def test_what_a_rule_spoils_is_not_judged(speaking: str, monkeypatch: pytest.MonkeyPatch) -> None:
    silent, example = SPOILING[speaking]
    assert {speaking} == {silent, speaking} & fired(example, monkeypatch)
    assert silent in fired(example, monkeypatch, speaking, spoils=None)


def test_checking_knows_no_rule_by_name() -> None:
    families = "|".join(sorted({rule.family for rule in RULES}))
    name = re.compile(rf"\b(?:{families})(?:\d+|\b)|\b(?:{'|'.join(rule.name for rule in RULES)})\b")
    for module in Path(schemas.checking.__path__[0]).glob("*.py"):
        assert name.findall(module.read_text("utf-8")) == [], module.name
