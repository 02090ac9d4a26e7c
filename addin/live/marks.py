"""Marks the cells of findings with a fill and a note, and restores everything exactly as it was."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice

import xlwings as xw
from xlwings.main import Note

from addin.live.checklist import Before, Point, marked
from addin.live.excel_calls import calls_for, unprotected
from addin.live.mark_calls import NO_FILL, Colour, Fill, Odd, marks_for
from addin.live.open_book import OpenBook
from addin.live.points import CellPlace, cell_of, column_of, places_of
from schemas.finding import Finding, Severity
from schemas.words.harmless import harmless
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


FILLS: dict[Severity, Colour] = {
    Severity.ERROR: (255, 198, 204),
    Severity.WARNING: (255, 236, 158),
    Severity.NOTE: (220, 236, 248),
}
"""Like Excel's styles Bad, Neutral and Note, but not colours that a person picks, so that marks can be recognised."""
MARKER = "— Korrektur —"
"""The text below this line of a note is ours."""
MOST_NOTES = 200
"""The most cells that get a note: a note takes several calls, and the list has every finding."""
_OURS = re.compile(r"[A-ZÆØÅ]{3}\d{3}: ")
"""A line of ours begins with the rule's ID."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """How a cell is marked: by its most severe finding, with the text of all."""

    severity: Severity
    said: tuple[str, ...]


def mark(book: OpenBook, findings: Sequence[Finding], points: Sequence[Point]) -> list[Point]:
    """Mark the cells of these findings; `points` are their rows of the list, in the same order.

    Gives the rows with how their cells looked. Cells of protected sheets are left alone, a cell with a threaded
    comment gets no note, and a pattern is not painted over.
    """
    wanted = _wanted(book, findings, points)
    fills = {cell: _own(fill) for cell, fill in fills_of(book.book, wanted).items()}
    paint(book.book, {cell: Fill(FILLS[one.severity]) for cell, one in wanted.items() if fills[cell] is not None})
    notes = {cell: _add_note(book, cell, wanted[cell].said) for cell in list(wanted)[:MOST_NOTES]}
    before = {cell: Before(fill, notes.get(cell)) for cell, fill in fills.items()}
    return [marked(point, before.pop(cell, None)) if (cell := cell_of(point)) else point for point in points]


def _wanted(book: OpenBook, findings: Sequence[Finding], points: Sequence[Point]) -> dict[CellPlace, _Wanted]:
    """The cells to mark in the list's order; justified findings mark nothing."""
    calls = calls_for(book.book)
    protected = {sheet.name for sheet in book.book.sheets if calls.is_protected(sheet)}
    wanted: dict[CellPlace, _Wanted] = {}
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


def _own(fill: Fill | None) -> Fill | None:
    """A cell's fill before it is marked; a colour of ours that nobody remembers is none of its own."""
    return NO_FILL if _is_ours(fill) else fill


def _is_ours(fill: Fill | None) -> bool:
    return fill is not None and fill.colour in FILLS.values()


def _add_note(book: OpenBook, cell: CellPlace, said: Sequence[str]) -> str | None:
    """Write our words under a note's own; what it said before, None where there was none."""
    calls, where = marks_for(book.book), _range(book, cell)
    ours = "\n".join([MARKER, *said])
    note = where.note
    if note is not None:
        before = note.text
        calls.write_under(note, f"\n{ours}")
        return before
    calls.add_note(where, ours)
    return None


def restore(book: OpenBook, points: Iterable[tuple[int, Point]]) -> int:
    """Give the cells that were marked their own fills and notes back; how many there were.

    A cell is found again where sorting or inserting has taken it; a copy of a marked cell loses its mark too. A
    fill that is no longer ours, and what a person has written into a note, stay. Raises `KorrekturError` where a
    marked sheet has been protected with a password since.
    """
    every = [point for _, point in points]
    notes = _notes(book)
    places = _places(book, every, notes)
    asked = {cell for one in places for cell in one.cells} | notes.keys()
    painted = {cell for cell, fill in fills_of(book.book, asked).items() if _is_ours(fill)}
    found = _placed(places, painted | notes.keys())
    lines = frozenset(map(line_of, every))
    with ExitStack() as stack:
        for sheet in {sheet for sheet, _, _ in {*found, *notes}}:
            stack.enter_context(unprotected(book.book.sheets[sheet]))
        for note in notes.values():
            _restore_note(book, note, lines)
        fills: dict[CellPlace, Fill] = dict.fromkeys(notes, NO_FILL)
        fills |= {cell: before.fill for cell, before in found.items() if before.fill is not None}
        paint(book.book, {cell: fill for cell, fill in fills.items() if cell in painted})
    return len({*found, *notes})


