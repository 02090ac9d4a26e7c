"""What the forms and the overview say, and what the PDF and the Word document are."""

from __future__ import annotations

import io
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import docx
import pdfplumber
import pytest
from support.plain_grids import MIO, four, line, plain_grid
from support.printed_books import book
from support.submissions import forms, printed

from schemas.finding import KorrekturError
from schemas.words import printed as words

if TYPE_CHECKING:
    from workbook.grid import Grid
    from workbook.printing.forms import FormSuffix

RENT = line("T101", *four(MIO), change="Merudgift", text="Husleje")
CORRECTION = {
    "nr": "T101", "title": "Husleje", "service_frame": "Ja", "background": "Huslejen stiger.",
    "internal_note": "HEMMELIGT",
}  # fmt: skip
OTHER = {"nr": "T102", "title": "Varme", "service_frame": "Nej", "decision": "Udskudt"}
HOSTILE = '#panic("x") $x$ *fed* <b> \\end @ref [a] // /* `raw` =SUM(A1)'


def grid(*corrections: dict[str, Any], merged: bool = False, facts: dict[str, Any] | None = None, **rows: Any) -> Grid:
    sheets = {"corrections": list(corrections or (CORRECTION, OTHER)), "amounts": [RENT], **rows}
    return plain_grid(sheets, facts=facts, merged=merged)


def text_of(package: bytes) -> str:
    with pdfplumber.open(io.BytesIO(package)) as file:
        return "\n".join(page.extract_text() for page in file.pages)


def word_of(package: bytes) -> str:
    made = docx.Document(io.BytesIO(package))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in made.paragraphs), *cells])


def test_the_internal_note_is_never_printed() -> None:
    assert "HEMMELIGT" not in str(asdict(printed(grid())))
    assert all("HEMMELIGT" not in text_of(forms(book(seed), ending="pdf").package) for seed in (1,))


def test_a_form_has_the_fields_of_the_page() -> None:
    (part,) = printed(grid()).parts
    form = part.forms[0]
    assert (form.nr, form.title, form.prices) == ("T101", "Husleje", "(Mio. kr. i 2026-priser)")
    assert [(one.label, one.figures[0]) for one in form.rows] == [
        ("Udgifter", "1,000"), ("Indtægter", "0,000"), ("Netto", "1,000"),
    ]  # fmt: skip
    assert (form.effective_date, form.service_frame, form.fte.figures[0]) == ("01.01.2026", "Ja", "0,00")


def test_what_does_not_count_is_listed_apart_and_its_form_says_so() -> None:
    (part,) = printed(grid()).parts
    assert [one.nr for one in part.overview.listed] == ["T101"]
    assert [(one.nr, one.remark) for one in part.overview.left_out] == [("T102", "Udskudt")]
    assert part.forms[1].remarks == ("Korrektionen er udskudt og indgår ikke i tallene.",)


