"""What an import left to a person and nobody has settled: the rows of Import that are neither ticked nor filled in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas.budgets import Budgets, once
from schemas.calculations.rows import key_of
from schemas.layout import layout

_CELLS = re.compile(r"(?P<sheet>[^!,]+)!(?P<first>[A-Z]{1,3})(?P<row>\d{1,7})(?::(?P<last>[A-Z]{1,3})\d{1,7})?")
_NO = "nej"


@dataclass(frozen=True, slots=True)
class BlankRow:
    """Cells of one row that are still blank, by canonical names."""

    sheet: str
    row: int
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenRemark:
    """A row of Import that nobody has settled; `blank` is empty where it is about no cell."""

    book: int
    row: int
    udvalg: str | None
    nr: str
    what: str
    printed: str
    read_as: str
    blank: tuple[BlankRow, ...]


@dataclass(frozen=True, slots=True)
class NamedCells:
    """Cells of one row as Import names them: `Beløb!H4:K4`."""

    sheet: str
    first: str
    row: int
    last: str


def named_cells(text: str) -> tuple[NamedCells, ...]:
    """Read what stands under Celle; nothing where it names no cells."""
    found = [_CELLS.fullmatch(part.strip()) for part in text.split(",")]
    return tuple(
        NamedCells(one["sheet"], one["first"], int(one["row"]), one["last"] or one["first"]) for one in found if one
    )


def is_ticked(handled: object) -> bool:
    """Tell whether a person has written that a row is settled."""
    return isinstance(handled, str) and handled.strip().casefold() not in ("", _NO)


@once
def open_remarks(budgets: Budgets) -> tuple[OpenRemark, ...]:
    """Every unsettled row of Import, in order. A cell is found by its address, or by the Nr if rows were moved."""
    rows = budgets.frame("imported")
    texts = [
        [value if isinstance(value, str) else "" for value in rows[name].tolist()]
        for name in ("nr", "what", "printed", "read_as", "cell", "handled", "udvalg")
    ]
    found: list[OpenRemark] = []
    for (book, row), nr, what, printed, read_as, cell, handled, udvalg in zip(rows.index.tolist(), *texts, strict=True):
        if is_ticked(handled) or not what:
            continue
        named = named_cells(cell)
        blank = tuple(one for cells in named for one in _blank(budgets, book, cells, nr, udvalg))
        if blank or not named:
            found.append(OpenRemark(book, row, udvalg or None, nr, what, printed, read_as, blank))
    return tuple(found)


def _blank(budgets: Budgets, book: int, cells: NamedCells, nr: str, udvalg: str) -> Iterator[BlankRow]:
    sheet = layout(2000).by_name(cells.sheet)
    if sheet is None or book not in budgets.books_with((sheet.key,)):
        return
    columns = _columns(budgets, book, sheet.key, cells)
    for row in _rows(budgets, book, sheet.key, cells.row, (nr, udvalg)):
        unread = _unread(budgets).get((book, row, sheet.key), ())
        blank = tuple(
            column
            for column in columns
            if _is_blank(budgets.cells(sheet.key, column).get((book, row))) and column not in unread
        )
        if blank:
            yield BlankRow(sheet.key, row, blank)


def _columns(budgets: Budgets, book: int, sheet: str, cells: NamedCells) -> list[str]:
    headers = budgets.headers
    own = headers[(headers.index.get_level_values("book") == book) & headers["sheet"].eq(sheet)]
    known = own[own["column"].notna()]
    number = dict(zip(known["letter"], known["number"], strict=True))
    if cells.first not in number or cells.last not in number:
        return []
    inside = known[known["number"].between(number[cells.first], number[cells.last])]
    inputs = {column.key for column in layout(2000).sheet(sheet).inputs}
    return [column for column in inside["column"].tolist() if column in inputs]


def _rows(budgets: Budgets, book: int, sheet: str, row: int, whose: tuple[str, str]) -> Sequence[int]:
    """Give the rows meant: that of the address while it is the number's, else all of the number's."""
    nr, udvalg = whose
    numbers, owners = budgets.cells(sheet, "nr"), budgets.cells(sheet, "udvalg")
    if not nr or key_of(_text(numbers.get((book, row)))) == key_of(nr):
        return [row] if (book, row) in numbers else []
    moved = [
        at
        for (in_book, at), other in numbers.items()
        if in_book == book and key_of(_text(other)) == key_of(nr) and udvalg in ("", _text(owners.get((book, at))))
    ]
    return moved or ([row] if (book, row) in numbers else [])


@once
def _unread(budgets: Budgets) -> dict[tuple[int, int, str], set[str]]:
    found: dict[tuple[int, int, str], set[str]] = {}
    facts = budgets.unreadable
    for (book, row), sheet, column in zip(facts.index.tolist(), facts["sheet"], facts["column"], strict=True):
        found.setdefault((book, row, sheet), set()).add(column)
    return found


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _is_blank(value: object) -> bool:
    return value is None or str(value) in ("nan", "<NA>", "NaT", "")  # whatever kind of nothing the column holds
