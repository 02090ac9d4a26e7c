"""A file that cannot be read gives words in both languages, never a traceback."""

from __future__ import annotations

import contextlib
import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption  # type: ignore[import-untyped]
from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]
from support.form_documents import as_text, write_docx, write_pdf, write_text
from support.form_pages import NINE, FormPage, same

from schemas.finding import KorrekturError
from workbook.importers import ProblemKind, import_forms

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BASE = FormPage("K201", "Drift af svømmehal", same("1,200"))
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)


def _pdf(*, encrypted: bool = False, text: str = "Referat af mødet") -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt=StandardEncryption("hemmelig", "ejer") if encrypted else None)
    canvas.drawString(100, 700, text)
    canvas.save()
    return stream.getvalue()


def _zip(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def _cut(writer: Callable[[Path], Path], folder: Path) -> bytes:
    content = writer(folder / "whole").read_bytes()
    return content[: len(content) // 2]


BAD: dict[str, tuple[str, bytes, str]] = {
    "empty text": ("a.txt", b"", "er tom"),
    "blank text": ("a.txt", b"\n \n", "ingen tekst"),
    "binary text": ("a.txt", bytes(range(256)), "ikke en tekstfil"),
    "text without forms": ("a.txt", "Referat af mødet".encode(), "ingen skemaer"),
    "empty pdf": ("a.pdf", b"", "er tom"),
    "binary pdf": ("a.pdf", bytes(range(256)), "ikke en PDF-fil"),
    "head of a pdf": ("a.pdf", b"%PDF-1.4\n", "ikke en PDF-fil"),
    "pdf without forms": ("a.pdf", _pdf(), "ingen skemaer"),
    "pdf without text": ("a.pdf", _pdf(text=""), "ingen tekst"),
    "encrypted pdf": ("a.pdf", _pdf(encrypted=True), "beskyttet med adgangskode"),
    "empty word": ("a.docx", b"", "er tom"),
    "binary word": ("a.docx", bytes(range(256)), "ikke et Word-dokument"),
    "encrypted word": ("a.docx", OLE, "beskyttet med adgangskode"),
    "zip that is no word": ("a.docx", _zip(a=b"1"), "ikke et Word-dokument"),
    "other suffix": ("a.xyz", b"x", "kan ikke læses"),
    "libreoffice": ("a.odt", b"x", "gem den som .docx"),
    "old word": ("a.doc", OLE, "gem den som .docx"),
    "rtf": ("a.rtf", b"{\\rtf1}", "gem den som .docx"),
    "rtf called word": ("a.docx", b"{\\rtf1}", "gem den som .docx"),
    "word called text": ("a.txt", b"PK\x03\x04", "ikke ren tekst"),
    "pdf called text": ("a.txt", b"%PDF-1.7", "ikke ren tekst"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_alone_stops_the_import_with_words(name: str, tmp_path: Path) -> None:
    file, content, words = BAD[name]
    path = tmp_path / file
    path.write_bytes(content)
    with pytest.raises(KorrekturError) as stop:
        import_forms([path])
    assert words in stop.value.text.da
    assert path.name in stop.value.text.en


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_among_good_ones_is_a_problem(name: str, tmp_path: Path) -> None:
    file, content, words = BAD[name]
    path = tmp_path / file
    path.write_bytes(content)
    imported = import_forms([path, write_text(tmp_path / "good.txt", [BASE])])
    assert [(one.kind, one.file, words in one.message.da) for one in imported.problems] == [
        (ProblemKind.FILE, str(path), True)
    ]
    assert [form.nr for form in imported.read] == ["K201"]


def test_a_document_that_unpacks_to_far_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbook.importers.docx.LARGEST_INFLATED", 10_000)
    path = tmp_path / "bomb.docx"
    path.write_bytes(_zip(bomb=bytes(10_001)))
    with pytest.raises(KorrekturError) as stop:
        import_forms([path])
    assert "for stor" in stop.value.text.da


def test_a_pdf_of_far_too_many_pages_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbook.importers.pdf.MOST_PAGES", 8)
    with pytest.raises(KorrekturError) as stop:
        import_forms([write_pdf(tmp_path / "nine.pdf", NINE, ruled=False)])
    assert "mere end 8 sider" in stop.value.text.da


def test_no_file_at_all_stops_the_import() -> None:
    with pytest.raises(KorrekturError) as stop:
        import_forms([])
    assert "ikke angivet nogen fil" in stop.value.text.da


@pytest.mark.parametrize("name", ["missing.txt", "missing.pdf", "missing.docx"])
def test_a_file_that_is_not_there_is_said_to_be_missing(name: str, tmp_path: Path) -> None:
    with pytest.raises(KorrekturError) as stop:
        import_forms([tmp_path / name])
    assert "findes ikke" in stop.value.text.da


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(KorrekturError):
        import_forms([tmp_path / "folder.txt"])


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_half_a_document_is_damaged(suffix: str, tmp_path: Path) -> None:
    def write(path: Path) -> Path:
        return write_docx(path, NINE) if suffix == ".docx" else write_pdf(path, NINE, ruled=True)

    path = tmp_path / f"half{suffix}"
    path.write_bytes(_cut(write, tmp_path))
    with pytest.raises(KorrekturError):
        import_forms([path])


def test_windows_text_is_read_and_said_to_be(tmp_path: Path) -> None:
    path = tmp_path / "forms.txt"
    path.write_bytes(as_text([BASE]).encode("cp1252"))
    imported = import_forms([path])
    assert imported.contents.rows["corrections"][0]["title"] == "Drift af svømmehal"
    assert [problem.kind for problem in imported.problems] == [ProblemKind.READ_AS]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_text_with_its_mark_is_read(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "forms.txt"
    path.write_bytes(as_text([BASE]).encode(encoding))
    imported = import_forms([path])
    assert (imported.problems, imported.read[0].title) == ((), "Drift af svømmehal")


def test_windows_line_ends_count_once(tmp_path: Path) -> None:
    path = tmp_path / "forms.txt"
    path.write_bytes(as_text([BASE]).replace("\n", "\r\n").encode())
    assert import_forms([path]).read[0].line == 7


def test_pages_of_a_text_are_counted_at_its_form_feeds(tmp_path: Path) -> None:
    text = as_text([BASE, FormPage("K202", "Drift af isbane", same("0,100"))])
    before, after = text.split(" Titel", 2)[:2], text.split(" Titel", 2)[2]
    path = tmp_path / "forms.txt"
    path.write_text(" Titel".join(before) + "\f Titel" + after, encoding="utf-8")
    imported = import_forms([path])
    assert [(form.page, form.nr) for form in imported.read] == [(1, "K201"), (2, "K202")]
    assert imported.problems == ()


@given(content=st.binary(min_size=1, max_size=400), suffix=st.sampled_from([".txt", ".pdf", ".docx"]))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_end_in_words(content: bytes, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes(content)
    with pytest.raises(KorrekturError):
        import_forms([path])


@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_a_document_with_broken_bytes_ends_in_forms_or_words(suffix: str, data: st.DataObject, tmp_path: Path) -> None:
    path = tmp_path / f"broken{suffix}"
    write_docx(path, [BASE]) if suffix == ".docx" else write_pdf(path, [BASE], ruled=True)
    content = bytearray(path.read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=20)):
        content[place] = data.draw(st.integers(0, 255))
    path.write_bytes(bytes(content))
    with contextlib.suppress(KorrekturError):
        assert import_forms([path]).read


def test_a_page_that_is_a_picture_is_told_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "forms.pdf"
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    canvas = Canvas(str(path))
    canvas.setFont("Vera", 8)
    for n, line in enumerate(as_text([BASE]).splitlines()):
        canvas.drawString(50, 780 - 12 * n, line)
    canvas.showPage()
    canvas.drawImage(ImageReader(Image.new("L", (10, 10))), 50, 50, 400, 600)
    canvas.save()
    (problem,) = import_forms([path]).problems
    assert (problem.page, "billede uden tekst" in problem.message.da) == (2, True)
