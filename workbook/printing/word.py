"""The document for Word: the same parts, real tables and headings, page numbers that Word counts itself."""

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from schemas.words import printed as words
from workbook.printing import word_parts
from workbook.printing.printed import (
    Overview,
    PrintedCorrection,
    PrintedDocument,
    PrintedForm,
    PrintedLine,
    PrintedPart,
    printable,
)
from workbook.reports.chart import as_png
from workbook.template.data_sheet import SIGNS

_A4 = (Cm(21.0), Cm(29.7))
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""The date of a document whose bytes are to be the same each time."""
_FONT = "Calibri"
_YEAR = 1.75
"""The width of a year's column in centimetres."""
_LIST = (1.6, 9.3, 2.2, 4.6, _YEAR, _YEAR, _YEAR, _YEAR)
_BY_YEAR = (18.7, _YEAR, _YEAR, _YEAR, _YEAR)
_TOTALS = (12.0, _YEAR, _YEAR, _YEAR, _YEAR)
_TABLE = (4.3, _YEAR, _YEAR, _YEAR, _YEAR, 5.3)
_SERIES = (6.8, 1.96, 1.96, 1.96, 1.96, 1.96)
_PICTURE = 17.5
_JUSTIFIED = (1.6, 7.5, 7.5, 4.3, 3.8)


def word(document: PrintedDocument) -> bytes:
    """The .docx's bytes, the same for the same document."""
    made: Any = docx.Document()
    _styles(made)
    made.core_properties.title = printable(document.title)
    made.core_properties.author, made.core_properties.language = "Korrektur", "da-DK"
    made.core_properties.created = made.core_properties.modified = _NEVER
    made.core_properties.comments = ""
    for n, part in enumerate(document.parts):
        section = made.sections[0] if n == 0 else made.add_section()
        _paper(section, document, part, landscape=True)
        _overview(made, document, part)
        if part.forms:
            _paper(made.add_section(), document, part, landscape=False)
        for number, form in enumerate(part.forms):
            _form(made, document, form, new_page=number > 0)
    package = io.BytesIO()
    made.save(package)
    return _undated(package.getvalue())


