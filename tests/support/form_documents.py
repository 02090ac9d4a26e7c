"""The documents form pages are printed in: text, Word, and PDF with and without ruled tables."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.text import WD_BREAK
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table  # type: ignore[import-untyped]
from support.form_pages import (
    ANSWER_LABEL,
    BACKGROUND,
    CONSEQUENCES,
    DATE_LABEL,
    PLAIN,
    SIGN_RULE,
    FormPage,
    Grid,
    Layout,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_FONT, _SIZE, _LEADING = "Vera", 8, 10
_LINE_WIDTH = 100

_NARROW = {DATE_LABEL: ("Iværksætt", "elsestidsp", "unkt:"), ANSWER_LABEL: ("Indenfor", "servicera", "mmen:")}
_BROKEN = {
    DATE_LABEL: ("Iværksættelses-", "tidspunkt:"),
    ANSWER_LABEL: ("Indenfor", "servicerammen:"),
    "Antal fuldtidsstillinger": ("Antal fuldtids-", "stillinger"),
}


def _label(text: str, layout: Layout) -> str:
    """Give a label as the layout prints it, broken where its columns are narrow."""
    if layout.narrow:
        return "\n".join(_NARROW.get(text, (text,)))
    return "\n".join(_BROKEN[text]) if layout.broken_labels and text in _BROKEN else text


def table_rows(page: FormPage, layout: Layout) -> list[tuple[str, ...]]:
    """The table with its labels as the layout prints them, FTEs included."""
    rows = [(row[0], *row[1:-1], _label(row[-1], layout)) for row in page.rows()]
    if page.fte is not None:
        rows.append((_label("Antal fuldtidsstillinger", layout), *page.fte, ""))
    return rows


def as_text(pages: Sequence[FormPage], layout: Layout = PLAIN) -> str:
    """The forms as a text extracted from their PDF reads."""
    lines = ["", layout.committee, layout.heading, ""]
    for page in pages:
        lines.extend(_text_page(page, layout))
    return "\n".join(lines) + "\n"


def _text_page(page: FormPage, layout: Layout) -> list[str]:
    lines = [" Titel                 Nr.", ""]
    title = page.title.split("\n")
    lines.extend([*title[:-1], f"{title[-1]}  {page.nr}", ""])
    for n, row in enumerate(table_rows(page, layout)):
        if n == layout.break_after_row:
            lines.extend(_text_break(page, layout))
        lines.extend(_text_row(row))
        if row[0] == "Netto":
            lines.extend([f" {SIGN_RULE} ", ""])
    lines.extend([page.footnote, "", BACKGROUND, ""])
    for heading, parts in (("", page.background), (CONSEQUENCES, page.consequences)):
        lines.extend([heading, ""] if heading else [])
        for part in parts:
            lines.extend(_text_part(part, layout))
            lines.append("")
    return lines


def _text_row(row: tuple[str, ...]) -> list[str]:
    """A row's label and right side broken as narrow columns break them, the figures on the first line."""
    label, right = row[0].split("\n"), row[-1].split("\n")
    if len(label) > 1:
        return [label[0], f"{label[1]} {' '.join(row[1:-1])} {right[0]}"]
    return [f"{label[0]} {' '.join(row[1:-1])} {right[0]}", *right[1:], ""]


def _text_break(page: FormPage, layout: Layout) -> list[str]:
    head = [" Titel                 Nr.", f"{page.title}  {page.nr}", f"{page.price} {' '.join(page.years)}"]
    number = ["Side 1 af 2"] if layout.page_numbers else []
    return [
        *number,
        *([layout.committee, layout.heading] if layout.page_header else []),
        *(head if layout.repeat_head else []),
    ]


def _text_part(part: str | Grid, layout: Layout) -> list[str]:
    if not isinstance(part, str):
        return ["   ".join(cell for cell in row if cell) for row in part]
    lines = textwrap.wrap(part, _LINE_WIDTH, break_on_hyphens=False) or [""]
    return [one for line in lines for one in (line, "")] if layout.double_spaced else lines


def write_text(path: Path, pages: Sequence[FormPage], layout: Layout = PLAIN) -> Path:
    """Write the forms as a text file in UTF-8."""
    path.write_text(as_text(pages, layout), encoding="utf-8")
    return path


