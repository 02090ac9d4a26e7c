"""The rows of a sheet in the plain form that programs write them, read a filled cell at a step.

What is not wholly in that form is refused with `NotPlainError`, and then the whole part is the parser's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbook.ooxml.numbers import number
from workbook.ooxml.plain_text import NotPlainError, plain_texts, unescaped
from workbook.ooxml.references import coordinate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.grid import Coordinate, NumberClass
    from workbook.ooxml.sheet_part import SheetReader
    from workbook.ooxml.styles import Classes

_VALUE = "[ !#-%'-;=?-~]*+"  # of an attribute: no quote, no markup, no reference
_REFERENCE = "[A-Z]{1,2}+[1-9][0-9]{0,5}+"
_STYLE_AND_TYPE = '(?: s="[0-9]{1,9}+")?+(?: t="[A-Za-z]{1,9}+")?+'
_ROW = re.compile(rf'<row r="([1-9][0-9]{{0,5}}+)"((?: [A-Za-z0-9:]++="{_VALUE}")*+)(/?)>')
_CELL = re.compile(
    rf'(?:<c r="{_REFERENCE}"{_STYLE_AND_TYPE}(?:/>|></c>))*+'  # cells that hold nothing
    rf'(?:<c r="({_REFERENCE})"({_STYLE_AND_TYPE})>'
    rf'(?:<f((?: [A-Za-z0-9]++="{_VALUE}")*+)(?:/>|>([^<]*+)</f>))?+'
    r'(?:(<v>)([^<]*+)</v>|(<is><t(?: xml:space="preserve")?+>)([^<]*+)</t></is>)?+'
    r"</c>|\Z|([\s\S]))"
)
_ATTRIBUTE = re.compile(r' ([^=]+)="([^"]*)"')
_ROW_ATTRIBUTES = frozenset({
    "spans", "s", "customFormat", "ht", "hidden", "customHeight", "outlineLevel", "collapsed", "thickTop", "thickBot",
    "ph",
})  # fmt: skip
_FORMULA_ATTRIBUTES = frozenset({
    "t", "ref", "si", "ca", "aca", "bx", "dt2D", "dtr", "r1", "r2", "del1", "del2",
})  # fmt: skip
_EXCEL_ROW_ATTRIBUTE = "x14ac:dyDescent"  # on every row that Excel writes; its prefix is declared at the root
_EXCEL_PREFIX = re.compile(rb"<worksheet\s[^<>]*\sxmlns:x14ac=")
_TRIMMED = "<is><t>"
_CHUNK = 262_144  # bytes read at a time, up to the end of a row
_LONGEST_ROW = 4 * 1024 * 1024  # bytes; a longer one is for the events
_SHORT = 16  # an integer of fewer digits is exact in a double
_FEW_DIGITS = 40  # and a fraction of fewer is never infinite
_REMEMBERED = 50_000


class _Coordinates(dict[str, "Coordinate"]):
    """(row, column) by reference, of those met lately; one pair of numbers serves all workbooks."""

    def __missing__(self, reference: str) -> Coordinate:
        if len(self) >= _REMEMBERED:
            self.clear()
        place = self[reference] = coordinate(reference)
        return place


_COORDINATES = _Coordinates()


class _Kinds(dict[str, tuple["str | None", "NumberClass | None"]]):
    """A cell's type (None for a number) and number class, by its style and type as written."""

    def __init__(self, classes: Classes) -> None:
        super().__init__()
        self.classes = classes

    def __missing__(self, written: str) -> tuple[str | None, NumberClass | None]:
        attributes = dict(_ATTRIBUTE.findall(written))
        kind = attributes.get("t")
        found = (None if kind == "n" else kind, self.classes.get(attributes.get("s")))
        if len(self) < _REMEMBERED:
            self[written] = found
        return found


