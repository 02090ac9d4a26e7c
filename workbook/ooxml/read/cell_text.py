"""The stored text of a cell as a value, by the cell's type: the types that are neither numbers nor shared."""

from collections.abc import Mapping

from workbook.grid import CellError, NumberClass, Value
from workbook.ooxml.read.dates import serial_of_iso
from workbook.ooxml.read.fault import damaged
from workbook.ooxml.read.text import decoded, trimmed

_TRUE = frozenset({"1", "true"})
_FALSE = frozenset({"0", "false"})


def stored_value(
    kind: str | None, text: str, attributes: Mapping[str, str], *, date1904: bool
) -> tuple[Value | None, NumberClass | None]:
    """The value of a `v` element, None when there is none, and a class where the type itself is a date.

    `attributes` are the element's own; raises `PackageFault` for what no type allows.
    """
    if kind in {"str", "inlineStr"}:
        return decoded(trimmed(text, attributes)), None
    stripped = text.strip()
    if not stripped:
        return None, None
    if kind == "e":
        return CellError(stripped), None
    if kind == "b" and stripped in _TRUE | _FALSE:
        return stripped in _TRUE, None
    if kind == "d":
        return serial_of_iso(stripped, date1904=date1904)
    raise damaged(f"cell of type {(kind or '')[:20]!r} holding {stripped[:40]!r}")
