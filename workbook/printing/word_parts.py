"""The parts a Word document of ours is put together from: tables whose rows never break, runs, counted fields."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor

from workbook.printing.printed import printable
from workbook.stored_values.book import UNKNOWN

INK, BLUE, QUIET, ALARM = (RGBColor.from_string(one) for one in ("1C2733", "1F4E79", "5B6875", "9C1C1C"))
HEAD_FILL, PALE_FILL, LINE = "1F4E79", "EEF2F6", "AAB4BE"
FIGURE = re.compile(r"-?\d{1,3}(?:\.\d{3})*(?:,\d+)?|\d{4}|" + UNKNOWN)
"""Content that is right-aligned in its cell."""


def new_table(made: Any, widths: Sequence[float], header: Sequence[str], *, pale: bool = False) -> Any:
    """A table with these widths in centimetres; its header row returns on every page."""
    table = made.add_table(rows=0, cols=len(widths))
    table.style, table.alignment, table.autofit = made.styles["Table Grid"], WD_TABLE_ALIGNMENT.LEFT, False
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", LINE)):
            line.set(qn(name), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)  # noqa: SLF001  no public way to it
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    if header:
        colour = None if pale else RGBColor(255, 255, 255)
        new_row(table, header, bold=True, fill=PALE_FILL if pale else HEAD_FILL, colour=colour)
        repeated = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001  no public way to it
    return table


def new_row(
    table: Any,
    texts: Iterable[str],
    *,
    bold: bool = False,
    size: float = 9.5,
    colour: Any = None,
    fill: str | None = None,
    first: bool = False,
    above: float = 1.5,
) -> Any:
    """A row that never breaks over two pages; figures stand to the right. `first` begins a new page."""
    row = table.add_row()
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001  likewise
    for cell, column, text in zip(row.cells, table.columns, texts, strict=True):
        cell.width = Emu(column.width)
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = paragraph.paragraph_format.space_before = Pt(above)
        paragraph.paragraph_format.page_break_before = first
        if text:
            new_run(paragraph, text, size=size, colour=colour, bold=bold)
        if FIGURE.fullmatch(text):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if fill:
            shade = OxmlElement("w:shd")
            for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)):
                shade.set(qn(name), value)
            cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001  likewise
    return row.cells


def new_paragraph(made: Any, text: str, *, size: float = 10.5, colour: Any = None, bold: bool = False) -> Any:
    """A paragraph of this text, its line breaks kept."""
    paragraph = made.add_paragraph()
    for n, line in enumerate(text.split("\n")):
        run = new_run(paragraph, "", size=size, colour=colour, bold=bold)
        if n:
            run.add_break()
        run.add_text(printable(line))
    return paragraph


def new_run(paragraph: Any, text: str, *, size: float, colour: Any = None, bold: bool = False) -> Any:
    """A run of this text at the paragraph's end."""
    run = paragraph.add_run(printable(text))
    run.font.size, run.bold = Pt(size), bold or None
    if colour is not None:
        run.font.color.rgb = colour
    return run


def new_field(paragraph: Any, name: str) -> None:
    """A number that Word counts itself."""
    for kind in ("begin", "", "separate", "1", "end"):
        run = new_run(paragraph, "1" if kind == "1" else "", size=8.5, colour=QUIET)
        if kind == "1":
            continue
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = name
        run._r.append(element)  # noqa: SLF001  likewise
