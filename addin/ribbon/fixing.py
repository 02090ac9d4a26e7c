"""Ret oplagte fejl and Fortryd rettelser: what can safely be fixed in the open workbook, and back again."""

import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import Any

import xlwings as xw

from addin.live.cell_writing import DATE_FORMAT, PLAIN_FORMAT, TEXT_FORMAT, Content, put_content
from addin.live.checklist import Point
from addin.live.excel_calls import added_sheet, one_cell_each, unprotected
from addin.live.open_book import OpenBook
from addin.live.points import CellPlace, places_of
from addin.ribbon.judging import judged, settings_of
from addin.ribbon.reply import Question, Reply, fitting
from addin.ribbon.validating import show, unseen
from schemas.finding import CellEdit, KorrekturError, Language, Text
from schemas.settings import Settings
from schemas.words.writable import fits
from workbook.fix.planning import Change, Plan
from workbook.grid import coordinate_of

SHEET = "_rettelser"
"""Our hidden sheet with the fixes made, for undoing them; rules ignore it."""
LONGEST_SHOWN = 120
"""The characters shown of a cell that is to be fixed."""
HEADERS = ("Ark", "Celle", "Nr", "Kolonne", "Før", "Efter", "Format")


@dataclass(frozen=True, slots=True)
class Fixed:
    """One cell that was fixed: where it stood, what was there and what came instead."""

    sheet: str
    cell: str
    nr: str
    header: str
    before: Content
    after: Content


def fix(book: xw.Book, **answers: Any) -> Reply:
    """List what can safely be fixed, before and after; once confirmed, do it and remember it."""
    from workbook.fix.planning import plan  # noqa: PLC0415  loads every rule

    opened = OpenBook.ours(book)
    settings = settings_of(answers)
    (planned,) = plan([opened.grid], settings, wanted=fixed_in_excel(settings))
    if not planned.changes:
        return Reply(message=_nothing(planned))
    if not answers.get("confirmed"):
        return Reply(question=Question("confirmed", _listed(planned.changes)))
    fixed = _fixed(opened, planned.changes)
    with unseen(book), _open_to_changes(book, fixed):
        remember(book, fixed)  # first, since only what is remembered can be undone
        for one in fixed:
            put_content(book.sheets[one.sheet].range(one.cell), one.after)
    again = OpenBook(book)
    show(again, judged(again, answers), answers)
    return Reply(status=_done(len(fixed)))


@contextmanager
def _open_to_changes(book: xw.Book, fixed: Sequence[Fixed]) -> Iterator[None]:
    """The sheets of these cells unprotected for a while, and each formula kept to its own cell."""
    with ExitStack() as stack:
        stack.enter_context(one_cell_each(book))
        for name in dict.fromkeys(one.sheet for one in fixed):
            stack.enter_context(unprotected(book.sheets[name]))
        yield


def _done(count: int) -> Text:
    if count == 1:
        return Text(
            "1 celle er rettet. »Fortryd rettelser« sætter den tilbage.", "1 cell is fixed. “Undo fixes” puts it back."
        )
    return Text(
        f"{count} celler er rettet. »Fortryd rettelser« sætter dem tilbage.",
        f"{count} cells are fixed. “Undo fixes” puts them back.",
    )


PROSE_FAMILY = "TXT"


def fixed_in_excel(settings: Settings) -> frozenset[str]:
    """The rules whose findings are fixed in an open book: not those of prose.

    An open Excel does not tell in bulk whether parts of a text are bold or coloured, which writing it would lose.
    """
    from schemas.checking.check import wanted_rules  # noqa: PLC0415  loads every rule

    return frozenset(rule for rule in wanted_rules(settings) if not rule.startswith(PROSE_FAMILY))


def _nothing(planned: Plan) -> Text:
    if planned.remaining:
        return Text(
            "Der er ingen oplagte fejl at rette. Resten må du selv afgøre: se Kontrolliste.",
            "There are no obvious faults to fix. The rest is for you to decide: see Kontrolliste.",
        )
    return Text("Der er intet at rette.", "There is nothing to fix.")


def _listed(changes: Sequence[Change]) -> Text:
    """The fixes as they are asked about, as many as a message box shows."""
    asked = Text("Skal det rettes?", "Fix them?")
    more = Text("… og {} til", "… and {} more")
    return Text(*(f"{fitting(_lines(changes, one), chr(10), more[one])}\n\n{asked[one]}" for one in ("da", "en")))


def _lines(changes: Sequence[Change], language: Language) -> list[str]:
    def line(change: Change) -> str:
        before, after = _short(change.before[language]), _short(change.after[language])
        return f"{change.place.sheet}!{change.place.cell}: {before} → {after}"

    return [*map(line, changes)]


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_SHOWN else f"{words[: LONGEST_SHOWN - 1]}…"


def _fixed(opened: OpenBook, changes: Sequence[Change]) -> list[Fixed]:
    """Each cell once, from what it holds now to what it holds after the last of its fixes."""
    last = {(change.edit.sheet, change.edit.cell): change for change in changes}
    every = [_fix(opened, change) for change in last.values()]
    return [one for one in every if fits(_kept(one.before))]  # else it could not be remembered


