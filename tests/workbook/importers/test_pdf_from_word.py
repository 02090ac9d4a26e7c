"""A PDF that a word processor made: narrow cells break words, and pages break inside rows."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from support.form_documents import write_docx
from support.form_figures import HISTORY, NEW_YEAR, NINE_FIGURES, PAST_YEARS, correction, figures, rows_of
from support.form_pages import NINE, Layout
from support.processes import A_LONG_WHILE

from workbook.importers import Imported, ProblemKind, import_forms

if TYPE_CHECKING:
    from pathlib import Path

SOFFICE = shutil.which("soffice")
HAS_WRITER = sys.platform != "linux" or shutil.which("lowriter") is not None
"""Debian splits LibreOffice; elsewhere it comes whole."""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    if SOFFICE is None or not HAS_WRITER:
        pytest.skip("LibreOffice with Writer is not installed")
    folder = tmp_path_factory.mktemp("word")
    return import_forms([_printed(SOFFICE, write_docx(folder / "nine.docx", NINE, Layout(page_header="Budgetmappe")))])


def _printed(soffice: str, path: Path) -> Path:
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=A_LONG_WHILE)  # noqa: S603  our own command
    return path.with_suffix(".pdf")


def test_all_figures_are_read(printed: Imported) -> None:
    assert [[figures(row) for row in rows_of(printed, "amounts", form.nr)] for form in NINE_FIGURES] == [
        [form.expenditure] for form in NINE_FIGURES
    ]


def test_all_netto_agree(printed: Imported) -> None:
    assert [read.net for read in printed.read] == [form.expenditure for form in NINE_FIGURES]


def test_all_fte_are_read(printed: Imported) -> None:
    assert [figures(row) for row in printed.contents.rows["fte"]] == [(1000,) * 4, (540,) * 4]


def test_all_titles_answers_and_price_levels_are_read(printed: Imported) -> None:
    rows = [correction(printed, form.nr) for form in NINE_FIGURES]
    assert [(row["title"], row["service_frame"], row["price_level"]) for row in rows] == [
        (form.title, form.answer, form.price_level) for form in NINE_FIGURES
    ]


def test_all_dates_are_read_though_cells_break_them(printed: Imported) -> None:
    assert [row["effective_date"] for row in printed.contents.rows["corrections"]] == [NEW_YEAR] * 9


def test_the_history_is_read(printed: Imported) -> None:
    assert [figures(row, PAST_YEARS) for row in printed.contents.rows["history"]] == [HISTORY]


def test_nothing_is_reported_but_what_the_document_holds(printed: Imported) -> None:
    assert [(problem.nr, problem.kind) for problem in printed.problems] == [
        ("T106", ProblemKind.READ_AS),
        ("T108", ProblemKind.MISSING),
        ("T304", ProblemKind.READ_AS),
    ]