class PlainRows:
    """Takes the rows of one part over into its reader; `head` is the part's beginning."""

    __slots__ = ("kinds", "reader", "row_attributes", "said", "texts")

    def __init__(self, reader: SheetReader, head: bytes) -> None:
        self.reader = reader
        self.texts = plain_texts(reader.shelf.limits.text)
        self.kinds = _Kinds(reader.number_classes)
        excel = {_EXCEL_ROW_ATTRIBUTE} if _EXCEL_PREFIX.search(head) else set()
        self.row_attributes = _ROW_ATTRIBUTES | excel
        self.said: tuple[str, dict[str, str]] = ("", {})  # what the row before said of itself

    def read(self, content: bytes, start: int, end: int) -> None:
        """The rows between these two bytes; raises `NotPlainError`, or `PackageFault` for a value no cell can have."""
        for chunk in _chunks(content, start, end):
            *rows, after = chunk.split("</row>")
            for row in rows:
                self._cells(row, self._rows(row))
            self._rows(after, all_empty=True)

    def _rows(self, text: str, *, all_empty: bool = False) -> int:
        """Open the rows this text begins with; where the cells of the last stand, which the others do not have."""
        position = 0
        while position < len(text):
            match = _ROW.match(text, position)
            if match is None or (all_empty and not match[3]):
                raise NotPlainError
            row, written, empty = match.groups()
            if written != self.said[0]:
                self.said = (written, _attributes(written, self.row_attributes))
            self.reader.open_row(int(row), self.said[1])
            position = match.end()
            if not empty:
                return position
        if all_empty:
            return position
        raise NotPlainError

    def _cells(self, row: str, position: int) -> None:  # noqa: C901, PLR0912  # a turn a cell: each call costs a twentieth
        reader, kinds, words, known_formulas = self.reader, self.kinds, self.texts.words, self.texts.formulas
        values, formulas, classes = reader.values, reader.sheet.formulas, reader.classes
        coordinates = _COORDINATES
        for reference, written, how, formula, stored, text, inline, words_inline, other in _CELL.findall(row, position):
            if not reference:
                if other:
                    raise NotPlainError
                return
            cell = coordinates[reference]
            kind, number_class = kinds[written]
            if how:
                self._formula(cell, formula, how, number_class)
            elif formula and (known := known_formulas[formula]):
                formulas[cell] = known
                if number_class is not None:
                    classes[cell] = number_class
            if stored:
                if kind is None:
                    if text.isdecimal() and len(text) < _SHORT and text.isascii():
                        values[cell] = int(text)
                    elif text:
                        values[cell] = _number(text)
                    else:
                        continue
                elif kind == "str":
                    values[cell] = words[text]
                elif kind == "s" and text.isdecimal():
                    values[cell] = reader.shared(text)
                else:
                    value = reader.other_value(cell, kind, unescaped(text), {})
                    if value is None:
                        continue
                    values[cell] = value
                if number_class is not None:
                    classes.setdefault(cell, number_class)
            elif inline:
                values[cell] = words[words_inline] if inline == _TRIMMED else self.texts.untrimmed[words_inline]
                if number_class is not None:
                    classes[cell] = number_class

    def _formula(self, cell: Coordinate, written: str, how: str, number_class: NumberClass | None) -> None:
        """A formula whose element says more of it: shared, of an array, of a what-if table."""
        text = unescaped(written)
        self.reader.check_text(text)
        if self.reader.formulas.add(cell, text, _attributes(how, _FORMULA_ATTRIBUTES)) and number_class is not None:
            self.reader.classes[cell] = number_class


def _chunks(content: bytes, start: int, end: int) -> Iterator[str]:
    while start < end:
        row_end = content.find(b"</row>", start + _CHUNK, end)
        stop = end if row_end < 0 else row_end + len(b"</row>")
        if stop - start > _LONGEST_ROW:
            raise NotPlainError
        try:
            yield content[start:stop].decode()
        except UnicodeDecodeError as fault:
            raise NotPlainError from fault
        start = stop


def _attributes(written: str, known: frozenset[str]) -> dict[str, str]:
    pairs = _ATTRIBUTE.findall(written)
    attributes = dict(pairs)
    if len(attributes) < len(pairs) or not attributes.keys() <= known:
        raise NotPlainError
    return attributes


def _number(text: str) -> float | int:
    """A decimal fraction at once; whatever else is spelled as a number the usual way."""
    if len(text) < _FEW_DIGITS and text.isascii():
        digits = text.replace(".", "", 1)
        if digits.isdecimal() and len(digits) < len(text):
            return float(text)
    return number(text)
