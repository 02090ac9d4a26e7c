"""Marks on the cells of findings: a fill and a note each, and everything put back exactly as it was."""

from __future__ import annotations

import re
from collections import defaultdict
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from addin.checklist import Before, marked
from addin.excel_calls import calls_for, unprotected
from addin.mark_calls import NO_FILL, Fill, marks_for
from addin.points import cell_of, places_of
from schemas.finding import Severity
from workbook.grid import address
from workbook.reports.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    import xlwings as xw

    from addin.checklist import Point
    from addin.mark_calls import Colour
    from addin.open_book import OpenBook
    from addin.points import Cell
    from schemas.finding import Finding

FILLS: dict[Severity, Colour] = {
    Severity.ERROR: (255, 198, 204),
    Severity.WARNING: (255, 236, 158),
    Severity.NOTE: (220, 236, 248),
}
"""Near Excel's own cell styles Bad, Neutral and Note, yet none that a person picks: so a mark is known by it."""
MARKER = "— Korrektur —"
"""What is under this line of a note is ours."""
MOST_NOTES = 200
"""So many cells get a note; a note takes several calls each, and the list has them all."""
LONGEST_ADDRESS = 255
"""The characters Excel takes of an address with several areas."""
_OURS = re.compile(r"[A-ZÆØÅ]{3}\d{3}: ")
"""Begins a line of ours: the rule's ID."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """How a cell is to be marked: by the gravest of its findings, with what they all say."""

    severity: Severity
    said: tuple[str, ...]


def mark(book: OpenBook, findings: Sequence[Finding], points: Sequence[Point]) -> list[Point]:
    """Mark the cells of these findings; `points` are their rows of the list, in the same order.

    Gives the rows with how their cells looked. Cells of protected sheets are left alone, a cell with a threaded
    comment gets no note, and a pattern is not painted over.
    """
    wanted = _wanted(book, findings, points)
    fills = {cell: _own_fill(book, cell) for cell in wanted}
    _paint(book, ((cell, Fill(FILLS[one.severity])) for cell, one in wanted.items() if fills[cell] is not None))
    notes = {cell: _add_note(book, cell, wanted[cell].said) for cell in list(wanted)[:MOST_NOTES]}
    before = {cell: Before(fill, notes.get(cell)) for cell, fill in fills.items()}
    return [marked(point, before.pop(cell, None)) if (cell := cell_of(point)) else point for point in points]


def _wanted(book: OpenBook, findings: Sequence[Finding], points: Sequence[Point]) -> dict[Cell, _Wanted]:
    """The cells to mark in the list's order; explained findings mark nothing."""
    calls = calls_for(book.book)
    protected = {sheet.name for sheet in book.book.sheets if calls.is_protected(sheet)}
    wanted: dict[Cell, _Wanted] = {}
    for finding, point in zip(findings, points, strict=True):
        cell = cell_of(point)
        if cell is None or finding.accepted is not None or point.sheet in protected:
            continue
        before = wanted.get(cell, _Wanted(finding.severity, ()))
        gravest = min(before.severity, finding.severity, key=lambda one: one.rank)
        wanted[cell] = _Wanted(gravest, (*before.said, line_of(point)))
    return wanted


def line_of(point: Point) -> str:
    """What a note says of a finding."""
    return f"{point.rule}: {harmless(point.remedy)}"


def _own_fill(book: OpenBook, cell: Cell) -> Fill | None:
    """A cell's fill before it is marked; a colour of ours that nobody remembers is none of its own."""
    fill = marks_for(book.book).fill(_range(book, cell))
    return NO_FILL if fill is not None and fill.colour in FILLS.values() else fill


def _add_note(book: OpenBook, cell: Cell, said: Sequence[str]) -> str | None:
    """Write our words under a note's own; what it said before, None where there was none."""
    calls, where = marks_for(book.book), _range(book, cell)
    ours = "\n".join([MARKER, *said])
    note = where.note
    if note is not None:
        before = note.text
        calls.write_under(note, f"\n{ours}")
        return before
    if not calls.has_comment(where):
        calls.fit(where.add_note(ours))
    return None


