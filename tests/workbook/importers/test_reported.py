"""A figure, date or answer that cannot be read, or disagrees, is reported and left blank: never guessed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.form_documents import as_text, write_docx
from support.form_figures import figures
from support.form_imports import BASE, amounts_of, import_edited, import_pages, only_problem, write
from support.form_pages import FormPage, same

from workbook.importers import ProblemKind, import_forms

if TYPE_CHECKING:
    from pathlib import Path


def test_a_sound_form_is_reported_in_nothing(tmp_path: Path) -> None:
    assert import_pages(tmp_path, BASE).problems == ()


def test_a_netto_that_is_not_the_sum_is_reported(tmp_path: Path) -> None:
    problem = only_problem(import_pages(tmp_path, replace(BASE, net=("1,200", "1,300", "1,200", "1,200"))))
    assert problem.kind is ProblemKind.DISAGREES
    assert problem.message.da == (
        "Netto 2027 står som 1,300, men Udgifter 1,200 og Indtægter 0,000 giver 1,200 mio. kr. "
        "Beløbene står, som de er trykt."
    )


def test_a_netto_that_is_not_the_sum_leaves_what_is_printed(tmp_path: Path) -> None:
    imported = import_pages(tmp_path, replace(BASE, net=("1,200", "1,300", "1,200", "1,200")))
    assert amounts_of(imported) == (1_200_000,) * 4
    assert imported.read[0].net == (1_200_000, 1_300_000, 1_200_000, 1_200_000)


def test_a_netto_that_disagrees_makes_no_income_line_of_zeros(tmp_path: Path) -> None:
    imported = import_pages(tmp_path, replace(BASE, net=("1,200", "1,300", "1,200", "1,200")))
    assert len(imported.contents.rows["amounts"]) == 1


def test_a_netto_made_by_taking_income_away_is_reported(tmp_path: Path) -> None:
    imported = import_pages(tmp_path, replace(BASE, income=same("0,300"), net=same("0,900")))
    assert [problem.kind for problem in imported.problems] == [ProblemKind.DISAGREES] * 4


@pytest.mark.parametrize("text", ["1.8", "0.600", "1.200", "x,xxx", "ca.3", "0,1234567"])
def test_a_figure_that_is_not_plain_is_reported_and_left_blank(text: str, tmp_path: Path) -> None:
    page = replace(BASE, expenditure=("1,200", text, "1,200", "1,200"), net=same("1,200"))
    imported = import_forms([write_docx(tmp_path / "forms.docx", [page])])
    problem = only_problem(imported)
    assert (problem.kind, f"»{text}«" in problem.message.da, "2027" in problem.message.da) == (
        ProblemKind.UNREADABLE,
        True,
        True,
    )
    assert amounts_of(imported) == (1_200_000, None, 1_200_000, 1_200_000)


def test_the_same_unreadable_text_in_four_years_is_one_problem(tmp_path: Path) -> None:
    page = replace(BASE, expenditure=same("1.8"), net=same("1,200"))
    assert "2026, 2027, 2028, 2029" in only_problem(import_pages(tmp_path, page)).message.da


def test_an_unreadable_income_makes_a_line_with_blank_years(tmp_path: Path) -> None:
    imported = import_pages(tmp_path, replace(BASE, income=same("0.3"), net=same("1,200")))
    assert amounts_of(imported, 1) == (None,) * 4


def test_a_blank_cell_is_missing_and_not_zero(tmp_path: Path) -> None:
    page = replace(BASE, expenditure=("1,200", "", "1,200", "1,200"), net=same("1,200"))
    imported = import_forms([write_docx(tmp_path / "forms.docx", [page])])
    assert only_problem(imported).kind is ProblemKind.MISSING
    assert amounts_of(imported) == (1_200_000, None, 1_200_000, 1_200_000)


def test_three_figures_on_a_line_of_text_tell_no_years(tmp_path: Path) -> None:
    imported = import_edited(tmp_path, "Udgifter 1,200 1,200 1,200 1,200", "Udgifter 1,200 1,200 1,200")
    assert only_problem(imported).kind is ProblemKind.UNREADABLE
    assert amounts_of(imported) == (None,) * 4


def test_three_figures_before_a_date_in_words_are_three(tmp_path: Path) -> None:
    imported = import_edited(
        tmp_path, "Udgifter 1,200 1,200 1,200 1,200 01.01.2026", "Udgifter 1,200 1,200 1,200 1. januar 2026"
    )
    assert "har 3 tal" in only_problem(imported).message.da


def test_years_that_are_not_the_budget_years_leave_all_figures_blank(tmp_path: Path) -> None:
    imported = import_pages(tmp_path, replace(BASE, years=("2025", "2026", "2027", "2028"), fte=same("1")))
    assert only_problem(imported).kind is ProblemKind.DISAGREES
    assert amounts_of(imported) == (None,) * 4
    assert figures(imported.contents.rows["fte"][0]) == (None,) * 4


def test_a_missing_row_of_years_leaves_the_amounts_blank(tmp_path: Path) -> None:
    imported = import_edited(tmp_path, "(Mio. kr. i 2026-priser) 2026 2027 2028 2029 Iværksættelsestidspunkt:", "")
    assert [problem.kind for problem in imported.problems] == [ProblemKind.MISSING]
    assert amounts_of(imported) == (None,) * 4


def test_a_date_is_known_by_its_place_without_its_label(tmp_path: Path) -> None:
    imported = import_edited(tmp_path, "Iværksættelsestidspunkt:", "")
    assert imported.problems == ()
    assert str(imported.contents.rows["corrections"][0]["effective_date"]) == "2026-01-01"


@pytest.mark.parametrize(
    ("page", "row"),
    [
        (replace(BASE, income=None), "Indtægter"),
        (replace(BASE, fte=None), "Antal fuldtidsstillinger"),
        (replace(BASE, expenditure=None, net=same("0,000")), "Udgifter"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_missing_row_is_reported_by_name(page: FormPage, row: str, tmp_path: Path) -> None:
    problems = import_pages(tmp_path, page).problems
    assert f"Rækken {row} mangler på skemaet." in [problem.message.da for problem in problems]


def test_a_missing_netto_is_reported_and_the_amounts_are_kept(tmp_path: Path) -> None:
    imported = import_edited(tmp_path, "Netto 1,200 1,200 1,200 1,200 Ja", "")
    assert "Rækken Netto mangler på skemaet." in [problem.message.da for problem in imported.problems]
    assert amounts_of(imported) == (1_200_000,) * 4


def test_a_missing_expenditure_is_a_line_with_blank_years(tmp_path: Path) -> None:
    assert amounts_of(import_pages(tmp_path, replace(BASE, expenditure=None, net=same("0,000")))) == (None,) * 4


def test_the_answer_is_read_where_the_row_with_its_label_is_missing(tmp_path: Path) -> None:
    imported = import_pages(tmp_path, replace(BASE, income=None))
    assert imported.contents.rows["corrections"][0]["service_frame"] == "Ja"


@pytest.mark.parametrize("answer", ["Delvist", "Måske", "?"])
def test_an_answer_that_is_neither_yes_nor_no_is_left_blank(answer: str, tmp_path: Path) -> None:
    imported = import_pages(tmp_path, replace(BASE, answer=answer))
    assert only_problem(imported).kind is ProblemKind.UNREADABLE
    assert imported.contents.rows["corrections"][0]["service_frame"] is None


def test_a_missing_answer_is_reported(tmp_path: Path) -> None:
    assert "ikke udfyldt" in only_problem(import_pages(tmp_path, replace(BASE, answer=""))).message.da


@pytest.mark.parametrize("text", ["1. juli", "31.02.2026", "snarest", "01.01.26", "2026"])
def test_a_date_that_cannot_be_read_is_left_blank(text: str, tmp_path: Path) -> None:
    imported = import_forms([write_docx(tmp_path / "forms.docx", [replace(BASE, date=text)])])
    assert only_problem(imported).kind is ProblemKind.UNREADABLE
    assert imported.contents.rows["corrections"][0]["effective_date"] is None


def test_a_missing_date_is_reported_and_left_blank(tmp_path: Path) -> None:
    imported = import_pages(tmp_path, replace(BASE, date=""))
    assert only_problem(imported).kind is ProblemKind.MISSING
    assert imported.contents.rows["corrections"][0]["effective_date"] is None


def test_a_unit_that_is_not_stated_leaves_the_amounts_blank(tmp_path: Path) -> None:
    imported = import_pages(tmp_path, replace(BASE, price="(2026-priser)"))
    assert only_problem(imported).kind is ProblemKind.MISSING
    assert amounts_of(imported) == (None,) * 4


def test_a_price_level_that_is_not_stated_is_left_blank(tmp_path: Path) -> None:
    imported = import_pages(tmp_path, replace(BASE, price="(Mio. kr.)"))
    assert only_problem(imported).kind is ProblemKind.MISSING
    assert imported.contents.rows["corrections"][0]["price_level"] is None
    assert amounts_of(imported) == (1_200_000,) * 4


def test_amounts_in_whole_kroner_are_read(tmp_path: Path) -> None:
    imported = import_pages(
        tmp_path, replace(BASE, price="(Kr. i 2026-priser)", expenditure=same("1.250.000"), income=same("0"))
    )
    assert (only_problem(imported).kind, amounts_of(imported)) == (ProblemKind.READ_AS, (1_250_000,) * 4)
    assert "i kr. og omregnet til mio. kr." in only_problem(imported).message.da


def test_a_sign_rule_that_is_not_understood_leaves_the_amounts_blank(tmp_path: Path) -> None:
    imported = import_edited(
        tmp_path,
        "- = mindreudgift/merindtægt og + = merudgift/mindreindtægt",
        "+ = merudgift/merindtægt og - = mindreudgift/mindreindtægt",
    )
    assert only_problem(imported).kind is ProblemKind.DISAGREES
    assert amounts_of(imported) == (None,) * 4


def test_the_sign_rule_may_be_broken_and_turned_round(tmp_path: Path) -> None:
    imported = import_edited(
        tmp_path,
        "- = mindreudgift/merindtægt og + = merudgift/mindreindtægt",
        "+ = merudgift/mindreindtægt\n− = mindreudgift/merindtægt",
    )
    assert (imported.problems, amounts_of(imported)) == ((), (1_200_000,) * 4)


def test_a_form_that_prose_swallows_is_reported_once(tmp_path: Path) -> None:
    text = as_text([BASE, replace(BASE, nr="K202")])
    second = text.index(" Titel", text.index("K201"))
    swallowed = text[:second] + text[second:].replace(" Titel                 Nr.", "", 1)
    problem = only_problem(import_forms([write(tmp_path, swallowed)]))
    assert "ligner hovedet på et skemas tabel" in problem.message.da
