"""The stored values of the data sheets: calculated columns, subtotals, and what stands over them."""

from collections.abc import Callable

from schemas.calculations.rows import ZERO, Record, key_of, plus
from schemas.layout import BUDGET_YEARS, CONVERTED, SUBTOTAL_ROW
from schemas.lists import COMBINED, UNDECIDED
from workbook.stored_values.book import StoredBook, StoredValues, is_error, name_of
from workbook.stored_values.checks import amount_check, correction_check, financing_check

RowCells = dict[str, float | int | str]
"""Canonical column -> what the cell of a row holds."""

EMPTY, LOOSE = -1, 0
"""The column Række of a row without values, and of a line without a correction."""
_ZEROS: RowCells = dict.fromkeys(CONVERTED, 0)
_NOT_LEFT_OUT: RowCells = {f"x{n}": 0 for n in range(len(CONVERTED))}


def table_values(book: StoredBook) -> StoredValues:
    """Every calculated cell of the data sheets."""
    found: StoredValues = {}
    for key, rows in _TABLES.items():
        if key in book.places and "corrections" in book.places:
            found.update(_table(book, key, rows))
    for sheet in book.layout.tables:
        if sheet.key != "master_data" and (sheet.key in book.places or not sheet.optional):
            found[sheet.name, f"A{SUBTOTAL_ROW}"] = book.facts.get("committee", "")
    return found


def correction_prices(book: StoredBook, row: int) -> float | int | str:
    """The price level a correction is written in."""
    return _resolved(book, "corrections", row, "price_level", book.prices())


def _table(book: StoredBook, key: str, rows: Callable[[StoredBook, int, Record | None], RowCells]) -> StoredValues:
    place = book.places[key]
    found: StoredValues = {}
    sums = ZERO
    for row in range(place.first_row, place.last_row + 1):
        cells = rows(book, row, book.lines[key].get(row))
        for column, value in cells.items():
            if column in place.letters:
                found[place.sheet.name, f"{place.letters[column]}{row}"] = value
        line = book.lines[key].get(row)
        if line is not None and row not in place.sheet.hidden_rows:
            sums = plus(sums, line.get("figures", ZERO))
    if key in ("corrections", "history"):
        return found
    scale = 1000 if key == "fte" else book.layout.unit.kroner
    for year, figure in zip(BUDGET_YEARS, sums, strict=True):
        found[place.sheet.name, f"{place.letters[year]}{SUBTOTAL_ROW}"] = figure / scale
    shown = "Sum af viste linjer (filtrér på Type)" if key == "calculation" else "Sum af viste linjer"
    converted = "" if key == "fte" else f", omregnet til {book.prices()}-priser"
    found[place.sheet.name, f"C{SUBTOTAL_ROW}"] = f"{shown}{converted}"
    return found


def _correction(book: StoredBook, row: int, line: Record | None) -> RowCells:
    resolved: RowCells = {
        "priced_in": correction_prices(book, row),
        "rate_used": _resolved(book, "corrections", row, "rate_type", COMBINED),
    }
    if line is None:
        return {
            **dict.fromkeys(("row", "without_rate", "awaiting", "place", "r0", "r1", "r2", "r3"), 0),
            "counts": 1, "factor": 1, "check": "", **resolved,
        }  # fmt: skip
    above = [other for n, other in book.lines["corrections"].items() if n <= row]
    alike = sum(other["counts"] == line["counts"] for other in above)
    rest = book.rests.get(name_of(line), ZERO) if line["first"] and line["key"] else ZERO
    return {
        "row": book.place_of(row),
        "counts": int(line["counts"]),
        **resolved,
        "without_rate": int(line["unconverted"]),
        "factor": float(line["factor"]),
        "awaiting": int(row in book.waiting),
        "place": alike if line["counts"] else -alike,
        **{f"r{n}": book.in_unit(kroner) for n, kroner in enumerate(rest)},
        "check": correction_check(book, row, line),
    }


