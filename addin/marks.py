"""Marks on the cells of findings: a fill and a note each, and everything put back exactly as it was."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from addin.checklist import Before, marked
from addin.excel_calls import calls_for
from addin.points import cell_of
from schemas.finding import Severity
from workbook.reports.harmless import harmless_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import xlwings as xw

    from addin.checklist import Point
    from addin.open_book import OpenBook
    from schemas.finding import Finding

Colour = tuple[int, int, int]

FILLS: dict[Severity, Colour] = {
    Severity.ERROR: (255, 199, 206),
    Severity.WARNING: (255, 235, 156),
    Severity.NOTE: (221, 235, 247),
}
MARKER = "— Korrektur —"
"""What is under this line of a note is ours."""
MOST_NOTES = 200
"""So many cells get a note; a note takes several calls each, and the list has them all."""
LONGEST_ADDRESS = 255
"""The characters Excel takes of an address with several areas."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A cell to be marked: what the findings there say, and how grave the gravest of them is."""

    sheet: str
    cell: str
    severity: Severity
    said: tuple[str, ...]


def mark(book: OpenBook, findings: Sequence[Finding], points: Sequence[Point]) -> list[Point]:
    """Mark the cells of these findings; `points` are their rows of the list, in the same order.

    Gives the rows with how their cells looked. Cells of protected sheets are left alone, and a cell with a
    threaded comment gets no note.
    """
    cells = _to_mark(book, findings, points)
    before = {place: Before(_cell(book, place).color, None) for place in cells}
    for fill, places in _by_fill((place, FILLS[one.severity]) for place, one in cells.items()).items():
        _paint(book, places, fill)
    for place in list(cells)[:MOST_NOTES]:
        before[place] = Before(before[place].fill, _add_note(_cell(book, place), cells[place].said))
    remembered: set[tuple[str, str]] = set()
    rows: list[Point] = []
    for point in points:
        place = (point.sheet, point.cell)
        first = place in before and place not in remembered
        rows.append(marked(point, before[place]) if first else point)
        remembered.add(place)
    return rows


def _to_mark(book: OpenBook, findings: Sequence[Finding], points: Sequence[Point]) -> dict[tuple[str, str], Marked]:
    """The cells by sheet and address, in the list's order; explained findings mark nothing."""
    calls = calls_for(book.book)
    protected = {sheet.name for sheet in book.book.sheets if calls.is_protected(sheet)}
    found: dict[tuple[str, str], Marked] = {}
    for finding, point in zip(findings, points, strict=True):
        place = (point.sheet, point.cell)
        if not point.cell or finding.accepted is not None or point.sheet in protected:
            continue
        before = found.get(place)
        severities = [finding.severity] if before is None else [before.severity, finding.severity]
        said = (*(before.said if before else ()), f"{point.rule}: {point.remedy}")
        found[place] = Marked(*place, min(severities, key=lambda one: one.rank), said)
    return found


def restore(book: OpenBook, points: Iterable[tuple[int, Point]]) -> int:
    """Give the cells that were marked their own fills and notes back; how many there were.

    A cell is found again where sorting or inserting has taken it. A fill that is no longer ours, and what a
    person has written above our words of a note, stay.
    """
    calls = calls_for(book.book)
    protected = {sheet.name for sheet in book.book.sheets if calls.is_protected(sheet)}
    fills: list[tuple[tuple[str, str], Colour | None]] = []
    count = 0
    for _, point in points:
        if point.before is None or point.sheet in protected:
            continue
        cell = cell_of(book, point, is_marked)
        if cell is None:
            continue
        count += 1
        _restore_note(cell, point.before.note)
        if cell.color in FILLS.values():
            fills.append(
                ((point.sheet, cell.get_address(row_absolute=False, column_absolute=False)), point.before.fill)
            )
    for fill, places in _by_fill(fills).items():
        _paint(book, places, fill)
    return count


def is_marked(cell: xw.Range) -> bool:
    """Whether a cell carries a mark of ours."""
    note = cell.note
    return (note is not None and MARKER in note.text) or cell.color in FILLS.values()


def _add_note(cell: xw.Range, said: Sequence[str]) -> str | None:
    """Write our words under a note's own; what it said before, None where there was none."""
    if cell.comment is not None:
        return None
    ours = "\n".join([MARKER, *(harmless_lines(one) for one in said)])
    note = cell.note
    if note is None:
        cell.add_note(ours)
        return None
    before = note.text
    note.text = f"{before}\n{ours}"
    return before


def _restore_note(cell: xw.Range, before: str | None) -> None:
    note = cell.note
    if note is None or MARKER not in note.text:
        return
    own = note.text.partition(MARKER)[0]
    if before is not None and own == f"{before}\n":
        note.text = before
    elif own.strip():
        note.text = own.rstrip("\n")
    else:
        note.delete()


def _cell(book: OpenBook, place: tuple[str, str]) -> xw.Range:
    sheet, cell = place
    return book.book.sheets[sheet].range(cell)


def _by_fill(
    wanted: Iterable[tuple[tuple[str, str], Colour | None]],
) -> dict[Colour | None, list[tuple[str, str]]]:
    found: dict[Colour | None, list[tuple[str, str]]] = defaultdict(list)
    for place, fill in wanted:
        found[fill].append(place)
    return found


def _paint(book: OpenBook, places: Sequence[tuple[str, str]], fill: Colour | None) -> None:
    """Fill many cells in few calls."""
    by_sheet: dict[str, list[str]] = defaultdict(list)
    for sheet, cell in places:
        by_sheet[sheet].append(cell)
    for sheet, cells in by_sheet.items():
        for address in _addresses(cells):
            book.book.sheets[sheet].range(address).color = fill


def _addresses(cells: Sequence[str]) -> Iterator[str]:
    """The cells as addresses with several areas, none longer than Excel takes."""
    address = ""
    for cell in cells:
        if address and len(address) + 1 + len(cell) > LONGEST_ADDRESS:
            yield address
            address = ""
        address = f"{address},{cell}" if address else cell
    if address:
        yield address
