"""What people write and what makes a page hard to set: nothing cut off, nothing made up, nothing that stops a print."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import docx
import pdfplumber
import pytest
from docx.oxml.ns import qn
from support.plain_grids import line, plain_grid
from support.printed_books import expected, read_back
from support.submissions import forms, printed

from schemas.layout import BUDGET_YEARS, HISTORY_YEARS
from workbook.printing.forms import Forms, FormSuffix
from workbook.printing.printed import printable

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.grid import Row

ENDINGS: tuple[FormSuffix, ...] = ("pdf", "docx")
URL = "https://www.norddjurs.dk/" + "bilag/" * 40
CELLS: dict[str, Row] = {
    "T101": {"title": "Minus og mange cifre", "background": "Tre årsværk\t1,8 mio. kr."},
    "T102": {"title": None, "background": "\uf0b7 Et punkt."},
    "T103": {"title": " ", "background": "For\x07an\x0bog\x00 \ufffebag."},
    "T104": {"title": "\x07\ufffe\ud800", "background": "Før.\n\nOversigt over de tekniske korrektioner\n\nEfter."},
    "T105": {"title": "Kina 中", "background": "Glad 😀 nu."},
    "T106": {"title": "T" * 200, "background": URL},
    "T107": {"title": "Efter det hele", "background": "Slut."},
}
MEANT = {
    "T101": "Tre årsværk 1,8 mio. kr.", "T102": "• Et punkt.", "T103": "Foran og bag.",
    "T104": "Før. Oversigt over de tekniske korrektioner Efter.", "T107": "Slut.",
}  # fmt: skip
FIGURES = {"T101": (-12_345_678_000, -500, 5_000, 0), "T102": (123_456_789,) * 4}
PAST: Row = {"nr": "T106", "text": "Husleje", "unit": "kr.", **dict.fromkeys(HISTORY_YEARS, 5)}
HARD = plain_grid(
    {
        "corrections": [{"nr": nr, "service_frame": "Ja", "consequences": "Mere.", **its} for nr, its in CELLS.items()],
        "amounts": [line(nr, *its, change="Mindreudgift", text="Husleje") for nr, its in FIGURES.items()],
        "history": [PAST],
    },
    facts={"committee": None},
)
"""Also without a committee's name: a heading that PDF/UA wants and nobody wrote."""


@pytest.fixture(scope="module")
def packages() -> dict[FormSuffix, bytes]:
    return {ending: forms(HARD, ending=ending).package for ending in ENDINGS}


@pytest.fixture(scope="module")
def back(
    packages: dict[FormSuffix, bytes], tmp_path_factory: pytest.TempPathFactory
) -> dict[FormSuffix, dict[str, Any]]:
    folder: Path = tmp_path_factory.mktemp("svære")
    for ending in ENDINGS:
        (folder / f"skemaer.{ending}").write_bytes(packages[ending])
    return {ending: read_back(folder / f"skemaer.{ending}") for ending in ENDINGS}


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_correction_has_its_form_whatever_stands_in_it(back: dict[FormSuffix, Any], ending: FormSuffix) -> None:
    assert list(back[ending]) == list(CELLS)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("nr", FIGURES)
def test_a_long_figure_keeps_its_sign_and_every_digit(back: dict[FormSuffix, Any], ending: FormSuffix, nr: str) -> None:
    own = expected(HARD, printed(HARD, only=list(CELLS)))[nr]["amounts"]
    assert (back[ending][nr]["amounts"], own) == (own, list(FIGURES[nr]))
    assert len(own) == len(BUDGET_YEARS)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("nr", MEANT)
def test_prose_is_set_as_it_is_meant(back: dict[FormSuffix, Any], ending: FormSuffix, nr: str) -> None:
    assert back[ending][nr]["background"] == MEANT[nr]


def test_a_letter_without_a_picture_is_a_box_on_paper_and_itself_in_word(back: dict[FormSuffix, Any]) -> None:
    assert [back[ending]["T105"]["background"] for ending in ENDINGS] == ["Glad □ nu.", "Glad 😀 nu."]


def test_what_is_printed_as_a_box_is_said() -> None:
    on_paper, in_word = (forms(HARD, ending=ending) for ending in ENDINGS)
    assert (on_paper.boxed, in_word.boxed, in_word.remark) == (("中", "😀"), (), None)
    assert on_paper.remark is not None
    assert on_paper.remark.da.endswith(": 中 😀")


def test_no_more_letters_are_named_than_a_person_reads() -> None:
    remark = Forms(b"", tuple("一丁七万丈三上下不与丐丑且世丘丙业丛东丝丞丢")).remark
    assert remark is not None
    assert remark.da.endswith(": 一 丁 七 万 丈 三 上 下 不 与 丐 丑 且 世 丘 丙 业 丛 东 丝 …")


def test_a_word_longer_than_a_line_stays_on_the_page(packages: dict[FormSuffix, bytes]) -> None:
    with pdfplumber.open(io.BytesIO(packages["pdf"])) as file:
        upright = [page for page in file.pages if page.width < page.height]
        text = "".join("".join(page.extract_text().split()) for page in upright)
        assert all(letter["x1"] <= page.width - 50 for page in upright for letter in page.chars)
    assert URL in text


def test_in_word_every_form_has_tables_of_its_own(packages: dict[FormSuffix, bytes]) -> None:
    kinds = [one.tag for one in docx.Document(io.BytesIO(packages["docx"])).element.body]
    assert (qn("w:tbl"), qn("w:tbl")) not in pairwise(kinds)


def test_figures_of_a_sheet_that_is_not_there_are_unknown_and_not_nought() -> None:
    (part,) = printed(plain_grid({"corrections": [{"nr": "T101", "title": "Husleje"}]}, without=("amounts",))).parts
    assert {text for one in part.forms[0].rows for text in one.figures} == {"ukendt"}
    assert part.forms[0].fte.figures[0] == "0,00"


def test_danish_and_other_letters_are_left_as_they_are() -> None:
    text = "Æblegrød – »godt« ‑ 1½ €\tog\nmere 😀"
    assert printable(text) == text