def _undated(package: bytes) -> bytes:
    """The same package with every entry at one time: a zip archive remembers when each was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in sorted(old.infolist(), key=lambda one: one.filename != "[Content_Types].xml"):
            info = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0
            new.writestr(info, old.read(entry))
    return out.getvalue()


def _styles(made: Any) -> None:
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = _FONT, Pt(10.5), word_parts.INK
    normal.paragraph_format.space_after = Pt(6)
    properties = normal.element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    for name in ("w:val", "w:eastAsia", "w:bidi"):
        language.set(qn(name), "da-DK")
    properties.append(language)
    for level, size in ((1, 19), (2, 12), (3, 11.5)):
        style = made.styles[f"Heading {level}"]
        style.font.name, style.font.size, style.font.bold, style.font.color.rgb = _FONT, Pt(size), True, word_parts.BLUE
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(name), None)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(14), Pt(5)
        style.paragraph_format.keep_with_next = True


def _paper(section: Any, document: PrintedDocument, part: PrintedPart, *, landscape: bool) -> None:
    width, height = reversed(_A4) if landscape else _A4
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = width, height
    section.left_margin = section.right_margin = Cm(1.9 if landscape else 2.2)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.0)
    section.header_distance, section.footer_distance = Cm(1.0), Cm(0.9)
    for edge in (section.header, section.footer):
        edge.is_linked_to_previous = False
    head = section.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    word_parts.new_run(head, document.heading, size=8.5, colour=word_parts.QUIET)
    if part.draft:
        word_parts.new_run(head, " · KLADDE", size=8.5, colour=word_parts.ALARM, bold=True)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    word_parts.new_run(foot, f"{part.committee} · {part.status} · Side ", size=8.5, colour=word_parts.QUIET)
    word_parts.new_field(foot, "PAGE")
    word_parts.new_run(foot, " af ", size=8.5, colour=word_parts.QUIET)
    word_parts.new_field(foot, "NUMPAGES")


def _overview(made: Any, document: PrintedDocument, part: PrintedPart) -> None:
    it = part.overview
    word_parts.new_paragraph(made, words.OVERVIEW_HEADING, size=9.5, colour=word_parts.QUIET)
    made.add_heading(printable(part.committee.strip() or document.heading), 1)
    if part.committee.strip():
        word_parts.new_paragraph(made, document.heading, size=12, colour=word_parts.BLUE)
    if it.incomplete:
        word_parts.new_paragraph(made, it.incomplete, colour=word_parts.ALARM, bold=True)
    _totals(made, document, it)
    word_parts.new_paragraph(made, SIGNS, size=8.5, colour=word_parts.QUIET)
    _by_year(made, "Netto pr. udvalg", "Udvalg", it.committees, document)
    _listed(made, "Korrektionerne, netto", it.listed, document, it.sections[0].lines[-1].figures)
    _listed(made, "Indgår ikke i tallene", it.left_out, document)
    _listed(made, "Udgået siden forrige version", it.withdrawn, document)
    _by_year(made, "Finansieret af anlæg", "Reference", it.anlaeg, document)
    if it.justified:
        made.add_heading("Begrundede afvigelser", 2)
        table = word_parts.new_table(made, _JUSTIFIED, ("Nr", "Fundet", "Begrundelse", "Begrundet af", "Godkendt af"))
        for one in it.justified:
            word_parts.new_row(table, (one.nr, one.found, one.reason, one.by, one.approved_by))
    for picture in it.pictures:
        paragraph = made.add_paragraph()
        paragraph.add_run().add_picture(io.BytesIO(as_png(picture)), width=Cm(_PICTURE))
        paragraph._p.find(f".//{qn('wp:docPr')}").set("descr", printable(picture.alt))  # noqa: SLF001  no public way to it


def _totals(made: Any, document: PrintedDocument, it: Overview) -> None:
    table = word_parts.new_table(made, _TOTALS, (it.prices, *document.years))
    for section in it.sections:
        cells = word_parts.new_row(
            table, (section.heading, "", "", "", ""), bold=True, colour=word_parts.BLUE, size=8.5, above=0.2
        )
        cells[0].merge(cells[-1])
        for line in section.lines:
            word_parts.new_row(table, (line.label, *line.figures), bold=line.strong, size=8.5, above=0.2)


def _by_year(made: Any, title: str, first: str, lines: Sequence[PrintedLine], document: PrintedDocument) -> None:
    if lines:
        made.add_heading(title, 2)
        table = word_parts.new_table(made, _BY_YEAR, (first, *document.years))
        for line in lines:
            word_parts.new_row(table, (line.label, *line.figures), bold=line.strong)


def _listed(
    made: Any, title: str, rows: Sequence[PrintedCorrection], document: PrintedDocument, total: Sequence[str] = ()
) -> None:
    if not rows:
        return
    made.add_heading(title, 2)
    table = word_parts.new_table(made, _LIST, ("Nr", "Titel", "Rammen", "Bemærkning", *document.years))
    for one in rows:
        word_parts.new_row(table, (one.nr, one.title, one.service_frame, one.remark, *one.net))
    if total:
        word_parts.new_row(table, ("I alt", "", "", "", *total), bold=True, fill=word_parts.PALE_FILL)


def _form(made: Any, document: PrintedDocument, form: PrintedForm, *, new_page: bool) -> None:
    head = word_parts.new_table(made, (13.2, 3.4), ())
    word_parts.new_row(head, ("Titel", "Nr."), bold=True, size=9.5, fill=word_parts.PALE_FILL, first=new_page)
    title = word_parts.new_row(head, ("", form.nr), bold=True, size=12)[0].paragraphs[0]
    title.style = made.styles["Heading 2"]
    title.paragraph_format.space_before = title.paragraph_format.space_after = Pt(3)
    title.add_run(printable(form.title))
    word_parts.new_paragraph(made, "", size=4)
    _figures(made, document, form)
    for remark in form.remarks:
        word_parts.new_paragraph(made, remark, colour=word_parts.ALARM, bold=True).paragraph_format.space_before = Pt(6)
    for heading, text in ((words.BACKGROUND_HEADING, form.background), (words.CONSEQUENCES_HEADING, form.consequences)):
        made.add_heading(heading, 3)
        for paragraph in text.split("\n\n") if text else ():
            word_parts.new_paragraph(made, paragraph)
    if form.history:
        made.add_heading(words.HISTORY_HEADING, 3)
        table = word_parts.new_table(made, _SERIES, ("", *form.history_years), pale=True)
        for series in form.history:
            word_parts.new_row(table, (series.label, *series.figures))
        word_parts.new_paragraph(
            made, "", size=4
        )  # Word makes one table of two with nothing between, the next form's head too


def _figures(made: Any, document: PrintedDocument, form: PrintedForm) -> None:
    """The table of years, which stays on one page with what stands beside it."""
    table = word_parts.new_table(made, _TABLE, ())
    beside = (form.effective_date, "Indenfor servicerammen:", form.service_frame)
    word_parts.new_row(
        table, (form.prices, *document.years, "Iværksættelsestidspunkt:"), bold=True, fill=word_parts.PALE_FILL
    )
    for line, text in zip(form.rows, beside, strict=True):
        cells = word_parts.new_row(table, (line.label, *line.figures, text), bold=line.strong)
        for run in cells[-1].paragraphs[0].runs:
            run.bold = text.endswith(":")
    signs = word_parts.new_row(table, (SIGNS, "", "", "", "", ""), size=9, colour=word_parts.QUIET)
    signs[0].merge(signs[-1])
    word_parts.new_row(table, (form.fte.label, *form.fte.figures, ""))
    for row in table.rows:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
