from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.form_documents import write_docx, write_pdf, write_text
from support.form_figures import figures
from support.form_pages import VARIANTS, Case

from workbook.importers import Imported, ProblemKind, import_forms

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WRITERS: dict[str, Callable[[Path, Case], Path]] = {
    "text": lambda folder, case: write_text(folder / "forms.txt", case.pages, case.layout),
    "word": lambda folder, case: write_docx(folder / "forms.docx", case.pages, case.layout),
    "ruled pdf": lambda folder, case: write_pdf(folder / "forms.pdf", case.pages, case.layout, ruled=True),
    "plain pdf": lambda folder, case: write_pdf(folder / "plain.pdf", case.pages, case.layout, ruled=False),
}
BY_NAME = {case.name: case for case in VARIANTS}

each_source = pytest.mark.parametrize("source", WRITERS)


def _import(source: str, name: str, folder: Path) -> Imported:
    return import_forms([WRITERS[source](folder, BY_NAME[name])])


def _lines(imported: Imported) -> list[tuple[object, tuple[object, ...]]]:
    return [(row["change"], figures(row)) for row in imported.contents.rows["amounts"]]


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
    source: str, name: str, lines: list[tuple[object, tuple[object, ...]]], tmp_path: Path
) -> None:
    assert _lines(_import(source, name, tmp_path)) == lines


@each_source
@pytest.mark.parametrize("name", [name for name in BY_NAME if name != "both signs"])
def test_a_variant_raises_no_problem(source: str, name: str, tmp_path: Path) -> None:
    assert _import(source, name, tmp_path).problems == ()


@each_source
def test_amounts_of_both_signs_are_said_to_need_two_lines(source: str, tmp_path: Path) -> None:
    (problem,) = _import(source, "both signs", tmp_path).problems
    assert (problem.kind, problem.nr) == (ProblemKind.READ_AS, "K201")


@each_source
@pytest.mark.parametrize("name", BY_NAME)
def test_date_and_answer_of_a_variant_are_read(source: str, name: str, tmp_path: Path) -> None:
    (row,) = _import(source, name, tmp_path).contents.rows["corrections"]
    year = 2027 if name == "other committee and year" else 2026
    assert (row["effective_date"], row["service_frame"]) == (date(year, 1, 1), "Ja")


@each_source
def test_another_committee_and_year_decide_the_workbook(source: str, tmp_path: Path) -> None:
    contents = _import(source, "other committee and year", tmp_path).contents
    facts = contents.master_data
    assert (contents.budget_year, facts["committee"], facts["price_level"], facts["number_series"]) == (
        2027,
        "Kultur- og fritidsudvalget",
        2027,
        "K2",
    )


@each_source
def test_a_title_over_two_lines_is_one_title(source: str, tmp_path: Path) -> None:
    (row,) = _import(source, "title over two lines", tmp_path).contents.rows["corrections"]
    assert row["title"] == "Drift af svømmehal og idrætshal i weekender"


@each_source
def test_fte_may_be_parts_and_fewer(source: str, tmp_path: Path) -> None:
    (row,) = _import(source, "half FTEs", tmp_path).contents.rows["fte"]
    assert figures(row) == (500, 1250, -1000, 0)


@each_source
def test_forms_in_thousands_make_a_workbook_in_thousands(source: str, tmp_path: Path) -> None:
    assert _import(source, "thousands of kroner", tmp_path).contents.unit == "1.000 kr."


@each_source
def test_a_footnote_comes_first_in_the_background(source: str, tmp_path: Path) -> None:
    (row,) = _import(source, "footnote", tmp_path).contents.rows["corrections"]
    assert str(row["background"]).startswith("*Tallene er foreløbige.\n\n")