def test_money_from_anlaeg_is_added_up_by_its_reference() -> None:
    rows = [
        line("T101", *four(-MIO // 2), source="Anlæg", reference=name, service_frame=None)
        for name in ("A108", "A108", None)
    ]
    (part,) = printed(grid(financing=rows)).parts
    assert [(one.label, one.figures[0]) for one in part.overview.anlaeg] == [
        ("(uden reference)", "-0,500"), ("A108", "-1,000"),
    ]  # fmt: skip


def test_an_justified_finding_stands_with_reason_and_approval() -> None:
    justified = {
        "rule": "SUM607", "nr": "T101", "observed": "T101", "reason": "Kassen betaler", "justified_by": "en",
        "approved_by": "to",
    }  # fmt: skip
    (part,) = printed(grid(CORRECTION, justifications=[justified | {"nr": "-"}])).parts
    assert [(one.reason, one.by, one.approved_by) for one in part.overview.justified] == [
        ("Kassen betaler", "en", "to")
    ]


def test_only_the_numbers_asked_for_are_printed_and_the_overview_is_whole() -> None:
    (part,) = printed(grid(), only=["t102"]).parts
    assert [form.nr for form in part.forms] == ["T102"]
    assert len(part.overview.listed) + len(part.overview.left_out) == 2


def test_a_number_that_is_not_there_is_refused() -> None:
    with pytest.raises(KorrekturError) as refused:
        printed(grid(), only=["T101", "T999"])
    assert "ingen korrektion T999" in refused.value.text.da


@pytest.mark.parametrize("facts", [{"budget_year": None}, {"unit": "kr."}])
def test_a_workbook_that_cannot_be_read_is_refused(facts: dict[str, Any]) -> None:
    with pytest.raises(KorrekturError) as refused:
        printed(
            grid(facts=facts) if "unit" in facts else plain_grid({}, without=("amounts", "corrections"), facts=facts)
        )
    assert "kan ikke læses" in refused.value.text.da


def test_forms_changed_since_an_older_version_are_marked_and_withdrawn_ones_named() -> None:
    gone = {"nr": "T109", "title": "Væk", "service_frame": "Ja"}
    older = grid(CORRECTION, gone, amounts=[line("T101", *four(2 * MIO), change="Merudgift", text="Husleje")])
    (part,) = printed(grid(CORRECTION, OTHER), changed_since=older).parts
    assert [form.remarks[-1] for form in part.forms] == [words.CHANGED, words.NEW]
    assert [one.nr for one in part.overview.withdrawn] == ["T109"]


def test_forms_that_have_not_changed_are_not_marked() -> None:
    (part,) = printed(grid(), changed_since=grid(CORRECTION | {"internal_note": "andet"}, OTHER)).parts
    assert words.CHANGED not in part.forms[0].remarks


def test_a_merged_workbook_has_an_overview_of_all_and_one_for_each_committee() -> None:
    names = ("Økonomiudvalget", "Socialudvalget")
    rows = {
        "committees": [{"udvalg": names[0], "status": "Kladde"}, {"udvalg": names[1], "status": "Endelig"}],
        "corrections": [CORRECTION | {"udvalg": name} for name in names],
        "amounts": [RENT | {"udvalg": names[1]}],
    }
    whole, first, second = printed(plain_grid(rows, merged=True, facts={"committee": "2 udvalg samlet"})).parts
    assert {one.label: one.figures[0] for one in whole.overview.committees} == {
        "Økonomiudvalget": "0,000", "Socialudvalget": "1,000",
    }  # fmt: skip
    assert (whole.forms, [len(part.forms) for part in (first, second)]) == ((), [1, 1])
    assert [(part.committee, part.draft) for part in (first, second)] == [(names[0], True), (names[1], False)]
    assert second.forms[0].rows[-1].figures[0] == "1,000"


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_the_same_workbook_gives_the_same_bytes(ending: FormSuffix) -> None:
    assert forms(grid(), ending=ending).package == forms(grid(), ending=ending).package


def test_the_pdf_is_tagged_titled_and_danish() -> None:
    with pdfplumber.open(io.BytesIO(forms(grid(), ending="pdf").package)) as file:
        catalog: Any = file.doc.catalog
        assert bytes(catalog["Lang"]) in (b"da-DK", b"da")
        assert catalog["MarkInfo"]["Marked"] is True
        assert "Økonomiudvalget" in file.metadata["Title"] or "konomiudvalget" in str(file.metadata["Title"])
        assert "StructTreeRoot" in catalog


@pytest.mark.parametrize(("status", "there"), [("Kladde", True), ("Endelig", False)])
def test_only_a_draft_is_marked_as_one(status: str, there: bool) -> None:
    its = grid(facts={"status": status})
    with pdfplumber.open(io.BytesIO(forms(its, ending="pdf").package)) as file:
        aslant = {letter["text"] for page in file.pages for letter in page.chars if abs(letter["matrix"][1]) > 0.01}
    assert (aslant == set("KLADE")) is there
    made = docx.Document(io.BytesIO(forms(its, ending="docx").package))
    assert ("KLADDE" in made.sections[0].header.paragraphs[0].text) is there


def test_what_a_person_wrote_is_text_and_nothing_else() -> None:
    its = grid(CORRECTION | {"title": HOSTILE, "background": HOSTILE})
    assert "".join(HOSTILE.split()) in "".join(text_of(forms(its, ending="pdf").package).split())
    assert HOSTILE in word_of(forms(its, ending="docx").package)


def test_hidden_decimals_are_printed_and_not_rounded_away() -> None:
    odd = line("T101", *four(123_456), change="Merudgift", text="Husleje")
    (part,) = printed(grid(CORRECTION, amounts=[odd])).parts
    assert part.forms[0].rows[0].figures[0] == "0,123456"


def test_an_empty_workbook_has_an_overview_alone() -> None:
    (part,) = printed(plain_grid({})).parts
    assert part.forms == ()
    assert "Økonomiudvalget" in text_of(forms(plain_grid({}), ending="pdf").package)
    assert "Økonomiudvalget" in word_of(forms(plain_grid({}), ending="docx").package)


def test_long_prose_runs_on_over_pages_and_no_table_row_breaks() -> None:
    long = "\n\n".join("Huslejen stiger, fordi aftalen udløber. " * 40 for _ in range(8))
    with pdfplumber.open(io.BytesIO(forms(grid(CORRECTION | {"background": long}), ending="pdf").package)) as file:
        pages = [page.extract_text() for page in file.pages]
    assert len(pages) >= 5
    assert sum("Huslejen" in page for page in pages) >= 3
