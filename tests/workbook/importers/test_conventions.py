"""Signs, units, figures and years as committees print them: read as printed, or left blank and told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support.command_line import korrektur
from support.form_documents import as_text
from support.form_imports import write
from support.form_pages import SIGN_RULE, FormPage, same

if TYPE_CHECKING:
    from pathlib import Path

PAGE = FormPage("K201", "Drift af svømmehal", same("1,200"), fte=same("2,0"))
HEAD = "(Mio. kr. i 2026-priser) 2026 2027 2028 2029 Iværksættelsestidspunkt:"
EXPENDITURE, NET = "Udgifter 1,200 1,200 1,200 1,200 01.01.2026", "Netto 1,200 1,200 1,200 1,200 Ja"
BACKGROUND = "Baggrund for og beskrivelse"


def _net(folder: Path, *changes: tuple[str, str]) -> tuple[list[float], str]:
    """Import the page with pieces of its text replaced: netto as `totals` has it, and the report."""
    text = as_text([PAGE])
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    said = korrektur("import", write(folder, text), "-o", folder / "out.xlsx")
    assert said.code == 0
    totals = json.loads(korrektur("totals", "--format", "json", folder / "out.xlsx").out)["files"][0]
    return totals["corrections"][0]["net"], said.out


OURS = (
    "- = mindreudgift/merindtægt og + = merudgift/mindreindtægt",
    "+ = merudgifter, - = mindreudgifter",
    "+ = udgift, - = indtægt",
    "Merudgift (+), mindreudgift (-)",
    "Positive tal er merudgifter, negative tal er mindreudgifter.",
    "Et minus betyder en besparelse, et plus en merudgift.",
    "÷ = mindreudgift og + = merudgift",
    "Indtægter og mindreudgifter angives med minus.",
    "(-) = forbedring, (+) = forværring",
    "mindreudgift = -, merudgift = +",
)
REVERSED = (
    "+ = mindreudgifter/merindtægter og - = merudgifter/mindreindtægter",
    "(+) = forbedring, (-) = forværring",
    "Merudgifter er angivet med negativt fortegn, mindreudgifter med positivt fortegn.",
    "Merudgifter er angivet med\nnegativt fortegn, mindreudgifter med positivt fortegn.",
    "+ = mindreudgift/\nmerindtægt og - = merudgift/mindreindtægt",
    "+: besparelse, -: merudgift",
    "- = udgift, + = indtægt",
    "merudgift = -, mindreudgift = +",
    "+ forbedring / - forværring",
    "Besparelser er positive, merudgifter negative.",
    "Øgede udgifter er angivet med minus.",
    "(- = merudgift)",
    "Plus: mindreforbrug. Minus: merforbrug.",
    "Merudgifter er vist i parentes.",
)
NOT_UNDERSTOOD = (
    "+ = merudgift/merindtægt og - = mindreudgift/mindreindtægt",
    "+ = plads i budgettet, - = hul i budgettet",
    "Beløbene har omvendt fortegn.",
    "Fortegn: se vejledningen",
    "+ = merudgift og + = mindreudgift",
    "+/- = mindreudgift/merudgift",
    "Fortegn: minus = udgiftsstigning, plus = udgiftsfald",
    "Besparelser er skrevet med rødt",
)


@pytest.mark.parametrize("rule", OURS)
def test_a_rule_that_says_what_ours_does_changes_nothing(rule: str, tmp_path: Path) -> None:
    net, said = _net(tmp_path, (SIGN_RULE, rule))
    assert (net, "vendt" in said, "står tomme" in said) == ([1.2] * 4, False, False)


@pytest.mark.parametrize("rule", REVERSED)
def test_a_rule_that_is_the_reverse_turns_the_amounts_and_says_so(rule: str, tmp_path: Path) -> None:
    net, said = _net(tmp_path, (SIGN_RULE, rule))
    assert (net, "Netto er vendt" in said) == ([-1.2] * 4, True)


@pytest.mark.parametrize("rule", NOT_UNDERSTOOD)
def test_a_rule_that_is_not_understood_leaves_the_amounts_blank_and_is_quoted(rule: str, tmp_path: Path) -> None:
    net, said = _net(tmp_path, (SIGN_RULE, rule))
    assert (net, f"ikke forstået: »{rule}«" in said) == ([0] * 4, True)


@pytest.mark.parametrize("place", ["above all", "above the table", "last"])
def test_a_reverse_rule_holds_wherever_it_stands(place: str, tmp_path: Path) -> None:
    rule = "Fortegn: + = mindreudgift/merindtægt og - = merudgift/mindreindtægt"
    changes = {
        "above all": (" Titel                 Nr.", f"{rule}\n\n Titel                 Nr."),
        "above the table": (HEAD, f"{rule}\n{HEAD}"),
        "last": ("Korrektionen gælder alle fire år.", f"Korrektionen gælder alle fire år.\n\n{rule}"),
    }
    assert _net(tmp_path, (SIGN_RULE, ""), changes[place])[0] == [-1.2] * 4


def test_a_reverse_rule_turns_no_positions(tmp_path: Path) -> None:
    _net(tmp_path, (SIGN_RULE, "(+) = forbedring, (-) = forværring"))
    totals = json.loads(korrektur("totals", "--format", "json", tmp_path / "out.xlsx").out)["files"][0]
    assert totals["total"]["fte"] == [2] * 4


def test_a_sign_behind_a_rows_own_label_holds(tmp_path: Path) -> None:
    net, said = _net(tmp_path, (SIGN_RULE, ""), (EXPENDITURE, EXPENDITURE.replace("Udgifter", "Udgifter (-)")))
    assert (net, "»Udgifter (-)«" in said) == ([-1.2] * 4, True)


def test_a_sentence_of_the_prose_that_speaks_of_signs_holds(tmp_path: Path) -> None:
    sentence = "Bemærk, at beløbene i skemaet har omvendt fortegn."
    net, said = _net(tmp_path, ("Korrektionen gælder alle fire år.", sentence))
    assert (net, "ikke forstået" in said) == ([0] * 4, True)


@pytest.mark.parametrize("note", ["- = ikke opgjort", "Konto: -", "+ = flere stillinger, - = færre stillinger"])
def test_what_is_no_rule_for_amounts_changes_nothing(note: str, tmp_path: Path) -> None:
    assert _net(tmp_path, (SIGN_RULE, f"{SIGN_RULE}\n{note}"))[0] == [1.2] * 4


UNITS = {
    "(Mio. kr. i 2026-priser)": 1_000_000,
    "(1.000.000 kr. i 2026-priser)": 1_000_000,
    "(mill. kroner, 2026-niveau)": 1_000_000,
    "(100.000 kr. i 2026-priser)": 100_000,
    "(10 mio. kr., 2026-pl)": 10_000_000,
    "(1.000 kr. i 2026-priser)": 1_000,
    "(hele 1.000 kr. i 2026-priser)": 1_000,
    "(t.kr. i 2026-priser)": 1_000,
    "(tkr., 2026-pl)": 1_000,
    "(DKK 1.000 i 2026-priser)": 1_000,
    "(tusinde kr. i 2026-priser)": 1_000,
    "(mia. kr. i 2026-priser)": 1_000_000_000,
}


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_counts_what_it_says(unit: str, tmp_path: Path) -> None:
    changes = ("(Mio. kr. i 2026-priser)", unit), ("1,200", "12"), ("0,000", "0")
    assert _net(tmp_path, *changes)[0] == [12 * UNITS[unit] / 1_000_000] * 4


@pytest.mark.parametrize(
    "unit", ["(2026-priser)", "(1,000 kr. i 2026-priser)", "(EUR i 2026-priser)", "(500 kr.)", "(hundredtusinde kr.)"]
)
def test_a_unit_that_is_not_understood_leaves_the_amounts_blank(unit: str, tmp_path: Path) -> None:
    net, said = _net(tmp_path, ("(Mio. kr. i 2026-priser)", unit))
    assert (net, "hvilken enhed" in said or "årstal mangler" in said) == ([0] * 4, True)


@pytest.mark.parametrize("place", ["above all", "above the table", "below it"])
def test_a_unit_may_stand_on_a_line_of_its_own(place: str, tmp_path: Path) -> None:
    line = "Alle beløb er i 1.000 kr."
    changes = {
        "above all": (" Titel                 Nr.", f"{line}\n\n Titel                 Nr."),
        "above the table": ("(2026-priser) 2026", f"{line}\n(2026-priser) 2026"),
        "below it": (SIGN_RULE, f"{SIGN_RULE}\n{line}"),
    }
    head = ("(Mio. kr. i 2026-priser)", "(2026-priser)")
    assert _net(tmp_path, head, ("1,200", "12"), ("0,000", "0"), changes[place])[0] == [0.012] * 4


def test_a_form_in_another_unit_than_the_workbooks_is_said_to_be_converted(tmp_path: Path) -> None:
    said = _net(tmp_path, ("(Mio. kr. i 2026-priser)", "(100.000 kr. i 2026-priser)"))[1]
    assert "Skemaets beløb er i 100.000 kr. og omregnet til mio. kr." in said


THOUSANDS = ("(Mio. kr. i 2026-priser)", "(1.000 kr. i 2026-priser)"), ("0,000", "0")
FIGURES = {
    "1 250 1 250 1 250 1 250": [1.25] * 4,
    "1 250   1 250   1 250   1 250": [1.25] * 4,
    "1\u00a0250 1\u00a0250 1\u00a0250 1\u00a0250": [1.25] * 4,
    "1\u2009250 1\u202f250 1.250 1250": [1.25] * 4,
    "980 1 020 1 100 1 250": [0.98, 1.02, 1.1, 1.25],
    "(1.250) (1.250) (1.250) (1.250)": [-1.25] * 4,
    "1.250- 1.250- 1.250- 1.250-": [-1.25] * 4,
    "÷1.250 ÷1.250 − 1.250 -1.250": [-1.25] * 4,
    "1.250,- 1.250,- 1.250,- 1.250,-": [1.25] * 4,
    "1½ 1 ½ ½ 2": [0.0015, 0.0015, 0.0005, 0.002],
    "1.250¹ 1.250 1.250* 1.250": [1.25] * 4,
    "1.250 1) 1.250 1.250 1.250": [1.25] * 4,
    "100 200 300 400": [0.1, 0.2, 0.3, 0.4],
    "1.250 ca.3 1.250 1.250": [1.25, 0, 1.25, 1.25],
}


@pytest.mark.parametrize("figures", FIGURES)
def test_figures_are_read_as_printed(figures: str, tmp_path: Path) -> None:
    net = _net(tmp_path, *THOUSANDS, ("1,200 1,200 1,200 1,200", figures))[0]
    assert net == FIGURES[figures]


@pytest.mark.parametrize("figures", ["1 250 1 250", "12 500 12 500", "100 200 300 400 500", "1 250 050 1 250 050"])
def test_figures_that_can_be_read_in_two_ways_are_left_blank_and_told(figures: str, tmp_path: Path) -> None:
    net, said = _net(tmp_path, *THOUSANDS, ("1,200 1,200 1,200 1,200", figures))
    assert (net, f"»{figures}«" in said) == ([0] * 4, True)


def test_a_digit_that_may_be_a_footnotes_mark_is_left_blank(tmp_path: Path) -> None:
    net, said = _net(tmp_path, (EXPENDITURE, EXPENDITURE.replace("1,200", "1,2001", 1)))
    assert (net, "kan være et fodnotetegn" in said) == ([0, 1.2, 1.2, 1.2], True)


@pytest.mark.parametrize(
    "years",
    [
        "B2026 BO2027 BO2028 BO2029",
        "B 2026 BO 2027 BO 2028 BO 2029",
        "Budget 2026 Overslag 2027 Overslag 2028 Overslag 2029",
        "budget 2026 overslagsår 2027 overslagsår 2028 overslagsår 2029",
        "B26 BO27 BO28 BO29",
        "2026 (B) 2027 (BO) 2028 (BO) 2029 (BO)",
    ],
)
def test_years_of_every_style_are_read_and_said(years: str, tmp_path: Path) -> None:
    net, said = _net(tmp_path, ("2026 2027 2028 2029", years))
    assert (net, "er læst som 2026, 2027, 2028, 2029" in said) == ([1.2] * 4, True)


def test_a_head_over_two_lines_is_read(tmp_path: Path) -> None:
    head = "(Mio. kr. i 2026-priser) Budget Overslag Overslag Overslag\n2026 2027 2028 2029 Iværksættelsestidspunkt:"
    assert _net(tmp_path, (HEAD, head))[0] == [1.2] * 4


def test_years_before_the_budget_year_are_set_aside(tmp_path: Path) -> None:
    rows = (
        ("1,200 1,200 1,200 1,200", "0,900 1,000 1,200 1,200 1,200 1,200"),
        ("0,000 0,000 0,000 0,000", "0 0 0 0 0 0"),
    )
    net, said = _net(tmp_path, ("2026 2027 2028 2029", "R2024 B2025 2026 2027 2028 2029"), *rows)
    assert (net, "er læst som 2026, 2027, 2028, 2029" in said) == ([1.2] * 4, True)


TOTAL = ("2026 2027 2028 2029", "2026 2027 2028 2029 I alt"), ("0,000 0,000 0,000 0,000", "0,000 0,000 0,000 0,000 0")


def test_a_column_of_totals_is_set_aside(tmp_path: Path) -> None:
    net, said = _net(tmp_path, *TOTAL, ("1,200 1,200 1,200 1,200", "1,200 1,200 1,200 1,200 4,800"))
    assert (net, "kolonnen med i alt" in said) == ([1.2] * 4, False)


def test_a_total_that_is_not_the_sum_is_told(tmp_path: Path) -> None:
    net, said = _net(tmp_path, *TOTAL, ("1,200 1,200 1,200 1,200", "1,200 1,200 1,200 1,200 4,700"))
    assert (net, "kolonnen med i alt siger 4,700" in said) == ([1.2] * 4, True)


@pytest.mark.parametrize("years", ["BO1 BO2 BO3 BO4", "2026 2027 2028", "År 1 År 2 År 3 År 4"])
def test_years_that_are_not_understood_leave_title_and_number_whole(years: str, tmp_path: Path) -> None:
    net, said = _net(tmp_path, ("2026 2027 2028 2029", years))
    assert (net, "K201 Drift af svømmehal · netto" in said) == ([0] * 4, True)


TWO = [PAGE, FormPage("K202", "Nyt depot", same("0,500"))]


def _sign_remarks(folder: Path, text: str) -> tuple[int, list[str]]:
    """Import a text: how often the report, and which findings of the workbook, say that no sign rule is printed."""
    said = korrektur("import", write(folder, text), "-o", folder / "out.xlsx")
    findings = json.loads(korrektur("validate", "--format", "json", folder / "out.xlsx").out)["files"][0]["findings"]
    rules = [one["rule"] for one in findings if "ingen fortegnsregel" in one["message"]]
    return said.out.count("ingen fortegnsregel"), rules


def test_a_document_without_a_sign_rule_is_told_once(tmp_path: Path) -> None:
    assert _sign_remarks(tmp_path, as_text(TWO).replace(SIGN_RULE, "")) == (1, ["IMP902"])


def test_a_rule_on_one_form_is_a_rule_in_the_document(tmp_path: Path) -> None:
    assert _sign_remarks(tmp_path, as_text(TWO).replace(SIGN_RULE, "", 1)) == (0, [])


def test_without_amounts_there_are_no_signs_to_know(tmp_path: Path) -> None:
    none = FormPage("K201", "Drift af svømmehal", same("0,000"))
    assert _sign_remarks(tmp_path, as_text([none]).replace(SIGN_RULE, "")) == (0, [])


def test_of_two_files_the_one_without_a_sign_rule_is_named(tmp_path: Path) -> None:
    with_rule = write(tmp_path, as_text(TWO), "a.txt")
    without = write(tmp_path, as_text(TWO).replace(SIGN_RULE, "").replace("K20", "K21"), "b.txt")
    said = korrektur("import", with_rule, without, "-o", tmp_path / "out.xlsx").out
    assert [line.split(":")[0].strip() for line in said.splitlines() if "ingen fortegnsregel" in line] == [str(without)]
