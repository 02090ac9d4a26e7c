from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.form_documents import write_pdf
from support.form_figures import HISTORY, NEW_YEAR, NINE_FIGURES, PAST_YEARS, Expected, correction, figures, rows_of
from support.form_pages import NINE
from support.nine_documents import DOCUMENTS, published

from workbook.importers import Imported, ProblemKind, import_forms

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module", params=DOCUMENTS)
def nine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Imported:
    return import_forms([DOCUMENTS[request.param](tmp_path_factory.mktemp("nine"))])


each_form = pytest.mark.parametrize("form", NINE_FIGURES, ids=lambda form: form.nr)


def test_the_nine_numbers_are_read_in_order(nine: Imported) -> None:
    assert [form.nr for form in nine.read] == [form.nr for form in NINE_FIGURES]


@each_form
def test_the_title_is_read(nine: Imported, form: Expected) -> None:
    assert correction(nine, form.nr)["title"] == form.title


@each_form
def test_the_four_expenditures_are_one_line_in_kroner(nine: Imported, form: Expected) -> None:
    assert [figures(row) for row in rows_of(nine, "amounts", form.nr)] == [form.expenditure]


@each_form
def test_the_change_goes_by_the_sign(nine: Imported, form: Expected) -> None:
    (line,) = rows_of(nine, "amounts", form.nr)
    assert line["change"] == ("Merudgift" if any(form.expenditure) else None)


@each_form
def test_the_four_stated_netto_are_read_and_agree(nine: Imported, form: Expected) -> None:
    (read,) = (one for one in nine.read if one.nr == form.nr)
    assert read.net == form.expenditure


@each_form
def test_fte_are_a_row_in_thousandths_where_there_are_any(nine: Imported, form: Expected) -> None:
    expected = [(form.fte,) * 4] if form.fte else []
    assert [figures(row) for row in rows_of(nine, "fte", form.nr)] == expected


@each_form
def test_the_price_level_is_as_printed(nine: Imported, form: Expected) -> None:
    assert correction(nine, form.nr)["price_level"] == form.price_level


@each_form
def test_both_ways_to_write_the_date_are_new_years_day(nine: Imported, form: Expected) -> None:
    assert correction(nine, form.nr)["effective_date"] == NEW_YEAR


@each_form
def test_the_answer_has_the_spelling_of_the_list(nine: Imported, form: Expected) -> None:
    assert correction(nine, form.nr)["service_frame"] == form.answer


@each_form
def test_both_sections_of_prose_are_filled(nine: Imported, form: Expected) -> None:
    row = correction(nine, form.nr)
    assert all((row["background"], row["consequences"]))


def test_the_five_year_table_is_the_only_history(nine: Imported) -> None:
    (row,) = nine.contents.rows["history"]
    assert (row["nr"], figures(row, PAST_YEARS)) == ("T108", HISTORY)


def test_the_history_has_no_unit_since_none_is_stated(nine: Imported) -> None:
    assert nine.contents.rows["history"][0]["unit"] is None


def test_the_facts_of_the_workbook_are_read(nine: Imported) -> None:
    assert nine.contents.master_data == {
        "committee": "Økonomiudvalget",
        "budget_year": 2026,
        "price_level": 2026,
        "unit": "mio. kr.",
        "number_series": "T1",
        "status": "Kladde",
    }


def test_no_financing_is_made_of_prose(nine: Imported) -> None:
    assert set(nine.contents.rows) == {"corrections", "amounts", "fte", "calculation", "history", "imported"}


def test_the_table_of_an_estimate_and_a_budget_is_rows_of_beregning_in_its_own_prices(nine: Imported) -> None:
    rows = [(row["nr"], row["type"], row["price_level"], figures(row)) for row in nine.contents.rows["calculation"]]
    assert rows == [
        ("T103", "Nyt skøn", 2025, (None,) * 4),
        ("T103", "Afsat budget", 2025, (8_336_000, 8_265_000, 8_199_000, 8_199_000)),
    ]


def test_what_is_said_is_the_two_answers_and_the_missing_unit(nine: Imported) -> None:
    assert [(problem.nr, problem.kind) for problem in nine.problems] == [
        ("T106", ProblemKind.READ_AS),
        ("T108", ProblemKind.MISSING),
        ("T304", ProblemKind.READ_AS),
    ]


def test_the_undecided_answer_is_quoted(nine: Imported) -> None:
    assert "»Ja/nej«" in nine.problems[-1].message.da
    assert "Uafklaret" in nine.problems[-1].message.da


def test_the_placeholders_of_an_unfinished_form_stay_in_the_prose(nine: Imported) -> None:
    assert "x,xxx" in str(correction(nine, "T103")["consequences"])


def test_the_footnote_begins_the_background(nine: Imported) -> None:
    first, _, rest = str(correction(nine, "T103")["background"]).partition("\n\n")
    assert (first[0], "opdateres" in first.casefold(), bool(rest)) == ("*", True, True)


def test_the_inner_table_keeps_its_rows_on_lines_of_their_own(nine: Imported) -> None:
    lines = [line.split() for line in str(correction(nine, "T103")["consequences"]).splitlines()]
    assert ["8,336", "8,265", "8,199", "8,199"] in [line[-4:] for line in lines]


def test_the_last_line_of_a_list_of_costs_stands_alone(nine: Imported) -> None:
    lines = str(correction(nine, "T105")["consequences"]).splitlines()
    assert [line for line in lines if line.startswith("I alt") and line.endswith("2.9 mio. kr.")]


def test_every_form_is_cited_by_its_title_line_in_the_real_document() -> None:
    read = import_forms([published()]).read
    assert [form.line for form in read] == [10, 56, 99, 144, 178, 251, 285, 343, 385]


def test_the_two_answers_are_cited_by_line_in_the_real_document() -> None:
    problems = import_forms([published()]).problems
    assert [(problem.line, problem.page) for problem in problems] == [(259, None), (335, None), (393, None)]


def test_a_form_in_a_pdf_is_cited_by_page_and_line(tmp_path: Path) -> None:
    read = import_forms([write_pdf(tmp_path / "nine.pdf", NINE, ruled=True)]).read
    assert [(form.page, form.line) for form in read][:3] == [(1, 4), (2, 2), (3, 2)]
