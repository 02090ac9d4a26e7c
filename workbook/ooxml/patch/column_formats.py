"""Which cell format a cell gets that must show its number otherwise: as the cells near it in its column do."""

from collections.abc import Iterator, Mapping

from schemas.errors import KorrekturError
from workbook.grid import Coordinate, NumberClass
from workbook.ooxml.patch.cell_formats import CellFormats
from workbook.ooxml.patch.outline import attribute_of, in_utf8
from workbook.ooxml.patch.sheet_scan import SheetSpans, scan
from workbook.ooxml.read.container import Container
from workbook.ooxml.read.limits import LAST_ROW
from workbook.ooxml.read.relationships import relationships

NEAR = 500
"""A column is looked through so many rows up and down."""


class ColumnFormats:
    """Picks formats for the cells of a package, and knows what the styles part must then say."""

    def __init__(self, container: Container, workbook: str) -> None:
        targets = (one.target for one in relationships(container, workbook).values() if one.kind == "styles")
        self._part = next((target for target in targets if container.entry(target) is not None), None)
        self._formats = None if self._part is None else CellFormats(container.read(self._part), self._part)

    def styles(
        self, content: bytes, part: str, wanted: Mapping[Coordinate, NumberClass | None]
    ) -> dict[Coordinate, str]:
        """The index of the format each cell of this sheet part gets; raises `PackageFault`."""
        if not self._formats:
            if any(number_class is not None for number_class in wanted.values()):
                raise KorrekturError("Projektmappen har ingen celleformater.", "The workbook has no cell formats.")
            return {}
        content = in_utf8(content)
        spans = scan(content, part, {cell for at in wanted for cell in (at, *_column(at))})
        return {
            at: self._formats.like(
                _style(content, spans, at), number_class, [_style(content, spans, cell) for cell in _near(spans, at)]
            )
            for at, number_class in wanted.items()
        }

    def changed(self) -> dict[str, bytes]:
        """The styles part by its name, where a format had to be added."""
        content = None if self._formats is None else self._formats.changed()
        return {} if self._part is None or content is None else {self._part: content}


def _column(at: Coordinate) -> Iterator[Coordinate]:
    """The cells of its column, nearest first."""
    row, column = at
    for distance in range(1, NEAR + 1):
        for other in (row + distance, row - distance):
            if 0 < other <= LAST_ROW:
                yield other, column


def _near(spans: SheetSpans, at: Coordinate) -> Iterator[Coordinate]:
    """Those that are there, and last the column's own format, as at a cell that is not."""
    yield from (cell for cell in _column(at) if cell in spans.cells)
    yield 0, at[1]


def _style(content: bytes, spans: SheetSpans, at: Coordinate) -> str:
    """The format of a cell as the sheet gives it; of one that is not there, that of its row or column."""
    cell = spans.cells.get(at)
    if cell is not None:
        return attribute_of(content[cell.whole.start : cell.whole.tag_end], b"s")
    row = next((row.style for row in spans.rows if row.number == at[0]), None)
    column = next((style for first, last, style in spans.columns if first <= at[1] <= last), "")
    return row or column
