"""The formulas a workbook's calculated cells may hold, and what is wrong with a cell that holds none of them."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from schemas.formulas import column_formulas
from schemas.formulas.overview_formulas import native_formulas, overview_formulas
from schemas.layout import UNITS, Layout, layout
from workbook.grid import Coordinate, SheetGrid, coordinate_of
from workbook.reading.cells import shown
from workbook.reading.find_table import filled

_TOKEN = re.compile(
    r"""
      (?P<text> "(?:[^"]|"")*" )
    | (?P<quoted> '(?:[^']|'')*' )
    | (?P<bracket> \[ (?: '. | [^\[\]'] | \[ (?: '. | [^\[\]'] )* \] )* \] )
    | (?P<rest> [^"'\[]+ | . )
    """,
    re.VERBOSE | re.DOTALL,
)
_THIS_ROW = re.compile(r"\[@(?:\[(?P<several>.+)\]|(?P<one>.+))\]", re.DOTALL)
_BETWEEN = re.compile(r"\s*([\[\],:])\s*")
_PREFIX = re.compile(r"_xl(?:fn|ws|udf|l)\.", re.IGNORECASE)
_LOGICAL = re.compile(r"\b(TRUE|FALSE)\(\)", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"[\w.\\]$")
_ADDIN = "KORREKTUR_"
_ADDIN_PLACE = re.compile(rf"(?<![\w.:\\/-])[\w.:\\/-]*!(?={_ADDIN})", re.IGNORECASE)
_ADDIN_FIRST = f"IFERROR({_ADDIN}".casefold()
_LONGEST = 8192
"""Excel takes no longer formula; anything longer is another one, and is not looked into."""


@lru_cache(maxsize=8192)
def written_out(formula: str, table: str = "") -> str:
    """The formula as a file holds it, whatever a program made of it: an equal text says the same.

    `[@X]` and, inside the table it stands in, a bare `[X]` name their table; blanks outside texts, prefixes of
    newer functions, the sign of implicit intersection and the place of the add-in are left out; LibreOffice's
    `FALSE()` is `FALSE`. Case stays: `same_formula` looks past it.
    """
    parts: list[str] = []
    for token in _TOKEN.finditer(formula):
        part = token[0]
        if token["bracket"]:
            named = bool(parts) and _NAME_BEFORE.search(parts[-1])
            file = formula[token.end() : token.end() + 1] == "!"
            part = _reference(part) if named or file else table + _reference(part)
        elif token["rest"]:
            part = _LOGICAL.sub(r"\1", _PREFIX.sub("", "".join(part.replace("@", "").split())))
            if parts and _ADDIN_PLACE.match(part):
                parts.pop()  # the path in quotes, or the number of the linked file
            part = _ADDIN_PLACE.sub("", part)
        parts.append(part)
    return "".join(parts)


def same_formula(one: str, other: str, table: str = "") -> bool:
    """Whether two formulas of one cell say the same, with the add-in's function or by Excel alone."""
    if one == other:
        return True
    return max(len(one), len(other)) <= _LONGEST and _native(one, table) == _native(other, table)


@lru_cache(maxsize=8192)
def _native(formula: str, table: str) -> str:
    """The formula in one case, each call of the add-in replaced by what holds where there is no add-in."""
    text = "".join(
        token[0] if token["text"] else token[0].casefold() for token in _TOKEN.finditer(written_out(formula, table))
    )
    start = text.find(_ADDIN_FIRST)
    while start >= 0:
        found = _second_argument(text, start + len("iferror("))
        if found is None:
            break
        native, end = found
        text = text[:start] + native + text[end:]
        start = text.find(_ADDIN_FIRST, start)
    return text


def _second_argument(text: str, start: int) -> tuple[str, int] | None:
    """What follows the call that begins here and a comma, and where the bracket around both ends; else None."""
    depth, after, position = 0, None, start
    while position < len(text):
        token = _TOKEN.match(text, position)
        if token is not None and not token["rest"]:
            position = token.end()
            continue
        character = text[position]
        position += 1
        if character == ")" and depth == 0:
            return (text[after : position - 1], position) if after is not None else None
        depth += (character == "(") - (character == ")")
        if depth == 0 and character == ",":
            return None
        if depth == 0 and character == ")" and after is None:
            if text[position : position + 1] != ",":
                return None
            position = after = position + 1
    return None


def _reference(bracket: str) -> str:
    """A structured reference in brackets, `[@X]` as `[[#This Row],[X]]` and without blanks between its parts."""
    inner = _BETWEEN.sub(r"\1", bracket) if bracket.startswith(("[[", "[ ", "[@")) else bracket
    this_row = _THIS_ROW.fullmatch(inner)
    return inner if this_row is None else f"[[#This Row],[{this_row['several'] or this_row['one']}]]"


FormulaProblem = Literal["value", "blank", "other_formula"]

FormulaForms = tuple[str, ...]
"""The formula a cell should hold, then the same for other units: who changes Enhed changes no formula by it.

Oversigt has no such others, since the unit is written over its figures.
"""
ColumnName = tuple[str, str]
"""A table's name and a column's header, in one case."""

_NAME = re.compile(r"(\w+)\[(?:\[#[^\]]+\],\[([^\]]+)\]|([^\[\]]+))\]")


def column_forms(its_layout: Layout) -> Mapping[str, Mapping[str, FormulaForms]]:
    """Canonical sheet -> canonical column -> the formulas its cells may hold, for every calculated column."""
    return _column_forms(its_layout.budget_year, its_layout.unit.text, merged=its_layout.merged)


def overview_texts(its_layout: Layout) -> tuple[Mapping[Coordinate, str], Mapping[Coordinate, str]]:
    """Cell of Oversigt -> the formula it should hold: asking the add-in's functions, and as it is handed in.

    One comparison of all tells that nobody has touched them.
    """
    return _overview_texts(its_layout.budget_year, its_layout.unit.text, merged=its_layout.merged)


# By year and unit: to hash a whole layout takes longer than to look at the cells of a table.
@lru_cache(maxsize=64)
def _column_forms(budget_year: int, unit: str, *, merged: bool) -> Mapping[str, Mapping[str, FormulaForms]]:
    own, *others = (column_formulas(one) for one in _layouts(budget_year, unit, merged=merged))
    forms: dict[str, dict[str, FormulaForms]] = {}
    for (sheet, column), text in own.items():
        forms.setdefault(sheet, {})[column] = (text, *(other[sheet, column] for other in others))
    return forms


@lru_cache(maxsize=16)
def _overview_texts(
    budget_year: int, unit: str, *, merged: bool
) -> tuple[Mapping[Coordinate, str], Mapping[Coordinate, str]]:
    own = layout(budget_year, UNITS[unit], merged=merged)
    asking, native = (
        {coordinate_of(cell): text for cell, text in formulas.items()}
        for formulas in (overview_formulas(own), native_formulas(own))
    )
    return asking, native


def _layouts(budget_year: int, unit: str, *, merged: bool) -> list[Layout]:
    """The workbook's own layout, then those in other units."""
    units = sorted(UNITS.values(), key=lambda one: one.text != unit)
    return [layout(budget_year, one, merged=merged) for one in units]


@lru_cache(maxsize=4096)
def names_in(formula: str) -> frozenset[ColumnName]:
    """The tables and columns that a formula of ours names."""
    return frozenset((table.casefold(), (part or whole).casefold()) for table, part, whole in _NAME.findall(formula))


def problem_of(grid: SheetGrid, place: Coordinate, forms: FormulaForms, table: str = "") -> FormulaProblem | None:
    """What is wrong with a cell that should hold one of these formulas; `table` names the table it stands in.

    A shared formula whose text the file has lost is taken for the right one.
    """
    text = grid.formulas.get(place)
    if text is None:
        return "value" if filled(grid.values.get(place)) else "blank"
    if text in forms or not text or any(same_formula(text, form, table) for form in forms):
        return None
    return "other_formula"


def standing(grid: SheetGrid, place: Coordinate, table: str = "", *, date1904: bool = False) -> str | None:
    """What stands in a cell: its formula as a file holds it, or its value in Danish form; None where it is blank."""
    text = grid.formulas.get(place)
    if text is not None:
        return f"={written_out(text, table)}"
    value = grid.values.get(place)
    return shown(value, grid.classes.get(place), date1904=date1904) if value is not None and filled(value) else None
