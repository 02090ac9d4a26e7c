"""Nothing of the prose is dropped: every line ends in a field, a problem or the list of what is ignored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.form_documents import write_docx, write_pdf, write_text
from support.form_pages import NINE, VARIANTS, Case, Layout
from support.nine_documents import published

from workbook.importers import Imported, LineUse, import_forms
from workbook.importers.documents import read_document
from workbook.importers.importing import IGNORED
from workbook.importers.marking import Use

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WRITERS: dict[str, Callable[[Path, Case], Path]] = {
    "text": lambda folder, case: write_text(folder / "forms.txt", case.pages, case.layout),
    "word": lambda folder, case: write_docx(folder / "forms.docx", case.pages, case.layout),
    "ruled pdf": lambda folder, case: write_pdf(folder / "forms.pdf", case.pages, case.layout, ruled=True),
    "plain pdf": lambda folder, case: write_pdf(folder / "plain.pdf", case.pages, case.layout, ruled=False),
}
CASES = (
    *VARIANTS,
    Case("nine", NINE),
    Case("nine with page edges", NINE, Layout(page_header="Norddjurs budgetmappe", page_numbers=True)),
    Case("nine double spaced", NINE, Layout(double_spaced=True)),
)


def _letters(text: object) -> str:
    """All that is printed, white space aside."""
    return "".join(str(text or "").split())


def _of(imported: Imported, form: int, *uses: Use) -> list[LineUse]:
    return [line for line in imported.lines if line.form == form and line.use in uses]


def _check(imported: Imported, path: Path) -> None:
    printed = [(line.page, line.number, line.text) for line in read_document(path).lines if not line.blank]
    assert sorted((line.page, line.line, line.text) for line in imported.lines) == sorted(printed)
    for n, row in enumerate(imported.contents.rows["corrections"]):
        background = "".join(_letters(line.text) for line in _of(imported, n, Use.NOTE, Use.BACKGROUND))
        consequences = "".join(_letters(line.text) for line in _of(imported, n, Use.CONSEQUENCES))
        title = "".join(_letters(line.text) for line in _of(imported, n, Use.TITLE))
        assert _letters(row["background"]) == background
        assert _letters(row["consequences"]) == consequences
        assert sorted(_letters(row["title"]) + _letters(row["nr"])) == sorted(title)
    unknown = [line for line in imported.lines if line.use is Use.UNKNOWN]
    told = [(problem.page, problem.line) for problem in imported.problems]
    assert all((line.page, line.line) in told for line in unknown)
    assert {line.use for line in imported.ignored} <= set(IGNORED)


def test_no_word_of_the_real_document_is_lost() -> None:
    _check(import_forms([published()]), published())


@pytest.mark.parametrize("source", WRITERS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_word_of_a_document_is_lost(source: str, case: Case, tmp_path: Path) -> None:
    path = WRITERS[source](tmp_path, case)
    _check(import_forms([path]), path)


def test_only_the_sign_rule_of_the_real_document_is_passed_over() -> None:
    assert {line.use for line in import_forms([published()]).ignored} == {Use.SIGN_RULE}


@pytest.mark.parametrize("ruled", [True, False])
def test_page_headers_and_numbers_of_a_pdf_are_listed_as_ignored(ruled: bool, tmp_path: Path) -> None:
    layout = Layout(page_header="Norddjurs budgetmappe", page_numbers=True)
    imported = import_forms([write_pdf(tmp_path / "forms.pdf", NINE, layout, ruled=ruled)])
    edges = [line.text for line in imported.ignored if line.use is Use.PAGE_EDGE]
    assert sorted(edges) == sorted([*(["Norddjurs budgetmappe"] * 9), *map(str, range(1, 10))])


def test_a_sentence_that_ends_many_pages_is_no_page_footer(tmp_path: Path) -> None:
    same_end = [page for page in NINE if page.consequences == ("Korrektionen gælder alle fire år.",)]
    imported = import_forms([write_pdf(tmp_path / "forms.pdf", same_end, ruled=True)])
    assert [row["consequences"] for row in imported.contents.rows["corrections"]] == [
        "Korrektionen gælder alle fire år."
    ] * 2