@dataclass(frozen=True, slots=True)
class _Note:
    """A note with words of ours."""

    note: Note
    text: str


def _notes(book: OpenBook) -> dict[CellPlace, _Note]:
    """Every note with words of ours, by its cell."""
    found: dict[CellPlace, _Note] = {}
    for sheet in book.book.sheets:
        for note in sheet.notes:
            text = note.text
            if MARKER in text:
                where = note.location
                found[sheet.name, where.row, where.column] = _Note(note, text)
    return found


@dataclass(frozen=True, slots=True)
class _Sought:
    """A mark that is looked for: its number in the list, how its cell looked, and where it may be, likeliest first."""

    number: int
    before: Before
    cells: list[CellPlace]


def _places(book: OpenBook, points: Sequence[Point], notes: Mapping[CellPlace, _Note]) -> list[_Sought]:
    """Where each marked cell may stand now, the surest first.

    A cell is known by the words of its note, which also find it where its Nr has been fixed; else by Nr and
    header; at last it may be any of its column, for a gap in the series has no row of its Nr.
    """
    told: dict[str, list[CellPlace]] = defaultdict(list)
    for cell, one in notes.items():
        for line in one.text.split("\n"):
            told[line].append(cell)
    sure, rest, last = [], [], []
    for number, point in enumerate(points):
        own = cell_of(point)
        if point.before is None or own is None or book.sheet(point.sheet) is None:
            continue
        likely = [*places_of(book, point), own]
        cells = sorted(told[line_of(point)], key=lambda one: _rank(one, likely))
        if cells:
            sure.append(_Sought(number, point.before, [*cells, *likely]))
        else:
            rest.append(_Sought(number, point.before, likely))
            last.append(_Sought(number, point.before, column_of(book, point)))
    return [*sure, *rest, *last]


def _rank(cell: CellPlace, likely: Sequence[CellPlace]) -> int:
    """Among cells with the same words: the likely ones in order, then others of the sheet."""
    return likely.index(cell) if cell in likely else len(likely) + (cell[0] != likely[0][0])


def _placed(sought: Iterable[_Sought], marked_now: Collection[CellPlace]) -> dict[CellPlace, Before]:
    """How each cell that is marked now looked, each mark given to the first that may have it."""
    found: dict[CellPlace, Before] = {}
    done: set[int] = set()
    for one in sought:
        free = (cell for cell in one.cells if cell in marked_now and cell not in found)
        for cell in islice(free, 0 if one.number in done else 1):
            found[cell] = one.before
            done.add(one.number)
    return found


def standing(book: OpenBook, point: Point) -> CellPlace | None:
    """Where the cell of a finding stands: among several of its Nr the one whose note tells of it, else a marked one."""
    places = places_of(book, point)
    if len(places) > 1:
        notes = {cell: note.text for cell in places if (note := _range(book, cell).note) is not None}
        told = next((cell for cell, text in notes.items() if line_of(point) in text.split("\n")), None)
        if told is not None:
            return told
        fills = fills_of(book.book, places)
        return next((cell for cell in places if _is_ours(fills[cell])), places[0])
    return places[0] if places else None


def _restore_note(book: OpenBook, one: _Note, lines: Collection[str]) -> None:
    left = _without_ours(one.text, lines)
    if not left:
        one.note.delete()
    elif one.text.startswith(left):
        marks_for(book.book).keep_first(one.note, len(left))
    else:
        one.note.text = left


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


def _range(book: OpenBook, cell: CellPlace) -> xw.Range:
    sheet, row, column = cell
    return book.book.sheets[sheet].range((row, column))