def _amount(book: StoredBook, row: int, line: Record | None) -> RowCells:
    if line is None:
        return {
            "title": "", "correction_row": EMPTY, "unusable": 0, "frame": UNDECIDED, "factor": 1,
            **_ZEROS, **_NOT_LEFT_OUT, "check": "",
        }  # fmt: skip
    left_out = ZERO if line["counts"] else line["as_if"]
    return {
        **_line(book, "amounts", row, line),
        "frame": line["frame"],
        **_money(book, line),
        **{f"x{n}": book.in_unit(kroner) for n, kroner in enumerate(left_out)},
        "check": amount_check(book, row, line),
    }


def _position(book: StoredBook, row: int, line: Record | None) -> RowCells:
    if line is None:
        return {"title": "", "correction_row": EMPTY, "unusable": 0, "counts": 1, **_ZEROS}
    return {
        **_line(book, "fte", row, line),
        "counts": int(line["counts"]),
        **{column: figure / 1000 for column, figure in zip(CONVERTED, line["figures"], strict=True)},
    }


def _financing(book: StoredBook, row: int, line: Record | None) -> RowCells:
    if line is None:
        return {
            "title": "", "correction_row": EMPTY, "unusable": 0, "frame": UNDECIDED, "factor": 1, **_ZEROS,
            "check": "",
        }  # fmt: skip
    return {
        **_line(book, "financing", row, line),
        "frame": line["frame"],
        **_money(book, line),
        "check": financing_check(book, row, line),
    }


def _calculation(book: StoredBook, row: int, line: Record | None) -> RowCells:
    own = None if line is None else book.correction_row(line)
    levels: float | str = book.prices()
    rates = COMBINED
    if own is not None:
        levels = correction_prices(book, own)
        rates = str(_resolved(book, "corrections", own, "rate_type", rates))
    resolved: RowCells = {
        "priced_in": _resolved(book, "calculation", row, "price_level", levels),
        "rate_used": _resolved(book, "calculation", row, "rate_type", rates),
    }
    if line is None:
        return {"title": "", "correction_row": EMPTY, **resolved, "without_rate": 0, "factor": 1, **_ZEROS}
    return {
        **_line(book, "calculation", row, line),
        **resolved,
        "without_rate": int(line["unconverted"]),
        **_money(book, line),
    }


def _history(book: StoredBook, _row: int, line: Record | None) -> RowCells:
    if line is None:
        return {"title": ""}
    return {"title": _title(book, book.correction_rows.get((line["udvalg"], key_of(line["nr"] or ""))))}


_TABLES: dict[str, Callable[[StoredBook, int, Record | None], RowCells]] = {
    "corrections": _correction,
    "amounts": _amount,
    "fte": _position,
    "financing": _financing,
    "calculation": _calculation,
    "history": _history,
}


def _line(book: StoredBook, key: str, row: int, line: Record) -> RowCells:
    """What every line has: its correction's title and place, and how many year cells are no numbers."""
    own = book.correction_row(line)
    sheet = book.places[key].sheet.name
    unusable = sum(name == sheet and int(cell.lstrip(_LETTERS)) == row for name, cell in book.totals.incomplete)
    return {
        "title": _title(book, own),
        "correction_row": LOOSE if own is None else book.place_of(own),
        "unusable": unusable,
    }


_LETTERS = "".join(chr(code) for code in range(ord("A"), ord("Z") + 1))


def _title(book: StoredBook, row: int | None) -> str:
    return "" if row is None else str(book.lines["corrections"][row]["title"] or "")


def _money(book: StoredBook, line: Record) -> RowCells:
    converted = zip(CONVERTED, line["figures"], strict=True)
    return {
        "factor": float(line["factor"]) if line["counts"] else 0,
        **{column: book.in_unit(kroner) for column, kroner in converted},
    }


def _resolved(book: StoredBook, key: str, row: int, column: str, otherwise: float | str) -> float | int | str:
    """What stands in a cell, or what holds where it is blank; an error is a question mark."""
    raw = book.places[key].raw(row, column)
    if raw is None or raw == "":
        return otherwise
    return "?" if is_error(raw) else raw
