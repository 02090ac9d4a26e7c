"""Formulas that others share, before they are replaced: each of the others gets its own text."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from schemas.finding import KorrekturError
from workbook.grid import Coordinate, address
from workbook.ooxml.patch.outline import ByteChange, Span, applied, in_utf8, prefix_at, span
from workbook.ooxml.read.formulas import SharedFormula
from workbook.ooxml.read.parser import feed, local_names, new_parser
from workbook.ooxml.read.references import area, coordinate, row_number
from workbook.ooxml.read.text import decoded, encoded


@dataclass(frozen=True, slots=True)
class _Formula:
    """An `f` element: its cell, where it stands, its attributes and its text."""

    cell: Coordinate
    span: Span
    attributes: Mapping[str, str]
    text: str


def without_children(content: bytes, part: str, cells: Collection[Coordinate]) -> bytes:
    """The sheet part in which no other cell takes its formula from one of these cells.

    Raises `KorrekturError` where one of them is part of an array over several cells, which Excel changes only as
    a whole, and `PackageFault` when the part is malformed.
    """
    content = in_utf8(content)
    parents: dict[str, _Formula] = {}
    changes: list[ByteChange] = []
    for formula in _scanned(content, part):
        kind, group = formula.attributes.get("t"), formula.attributes.get("si", "")
        if kind in {"array", "dataTable"}:
            _refuse_array(formula, cells)
        elif kind == "shared" and formula.text:
            parents[group] = formula
        elif kind == "shared" and formula.cell not in cells:
            parent = parents.get(group)
            if parent is not None and parent.cell in cells:
                own = SharedFormula(decoded(parent.text), parent.cell).at(formula.cell)
                changes.append((formula.span.start, formula.span.end, _element(content, formula.span.start, own)))
    return applied(content, changes)


def _refuse_array(formula: _Formula, cells: Collection[Coordinate]) -> None:
    block = area(formula.attributes.get("ref", address(*formula.cell)))
    single = (block.first_row, block.first_column) == (block.last_row, block.last_column)
    for row, column in cells:
        inside = block.first_row <= row <= block.last_row and block.first_column <= column <= block.last_column
        if inside and not single:
            cell = address(row, column)
            raise KorrekturError(
                f"{cell} er en del af en matrixformel og kan ikke rettes alene.",
                f"{cell} is part of an array formula and cannot be changed alone.",
            )


def _element(content: bytes, start: int, text: str) -> bytes:
    name = prefix_at(content, start) + b"f"
    return b"<" + name + b">" + encoded(text).encode() + b"</" + name + b">"


def _scanned(content: bytes, part: str) -> list[_Formula]:
    scanner = _ParentScanner(content, part)
    feed(scanner.parser, content, part)
    return scanner.found


class _ParentScanner:
    """Collects the `f` elements that have a type: shared ones, arrays and data tables."""

    def __init__(self, content: bytes, part: str) -> None:
        self.content = content
        self.names = local_names()
        self.found: list[_Formula] = []
        self.row = self.column = self.begin = 0
        self.cell = (0, 0)
        self.attributes: dict[str, str] | None = None  # of the open formula
        self.text = ""
        self.parser = new_parser(part, namespaces=True)
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters

    def start(self, name: str, attributes: dict[str, str]) -> None:
        short = self.names[name]
        if short == "row":
            self.row = row_number(attributes["r"].strip()) if "r" in attributes else self.row + 1
            self.column = 0
        elif short == "c":
            reference = attributes.get("r")
            self.cell = coordinate(reference) if reference else (self.row, self.column + 1)
            self.column = self.cell[1]
        elif short == "f" and "t" in attributes:
            self.attributes, self.text, self.begin = attributes, "", self.parser.CurrentByteIndex

    def characters(self, text: str) -> None:
        if self.attributes is not None:
            self.text += text

    def end(self, name: str) -> None:
        if self.attributes is not None and self.names[name] == "f":
            place = span(self.content, "f", self.begin, self.parser.CurrentByteIndex)
            self.found.append(_Formula(self.cell, place, self.attributes, self.text.removeprefix("=")))
            self.attributes = None
