"""What is amiss with a form's number, its prose or the document around it is reported with its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.form_documents import as_text, write_docx, write_pdf, write_text
from support.form_imports import BASE, amounts_of, import_edited, import_pages, only_problem, write
from support.form_pages import NINE, Layout

from schemas.finding import KorrekturError
from workbook.importers import ProblemKind, import_forms

if TYPE_CHECKING:
    from pathlib import Path


def test_a_number_used_twice_is_reported_at_the_second(tmp_path: Path) -> None:
    problem = only_problem(import_pages(tmp_path, BASE, replace(BASE, title="Drift af isbane")))
    assert (problem.kind, problem.nr) == (ProblemKind.DISAGREES, "K201")
    assert "Drift af svømmehal" in problem.message.da


def test_the_same_number_in_two_files_is_reported_in_the_second(tmp_path: Path) -> None:
    first = write_text(tmp_path / "a.txt", [BASE])
    second = write_text(tmp_path / "b.txt", [replace(BASE, title="Drift af isbane")])
    assert only_problem(import_forms([first, second])).file == str(second)


def test_a_form_without_a_number_keeps_its_figures(tmp_path: Path) -> None:
    imported = import_pages(tmp_path, replace(BASE, nr=""))
    assert only_problem(imported).kind is ProblemKind.MISSING
    assert (imported.read[0].title, imported.contents.rows["amounts"][0]["nr"]) == ("Drift af svømmehal", None)


def test_a_number_that_is_no_number_is_left_blank(tmp_path: Path) -> None:
    imported = import_forms([write_docx(tmp_path / "forms.docx", [replace(BASE, nr="Txx")])])
    assert only_problem(imported).kind is ProblemKind.UNREADABLE
    assert imported.contents.rows["corrections"][0]["nr"] is None


def test_two_possible_numbers_are_not_chosen_between(tmp_path: Path) -> None:
    imported = import_edited(tmp_path, "Drift af svømmehal  K201", "Omlægning ved rute  E45\nog sidevej  K201")
    assert imported.contents.rows["corrections"][0]["nr"] is None
    assert [problem.kind for problem in imported.problems] == [ProblemKind.UNREADABLE]


def test_a_row_that_is_not_the_forms_goes_to_the_background_and_is_reported(tmp_path: Path) -> None:
    imported = import_edited(tmp_path, "Netto 1,200", "Heraf løn 0,500 0,500 0,500 0,500\nNetto 1,200")
    assert only_problem(imported).kind is ProblemKind.NOT_UNDERSTOOD
    assert str(imported.contents.rows["corrections"][0]["background"]).startswith("Heraf løn 0,500")


def test_a_missing_heading_is_reported_and_its_prose_kept(tmp_path: Path) -> None:
    imported = import_edited(tmp_path, "Økonomiske konsekvenser\n", "")
    assert "Økonomiske konsekvenser" in only_problem(imported).message.da
    assert str(imported.contents.rows["corrections"][0]["background"]).endswith("Korrektionen gælder alle fire år.")


def test_text_before_the_first_form_is_quoted(tmp_path: Path) -> None:
    imported = import_forms([write(tmp_path, "Bilag 4\n" + as_text([BASE]))])
    assert (only_problem(imported).kind, only_problem(imported).line) == (ProblemKind.NOT_UNDERSTOOD, 1)
    assert "»Bilag 4«" in only_problem(imported).message.da


def test_a_missing_committee_is_reported_and_left_blank(tmp_path: Path) -> None:
    imported = import_pages(tmp_path, BASE, layout=Layout(committee=""))
    assert only_problem(imported).kind is ProblemKind.MISSING
    assert imported.contents.master_data["committee"] is None


def test_the_given_committee_stands_in_for_a_missing_one(tmp_path: Path) -> None:
    path = write_text(tmp_path / "forms.txt", [BASE], Layout(committee=""))
    imported = import_forms([path], committee="Byrådet")
    assert (imported.problems, imported.contents.master_data["committee"]) == ((), "Byrådet")


def test_two_committees_leave_the_committee_blank(tmp_path: Path) -> None:
    first = write_text(tmp_path / "a.txt", [BASE])
    second = write_text(tmp_path / "b.txt", [replace(BASE, nr="K202")], Layout(committee="Udvalget for natur og miljø"))
    imported = import_forms([first, second])
    assert (only_problem(imported).kind, only_problem(imported).file) == (ProblemKind.DISAGREES, str(second))
    assert imported.contents.master_data["committee"] is None


def test_the_year_of_most_forms_is_the_budget_year(tmp_path: Path) -> None:
    later = replace(BASE, nr="K203", years=("2027", "2028", "2029", "2030"))
    first = write_text(tmp_path / "a.txt", [later], Layout(heading="Teknisk korrektion – budget 2027 og overslagsår"))
    second = write_text(tmp_path / "b.txt", [BASE, replace(BASE, nr="K202")])
    imported = import_forms([first, second])
    assert imported.contents.budget_year == 2026
    assert {problem.file for problem in imported.problems} == {str(first)}
    assert amounts_of(imported, 0) == (None,) * 4


def test_the_given_budget_year_overrules_the_documents(tmp_path: Path) -> None:
    path = write_text(tmp_path / "forms.txt", [BASE])
    imported = import_forms([path], budget_year=2027)
    assert imported.contents.budget_year == 2027
    assert {problem.kind for problem in imported.problems} == {ProblemKind.DISAGREES}


def test_a_document_without_its_heading_takes_the_year_from_the_forms_and_says_so(tmp_path: Path) -> None:
    imported = import_pages(tmp_path, BASE, layout=Layout(heading=""))
    assert (imported.contents.budget_year, only_problem(imported).kind) == (2026, ProblemKind.READ_AS)


def test_forms_without_any_year_stop_the_import(tmp_path: Path) -> None:
    text = as_text([BASE], Layout(heading="")).replace("(Mio. kr. i 2026-priser) 2026 2027 2028 2029", "")
    with pytest.raises(KorrekturError) as stop:
        import_forms([write(tmp_path, text)])
    assert stop.value.text.da.startswith("Budgetåret kan ikke læses")


def test_series_that_are_equally_common_leave_the_series_blank(tmp_path: Path) -> None:
    imported = import_pages(tmp_path, BASE, replace(BASE, nr="T304"))
    assert imported.contents.master_data["number_series"] is None


def test_the_price_level_is_the_one_of_most_forms(tmp_path: Path) -> None:
    older = replace(BASE, price="(Mio. kr. i 2025-priser)")
    imported = import_pages(tmp_path, older, replace(older, nr="K202"), replace(BASE, nr="K203"))
    assert imported.contents.master_data["price_level"] == 2025


def test_a_problem_in_a_pdf_names_its_page_and_line(tmp_path: Path) -> None:
    pages = [*NINE[:2], replace(BASE, answer="Måske")]
    (problem,) = import_forms([write_pdf(tmp_path / "forms.pdf", pages, ruled=True)]).problems
    assert (problem.page, problem.line, problem.nr) == (3, 6, "K201")


HISTORY = (("År", "2021", "2022", "2023", "2024", "2025"), ("Antal ture (1.000 kr.)", "10", "20", "x", "40", "50"))


def test_an_unreadable_past_figure_is_reported_and_left_blank(tmp_path: Path) -> None:
    imported = import_pages(tmp_path, replace(BASE, consequences=(HISTORY,)))
    assert [problem.kind for problem in imported.problems] == [ProblemKind.UNREADABLE]
    assert imported.contents.rows["history"][0]["h3"] is None


def test_the_unit_of_a_past_series_is_taken_from_its_label(tmp_path: Path) -> None:
    imported = import_pages(tmp_path, replace(BASE, consequences=(HISTORY,)))
    assert imported.contents.rows["history"][0]["unit"] == "1.000 kr."


@pytest.mark.parametrize(
    "years",
    [
        ("2020", "2021", "2022", "2023", "2024"),
        ("2022", "2023", "2024", "2025"),
        ("2021", "2022", "2023", "2024", "2025", "2026"),
    ],
)
def test_a_table_of_other_years_stays_in_the_prose_alone(years: tuple[str, ...], tmp_path: Path) -> None:
    table = (("År", *years), ("Ture", *(str(n) for n in range(len(years)))))
    imported = import_pages(tmp_path, replace(BASE, consequences=(table,)))
    assert imported.contents.rows["history"] == ()
    assert "Ture" in str(imported.contents.rows["corrections"][0]["consequences"])


def test_a_past_row_with_too_few_figures_is_reported(tmp_path: Path) -> None:
    table = (HISTORY[0], ("Ture", "1", "2", "3"))
    imported = import_pages(tmp_path, replace(BASE, consequences=(table,)))
    assert only_problem(imported).kind is ProblemKind.UNREADABLE
    assert imported.contents.rows["history"] == ()