def _fix(opened: OpenBook, change: Change) -> Fixed:
    edit, place = change.edit, change.place
    grid = opened.sheet(edit.sheet)
    assert grid is not None, "the fix was planned on this grid"  # noqa: S101  an invariant
    at = coordinate_of(edit.cell)
    formula = grid.formulas.get(at)
    number_format = opened.book.sheets[grid.name].range(at).number_format or PLAIN_FORMAT
    before = Content(None if formula is not None else grid.values.get(at), formula, number_format)
    after = Content(edit.value, edit.formula, _format(edit, before))
    nr = "" if place.key == "-" else place.key
    return Fixed(grid.name, edit.cell, nr, place.column or "", before, after)


def _format(edit: CellEdit, before: Content) -> str:
    if edit.shown_as == "date":
        return DATE_FORMAT
    becomes_number = isinstance(edit.value, (int, float)) and before.number_format == TEXT_FORMAT
    return PLAIN_FORMAT if edit.shown_as == "number" or becomes_number else before.number_format


def remember(book: xw.Book, fixed: Sequence[Fixed]) -> None:
    """Add these to the list of fixes, on a hidden sheet of its own."""
    sheet = next((one for one in book.sheets if one.name == SHEET), None)
    if sheet is None:
        sheet = added_sheet(book, SHEET)
        sheet.range((1, 1), (1, len(HEADERS))).value = [list(HEADERS)]
        sheet.visible = False
    first = sheet.used_range.last_cell.row + 1
    cells = sheet.range((first, 1), (first + len(fixed) - 1, len(HEADERS)))
    cells.number_format = "@"
    cells.value = [
        [one.sheet, one.cell, one.nr, one.header, _kept(one.before), _kept(one.after), one.before.number_format]
        for one in fixed
    ]


def _kept(content: Content) -> str:
    """What a cell holds, as the list remembers it: JSON, a formula as an object."""
    value: object = {"formula": content.formula} if content.formula is not None else content.value
    return json.dumps(value, ensure_ascii=False)


def undo_fixes(book: xw.Book, **answers: Any) -> Reply:
    """Put back what was fixed, cell by cell; a cell somebody has written in since is left alone."""
    opened = OpenBook.ours(book)
    rows = _remembered(book)
    if not rows:
        raise KorrekturError("Der er ingen rettelser at fortryde.", "There are no fixes to undo.")
    taken: set[CellPlace] = set()
    with unseen(book), one_cell_each(book):
        for row in rows:
            cell = _now_at(opened, row, taken)
            if cell is not None:
                taken.add(cell)
                _put_back(opened, cell, row)
        book.sheets[SHEET].delete()
    again = OpenBook(book)
    show(again, judged(again, answers), answers)
    return Reply(status=_undone(len(taken), len(rows)))


def _undone(back: int, of: int) -> Text:
    kept = of - back
    left = Text("", "")
    if kept == 1:
        left = Text(
            " 1 celle er ændret siden og står, som den er.", " 1 cell has been changed since and stays as it is."
        )
    elif kept:
        left = Text(
            f" {kept} celler er ændret siden og står, som de er.",
            f" {kept} cells have been changed since and stay as they are.",
        )
    return Text(f"{back} af {of} rettelser er fortrudt.{left.da}", f"{back} of {of} fixes undone.{left.en}")


def _remembered(book: xw.Book) -> list[Fixed]:
    """The list; of a cell that was fixed twice only what it held at first, and at last."""
    sheet = next((one for one in book.sheets if one.name == SHEET), None)
    if sheet is None:
        return []
    last = sheet.used_range.last_cell.row
    if last < 2:  # noqa: PLR2004  the headers alone
        return []
    lines: list[list[Any]] = sheet.range((2, 1), (last, len(HEADERS))).options(ndim=2).value
    rows: list[Fixed] = []
    for line in lines:
        sheet_name, cell, nr, header, before, after, looks = ("" if text is None else str(text) for text in line)
        if not sheet_name:
            continue
        row = Fixed(sheet_name, cell, nr, header, _content(before, looks), _content(after, looks))
        earlier = next((n for n, one in enumerate(rows) if (one.sheet, one.cell) == (row.sheet, row.cell)), None)
        if earlier is not None and _kept(rows[earlier].after) == before:
            rows[earlier] = replace(rows[earlier], after=row.after)
        else:
            rows.append(row)
    return rows


def _content(kept: str, number_format: str) -> Content:
    """A cell's content as `_kept` wrote it."""
    value = json.loads(kept)
    formula = value["formula"] if isinstance(value, dict) else None
    return Content(value if formula is None else None, formula, number_format)


def _now_at(opened: OpenBook, row: Fixed, taken: Collection[CellPlace]) -> CellPlace | None:
    """Where a fixed cell stands now, by Nr and header; None where none holds what the fix put there."""
    grid = opened.sheet(row.sheet)
    if grid is None:
        return None
    point = Point("", "", row.sheet, row.cell, row.nr, "", "", "", "", "", row.header)
    own = (row.sheet, *coordinate_of(row.cell))  # its Nr may be what was fixed
    for cell in [*places_of(opened, point), own]:
        at = cell[1:]
        formula = grid.formulas.get(at)
        now = Content(None if formula is not None else grid.values.get(at), formula, row.after.number_format)
        if cell not in taken and now == row.after:
            return cell
    return None


def _put_back(opened: OpenBook, cell: CellPlace, row: Fixed) -> None:
    where = opened.book.sheets[cell[0]].range(cell[1:])
    with unprotected(where.sheet):
        put_content(where, row.before)
