"""Shared formulas: one text, moved to every cell that shares it."""

import re

from workbook.grid import Coordinate, column_letter, column_number
from workbook.ooxml.read.fault import LAST_COLUMN, LAST_ROW

_TOKEN = re.compile(
    r"""
      (?P<text> "(?:[^"]|"")*" )
    | (?P<quoted> '(?:[^']|'')*' )
    | (?P<bracket> \[ )
    | (?<![\w.\\$])(?P<cell> (\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7}) )(?![\w.(!])
    | (?<![\w.\\$])(?P<columns> (\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3}) )(?![\w.(!])
    | (?<![\w.\\$])(?P<rows> (\$?)([0-9]{1,7}):(\$?)([0-9]{1,7}) )(?![\w.(!])
    """,
    re.VERBOSE,
)
_CELL, _COLUMNS, _ROWS = (_TOKEN.groupindex[name] + 1 for name in ("cell", "columns", "rows"))
_BROKEN = "#REF!"

ReferenceAxis = tuple[int, bool]
"""A row or column number, and whether it is fixed with `$`."""
Piece = str | tuple[ReferenceAxis | None, ReferenceAxis | None]
"""Fixed text, or a (row, column) reference that moves; a whole column has no row, a whole row no column."""


class SharedFormula:
    """A formula written once at its home cell; `at` gives the text it has at another."""

    __slots__ = ("home", "pieces")

    def __init__(self, text: str, home: Coordinate) -> None:
        self.home = home
        self.pieces = _pieces(text)

    def at(self, cell: Coordinate) -> str:
        """The formula's text at this cell; a reference pushed off the sheet becomes `#REF!`."""
        down = cell[0] - self.home[0]
        right = cell[1] - self.home[1]
        return "".join(
            piece if isinstance(piece, str) else _moved(*piece, down=down, right=right) for piece in self.pieces
        )


def _moved(row: ReferenceAxis | None, column: ReferenceAxis | None, *, down: int, right: int) -> str:
    letters = digits = ""
    if column is not None:
        number = column[0] if column[1] else column[0] + right
        if not 0 < number <= LAST_COLUMN:
            return _BROKEN
        letters = ("$" if column[1] else "") + column_letter(number)
    if row is not None:
        number = row[0] if row[1] else row[0] + down
        if not 0 < number <= LAST_ROW:
            return _BROKEN
        digits = ("$" if row[1] else "") + str(number)
    return letters + digits


def _pieces(text: str) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    kept = position = 0
    while (match := _TOKEN.search(text, position)) is not None:
        position = match.end()
        if match["bracket"]:
            position = after_brackets(text, match.start())
            continue
        found = _references(match)
        if found:
            pieces.append(text[kept : match.start()])
            pieces.extend(found)
            kept = position
    pieces.append(text[kept:])
    return tuple(pieces)


def _references(match: re.Match[str]) -> list[Piece]:
    """The references in a token; none in texts, quoted names, and names that only look like a reference."""
    if match["cell"]:
        fixed_column, letters, fixed_row, digits = (match[_CELL + step] for step in range(4))
        row, column = int(digits), column_number(letters)
        if 0 < row <= LAST_ROW and column <= LAST_COLUMN:
            return [((row, bool(fixed_row)), (column, bool(fixed_column)))]
    elif match["columns"]:
        first, last = _pair(match, _COLUMNS)
        numbers = (column_number(first[1]), column_number(last[1]))
        if max(numbers) <= LAST_COLUMN:
            return [(None, (numbers[0], bool(first[0]))), ":", (None, (numbers[1], bool(last[0])))]
    elif match["rows"]:
        first, last = _pair(match, _ROWS)
        numbers = (int(first[1]), int(last[1]))
        if min(numbers) > 0 and max(numbers) <= LAST_ROW:
            return [((numbers[0], bool(first[0])), None), ":", ((numbers[1], bool(last[0])), None)]
    return []


def _pair(match: re.Match[str], group: int) -> tuple[tuple[str, str], tuple[str, str]]:
    return (match[group], match[group + 1]), (match[group + 2], match[group + 3])


def after_brackets(text: str, start: int) -> int:
    """The position after the bracket that opens at `start`; `'` escapes in structured references."""
    depth = 0
    position = start
    while position < len(text):
        character = text[position]
        if character == "'":
            position += 1
        depth += (character == "[") - (character == "]")
        position += 1
        if depth == 0:
            break
    return position
