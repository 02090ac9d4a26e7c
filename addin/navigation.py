"""Næste punkt, Forrige punkt and Forklar punkt: from cell to cell in the order of Kontrolliste."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addin.checklist import SHEET, read_points
from addin.marks import is_marked
from addin.open_book import OpenBook
from addin.points import cell_of, places_of
from addin.reply import Reply
from schemas.errors import KorrekturError
from schemas.finding import Text

if TYPE_CHECKING:
    from typing import Any

    import xlwings as xw

    from addin.checklist import Point

NO_POINTS = Text(
    "Kontrollisten er tom. Tryk på Validér; er den stadig tom, er der ingen fund.",
    "The checklist is empty. Press Validate; if it is still empty, there are no findings.",
)
NOT_AT_A_POINT = Text(
    "Stil dig i en celle, der er markeret, eller på en linje i Kontrolliste.",
    "Go to a cell that is marked, or to a line of Kontrolliste.",
)


def next_point(book: xw.Book, **_: Any) -> Reply:
    """Go to the cell of the next finding."""
    return _step(book, 1)


def previous_point(book: xw.Book, **_: Any) -> Reply:
    """Go to the cell of the finding before."""
    return _step(book, -1)


def _step(book: xw.Book, step: int) -> Reply:
    opened = OpenBook.ours(book)
    points = read_points(opened)
    if not points:
        raise KorrekturError(NO_POINTS)
    before_all, after_all = -1, len(points)
    here = _at(opened, points) or ([before_all] if step > 0 else [after_all])
    number = ((here[-1] if step > 0 else here[0]) + step) % len(points)
    row, point = points[number]
    cell = _target(opened, point)
    if cell is None:
        _go(_own_line(opened, row))
        lost = Text("cellen findes ikke længere, tryk på Validér", "its cell is gone, press Validate")
        return Reply(status=_status(number, points, lost if point.cell else Text(point.remedy, point.remedy)))
    _go(cell)
    return Reply(status=_status(number, points, Text(point.remedy, point.remedy)))


def _status(number: int, points: list[tuple[int, Point]], said: Text) -> Text:
    rule = points[number][1].rule
    return Text(
        f"{number + 1} af {len(points)} · {rule} · {said.da}", f"{number + 1} of {len(points)} · {rule} · {said.en}"
    )


def _target(opened: OpenBook, point: Point) -> xw.Range | None:
    """The finding's cell: the marked one among several of its Nr, else the likeliest."""
    return cell_of(opened, point, is_marked) or cell_of(opened, point)


def _own_line(opened: OpenBook, row: int) -> xw.Range:
    table = opened.table(SHEET)
    assert table is not None, "a point was read from the list"  # noqa: S101  an invariant
    return table.cell(row, "rule")


def _go(cell: xw.Range) -> None:
    cell.sheet.activate()
    cell.select()


def current(opened: OpenBook) -> Point:
    """The finding a person stands at: on its line of the list, or in its cell; the gravest of several.

    Raises `KorrekturError` where there is none.
    """
    points = read_points(opened)
    here = _at(opened, points)
    if not here:
        raise KorrekturError(NOT_AT_A_POINT)
    return points[here[0]][1]


def _at(opened: OpenBook, points: list[tuple[int, Point]]) -> list[int]:
    """Which points (from 0) belong to the selected cell or line."""
    selected = opened.book.selection
    if selected is None:
        return []
    name, row, column = selected.sheet.name, selected.row, selected.column
    listed = opened.table(SHEET)
    if listed is not None and name == listed.sheet.name:
        return [number for number, (line, _) in enumerate(points) if line == row]
    return [
        number for number, (_, point) in enumerate(points) if point.sheet == name and _is_at(opened, point, row, column)
    ]


def _is_at(opened: OpenBook, point: Point, row: int, column: int) -> bool:
    """Whether a finding's cell is this one; Excel is asked only where several may be meant."""
    places = places_of(opened, point)
    if (row, column) not in places:
        return False
    cell = _target(opened, point) if len(places) > 1 else None
    return cell is None or (cell.row, cell.column) == (row, column)


def explain_point(book: xw.Book, **_: Any) -> Reply:
    """Say what the rule of the finding at hand looks for, and why."""
    from schemas.rules import RULES  # noqa: PLC0415  loads every rule

    opened = OpenBook.ours(book)
    point = current(opened)
    rule = next((one for one in RULES if one.id == point.rule), None)
    if rule is None:
        raise KorrekturError(NOT_AT_A_POINT)
    said = f"{point.rule} · {point.severity}\n\n{point.remedy}\n\n"
    return Reply(message=Text(f"{said}{rule.title.da}. {rule.why.da}", f"{said}{rule.title.en}. {rule.why.en}"))
