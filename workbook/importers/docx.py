"""Form pages from a Word document: paragraphs and tables in the order they stand."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from schemas.finding import KorrekturError, Text
from schemas.words.danish_numbers import whole_number
from workbook.importers.figure_texts import RAISED
from workbook.importers.lines import FormDocument, FormLine, clean

LARGEST_INFLATED = 300_000_000
"""Bytes a document may unpack to."""
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # an encrypted document, or Word 97's format
_UNSEEN = frozenset(map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:txbxContent", "w:instrText"))) | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_CONTAINERS = frozenset(map(qn, ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag")))
_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", qn("w:ptab"): "\t"}
_RAISED_MARK, _RAISED_HALF_POINTS = "raised", 4

_MOST_COLUMNS = 63
_CODE = re.compile(r"[0-9A-Fa-f]{2,4}")

_Element = Any
"""An lxml element of the document."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph, or a table row as cells."""

    text: str
    cells: tuple[str, ...] | None = None


def read(path: Path) -> FormDocument:
    """Read a Word document; raises KorrekturError where it is encrypted, damaged or no .docx.

    Page headers and footers come first, marked as edges and numbered 0. Footnotes follow the paragraph or row
    that refers to them, a star before each. Text boxes and content controls are read where they stand.
    """
    _check_package(path)
    try:
        part = docx.Document(str(path)).part
        notes = {
            key: text
            for rel in part.rels.values()
            if rel.reltype.endswith("notes") and not rel.is_external
            for key, text in _notes(rel.reltype, rel.target_part.blob)
        }
        edges = [
            block
            for rel in part.rels.values()
            if rel.reltype.endswith(("/header", "/footer"))
            for block in _blocks(parse_xml(rel.target_part.blob), {})
        ]
        _mark_raised(part.element.body, part.styles.element)
        body = list(_blocks(part.element.body, notes))
    except OSError:
        raise
    except Exception:  # noqa: BLE001  the library lets errors of many kinds through
        raise KorrekturError(_damaged(path.name)) from None
    lines = [FormLine(clean(text), None, 0, edge=True) for block in edges for text in _printed(block) if text.strip()]
    for number, block in enumerate(body, 1):
        lines.extend(FormLine(clean(text), None, number, block.cells) for text in _printed(block))
        if block.cells is None:
            lines.append(FormLine("", None, number))
    return FormDocument(str(path), tuple(lines), wrapped=False)


