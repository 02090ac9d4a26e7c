from __future__ import annotations

from support.reports import GAP, JUSTIFIED, SIGN, UNDECIDED, file_of, hostile, report_of, whole

from workbook.reports import concise

render = whole(concise.render)


def test_a_finding_is_one_line_with_path_cell_rule_and_severity() -> None:
    assert render(report_of(file_of(SIGN)), "da") == (
        "bøger/a.xlsx:Beløb!I9: FOR301 fejl: T104, 2027: 0,200 er positivt. Ret fortegnet.\n"
    )


def test_english_is_english() -> None:
    assert "FOR301 error: T104, 2027: 0.200 is positive." in render(report_of(file_of(SIGN)), "en")


def test_a_milder_judgement_of_a_draft_says_what_it_becomes() -> None:
    assert ": VAE411 advarsel (fejl ved indsendelse): " in render(report_of(file_of(UNDECIDED)), "da")


def test_a_finding_about_the_whole_workbook_has_no_cell() -> None:
    assert render(report_of(file_of(GAP)), "da") == "bøger/a.xlsx: NOG506 note: T107 mangler.\n"


def test_an_justified_finding_stands_after_the_others_with_who_justified_and_approved() -> None:
    first, last = render(report_of(file_of(JUSTIFIED, SIGN)), "da").splitlines()
    assert "FOR301" in first
    assert last == (
        "bøger/a.xlsx:Korrektioner!F4: VAE411 begrundet: T304, Indenfor servicerammen: Svaret mangler. "
        "Begrundet (Budgetafdelingen, 01-08-2025): Afklares i august. Godkendt af Økonomi."
    )


def test_a_line_break_in_a_workbook_gives_no_second_line() -> None:
    assert render(report_of(file_of(hostile("T1\n/etc/passwd:1: ok"))), "da").count("\n") == 1