def write_docx(path: Path, pages: Sequence[FormPage], layout: Layout = PLAIN) -> Path:
    """Write the forms as a Word document with real tables."""
    document = docx.Document()
    document.add_paragraph(layout.committee)
    document.add_paragraph(layout.heading)
    if layout.page_header:
        document.sections[0].header.paragraphs[0].text = layout.page_header
    for page in pages:
        _docx_table(document, [("Titel", "Nr."), (page.title, page.nr)])
        document.add_paragraph()
        rows = table_rows(page, layout)
        split = layout.break_after_row or len(rows)
        _docx_table(document, rows[:split])
        if rows[split:]:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            _docx_table(document, [*(rows[:1] if layout.repeat_head else []), *rows[split:]])
        for text in (SIGN_RULE, page.footnote, "", BACKGROUND, *page.background, "", CONSEQUENCES):
            document.add_paragraph(text)
        for part in page.consequences:
            if isinstance(part, str):
                document.add_paragraph(part)
            else:
                _docx_table(document, part)
    document.save(str(path))
    return path


def _docx_table(document: Any, rows: Sequence[tuple[str, ...]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = "Table Grid"
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def write_pdf(path: Path, pages: Sequence[FormPage], layout: Layout = PLAIN, *, ruled: bool) -> Path:
    """Write the forms as a PDF, one form a page; the tables ruled, or only set in columns."""
    pdfmetrics.registerFont(TTFont(_FONT, "Vera.ttf"))
    style = ParagraphStyle("prose", fontName=_FONT, fontSize=_SIZE, leading=_LEADING, spaceAfter=8)
    story: list[Any] = [Paragraph(layout.committee, style), Paragraph(layout.heading, style)]
    for n, page in enumerate(pages):
        story.extend([PageBreak()] if n else [])
        story.extend(_pdf_page(page, layout, style, ruled=ruled))
    document = SimpleDocTemplate(
        str(path), pagesize=A4, leftMargin=40, rightMargin=40, topMargin=60, bottomMargin=60, invariant=1
    )
    edge = _page_edge(layout)
    document.build(story, onFirstPage=edge, onLaterPages=edge)
    return path


def _page_edge(layout: Layout) -> Callable[[Any, Any], None]:
    def draw(canvas: Any, document: Any) -> None:
        canvas.setFont(_FONT, _SIZE)
        if layout.page_header:
            canvas.drawString(40, A4[1] - 40, layout.page_header)
        if layout.page_numbers:
            canvas.drawCentredString(A4[0] / 2, 30, str(document.page))

    return draw


def _pdf_page(page: FormPage, layout: Layout, style: Any, *, ruled: bool) -> list[Any]:
    head = [("Titel", "Nr."), (page.title, page.nr)]
    rows = table_rows(page, layout)
    split = layout.break_after_row or len(rows)
    parts: list[Any] = [_pdf_table(head, (400, 60), ruled=ruled), Spacer(1, 10)]
    widths = (120, 66, 66, 66, 66, 130)
    parts.append(_pdf_table(rows[:split], widths, ruled=ruled))
    if rows[split:]:
        again = [_pdf_table(head, (400, 60), ruled=ruled), Spacer(1, 10)] if layout.repeat_head else []
        rest = [*(rows[:1] if layout.repeat_head else []), *rows[split:]]
        parts.extend([PageBreak(), *again, _pdf_table(rest, widths, ruled=ruled)])
    parts.append(Spacer(1, 10))
    for text in (SIGN_RULE, page.footnote, BACKGROUND, *page.background, CONSEQUENCES):
        parts.extend([Paragraph(text, style)] if text else [])
    for part in page.consequences:
        if isinstance(part, str):
            parts.append(Paragraph(part, style))
        else:
            parts.extend([_pdf_table(part, (130, *(60,) * (len(part[0]) - 1)), ruled=ruled), Spacer(1, 10)])
    return parts


def _pdf_table(rows: Sequence[tuple[str, ...]], widths: tuple[int, ...], *, ruled: bool) -> Any:
    looks: list[tuple[Any, ...]] = [
        ("FONT", (0, 0), (-1, -1), _FONT, _SIZE, _LEADING),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    if ruled:
        looks.append(("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)))
    return Table([list(row) for row in rows], colWidths=list(widths), style=looks, hAlign="LEFT")