def restore(book: OpenBook, points: Iterable[tuple[int, Point]]) -> int:
    """Give the cells that were marked their own fills and notes back; how many there were.

    A cell is found again where sorting or inserting has taken it; a copy of a marked cell loses its mark too. A
    fill that is no longer ours, and what a person has written into a note, stay. Raises `KorrekturError` where a
    marked sheet has been protected with a password since.
    """
    every = [point for _, point in points]
    ours = _notes(book)
    found = _placed(book, every, ours)
    lines = frozenset(map(line_of, every))
    cells = {*found, *ours}
    with ExitStack() as stack:
        for sheet in {sheet for sheet, _, _ in cells}:
            stack.enter_context(unprotected(book.book.sheets[sheet]))
        for cell in ours:
            _restore_note(_range(book, cell), lines)
        fills: dict[Cell, Fill] = dict.fromkeys(ours, NO_FILL)
        fills |= {cell: before.fill for cell, before in found.items() if before.fill is not None}
        _paint(book, ((cell, fill) for cell, fill in fills.items() if _is_painted(book, cell)))
    return len(cells)


def _notes(book: OpenBook) -> dict[Cell, str]:
    """Every note with words of ours, by its cell."""
    found: dict[Cell, str] = {}
    for sheet in book.book.sheets:
        for note in sheet.notes:
            text = note.text
            if MARKER in text:
                where = note.location
                found[sheet.name, where.row, where.column] = text
    return found


def _placed(book: OpenBook, points: Sequence[Point], ours: Mapping[Cell, str]) -> dict[Cell, Before]:
    """How each marked cell looked, by where it stands now.

    It is known by the words of its note, which also find it where its Nr has been mended; else by its colour.
    """
    found: dict[Cell, Before] = {}
    left: list[tuple[Before, list[Cell]]] = []
    told: dict[str, list[Cell]] = defaultdict(list)
    for cell, text in ours.items():
        for line in text.split("\n"):
            told[line].append(cell)
    for point in points:
        if point.before is None:
            continue
        places = places_of(book, point)
        cells = [one for one in told[line_of(point)] if one not in found]
        cells.sort(key=lambda one: places.index(one) if one in places else len(places) + (one[0] != point.sheet))
        if cells:
            found[cells[0]] = point.before
        elif (own := cell_of(point)) is not None and book.sheet(point.sheet) is not None:
            left.append((point.before, [*places, own]))
    for before, places in left:
        free = (one for one in places if one not in found and (one in ours or _is_painted(book, one)))
        found.update((cell, before) for cell in islice(free, 1))
    return found


def standing(book: OpenBook, point: Point) -> Cell | None:
    """Where the cell of a finding stands: among several of its Nr the one whose note tells of it, else a marked one."""
    places = places_of(book, point)
    if len(places) > 1:
        notes = {cell: note.text for cell in places if (note := _range(book, cell).note) is not None}
        told = next((cell for cell, text in notes.items() if line_of(point) in text.split("\n")), None)
        return told or next((cell for cell in places if _is_painted(book, cell)), places[0])
    return places[0] if places else None


def _restore_note(cell: xw.Range, lines: Collection[str]) -> None:
    note = cell.note
    if note is None:
        return
    text = note.text
    left = _without_ours(text, lines)
    if left and text.startswith(left):
        marks_for(cell.sheet.book).keep_first(note, len(left))
    elif left:
        note.text = left
    else:
        note.delete()


def _without_ours(text: str, lines: Collection[str]) -> str:
    """A note without the marker and the lines of ours below it; what a person has added anywhere stays."""
    own, _, under = text.partition(MARKER)
    added = [rest for line in under.removeprefix("\n").split("\n") if (rest := _added(line, lines))]
    return "\n".join([*([own.removesuffix("\n")] if own else []), *added])


def _added(line: str, lines: Collection[str]) -> str:
    """What a person has added to a line below the marker."""
    if _OURS.match(line) is None:
        return line
    return next((line.removeprefix(one).strip() for one in lines if line.startswith(one)), "")


def _is_painted(book: OpenBook, cell: Cell) -> bool:
    return _range(book, cell).color in FILLS.values()


def _range(book: OpenBook, cell: Cell) -> xw.Range:
    sheet, row, column = cell
    return book.book.sheets[sheet].range((row, column))


def _paint(book: OpenBook, wanted: Iterable[tuple[Cell, Fill]]) -> None:
    """Fill many cells in few calls."""
    alike: dict[tuple[str, Fill], list[str]] = defaultdict(list)
    for (sheet, row, column), fill in wanted:
        alike[sheet, fill].append(address(row, column))
    for (sheet, fill), cells in alike.items():
        for several in _addresses(cells):
            marks_for(book.book).paint(book.book.sheets[sheet].range(several), fill)


def _addresses(cells: Sequence[str]) -> Iterator[str]:
    """The cells as addresses with several areas, none longer than Excel takes."""
    several = ""
    for cell in cells:
        if several and len(several) + 1 + len(cell) > LONGEST_ADDRESS:
            yield several
            several = ""
        several = f"{several},{cell}" if several else cell
    if several:
        yield several
