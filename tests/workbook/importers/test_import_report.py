from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.command_line import korrektur
from support.form_documents import as_text, write_docx, write_pdf, write_text
from support.form_pages import NINE, FormPage, Layout, same
from support.workbooks import sample_at

from workbook.importers import import_forms
from workbook.importers.report import lines

if TYPE_CHECKING:
    from pathlib import Path

BASE = FormPage("K201", "Drift af svømmehal", same("1,200"))


def test_the_facts_of_the_workbook_come_first(tmp_path: Path) -> None:
    first = lines(import_forms([write_text(tmp_path / "forms.txt", NINE)]))[0]
    assert first == "Udvalg: Økonomiudvalget · budgetår: 2026 · prisniveau: 2026 · nummerserie: T1"


def test_every_form_is_listed_with_its_place_and_netto(tmp_path: Path) -> None:
    path = write_text(tmp_path / "forms.txt", [BASE])
    assert "  linje 7: K201 Drift af svømmehal · netto 1,200 / 1,200 / 1,200 / 1,200 mio. kr." in lines(
        import_forms([path])
    )


def test_english_has_english_decimals(tmp_path: Path) -> None:
    path = write_text(tmp_path / "forms.txt", [BASE])
    said = lines(import_forms([path]), "en")
    assert "  line 7: K201 Drift af svømmehal · netto 1.200 / 1.200 / 1.200 / 1.200 mio. kr." in said


def test_a_pdf_is_cited_by_page_and_line(tmp_path: Path) -> None:
    said = lines(import_forms([write_pdf(tmp_path / "forms.pdf", [BASE], ruled=True)]))
    assert any(line.startswith("  side 1, linje 4: K201") for line in said)


def test_a_word_document_is_cited_by_paragraph(tmp_path: Path) -> None:
    said = lines(import_forms([write_docx(tmp_path / "forms.docx", [BASE])]))
    assert any(line.startswith("  afsnit 4: K201") for line in said)


def test_what_could_not_be_read_has_file_place_and_number(tmp_path: Path) -> None:
    path = write_text(tmp_path / "forms.txt", [replace(BASE, answer="Måske")])
    said = lines(import_forms([path]))
    start = said.index("Kunne ikke læses eller mangler; står tomt (1):")
    assert said[start + 1].startswith(f"  {path}, linje 15, K201: Svaret på Indenfor servicerammen, »Måske«,")


def test_a_netto_that_is_unknown_is_a_question_mark(tmp_path: Path) -> None:
    path = write_text(tmp_path / "forms.txt", [replace(BASE, net=("1,200", "9.000", "1,200", "1,200"))])
    said = lines(import_forms([path]))
    assert any(line.endswith("netto 1,200 / ? / 1,200 / 1,200 mio. kr.") for line in said)


def test_what_was_read_otherwise_than_written_is_a_list_of_its_own(tmp_path: Path) -> None:
    said = lines(import_forms([write_text(tmp_path / "forms.txt", NINE)]))
    assert "Læst, men se efter (2):" in said


def test_an_unreadable_file_is_a_list_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"x")
    said = lines(import_forms([tmp_path / "bad.pdf", write_text(tmp_path / "forms.txt", [BASE])]))
    assert "Filer, der ikke kunne læses (1):" in said


def test_text_that_was_not_understood_is_a_list_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "forms.txt"
    path.write_text("Bilag 4\n" + as_text([BASE]), encoding="utf-8")
    assert "Blev ikke forstået (1):" in lines(import_forms([path]))


def test_what_was_passed_over_is_said_once_with_its_count(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "forms.pdf", NINE, Layout(page_header="Budgetmappe"), ruled=True)
    said = lines(import_forms([path]))
    assert f"  {path}, side 1, linje 1 (9 steder): sidehoved, sidefod og sidetal »Budgetmappe«" in said


def test_page_feet_that_differ_by_their_number_are_said_once(tmp_path: Path) -> None:
    text = "\f".join(f"{one}\nSide {n} af 2\n" for n, one in enumerate((as_text([BASE]), "Mere tekst.\n"), 1))
    path = tmp_path / "forms.txt"
    path.write_text(text, encoding="utf-8")
    feet = [line for line in lines(import_forms([path])) if "sidefod" in line]
    assert [foot.split(":")[-1] for foot in feet] == [" sidehoved, sidefod og sidetal »Side 1 af 2«"]
    assert "(2 steder)" in feet[0]


def test_our_own_overview_is_said_once(tmp_path: Path) -> None:
    assert korrektur("forms", sample_at(tmp_path / "S.xlsx"), "-o", tmp_path / "F.pdf").code == 0
    said = lines(import_forms([tmp_path / "F.pdf"]))
    assert len([line for line in said if "oversigt, beregnes på ny" in line]) == 1


@pytest.mark.parametrize(
    ("language", "last"),
    [
        ("da", "Læst: 9 skemaer. Ikke læst eller passer ikke: 1. Se efter: 2."),
        ("en", "Read: 9 forms. Not read or not agreeing: 1. Take a look: 2."),
    ],
)
def test_the_report_ends_with_its_counts(language: str, last: str, tmp_path: Path) -> None:
    imported = import_forms([write_text(tmp_path / "forms.txt", NINE)])
    assert lines(imported, "en" if language == "en" else "da")[-1] == last


def test_neither_importing_text_nor_the_report_loads_the_readers_of_pdf_and_word(tmp_path: Path) -> None:
    path = write_text(tmp_path / "forms.txt", [BASE])
    program = (
        "import sys; from pathlib import Path; from workbook.importers import import_forms; "
        "from workbook.importers.report import lines; lines(import_forms([Path(sys.argv[1])])); "
        "print(sorted({'pdfplumber', 'pdfminer', 'docx', 'pandas', 'openpyxl'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  our own program
    assert done.stdout.strip() == "[]"
