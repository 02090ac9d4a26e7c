"""The stored values of the sheet Udvalg: each committee's part of the totals."""

from schemas.calculations.measures import MEASURES
from schemas.calculations.records import ZERO, Four, plus
from schemas.formulas.committees import measures
from schemas.layout import SUBTOTAL_ROW
from workbook.stored_values.book import UNKNOWN, StoredBook, StoredValues


def committee_values(book: StoredBook) -> StoredValues:
    """Every calculated cell of Udvalg_liste and what stands over it; nothing where one committee has the workbook."""
    place = book.places.get("committees")
    if place is None:
        return {}
    parts = {udvalg.casefold(): part for udvalg, part in book.parts.items()}
    found: StoredValues = {}
    shown: dict[str, list[Four | None]] = {one.key: [] for one in measures(book.layout.sheet("committees"))}
    for row in range(place.first_row, place.last_row + 1):
        udvalg = place.raw(row, "udvalg")
        part = parts.get(udvalg.casefold()) if isinstance(udvalg, str) and udvalg else None
        for name, rows in shown.items():
            figures = ZERO if part is None else MEASURES[name].of(part)  # nothing of a name that has no rows
            found.update(_cells(book, name, row, figures))
            if row not in place.sheet.hidden_rows:
                rows.append(figures)
    for name, rows in shown.items():
        found.update(_cells(book, name, SUBTOTAL_ROW, plus(ZERO, *(one for one in rows if one is not None))))
    found[place.sheet.name, f"C{SUBTOTAL_ROW}"] = f"Sum af viste udvalg, omregnet til {book.prices()}-priser"
    return found


def _cells(book: StoredBook, name: str, row: int, figures: Four | None) -> StoredValues:
    place = book.places["committees"]
    letters = [place.letters.get(f"{name}{n}") for n in range(len(ZERO))]
    return {
        (place.sheet.name, f"{letter}{row}"): UNKNOWN if figures is None else book.in_unit(figures[n])
        for n, letter in enumerate(letters)
        if letter
    }
