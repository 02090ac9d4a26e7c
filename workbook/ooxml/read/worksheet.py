"""A worksheet part into a `SheetGrid`: its rows by their plain form where they have it, else by events."""

import re
from dataclasses import dataclass

from workbook.grid import Area, RuleFormula, SheetGrid
from workbook.ooxml.read.cache_by_content import kept_lately
from workbook.ooxml.read.fault import PackageFault
from workbook.ooxml.read.limits import Limits
from workbook.ooxml.read.parser import feed, says_utf8
from workbook.ooxml.read.plain_cells import PlainRows
from workbook.ooxml.read.plain_text import NotPlainError
from workbook.ooxml.read.sheet_part import SheetReader, Shelf

_OPENING, _CLOSING = b"<sheetData>", b"</sheetData>"
_LONGEST_HEAD = 1024 * 1024  # bytes before the rows
_EXCEL = re.compile(rb"<worksheet\s[^<>]*\sxmlns:x14ac=")


def read_sheet(content: bytes, part: str, sheet: SheetGrid, shelf: Shelf, allowed: int) -> tuple[str, ...]:
    """Fill `sheet` from its part; returns the relationship ids of its tables.

    At most `allowed` cells are taken; raises `PackageFault`.
    """
    reader = SheetReader(part, sheet, shelf, allowed)
    try:
        _read_plainly(reader, content)
    except (NotPlainError, PackageFault) as fault:  # faults are reported by the parser, with their place
        if isinstance(fault, PackageFault) and max(len(sheet.values), len(sheet.formulas)) > allowed:
            raise  # so many cells, all of them plain: the events would come no further
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
    around = _around(content[:start] + content[end:], start, reader.part, reader.shelf.limits)
    PlainRows(reader, excel=around.excel).read(content, start, end)
    reader.finish()
    reader.table_relations.extend(around.table_relations)
    reader.sheet.hidden_columns, reader.sheet.merges = around.hidden_columns, around.merges
    reader.sheet.rules = around.rules


@dataclass(frozen=True, slots=True)
class _Around:
    """What a part says besides its rows, and whether it declares the vocabulary of Excel's own row attribute."""

    hidden_columns: frozenset[int]
    merges: tuple[Area, ...]
    rules: tuple[RuleFormula, ...]
    table_relations: tuple[str, ...]
    excel: bool


@kept_lately(entries=256, longest=65_536)
def _around(content: bytes, start: int, part: str, limits: Limits) -> _Around:
    """A part without its rows, which stand at `start`; raises `NotPlainError` or `PackageFault`."""
    sheet = SheetGrid("")
    reader = SheetReader(part, sheet, Shelf([], {}, False, limits), 0)
    reader.begin(content)
    feed(reader.parser, content[:start], part, whole=False)
    if reader.opened != start - len(_OPENING):
        raise NotPlainError  # what looked like the tag stands in a comment
    feed(reader.parser, content[start:], part)
    reader.finish()
    excel = _EXCEL.search(content, 0, start) is not None
    return _Around(sheet.hidden_columns, sheet.merges, sheet.rules, tuple(reader.table_relations), excel)


def _rows(content: bytes) -> tuple[int, int]:
    """Where the rows of a part in UTF-8 seem to begin and end."""
    start = content.find(_OPENING, 0, _LONGEST_HEAD)
    end = content.rfind(_CLOSING)
    if start < 0 or end < start or not says_utf8(content):
        raise NotPlainError
    return start + len(_OPENING), end