def _check_package(path: Path) -> None:
    """Refuse by name what is no Word document, before anything of it is unpacked."""
    with path.open("rb") as file:
        begins = file.read(len(_OLE))
        if begins.startswith(b"{\\rtf"):
            raise KorrekturError(
                f"{path.name} er i formatet RTF. Åbn den i Word, gem den som .docx, og prøv igen.",
                f"{path.name} is in the format RTF. Open it in Word, save it as .docx and try again.",
            )
        if begins == _OLE:
            raise KorrekturError(
                f"{path.name} er beskyttet med adgangskode eller gemt i Words gamle format. "
                "Gem den som .docx uden adgangskode, og prøv igen.",
                f"{path.name} is protected with a password or saved in Word's old format. "
                "Save it as .docx without a password and try again.",
            )
    try:
        with zipfile.ZipFile(path) as package:
            inflated = sum(info.file_size for info in package.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise KorrekturError(_damaged(path.name)) from None
    if inflated > LARGEST_INFLATED:
        raise KorrekturError(f"{path.name} er for stor til at være skemaer.", f"{path.name} is too large to be forms.")


def _damaged(name: str) -> Text:
    return Text(
        f"{name} er ikke et Word-dokument, eller det er beskadiget. Åbn det i Word, gem det som .docx, og prøv igen.",
        f"{name} is no Word document, or it is damaged. Open it in Word, save it as .docx and try again.",
    )


def _printed(block: _Block) -> list[str]:
    """Give a paragraph's lines, broken where the writer broke them; a table row is one."""
    return [block.text] if block.cells is not None else block.text.split("\n")


def _notes(kind: str, blob: bytes) -> Iterator[tuple[str, str]]:
    """Give the texts of footnotes or endnotes, by the tag and number that refer to them."""
    name = "footnote" if kind.endswith("/footnotes") else "endnote"
    for note in parse_xml(blob).iter(qn(f"w:{name}")):
        text = " ".join(" ".join(_text(one).split()) for one in note.iter(qn("w:p"))).strip()
        if text:
            yield f"{name}{note.get(qn('w:id'))}", text


def _blocks(element: _Element, notes: Mapping[str, str]) -> Iterator[_Block]:
    """Give the paragraphs and table rows below an element, in order."""
    for child in element:
        if child.tag == qn("w:p"):
            yield _Block(_bullet(child) + _text(child))
            yield from _beside(child, notes)
        elif child.tag == qn("w:tbl"):
            for row in _rows(child):
                yield from _row(row, notes)
        elif child.tag in _CONTAINERS:
            yield from _blocks(child, notes)


def _rows(table: _Element) -> Iterator[_Element]:
    for child in table:
        if child.tag == qn("w:tr"):
            yield child
        elif child.tag in _CONTAINERS:
            yield from _rows(child)


def _row(row: _Element, notes: Mapping[str, str]) -> Iterator[_Block]:
    """Give a row of cells; a row that is one cell is a frame around paragraphs, and tables, of its own."""
    cells = list(_cells(row))
    if len(cells) == 1:
        yield from _blocks(cells[0], notes)
        return
    texts: list[str] = []
    for cell in cells:
        properties = cell.find(qn("w:tcPr"))
        merge = properties.find(qn("w:vMerge")) if properties is not None else None
        span = properties.find(qn("w:gridSpan")) if properties is not None else None
        continued = merge is not None and merge.get(qn("w:val"), "continue") == "continue"
        texts.append("" if continued else _cell_text(cell))
        texts.extend([""] * (_span(span) - 1))
    text = "   ".join(" ".join(one.split()) for one in texts if one.strip())
    yield _Block(text, tuple(clean(one) for one in texts))
    for cell in cells:
        for paragraph in cell.iter(qn("w:p")):
            yield from _beside(paragraph, notes)


def _cells(row: _Element) -> Iterator[_Element]:
    for child in row:
        if child.tag == qn("w:tc"):
            yield child
        elif child.tag in _CONTAINERS:
            yield from _cells(child)


def _cell_text(cell: _Element) -> str:
    paragraphs = (one for one in cell.iter(qn("w:p")) if not _in_box(one, cell))
    return "\n".join(text for text in (_text(one).strip() for one in paragraphs) if text)


def _in_box(paragraph: _Element, cell: _Element) -> bool:
    """Tell whether the paragraph is in a text box that hangs on the cell."""
    for above in paragraph.iterancestors():
        if above is cell:
            return False
        if above.tag == qn("w:txbxContent"):
            return True
    return False


def _beside(paragraph: _Element, notes: Mapping[str, str]) -> Iterator[_Block]:
    """Tell what hangs on a paragraph: its text boxes, and the notes it refers to."""
    for name in ("footnote", "endnote"):
        for reference in paragraph.iter(qn(f"w:{name}Reference")):
            text = notes.get(f"{name}{reference.get(qn('w:id'))}")
            if text is not None:
                yield _Block(text if text.startswith("*") else f"*{text}")
    for box in _boxes(paragraph):
        yield from _blocks(box, notes)


def _boxes(element: _Element) -> Iterator[_Element]:
    for child in element:
        if child.tag == qn("w:txbxContent"):
            yield child
        elif child.tag not in _UNSEEN:
            yield from _boxes(child)


def _bullet(paragraph: _Element) -> str:
    """Give a list item's sign, which Word keeps apart from its text."""
    properties = paragraph.find(qn("w:pPr"))
    if properties is None or not _text(paragraph).strip():
        return ""
    style = properties.find(qn("w:pStyle"))
    listed = style is not None and style.get(qn("w:val"), "").startswith(("List", "Opstilling"))
    return "• " if listed or properties.find(qn("w:numPr")) is not None else ""


def _text(element: _Element) -> str:
    """Give the words of a paragraph as printed: insertions in, deletions and text boxes out, raised signs raised."""
    pieces = list(_pieces(element))
    beside = any(text.strip() for text, raised in pieces if not raised)
    return "".join(text.translate(RAISED) if raised and beside else text for text, raised in pieces)


def _span(span: _Element | None) -> int:
    """How many columns a cell takes up; Word has no more than 63."""
    columns = None if span is None else whole_number(span.get(qn("w:val"), ""))
    return min(max(columns or 1, 1), _MOST_COLUMNS)


def _symbol(code: str) -> str:
    """The letter a symbol stands for by its hexadecimal code; a blank where it is none."""
    return chr(int(code, 16)) if _CODE.fullmatch(code) else " "


def _pieces(element: _Element, *, raised: bool = False) -> Iterator[tuple[str, bool]]:
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or "", raised
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag], raised
        elif child.tag == qn("w:sym"):
            yield _symbol(child.get(qn("w:char"), "")), raised
        elif child.tag not in _UNSEEN:
            yield from _pieces(child, raised=raised or child.get(_RAISED_MARK) is not None)


def _mark_raised(body: _Element, styles: _Element) -> None:
    """Mark the runs set above the line, by themselves or by their style: footnote marks, no digits of a figure."""
    by_style = {one.get(qn("w:styleId")) for one in styles.iter(qn("w:style")) if _is_raised(one.find(qn("w:rPr")))}
    for run in body.iter(qn("w:r")):
        properties = run.find(qn("w:rPr"))
        style = properties.find(qn("w:rStyle")) if properties is not None else None
        if _is_raised(properties) or (style is not None and style.get(qn("w:val")) in by_style):
            run.set(_RAISED_MARK, "1")


def _is_raised(properties: _Element | None) -> bool:
    if properties is None:
        return False
    align, position = properties.find(qn("w:vertAlign")), properties.find(qn("w:position"))
    if align is not None:
        return bool(align.get(qn("w:val")) == "superscript")
    height = "" if position is None else position.get(qn("w:val"), "")
    return height.isdigit() and int(height) >= _RAISED_HALF_POINTS
