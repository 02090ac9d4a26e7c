"""A worksheet part into a `SheetGrid`: its rows by their plain form where they have it, else by events."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbook.ooxml.fault import PackageFault
from workbook.ooxml.parser import feed
from workbook.ooxml.plain_cells import PlainRows
from workbook.ooxml.plain_text import NotPlainError
from workbook.ooxml.sheet_part import SheetReader

if TYPE_CHECKING:
    from workbook.grid import SheetGrid
    from workbook.ooxml.sheet_part import Shelf

_OPENING, _CLOSING = b"<sheetData>", b"</sheetData>"
_LONGEST_HEAD = 1024 * 1024  # bytes before the rows
_ENCODING = re.compile(rb"""[^<]*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""")


def read_sheet(content: bytes, part: str, sheet: SheetGrid, shelf: Shelf, allowed: int) -> tuple[str, ...]:
    """Fill `sheet` from its part; returns the relationship ids of its tables.

    At most `allowed` cells are taken; raises `PackageFault`.
    """
    reader = SheetReader(part, sheet, shelf, allowed)
    try:
        _read_plainly(reader, content)
    except (NotPlainError, PackageFault):  # a fault too is for the events to tell, where they meet it
        sheet.values.clear()
        sheet.formulas.clear()
        sheet.classes.clear()
        reader = SheetReader(part, sheet, shelf, allowed)
        reader.read(content)
    return tuple(reader.table_relations)


def _read_plainly(reader: SheetReader, content: bytes) -> None:
    """Parse what stands around the rows, and take over the rows by their plain form.

    The two together prove the part well-formed; raises `NotPlainError` where they cannot.
    """
    start, end = _rows(content)
    before, after = content[:start], content[end:]
    reader.begin(before + after)
    feed(reader.parser, before, reader.part, whole=False)
    if reader.opened != start - len(_OPENING):
        raise NotPlainError  # what looked like the tag stands in a comment
    PlainRows(reader, before).read(content, start, end)
    feed(reader.parser, after, reader.part)
    reader.finish()


def _rows(content: bytes) -> tuple[int, int]:
    """Where the rows of a part in UTF-8 seem to begin and end."""
    start = content.find(_OPENING, 0, _LONGEST_HEAD)
    end = content.rfind(_CLOSING)
    declared = _ENCODING.match(content)
    if start < 0 or end < start or (declared and declared[1].lower() != b"utf-8"):
        raise NotPlainError
    return start + len(_OPENING), end
