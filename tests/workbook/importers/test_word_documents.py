"""What Word documents hold besides plain paragraphs and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from support.form_documents import table_rows
from support.form_pages import SIGN_RULE, FormPage, Layout, same

from workbook.importers import Imported, import_forms
from workbook.importers.marking import Use

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

BASE = FormPage("K201", "Drift af svømmehal", same("1,200"))


def _document(*, title_rows: list[tuple[str, str]] | None = None) -> Any:
    document = docx.Document()
    document.add_paragraph("Økonomiudvalget")
    document.add_paragraph("Teknisk korrektion – budget 2026 og overslagsår")
    _table(document, title_rows or [("Titel", "Nr."), (BASE.title, BASE.nr)])
    _table(document, table_rows(BASE, Layout()))
    for text in (
        SIGN_RULE,
        "Baggrund for og beskrivelse af den tekniske korrektion",
        "Baggrunden.",
        "Økonomiske konsekvenser",
    ):
        document.add_paragraph(text)
    document.add_paragraph("Konsekvensen.")
    return document


def _table(parent: Any, rows: Sequence[tuple[str, ...]]) -> Any:
    table = parent.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return table


def _imported(document: Any, folder: Path) -> Imported:
    path = folder / "forms.docx"
    document.save(str(path))
    return import_forms([path])


def _correction(imported: Imported) -> dict[str, Any]:
    (row,) = imported.contents.rows["corrections"]
    return dict(row)


def _changed(folder: Path, change: Callable[[Any], None]) -> Imported:
    document = _document()
    change(document)
    return _imported(document, folder)


def test_the_plain_document_has_no_problem(tmp_path: Path) -> None:
    assert _imported(_document(), tmp_path).problems == ()


def test_an_answer_in_a_content_control_is_read(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        cell = document.tables[1].rows[3].cells[5]
        cell.text = ""
        cell.paragraphs[0]._p.append(parse_xml(  # noqa: SLF001  python-docx has no content controls
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:r><w:t>Nej</w:t></w:r></w:sdtContent></w:sdt>"
        ))  # fmt: skip

    assert _correction(_changed(tmp_path, change))["service_frame"] == "Nej"


def test_a_paragraph_in_a_content_control_is_read(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        document.element.body.insert(len(document.element.body) - 1, parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>Fra et felt.</w:t></w:r></w:p>"
            "</w:sdtContent></w:sdt>"
        ))  # fmt: skip

    assert _correction(_changed(tmp_path, change))["consequences"] == "Konsekvensen.\n\nFra et felt."


def test_deleted_words_are_out_and_inserted_words_in(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        document.paragraphs[-1]._p.append(parse_xml(  # noqa: SLF001  python-docx has no tracked changes
            f"<w:del {nsdecls('w')}><w:r><w:delText> Slettet.</w:delText></w:r></w:del>"
        ))  # fmt: skip
        document.paragraphs[-1]._p.append(parse_xml(  # noqa: SLF001  as above
            f'<w:ins {nsdecls("w")}><w:r><w:t xml:space="preserve"> Indsat.</w:t></w:r></w:ins>'
        ))  # fmt: skip

    assert _correction(_changed(tmp_path, change))["consequences"] == "Konsekvensen. Indsat."


def test_a_text_box_is_read_once_behind_its_paragraph(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>I en boks.</w:t></w:r></w:p></w:txbxContent>"
    xml = (
        '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><mc:AlternateContent>'
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )

    def change(document: Any) -> None:
        document.paragraphs[-1]._p.append(parse_xml(xml))  # noqa: SLF001  python-docx has no text boxes

    assert _correction(_changed(tmp_path, change))["consequences"] == "Konsekvensen.\n\nI en boks."


def test_a_footnote_follows_the_paragraph_that_refers_to_it(tmp_path: Path) -> None:
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:t>Skøn fra marts.</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )

    def change(document: Any) -> None:
        part = Part(
            PackURI("/word/footnotes.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
            notes.encode(),
            document.part.package,
        )
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        run = parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>')
        document.paragraphs[-1]._p.append(run)  # noqa: SLF001  python-docx has no footnotes

    assert _correction(_changed(tmp_path, change))["consequences"] == "Konsekvensen.\n\n*Skøn fra marts."


def test_list_items_get_their_sign(tmp_path: Path) -> None:
    imported = _changed(tmp_path, lambda document: document.add_paragraph("Varme", style="List Bullet"))
    assert _correction(imported)["consequences"] == "Konsekvensen.\n\n• Varme"


def test_a_line_break_in_a_paragraph_is_kept(tmp_path: Path) -> None:
    imported = _changed(tmp_path, lambda document: document.add_paragraph("Første linje\nAnden linje"))
    assert _correction(imported)["consequences"] == "Konsekvensen.\n\nFørste linje\nAnden linje"


def test_a_tab_between_text_and_figure_is_kept_as_columns(tmp_path: Path) -> None:
    imported = _changed(tmp_path, lambda document: document.add_paragraph("Varme\t1,2 mio. kr."))
    assert _correction(imported)["consequences"] == "Konsekvensen.\n\nVarme   1,2 mio. kr."


def test_a_page_header_is_listed_as_ignored(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "Budgetmappe"
        document.sections[0].footer.paragraphs[0].text = "Fortroligt"

    imported = _changed(tmp_path, change)
    assert sorted(line.text for line in imported.ignored if line.use is Use.PAGE_EDGE) == ["Budgetmappe", "Fortroligt"]
    assert imported.problems == ()


def test_a_committee_in_the_page_header_is_read(tmp_path: Path) -> None:
    document = _document()
    document.paragraphs[0].clear()
    document.sections[0].header.paragraphs[0].text = "Økonomiudvalget"
    assert _imported(document, tmp_path).contents.master_data["committee"] == "Økonomiudvalget"


def test_a_title_cell_may_hold_label_and_title(tmp_path: Path) -> None:
    imported = _imported(_document(title_rows=[("Titel\nDrift af svømmehal", "Nr.\nK201")]), tmp_path)
    assert (imported.read[0].nr, imported.read[0].title, imported.problems) == ("K201", "Drift af svømmehal", ())


def test_merged_title_cells_are_read_once(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Økonomiudvalget")
    document.add_paragraph("Teknisk korrektion – budget 2026 og overslagsår")
    head = [("Titel", "", "", "", "", "Nr."), (BASE.title, "", "", "", "", BASE.nr)]
    table = _table(document, [*head, *table_rows(BASE, Layout()), (SIGN_RULE, *("",) * 5)])
    for row in (0, 1):
        table.cell(row, 0).merge(table.cell(row, 4))
    table.cell(len(table.rows) - 1, 0).merge(table.cell(len(table.rows) - 1, 5))
    table.cell(2, 5).merge(table.cell(3, 5))  # label and date in one cell down two rows
    for text in ("Baggrund for og beskrivelse af den tekniske korrektion", "B.", "Økonomiske konsekvenser", "K."):
        document.add_paragraph(text)
    imported = _imported(document, tmp_path)
    assert imported.problems == ()
    assert (imported.read[0].nr, imported.read[0].net) == ("K201", (1_200_000,) * 4)
    assert str(_correction(imported)["effective_date"]) == "2026-01-01"


def test_a_form_framed_in_one_cell_is_read(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Økonomiudvalget")
    document.add_paragraph("Teknisk korrektion – budget 2026 og overslagsår")
    frame = document.add_table(rows=1, cols=1).cell(0, 0)
    _table(_InCell(frame), [("Titel", "Nr."), (BASE.title, BASE.nr)])
    _table(_InCell(frame), table_rows(BASE, Layout()))
    for text in ("Baggrund for og beskrivelse af den tekniske korrektion", "B.", "Økonomiske konsekvenser", "K."):
        frame.add_paragraph(text)
    imported = _imported(document, tmp_path)
    assert (imported.read[0].net, _correction(imported)["consequences"]) == ((1_200_000,) * 4, "K.")


class _InCell:
    """A cell that takes tables the way a document does."""

    def __init__(self, cell: Any) -> None:
        self._cell = cell

    def add_table(self, rows: int, cols: int) -> Any:
        return self._cell.add_table(rows, cols)
