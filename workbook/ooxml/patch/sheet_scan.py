"""Where the rows and the wanted cells of a worksheet part stand in its bytes."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from workbook.grid import Coordinate
from workbook.ooxml.patch.outline import Span, prefix_at, span
from workbook.ooxml.read.parser import feed, local_names, new_parser
from workbook.ooxml.read.references import coordinate, row_number


@dataclass(slots=True)
class CellSpan:
    """A cell: its element, and what stands in it."""

    whole: Span
    parts: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class RowSpan:
    """A row: its number, its element, its style where it has one, and the (column, start) of its cells."""

    number: int
    whole: Span
    style: str | None
    cells: list[tuple[int, int]]


@dataclass(slots=True)
class SheetSpans:
    """What a patch needs to know of a sheet part."""

    prefix: bytes = b""
    data: Span | None = None
    dimension: Span | None = None
    rows: list[RowSpan] = field(default_factory=list)
    cells: dict[Coordinate, CellSpan] = field(default_factory=dict)
    columns: list[tuple[int, int, str]] = field(default_factory=list)  # first, last, style


def scan(content: bytes, part: str, wanted: AbstractSet[Coordinate]) -> SheetSpans:
    """Find every row, and the cells of `wanted`; raises `PackageFault` when the part is malformed."""
    scanner = _SheetScanner(content, wanted)
    parser = scanner.parser = new_parser(part, namespaces=True)
    parser.StartElementHandler = scanner.start
    parser.EndElementHandler = scanner.end
    feed(parser, content, part)
    return scanner.found


class _SheetScanner:
    def __init__(self, content: bytes, wanted: AbstractSet[Coordinate]) -> None:
        self.content = content
        self.wanted = wanted
        self.wanted_rows = {row for row, _ in wanted}
        self.names = local_names()
        self.parser = new_parser("", namespaces=True)
        self.found = SheetSpans()
        self.path: list[tuple[str, int]] = []  # name and start of the open elements
        self.row = 0
        self.row_style: str | None = None
        self.row_cells: list[tuple[int, int]] = []
        self.column = 0
        self.cell: Coordinate | None = None  # the wanted cell that is open
        self.parts: list[Span] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        short = self.names[name]
        begin = self.parser.CurrentByteIndex
        inside = self.path[-1][0] if self.path else ""
        self.path.append((short, begin))
        if short == "c" and inside == "row":
            self._start_cell(attributes, begin)
        elif short == "row" and inside == "sheetData":
            self.row = row_number(attributes["r"].strip()) if "r" in attributes else self.row + 1
            styled = attributes.get("customFormat") in {"1", "true"}
            self.row_style = attributes.get("s") if styled else None
            self.row_cells = []
            self.column = 0
        elif short == "sheetData":
            self.found.prefix = prefix_at(self.content, begin)
        elif short == "col" and "style" in attributes:
            first, last = row_number(attributes.get("min", "")), row_number(attributes.get("max", ""))
            self.found.columns.append((first, last, attributes["style"]))

    def _start_cell(self, attributes: dict[str, str], begin: int) -> None:
        reference = attributes.get("r")
        row, self.column = coordinate(reference) if reference else (self.row, self.column + 1)
        if self.row in self.wanted_rows:
            self.row_cells.append((self.column, begin))
        self.cell = (row, self.column) if (row, self.column) in self.wanted else None
        self.parts = []

    def end(self, _name: str) -> None:
        name, begin = self.path.pop()
        if name == "c" and self.cell is not None:
            self.found.cells[self.cell] = CellSpan(self._span(name, begin), self.parts)
            self.cell = None
        elif self.cell is not None and self.path[-1][0] == "c":
            self.parts.append(self._span(name, begin))
        elif name == "row" and self.path[-1][0] == "sheetData":
            self.found.rows.append(RowSpan(self.row, self._span(name, begin), self.row_style, self.row_cells))
        elif name == "sheetData":
            self.found.data = self._span(name, begin)
        elif name == "dimension":
            self.found.dimension = self._span(name, begin)

    def _span(self, name: str, begin: int) -> Span:
        return span(self.content, name, begin, self.parser.CurrentByteIndex)
