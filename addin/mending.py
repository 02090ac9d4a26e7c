"""Ret oplagte fejl and Fortryd rettelser: what can safely be repaired in the open workbook, and back again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from addin.cell_writing import DATE_FORMAT, Content, put
from addin.checklist import Point
from addin.judging import judged, settings_of
from addin.open_book import OpenBook
from addin.points import places_of
from addin.reply import Question, Reply
from addin.validating import show, unseen
from schemas.errors import KorrekturError
from schemas.finding import Text
from workbook.edits import coordinate_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import xlwings as xw

    from schemas.finding import Edit, Language
    from workbook.grid import Grid
    from workbook.repairs import Change, Plan

SHEET = "_rettelser"
"""Our own hidden sheet, which remembers what was repaired; rules pass it over."""
HEADERS = ("Ark", "Celle", "Nr", "Kolonne", "Før", "Efter", "Format")
LISTED = 15
"""So many repairs are shown before they are made; a message box holds no more."""
PLAIN_FORMAT = "General"


@dataclass(frozen=True, slots=True)
class Repaired:
    """One cell that was repaired: where it stood, what was there and what came instead."""

    sheet: str
    cell: str
    nr: str
    header: str
    before: Content
    after: Content


def repair(book: xw.Book, **answers: Any) -> Reply:
    """List what can safely be repaired, before and after; once confirmed, do it and remember it."""
    from workbook.repairs import plan  # noqa: PLC0415  loads every rule

    opened = OpenBook.ours(book)
    (planned,) = plan([opened.grid], settings_of(answers))
    if not planned.changes:
        return Reply(message=_nothing(planned))
    if not answers.get("confirmed"):
        return Reply(question=Question("confirmed", _listed(planned.changes)))
    with unseen(book):
        remember(book, [_made(book, opened.grid, change) for change in planned.changes])
    again = OpenBook(book)
    show(again, judged(again, answers), answers)
    count = len(planned.changes)
    return Reply(
        status=Text(
            f"{count} celler er rettet. »Fortryd rettelser« sætter dem tilbage."
            if count > 1
            else "1 celle er rettet. »Fortryd rettelser« sætter den tilbage.",
            f"{count} cells are repaired. “Undo repairs” puts them back."
            if count > 1
            else "1 cell is repaired. “Undo repairs” puts it back.",
        )
    )


def _nothing(planned: Plan) -> Text:
    if planned.remaining:
        return Text(
            "Der er ingen oplagte fejl at rette. Resten må du selv afgøre: se Kontrolliste.",
            "There are no obvious faults to repair. The rest is for you to decide: see Kontrolliste.",
        )
    return Text("Der er intet at rette.", "There is nothing to repair.")


def _listed(changes: Sequence[Change]) -> Text:
    return Text(_list(changes, "da"), _list(changes, "en"))


def _list(changes: Sequence[Change], language: Language) -> str:
    lines = [
        f"{change.place.sheet}!{change.place.cell}: {change.before[language]} → {change.after[language]}"
        for change in changes[:LISTED]
    ]
    more = len(changes) - LISTED
    if more > 0:
        lines.append(Text(f"… og {more} til", f"… and {more} more")[language])
    asked = Text("Skal det rettes?", "Repair them?")[language]
    return "\n".join([*lines, "", asked])


def _made(book: xw.Book, grid: Grid, change: Change) -> Repaired:
    """Make one repair, and tell what was there."""
    edit, place = change.edit, change.place
    cell = book.sheets[edit.sheet].range(edit.cell)
    its_sheet = grid.sheet(edit.sheet)
    assert its_sheet is not None, "the repair was planned on this grid"  # noqa: S101  an invariant
    at = coordinate_of(edit.cell)
    formula = its_sheet.formulas.get(at)
    before = Content(
        None if formula is not None else its_sheet.values.get(at), formula, cell.number_format or PLAIN_FORMAT
    )
    after = Content(edit.value, edit.formula, _format(edit, before))
    put(cell, after)
    nr = "" if place.key == "-" else place.key
    return Repaired(edit.sheet, edit.cell, nr, place.column or "", before, after)


def _format(edit: Edit, before: Content) -> str:
    if edit.shown_as == "date":
        return DATE_FORMAT
    becomes_number = isinstance(edit.value, (int, float)) and before.number_format == "@"
    return PLAIN_FORMAT if edit.shown_as == "number" or becomes_number else before.number_format


def remember(book: xw.Book, repaired: Sequence[Repaired]) -> None:
    """Add these to the list of repairs, on a hidden sheet of its own."""
    sheet = next((one for one in book.sheets if one.name == SHEET), None)
    active = book.sheets.active
    if sheet is None:
        sheet = book.sheets.add(SHEET, after=book.sheets[-1])
        sheet.range((1, 1), (1, len(HEADERS))).value = [list(HEADERS)]
        sheet.visible = False
        active.activate()
    first = sheet.used_range.last_cell.row + 1
    cells = sheet.range((first, 1), (first + len(repaired) - 1, len(HEADERS)))
    cells.number_format = "@"
    cells.value = [
        [one.sheet, one.cell, one.nr, one.header, _kept(one.before), _kept(one.after), one.before.number_format]
        for one in repaired
    ]


def _kept(content: Content) -> str:
    if content.formula is not None:
        return json.dumps({"formula": content.formula}, ensure_ascii=False)
    value = content.value
    return json.dumps(
        value if isinstance(value, (str, int, float, bool, type(None))) else str(value), ensure_ascii=False
    )


def undo_repairs(book: xw.Book, **answers: Any) -> Reply:
    """Put back what was repaired, cell by cell; a cell somebody has written in since is left alone."""
    opened = OpenBook.ours(book)
    rows = _remembered(book)
    if not rows:
        raise KorrekturError(Text("Der er ingen rettelser at fortryde.", "There are no repairs to undo."))
    with unseen(book):
        back = sum(_put_back(opened, row) for row in reversed(rows))
        book.sheets[SHEET].delete()
    again = OpenBook(book)
    show(again, judged(again, answers), answers)
    kept = len(rows) - back
    left = (
        Text(
            f" {kept} er ændret siden og står, som de er.",
            f" {kept} have been changed since and stay as they are.",
        )
        if kept
        else Text("", "")
    )
    return Reply(
        status=Text(
            f"{back} af {len(rows)} rettelser er fortrudt.{left.da}",
            f"{back} of {len(rows)} repairs are undone.{left.en}",
        )
    )


def _remembered(book: xw.Book) -> list[list[str]]:
    sheet = next((one for one in book.sheets if one.name == SHEET), None)
    if sheet is None:
        return []
    last = sheet.used_range.last_cell.row
    if last < 2:  # noqa: PLR2004  the headers alone
        return []
    rows: list[list[Any]] = sheet.range((2, 1), (last, len(HEADERS))).options(ndim=2).value
    return [[str(cell if cell is not None else "") for cell in row] for row in rows if row[0]]


def _put_back(opened: OpenBook, row: Sequence[str]) -> bool:
    """Whether a cell could be put back: it is looked for by Nr and header, and must hold what the repair put there."""
    sheet, cell, nr, header, before, after, number_format = row
    point = Point("", "", sheet, cell, nr, "", "", "", "", "", header)
    grid = opened.sheet(sheet)
    if grid is None:
        return False
    for at in places_of(opened, point):
        now = {"formula": grid.formulas[at]} if at in grid.formulas else grid.values.get(at)
        if _same(now, json.loads(after)):
            value = json.loads(before)
            formula = value["formula"] if isinstance(value, dict) else None
            content = Content(None if formula is not None else value, formula, number_format)
            put(opened.book.sheets[sheet].range(at), content)
            return True
    return False


def _same(now: Any, put_there: Any) -> bool:
    """Whether a cell holds what was put there; a date came as a text and is there as its number."""
    if isinstance(put_there, dict) and isinstance(now, dict):
        return bool(now["formula"].replace(" ", "") == put_there["formula"].replace(" ", ""))
    if isinstance(put_there, str) and isinstance(now, float):
        return _serial(put_there) == now
    return bool(now == put_there)


def _serial(text: str) -> float | None:
    from datetime import date  # noqa: PLC0415  dates are rare among repairs

    from workbook.cells import serial_of  # noqa: PLC0415

    try:
        return serial_of(date.fromisoformat(text))
    except ValueError:
        return None
