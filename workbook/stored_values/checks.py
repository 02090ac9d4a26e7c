"""The words of the column Kontrol, from the cells as they stand."""

from collections.abc import Callable

from schemas.calculations.rows import Four, Record, total
from schemas.layout import BUDGET_YEARS
from schemas.lists import NO, NON_NEGATIVE_CHANGES, NON_POSITIVE_CHANGES, ONE_OFF, SOURCES, UNDECIDED, WITHDRAWN, YES
from workbook.grid import Value
from workbook.stored_values.book import CorrectionKey, StoredBook, is_error, is_number, name_of, says

FAULT = "Fejl"
"""A cell the check depends on holds an error."""
CheckStep = Callable[["StoredBook", int, "Record"], str | None]
"""One thing to look at: the word for what is wrong, "" when nothing more is to be said, None to go on."""


def correction_check(book: StoredBook, row: int, line: Record) -> str:
    """Korrektioner: Nr, Titel, Prisniveau, Servicerammen, Afventer tal."""
    return _first((_number, _status, _heading, _prices, _frame, _figures), book, row, line)


def amount_check(book: StoredBook, row: int, line: Record) -> str:
    """Beløb: Nr, Tekst, Mangler år, Ændring, Fortegn."""
    return _first((_attached, _amounts_read, _amounts_there, _change), book, row, line)


def financing_check(book: StoredBook, row: int, line: Record) -> str:
    """Finansiering: Nr, Tekst, Mangler år, Kilde, Servicerammen, Fortegn."""
    return _first((_attached, _financing_read, _financing_there, _source, _same_side), book, row, line)


def _first(steps: tuple[CheckStep, ...], book: StoredBook, row: int, line: Record) -> str:
    return next((word for step in steps if (word := step(book, row, line)) is not None), "")


def _number(book: StoredBook, row: int, line: Record) -> str | None:
    nr = book.places["corrections"].raw(row, "nr")
    if is_error(nr):
        return FAULT
    alike = sum(name_of(other) == name_of(line) for other in book.lines["corrections"].values())
    return "Nr" if nr is None or alike > 1 or set(line["key"]) & set("*?") else None


def _status(book: StoredBook, row: int, line: Record) -> str | None:
    if is_error(book.places["corrections"].raw(row, "status")):
        return FAULT
    return "" if line["withdrawn"] else None


def _heading(book: StoredBook, row: int, _line: Record) -> str | None:
    title = book.places["corrections"].raw(row, "title")
    if is_error(title):
        return FAULT
    return "Titel" if title is None else None


def _prices(_book: StoredBook, _row: int, line: Record) -> str | None:
    return "Prisniveau" if line["unconverted"] else None


def _frame(book: StoredBook, row: int, line: Record) -> str | None:
    """Whether a line or a financing row leaves servicerammen open, or no line answers for the correction."""
    amounts, financing = (
        [other["frame"] for other in book.lines[table].values() if book.correction_row(other) == row]
        for table in ("amounts", "financing")
    )
    if not amounts and is_error(book.places["corrections"].raw(row, "service_frame")):
        return FAULT
    is_open = UNDECIDED in amounts + financing if amounts else line["service_frame"] not in (YES, NO)
    return "Servicerammen" if is_open else None


def _figures(book: StoredBook, row: int, _line: Record) -> str | None:
    return "Afventer tal" if row in book.waiting else None


def _attached(book: StoredBook, _row: int, line: Record) -> str | None:
    """A line without a correction is wrong; of a withdrawn one's lines nothing more is asked."""
    correction = book.correction_row(line)
    if correction is None:
        return "Nr"
    return "" if book.lines["corrections"][correction]["status"] == WITHDRAWN else None


def _years(book: StoredBook, table: str, row: int) -> list[Value | None]:
    return [book.places[table].raw(row, year) for year in BUDGET_YEARS]


def _read(years: list[Value | None]) -> str | None:
    return "Tekst" if any(value is not None and not is_number(value) for value in years) else None


def _amounts_read(book: StoredBook, row: int, _line: Record) -> str | None:
    return _read(_years(book, "amounts", row))


def _amounts_there(book: StoredBook, row: int, _line: Record) -> str | None:
    """Every year of a line, or one of an Engangsbeløb."""
    duration = book.places["amounts"].raw(row, "duration")
    if is_error(duration):
        return FAULT
    there = sum(is_number(value) for value in _years(book, "amounts", row))
    return "Mangler år" if there < (1 if says(duration, ONE_OFF) else len(BUDGET_YEARS)) else None


def _change(book: StoredBook, row: int, _line: Record) -> str | None:
    numbers = [value for value in _years(book, "amounts", row) if isinstance(value, (int, float))]
    change = book.places["amounts"].raw(row, "change")
    if not any(numbers):
        return ""
    if is_error(change):
        return FAULT
    if not says(change, *NON_NEGATIVE_CHANGES, *NON_POSITIVE_CHANGES):
        return "Ændring"
    wrong = min(numbers) < 0 if says(change, *NON_NEGATIVE_CHANGES) else max(numbers) > 0
    return "Fortegn" if wrong else None


def _financing_read(book: StoredBook, row: int, _line: Record) -> str | None:
    return _read(_years(book, "financing", row))


def _financing_there(book: StoredBook, row: int, _line: Record) -> str | None:
    return None if all(is_number(value) for value in _years(book, "financing", row)) else "Mangler år"


def _source(book: StoredBook, row: int, line: Record) -> str | None:
    source = book.places["financing"].raw(row, "source")
    if is_error(source):
        return FAULT
    if not says(source, *SOURCES):
        return "Kilde"
    return "Servicerammen" if line["frame"] == UNDECIDED else None


def _same_side(book: StoredBook, _row: int, line: Record) -> str | None:
    """Whether in some year the correction's financing has its netto's sign, as if it cost twice."""
    netto, financed = (_sum(book, table, name_of(line)) for table in ("amounts", "financing"))
    return "Fortegn" if any(a * b > 0 for a, b in zip(netto, financed, strict=True)) else None


def _sum(book: StoredBook, table: str, name: CorrectionKey) -> Four:
    return total(line for line in book.lines[table].values() if name_of(line) == name)
