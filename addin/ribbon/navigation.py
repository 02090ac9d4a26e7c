"""Næste punkt, Forrige punkt and Forklar punkt: from cell to cell in the order of Kontrolliste."""

from typing import Any

import xlwings as xw

from addin.live.checklist import Point, listed, read_points
from addin.live.excel_calls import calls_for
from addin.live.marks import standing
from addin.live.open_book import OpenBook
from addin.live.points import CellPlace, places_of
from addin.ribbon.reply import Reply, fitting
from schemas.finding import KorrekturError, Text, same
from workbook.grid import Visibility

Points = list[tuple[int, "Point"]]
"""The findings with their Excel rows in the list."""

NO_POINTS = Text(
    "Kontrollisten er tom. Tryk på Validér; er den stadig tom, er der ingen fund.",
    "The checklist is empty. Press Validate; if it is still empty, there are no findings.",
)
NOT_AT_A_POINT = Text(
    "Stil dig i en celle, der er markeret, eller på en linje i Kontrolliste.",
    "Go to a cell that is marked, or to a line of Kontrolliste.",
)
_GONE = Text("cellen findes ikke længere, tryk på Validér", "its cell is gone, press Validate")
_UNSEEN = Text("rækken eller kolonnen er skjult, tryk på Vis alle", "its row or column is hidden, press Show all")


def next_point(book: xw.Book, **_: Any) -> Reply:
    """Go to the next cell with a finding."""
    return _step(book, 1)


def previous_point(book: xw.Book, **_: Any) -> Reply:
    """Go to the cell with a finding before this one."""
    return _step(book, -1)


def _step(book: xw.Book, step: int) -> Reply:
    opened = OpenBook.ours(book)
    points = read_points(opened)
    if not points:
        raise KorrekturError(NO_POINTS)
    stops = _stops(points)
    here = set(_at(opened, points))
    at = next((number for number, stop in enumerate(stops) if here.intersection(stop)), -1 if step > 0 else len(stops))
    number = (at + step) % len(stops)
    row, point = points[stops[number][0]]
    remark = _arrive(opened, row, point)
    more = len(stops[number]) - 1
    head = f"{number + 1} {{}} {len(stops)} · {point.rule}" + (f" (+{more})" if more else "")
    said = Text(*(f"{point.remedy}{f' ({remark[one]})' if remark else ''}" for one in ("da", "en")))
    return Reply(status=Text(f"{head.format('af')} · {said.da}", f"{head.format('of')} · {said.en}"))


def _stops(points: Points) -> list[list[int]]:
    """The findings (from 0) by cell, in the order of the list; one without a cell is a stop by itself."""
    stops: dict[object, list[int]] = {}
    for number, (row, point) in enumerate(points):
        stops.setdefault((point.sheet, point.cell, point.nr) if point.cell else row, []).append(number)
    return [*stops.values()]


def _arrive(opened: OpenBook, row: int, point: Point) -> Text | None:
    """Go to a finding's cell, or to its own line where there is none to be seen; what is to be said of it."""
    cell = standing(opened, point)
    if cell is None:
        _go_to_line(opened, row)
        return _GONE if point.cell else None
    sheet = opened.book.sheets[cell[0]]
    if calls_for(opened.book).visibility(sheet) is not Visibility.VISIBLE:
        _go_to_line(opened, row)
        return _hidden(sheet.name)
    where = sheet.range(cell[1:])
    go(where)
    calls = calls_for(opened.book)
    return _UNSEEN if calls.rows_hidden(where) or calls.columns_hidden(where) else None


def _go_to_line(opened: OpenBook, row: int) -> None:
    """Go to a finding's line of the list, as long as it is to be seen."""
    table = listed(opened)
    if table is not None and table.grid.visibility is Visibility.VISIBLE:
        go(table.cell(row, "rule"))


def go(cell: xw.Range) -> None:
    """Show a cell; raises `KorrekturError` where its sheet is hidden."""
    if calls_for(cell.sheet.book).visibility(cell.sheet) is not Visibility.VISIBLE:
        raise KorrekturError(_hidden(cell.sheet.name))
    cell.sheet.activate()
    cell.select()


def _hidden(sheet: str) -> Text:
    return Text(
        f"Arket {sheet} er skjult. Højreklik på en fane, og vælg Vis.",
        f"The sheet {sheet} is hidden. Right-click a tab, and choose Unhide.",
    )


def current(opened: OpenBook) -> Point:
    """The finding a person stands at: on its line of the list, or in its cell; the most severe of several.

    Raises `KorrekturError` where there is none.
    """
    return _here(opened)[0]


def _here(opened: OpenBook) -> list[Point]:
    points = read_points(opened)
    here = [points[number][1] for number in _at(opened, points)]
    if not here:
        raise KorrekturError(NOT_AT_A_POINT)
    return here


def _at(opened: OpenBook, points: Points) -> list[int]:
    """Which points (from 0) belong to the selected cell or line."""
    selected = opened.selected
    if selected is None:
        return []
    table = listed(opened)
    if table is not None and selected[0] == table.sheet.name:
        return [number for number, (line, _) in enumerate(points) if line == selected[1]]
    return [number for number, (_, point) in enumerate(points) if _is_at(opened, point, selected)]


def _is_at(opened: OpenBook, point: Point, cell: CellPlace) -> bool:
    """Whether a finding's cell is this one; Excel is asked only where several may be meant."""
    places = places_of(opened, point) if point.sheet == cell[0] else []
    return cell in places and (len(places) == 1 or standing(opened, point) == cell)


def explain_point(book: xw.Book, **_: Any) -> Reply:
    """Say what the rules of the findings at hand look for, and why."""
    found = {point.rule: point for point in reversed(_here(OpenBook.ours(book)))}
    parts = [_justified(point) for point in reversed(found.values())]
    return Reply(
        message=Text(
            fitting([one.da for one in parts], "\n\n", "… og {} til i Kontrolliste."),
            fitting([one.en for one in parts], "\n\n", "… and {} more on Kontrolliste."),
        )
    )


def _justified(point: Point) -> Text:
    from schemas.rules import RULES  # noqa: PLC0415  loads every rule

    rule = next((one for one in RULES if one.id == point.rule), None)
    said = f"{point.rule} · {point.severity}\n{point.remedy}"
    if rule is None:
        return same(said)
    return Text(f"{said}\n\n{rule.title.da}. {rule.why.da}", f"{said}\n\n{rule.title.en}. {rule.why.en}")
