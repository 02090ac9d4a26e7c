"""How cells look: number formats, fills and fonts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from libreoffice.bridge import enum, struct
from xlwings import base_classes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from libreoffice.bridge import Uno

DATE, TIME, CURRENCY, TEXT, LOGICAL = 2, 4, 8, 256, 1024
"""com.sun.star.util.NumberFormat"""
_BOLD, _NORMAL = 150.0, 100.0
_NO_FILL = -1

Colour = tuple[int, int, int]
"""Red, green, blue, each 0 to 255."""


def kind_of(doc: Uno, cells: Uno) -> int:
    """What the number format of these cells makes of a number, as flags."""
    return int(doc.NumberFormats.getByKey(cells.NumberFormat).Type)


def format_key(doc: Uno, code: str) -> int:
    """LibreOffice's number of a format code written in English."""
    known = doc.NumberFormats.queryKey(code, _english(), False)
    return int(doc.NumberFormats.addNew(code, _english()) if known == -1 else known)


def number_format(doc: Uno, areas: Sequence[Uno], known: dict[int, str]) -> str | None:
    """The one format code of all these cells, in English; None where they differ. Codes are `known` by number."""
    keys = {area.NumberFormat for area in areas}
    if len(keys) > 1 or any(_mixed(area, "NumberFormat") for area in areas):
        return None
    key = keys.pop()
    if key not in known:
        formats = doc.NumberFormats
        one = formats.getByKey(key)
        english = formats.addNewConverted(one.FormatString, one.Locale, _english())
        known[key] = str(formats.getByKey(english).FormatString)
    return known[key]


def _mixed(cells: Uno, name: str) -> bool:
    return bool(cells.getPropertyState(name).value == "AMBIGUOUS_VALUE")


def _english() -> Uno:
    return struct("lang.Locale", Language="en", Country="US")


def fill(areas: Sequence[Uno]) -> Colour | None:
    """The fill of these cells, None for no fill; TypeError where they differ, as xlwings answers over Excel."""
    colours = {area.CellBackColor for area in areas}
    if len(colours) > 1 or any(_mixed(area, "CellBackColor") for area in areas):
        raise TypeError("the cells are filled differently")
    colour = colours.pop()
    return None if colour == _NO_FILL else _rgb(colour)


def set_fill(areas: Sequence[Uno], colour: Any) -> None:
    """Fill all these cells; None takes the fill away."""
    for area in areas:
        area.CellBackColor = _NO_FILL if colour is None else _number(colour)


def _rgb(number: int) -> Colour:
    return number >> 16 & 255, number >> 8 & 255, number & 255


def _number(colour: Any) -> int:
    if isinstance(colour, int):  # as Excel counts: blue first
        return (colour & 255) << 16 | colour & 0xFF00 | colour >> 16 & 255
    red, green, blue = bytes.fromhex(colour.lstrip("#")) if isinstance(colour, str) else colour
    return int(red) << 16 | int(green) << 8 | int(blue)


class Font(base_classes.Font):
    """The letters in some cells."""

    def __init__(self, areas: Sequence[Uno]) -> None:
        self._areas = areas

    @property
    def bold(self) -> bool:
        return all(area.CharWeight >= _BOLD for area in self._areas)

    @bold.setter
    def bold(self, value: bool) -> None:
        for area in self._areas:
            area.CharWeight = _BOLD if value else _NORMAL

    @property
    def italic(self) -> bool:
        return all(area.CharPosture.value == "ITALIC" for area in self._areas)

    @italic.setter
    def italic(self, value: bool) -> None:
        for area in self._areas:
            area.CharPosture = enum("awt.FontSlant", "ITALIC" if value else "NONE")

    @property
    def color(self) -> Colour:
        return _rgb(self._areas[0].CharColor)

    @color.setter
    def color(self, value: Any) -> None:
        for area in self._areas:
            area.CharColor = _number(value)

    @property
    def size(self) -> float:
        return float(self._areas[0].CharHeight)

    @size.setter
    def size(self, value: float) -> None:
        for area in self._areas:
            area.CharHeight = float(value)
