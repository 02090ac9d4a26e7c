from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from support.reports import FIXABLE, GAP, JUSTIFIED, SIGN, UNDECIDED, file_of, hostile, report_of, unreadable, whole

if TYPE_CHECKING:
    from schemas.finding import Finding

from schemas.settings import Settings
from workbook.reports import text

render = whole(text.render)


def test_a_report_reads_by_file_and_sheet_and_ends_with_the_counts() -> None:
    assert render(report_of(file_of(GAP, UNDECIDED, SIGN)), "da", width=80) == (
        """\
bøger/a.xlsx
Økonomiudvalget · budget 2026 · status Kladde

  Hele projektmappen
         note          T107 mangler.
                       NOG506

  Korrektioner
    F4   advarsel      T304, Indenfor servicerammen: Svaret mangler.
         fejl ved      VAE411 · Fundet: Uafklaret · Forventet: Ja eller Nej
         indsendelse

  Beløb
    I9   fejl          T104, 2027: 0,200 er positivt. Ret fortegnet.
                       FOR301 · Fundet: 0,200 · Forventet: 0 eller derunder

1 fejl nu, 2 ved indsendelse · 1 advarsel · 1 note
1 fil · Standardindstillinger
Forklaring: korrektur explain FOR301
"""
    )


def test_several_workbooks_have_their_own_counts() -> None:
    assert render(report_of(file_of(SIGN), file_of(GAP)), "da").count("1 fejl · 0 advarsler · 0 noter") == 1


def test_the_same_report_is_english_when_asked() -> None:
    text = render(report_of(file_of(GAP, UNDECIDED, SIGN)), "en")
    assert "1 error now, 2 on submission · 1 warning · 1 note" in text
    assert "Found: 0.200 · Expected: 0 or less" in text
    assert "The whole workbook" in text
    assert "1 file · Default settings" in text


def test_a_workbook_without_findings_is_one_paragraph() -> None:
    assert render(report_of(file_of(status="Endelig")), "da") == (
        "bøger/a.xlsx\nØkonomiudvalget · budget 2026 · status Endelig · ingen fund\n\n"
        "0 fejl · 0 advarsler · 0 noter\n1 fil · Standardindstillinger\n"
    )


def test_the_status_judged_by_is_named_beside_the_workbooks_own() -> None:
    text = render(report_of(file_of(), settings=Settings(as_status="Indsendt")), "da")
    assert "status Kladde, bedømt som Indsendt" in text


def test_the_settings_file_is_named() -> None:
    text = render(report_of(file_of(), settings=Settings(source="korrektur.toml")), "da")
    assert text.endswith("1 fil · Indstillinger: korrektur.toml\n")


def test_an_unreadable_file_says_so_and_shows_its_finding() -> None:
    text = render(report_of(unreadable(GAP), file_of()), "da")
    assert "b.xlsx\nkan ikke læses\n" in text
    assert "T107 mangler." in text
    assert "2 filer, 1 kan ikke læses" in text


def test_an_justified_finding_says_who_justified_and_who_approved() -> None:
    text = render(report_of(file_of(JUSTIFIED)), "da", width=160)
    assert "begrundet" in text
    assert "Begrundet (Budgetafdelingen, 01-08-2025): Afklares i august. Godkendt af Økonomi." in text
    assert "0 fejl · 0 advarsler · 0 noter · 1 begrundet" in text


def test_justified_findings_stand_apart_after_the_others() -> None:
    text = render(report_of(file_of(JUSTIFIED, SIGN)), "da", width=160)
    assert text.index("FOR301") < text.index("Begrundede fund") < text.index("VAE411")


@pytest.mark.parametrize(
    ("findings", "rule"),
    [((GAP, UNDECIDED, SIGN), "FOR301"), ((GAP, UNDECIDED), "VAE411"), ((JUSTIFIED, GAP), "NOG506")],
)
def test_the_end_offers_to_explain_the_gravest_rule_once(findings: tuple[Finding, ...], rule: str) -> None:
    report = report_of(file_of(*findings), file_of(*findings, path="b.xlsx"))
    assert render(report, "da").splitlines()[-1] == f"Forklaring: korrektur explain {rule}"
    assert render(report, "en").count(f"Explanation: korrektur explain {rule}\n") == 1


def test_nothing_is_offered_where_all_is_justified() -> None:
    assert "korrektur explain" not in render(report_of(file_of(JUSTIFIED)), "da")


def test_a_fix_is_suggested() -> None:
    assert "Forslag: Fjern mellemrum" in render(report_of(file_of(FIXABLE)), "da", width=160)


def test_colours_come_only_when_asked() -> None:
    report = report_of(file_of(SIGN))
    assert "\x1b[" not in render(report, "da")
    assert "\x1b[1;31mfejl" in render(report, "da", colour=True)


@pytest.mark.parametrize("colour", [False, True])
def test_nothing_in_a_workbook_can_steer_the_terminal(*, colour: bool) -> None:
    finding = hostile("\x1b]0;ny titel\x07\x9b2J\u202e")
    shown = render(report_of(file_of(finding, path="\x1b[2J.xlsx")), "da", colour=colour)
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(re.sub(r"\x1b\[[\d;]*m", "", shown))


def test_markup_in_a_workbook_is_shown_as_it_stands() -> None:
    assert "»[bold red]T101[/]« er ikke et svar." in render(report_of(file_of(hostile("[bold red]T101[/]"))), "da")


def test_no_line_is_wider_than_the_screen() -> None:
    report = report_of(file_of(hostile("meget lang tekst " * 30)))
    assert max(map(len, render(report, "da", width=80).splitlines())) <= 80
