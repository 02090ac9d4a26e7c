from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest
from support.form_documents import write_docx, write_pdf, write_text
from support.form_figures import figures
from support.form_pages import VARIANTS, Case

from workbook.importers import Imported, ProblemKind, import_forms

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    ImportOf = Callable[[str, str], Imported]

WRITERS: dict[str, Callable[[Path, Case], Path]] = {
    "text": lambda folder, case: write_text(folder / "forms.txt", case.pages, case.layout),
    "word": lambda folder, case: write_docx(folder / "forms.docx", case.pages, case.layout),
    "ruled pdf": lambda folder, case: write_pdf(folder / "forms.pdf", case.pages, case.layout, ruled=True),
    "plain pdf": lambda folder, case: write_pdf(folder / "plain.pdf", case.pages, case.layout, ruled=False),
}
BY_NAME = {case.name: case for case in VARIANTS}

each_source = pytest.mark.parametrize("source", WRITERS)


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> ImportOf:
    """What comes of a variant in a document of this kind; each is written and read once."""

    @cache
    def import_of(source: str, name: str) -> Imported:
        return import_forms([WRITERS[source](tmp_path_factory.mktemp("skemaer"), BY_NAME[name])])

    return import_of


def _lines(its: Imported) -> list[tuple[object, tuple[object, ...]]]:
    return [(row["change"], figures(row)) for row in its.contents.rows["amounts"]]


@each_source
@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("other committee and year", [("Merudgift", (1_200_000,) * 4)]),
        ("negative amounts", [("Mindreudgift", (-200_000,) * 4)]),
        ("dash as minus", [("Mindreudgift", (-200_000,) * 4)]),
        ("income", [("Merudgift", (1_200_000,) * 4), ("Merindtægt", (-300_000,) * 4)]),
        ("lost income", [("Merudgift", (1_200_000,) * 4), ("Mindreindtægt", (300_000,) * 4)]),
        ("both signs", [(None, (1_000_000, 1_000_000, -500_000, -500_000))]),
        ("title over two lines", [("Merudgift", (1_200_000,) * 4)]),
        ("page break inside table", [("Merudgift", (1_200_000,) * 4)]),
        ("page break, head repeated", [("Merudgift", (1_200_000,) * 4)]),
        ("broken labels", [("Merudgift", (1_200_000,) * 4)]),
        ("words broken in narrow cells", [("Merudgift", (1_200_000,) * 4)]),
        ("thousands of kroner", [("Merudgift", (1_200_000,) * 4)]),
        ("footnote", [("Merudgift", (1_200_000,) * 4)]),
    ],
)
def test_the_amounts_of_a_variant_are_read(
    source: str, name: str, lines: list[tuple[object, tuple[object, ...]]], imported: ImportOf
) -> None:
    assert _lines(imported(source, name)) == lines


@each_source
@pytest.mark.parametrize("name", [name for name in BY_NAME if name != "both signs"])
def test_a_variant_raises_no_problem(source: str, name: str, imported: ImportOf) -> None:
    assert imported(source, name).problems == ()


@each_source
def test_amounts_of_both_signs_are_said_to_need_two_lines(source: str, imported: ImportOf) -> None:
    (problem,) = imported(source, "both signs").problems
    assert (problem.kind, problem.nr) == (ProblemKind.READ_AS, "K201")


@each_source
@pytest.mark.parametrize("name", BY_NAME)
def test_date_and_answer_of_a_variant_are_read(source: str, name: str, imported: ImportOf) -> None:
    (row,) = imported(source, name).contents.rows["corrections"]
    year = 2027 if name == "other committee and year" else 2026
    assert (row["effective_date"], row["service_frame"]) == (date(year, 1, 1), "Ja")


@each_source
def test_another_committee_and_year_decide_the_workbook(source: str, imported: ImportOf) -> None:
    contents = imported(source, "other committee and year").contents
    facts = contents.master_data
    assert (contents.budget_year, facts["committee"], facts["price_level"], facts["number_series"]) == (
        2027,
        "Kultur- og fritidsudvalget",
        2027,
        "K2",
    )


@each_source
def test_a_title_over_two_lines_is_one_title(source: str, imported: ImportOf) -> None:
    (row,) = imported(source, "title over two lines").contents.rows["corrections"]
    assert row["title"] == "Drift af svømmehal og idrætshal i weekender"


@each_source
def test_fte_may_be_parts_and_fewer(source: str, imported: ImportOf) -> None:
    (row,) = imported(source, "half FTEs").contents.rows["fte"]
    assert figures(row) == (500, 1250, -1000, 0)


@each_source
def test_forms_in_thousands_make_a_workbook_in_thousands(source: str, imported: ImportOf) -> None:
    assert imported(source, "thousands of kroner").contents.unit == "1.000 kr."


@each_source
def test_a_footnote_comes_first_in_the_background(source: str, imported: ImportOf) -> None:
    (row,) = imported(source, "footnote").contents.rows["corrections"]
    assert str(row["background"]).startswith("*Tallene er foreløbige.\n\n")
