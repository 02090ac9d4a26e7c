"""Cell references as text, read into numbers within the bounds of a sheet."""

import re

from workbook.grid import Area, Coordinate, column_number
from workbook.ooxml.read.fault import LAST_COLUMN, LAST_ROW, damaged

_LONGEST_LETTERS = 3
_LONGEST_DIGITS = 7
_CELL = r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}"
_AREA = re.compile(rf"{_CELL}(?::{_CELL})?|\$?[A-Za-z]{{1,3}}:\$?[A-Za-z]{{1,3}}|\$?[0-9]{{1,7}}:\$?[0-9]{{1,7}}")
_LETTERS = re.compile(r"[A-Za-z]+")
_NUMBERS = re.compile(r"[0-9]+")


class _Columns(dict[str, int]):
    """Column letters to numbers, filled as letters are met; an impossible column is a `PackageFault`."""

    def __missing__(self, letters: str) -> int:
        fits = 0 < len(letters) <= _LONGEST_LETTERS and letters.isascii() and letters.isalpha()
        number = column_number(letters) if fits else 0
        if not 0 < number <= LAST_COLUMN:
            raise damaged(f"column {letters[:20]!r}")
        self[letters] = number
        return number


COLUMNS = _Columns()


def row_number(digits: str) -> int:
    """The row these digits name; an impossible one is a `PackageFault`."""
    if len(digits) <= _LONGEST_DIGITS and digits.isascii() and digits.isdecimal():
        row = int(digits)
        if 0 < row <= LAST_ROW:
            return row
    raise damaged(f"row {digits[:20]!r}")


def coordinate(reference: str) -> Coordinate:
    """The (row, column) of one cell reference such as `B7`."""
    letters = reference.rstrip("0123456789")
    return row_number(reference[len(letters) :]), COLUMNS[letters]


def area(reference: str) -> Area:
    """The rectangle of `A1:B2`, `A1`, `A:C` or `1:3`, its edges put in order."""
    if _AREA.fullmatch(reference.strip()) is None:
        raise damaged(f"reference {reference[:40]!r}")
    rows = sorted(row_number(digits) for digits in _NUMBERS.findall(reference)) or [1, LAST_ROW]
    columns = sorted(COLUMNS[letters] for letters in _LETTERS.findall(reference)) or [1, LAST_COLUMN]
    return Area(rows[0], columns[0], rows[-1], columns[-1])


def columns_in(ranges: list[tuple[int, int]]) -> frozenset[int]:
    """The union of column ranges; each column is visited once however many ranges overlap."""
    found: set[int] = set()
    reached = 0
    for first, last in sorted(ranges):
        found.update(range(max(first, reached + 1), last + 1))
        reached = max(reached, last)
    return frozenset(found)
