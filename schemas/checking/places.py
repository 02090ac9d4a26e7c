"""From a hit's book, row and canonical column to the sheet, cell and header that a person sees."""

from schemas.finding import Place, Text, same
from schemas.rule import Budgets, Hit
from schemas.sheets import MERGED_SHEETS

_ORDER = {spec.key: number for number, spec in enumerate(MERGED_SHEETS)}
_NAMES = {spec.key: spec.name for spec in MERGED_SHEETS}
_VALUE = next(
    column.header
    for spec in MERGED_SHEETS
    if spec.key == "master_data"
    for column in spec.columns
    if column.key == "value"
)


class Places:
    """Looks up where the cells of a set of workbooks stand."""

    def __init__(self, budgets: Budgets) -> None:
        files, headers, sheets = budgets.files, budgets.headers, budgets.sheets
        self._paths = dict(zip(files.index.get_level_values("book"), files["path"], strict=True))
        merged = set(files.index[files["kind"].eq("merged")].get_level_values("book"))
        self._committees = {
            int(book): udvalg
            for book, udvalg in zip(
                budgets.committees.index.get_level_values("book"), budgets.committees["udvalg"], strict=True
            )
            if book not in merged
        }
        self._names = {
            (book, sheet): name
            for frame in (budgets.tabs.dropna(subset="sheet"), sheets)
            for book, sheet, name in zip(
                frame.index.get_level_values("book"), frame["sheet"], frame["name"], strict=True
            )
        }
        known = headers[headers["column"].notna()]
        self._headers = {
            (book, sheet, column): (letter, text)
            for book, sheet, column, letter, text in zip(
                known.index.get_level_values("book"), known["sheet"], known["column"], known["letter"], known["text"],
                strict=True,
            )
        }  # fmt: skip

    def place(self, hit: Hit) -> Place:
        """Where a hit stands, in that workbook's own words."""
        sheet = hit.sheet
        name = None if sheet is None else self._names.get((hit.book, sheet), _NAMES.get(sheet, sheet))
        letter, header = self._headers.get((hit.book, sheet, hit.column), (None, None))
        cell = hit.cell or (f"{letter}{hit.row}" if letter and hit.row else None)
        committee = self._committees.get(hit.book) if hit.udvalg is None else hit.udvalg
        return Place(self._paths[hit.book], name, cell, hit.row, header, committee or None, hit.key)

    def order(self, hit: Hit) -> tuple[int, int, int, int, str]:
        """Sorts by book, sheet as its tab stands, row and column."""
        letter = self._headers.get((hit.book, hit.sheet, hit.column), ("", ""))[0]
        column = hit.cell or letter or ""
        return (hit.book, _ORDER.get(hit.sheet or "", -1), hit.row or 0, len(column), column)


def place_words(place: Place) -> Text:
    """How a place reads in a message: `Beløb!I9 (T104, 2027)`."""
    where, about = "!".join(part for part in (place.sheet, place.cell) if part), subject(place)
    if not where:
        return same(about) if about else Text("Projektmappen", "The workbook")
    return same(f"{where} ({about})" if about else where)


def subject(place: Place, *, number: bool = True) -> str:
    """What stands at a place: `T104, 2027`, or `2027` without the number; the column Værdi says nothing."""
    key = place.key if number and place.key != "-" else ""
    column = "" if place.column is None or place.column == _VALUE else place.column
    return ", ".join(part for part in (key, column) if part)
