"""A worksheet part into a `SheetGrid`: its rows by their plain form where they have it, else by events."""

import re
from dataclasses import dataclass

from workbook.grid import Area, Coordinate, NumberClass, RuleFormula, SheetGrid
from workbook.ooxml.read.cache_by_content import kept_lately
from workbook.ooxml.read.fault import Limits, PackageFault
from workbook.ooxml.read.number_format import number
from workbook.ooxml.read.parser import feed, says_utf8
from workbook.ooxml.read.plain_text import NotPlainError, chunks, plain_texts, unescaped
from workbook.ooxml.read.references import COLUMNS
from workbook.ooxml.read.sheet_part import SheetReader, Shelf, hides
from workbook.ooxml.read.styles import Classes

_VALUE = "[ !#-%'-;=?-~]*+"  # of an attribute: no quote, no markup, no reference
_REFERENCE = "[A-Z]{1,2}+[1-9][0-9]{0,5}+"
_STYLE_AND_TYPE = '(?: s="[0-9]{1,9}+")?+(?: t="[A-Za-z]{1,9}+")?+'
_ROW = re.compile(rf'<row r="([1-9][0-9]{{0,5}}+)"((?: [A-Za-z0-9:]++="{_VALUE}")*+)(/?)>')
_CELL = re.compile(
    rf'(?:<c r="{_REFERENCE}"{_STYLE_AND_TYPE}(?:/>|></c>))*+'  # cells that hold nothing
    rf'(?:<c r="({_REFERENCE})"({_STYLE_AND_TYPE})>'
    rf'(?:<f((?: [A-Za-z0-9]++="{_VALUE}")*+)(?:/>|>([^<]*+)</f>))?+'
    r'(?:<v>([^<]++)</v>|(<v ?+/>|<v></v>)|(<is><t(?: xml:space="preserve")?+>)([^<]*+)</t></is>)?+'
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
_EXCEL_ROW_ATTRIBUTE = "x14ac:dyDescent"  # on every row that Excel writes
_TEXT_TYPES = ("str", "inlineStr")  # of which an empty value is a text
_TRIMMED = "<is><t>"
_EXACT = 16  # an integer of fewer digits is exact in a double
_SHORT_NUMBER = 30  # characters of one that is remembered
_DIGITS = "0123456789"
_REMEMBERED = 50_000


class _Coordinates(dict[str, "Coordinate"]):
    """A cache of (row, column) by reference, shared by all workbooks."""

    def __missing__(self, reference: str) -> Coordinate:
        if len(self) >= _REMEMBERED:
            self.clear()
        letters = reference.rstrip(_DIGITS)
        place = self[reference] = (int(reference[len(letters) :]), COLUMNS[letters])
        return place


class _Numbers(dict[str, "float | int"]):
    """A cache of numbers by their spelling, since a sheet repeats values such as 0 and 2026."""

    def __missing__(self, text: str) -> float | int:
        if len(self) >= _REMEMBERED:
            self.clear()
        value = int(text) if text.isdecimal() and len(text) < _EXACT and text.isascii() else number(text)
        if isinstance(value, str):  # a text where a number belongs, and it may hold references
            raise NotPlainError
        if len(text) < _SHORT_NUMBER:
            self[text] = value
        return value


_COORDINATES = _Coordinates()
_NUMBERS = _Numbers()


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
    """Takes the rows of one part over into its reader; `excel`: the part declares Excel's own vocabulary."""

    __slots__ = ("kinds", "reader", "row_attributes", "said", "texts")

    def __init__(self, reader: SheetReader, *, excel: bool) -> None:
        self.reader = reader
        self.texts = plain_texts(reader.shelf.limits.text)
        self.kinds = _Kinds(reader.number_classes)
        self.row_attributes = _ROW_ATTRIBUTES | ({_EXCEL_ROW_ATTRIBUTE} if excel else set())
        self.said: tuple[str, bool] = ("", False)  # of the row before: its attributes, and whether it is hidden

    def read(self, content: bytes, start: int, end: int) -> None:
        """The rows between these two bytes; raises `NotPlainError`, or `PackageFault` for a value no cell can have."""
        for chunk in chunks(content, start, end, b"</row>"):
            position = 0
            while (row_end := chunk.find("</row>", position)) >= 0:
                self._cells(chunk, self._rows(chunk, position, row_end), row_end)
                position = row_end + len("</row>")
            self._rows(chunk, position, len(chunk), all_empty=True)
            self.reader.check_cells()

    def _rows(self, text: str, position: int, end: int, *, all_empty: bool = False) -> int:
        """Open the rows that begin here; where the cells of the last stand, which the others do not have."""
        while position < end:
            match = _ROW.match(text, position, end)
            if match is None or (all_empty and not match[3]):
                raise NotPlainError
            row, written, empty = match.groups()
            if written != self.said[0]:
                self.said = (written, hides(_attributes(written, self.row_attributes)))
            if self.said[1]:
                self.reader.hidden_rows.append(int(row))
            position = match.end()
            if not empty:
                return position
        if all_empty:
            return position
        raise NotPlainError

    def _cells(self, text: str, start: int, end: int) -> None:  # noqa: C901, PLR0912  # a turn a cell: each call costs a twentieth
        reader, kinds, words, known_formulas = self.reader, self.kinds, self.texts.words, self.texts.formulas
        values, formulas, classes = reader.values, reader.sheet.formulas, reader.classes
        coordinates, numbers = _COORDINATES, _NUMBERS
        for reference, written, how, formula, stored, blank, inline, word, other in _CELL.findall(text, start, end):
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
                    values[cell] = numbers[stored]
                elif kind == "str":
                    values[cell] = words[stored]
                elif kind == "s" and stored.isdecimal():
                    values[cell] = reader.shared(stored)
                else:
                    value = reader.other_value(cell, kind, unescaped(stored), {})
                    if value is None:
                        continue
                    values[cell] = value
                if number_class is not None:
                    classes.setdefault(cell, number_class)
            elif inline:
                values[cell] = words[word] if inline == _TRIMMED else self.texts.untrimmed[word]
                if number_class is not None:
                    classes[cell] = number_class
            elif blank and kind in _TEXT_TYPES:
                values[cell] = ""
                if number_class is not None:
                    classes.setdefault(cell, number_class)

    def _formula(self, cell: Coordinate, written: str, how: str, number_class: NumberClass | None) -> None:
        """A formula whose element says more of it: shared, of an array, of a what-if table."""
        text = unescaped(written)
        self.reader.check_text(text)
        if self.reader.formulas.add(cell, text, _attributes(how, _FORMULA_ATTRIBUTES)) and number_class is not None:
            self.reader.classes[cell] = number_class


def _attributes(written: str, known: frozenset[str]) -> dict[str, str]:
    pairs = _ATTRIBUTE.findall(written)
    attributes = dict(pairs)
    if len(attributes) < len(pairs) or not attributes.keys() <= known:
        raise NotPlainError
    return attributes


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
