"""Reads and sets the fills of many cells in few calls."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import xlwings as xw

from addin.live.mark_calls import Fill, Odd, marks_for
from addin.live.points import CellPlace
from workbook.grid import address

LONGEST_ADDRESS = 255
"""The characters Excel takes of an address with several areas."""


def fills_of(book: xw.Book, cells: Iterable[CellPlace]) -> dict[CellPlace, Fill | None]:
    """Each cell's fill, None for a pattern; cells that are alike are asked about together."""
    found: dict[CellPlace, Fill | None] = {}
    by_sheet: dict[str, list[CellPlace]] = defaultdict(list)
    for cell in cells:
        by_sheet[cell[0]].append(cell)
    for sheet, some in by_sheet.items():
        some.sort(key=lambda cell: (cell[2], cell[1]))  # a column's cells are most often alike
        for several in _addressable(some):
            found.update(_fills(book.sheets[sheet], several))
    return found


def _fills(sheet: xw.Sheet, cells: Sequence[CellPlace]) -> Iterator[tuple[CellPlace, Fill | None]]:
    """The fills of cells that one address holds; halved where they differ."""
    fill = marks_for(sheet.book).fill(sheet.range(_addresses(cells)))
    if fill is Odd.MIXED and len(cells) > 1:
        middle = len(cells) // 2
        yield from _fills(sheet, cells[:middle])
        yield from _fills(sheet, cells[middle:])
    else:
        yield from ((cell, None if isinstance(fill, Odd) else fill) for cell in cells)


def paint(book: xw.Book, wanted: Mapping[CellPlace, Fill]) -> None:
    """Fill cells, those alike together."""
    alike: dict[tuple[str, Fill], list[CellPlace]] = defaultdict(list)
    for cell, fill in wanted.items():
        alike[cell[0], fill].append(cell)
    for (sheet, fill), cells in alike.items():
        for several in _addressable(cells):
            marks_for(book).paint(book.sheets[sheet].range(_addresses(several)), fill)


def _addresses(cells: Iterable[CellPlace]) -> str:
    return ",".join(address(row, column) for _, row, column in cells)


def _addressable(cells: Sequence[CellPlace]) -> Iterator[Sequence[CellPlace]]:
    """The cells in parts that each fit in one of Excel's addresses."""
    first = length = 0
    for number, (_, row, column) in enumerate(cells):
        more = len(address(row, column)) + 1
        if length + more > LONGEST_ADDRESS + 1:
            yield cells[first:number]
            first, length = number, 0
        length += more
    if first < len(cells):
        yield cells[first:]
