"""The stored text of a cell as a value, by the cell's type: the types that are neither numbers nor shared."""

import re
from collections.abc import Mapping
from datetime import date
from math import isfinite

from workbook.grid import CellError, NumberClass, Value
from workbook.ooxml.read.fault import damaged
from workbook.ooxml.read.text import decoded, trimmed

_STAMP = re.compile(
    r"(?:(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d))?"
    r"(?:[T ]?(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d(?:[.,]\d+)?))?Z?)?"
)
_DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?")
_SECONDS_A_DAY = 86_400
_EPOCH_1904 = date(1904, 1, 1).toordinal()
_EPOCH_1900 = date(1899, 12, 30).toordinal()
_FALSE_LEAP_DAY = 60  # Excel counts 29 February 1900, which never was


def serial_of_iso(text: str, *, date1904: bool) -> tuple[float | int, NumberClass]:
    """The serial number of an ISO date, time or duration, and its class; anything else is a fault."""
    text = text.strip()
    match = _STAMP.fullmatch(text)
    if match is None or not text:
        return _duration(text), NumberClass.TIME
    days = 0
    if match["year"]:
        try:
            ordinal = date(int(match["year"]), int(match["month"]), int(match["day"])).toordinal()
        except ValueError as fault:
            raise damaged(f"date {text[:40]!r}") from fault
        days = _serial_day(ordinal, date1904=date1904)
    if match["hour"] is None:
        return days, NumberClass.DATE
    seconds = int(match["hour"]) * 3600 + int(match["minute"]) * 60
    part = (seconds + float((match["second"] or "0").replace(",", "."))) / _SECONDS_A_DAY
    return days + part, NumberClass.DATE if match["year"] else NumberClass.TIME


def _serial_day(ordinal: int, *, date1904: bool) -> int:
    if date1904:
        return ordinal - _EPOCH_1904
    day = ordinal - _EPOCH_1900
    return day if day > _FALSE_LEAP_DAY else day - 1


def _duration(text: str) -> float:
    match = _DURATION.fullmatch(text)
    if match is None or not any(match.groups()):
        raise damaged(f"date {text[:40]!r}")
    days, hours, minutes, seconds = (float(group or 0) for group in match.groups())
    duration = days + (hours * 3600 + minutes * 60 + seconds) / _SECONDS_A_DAY
    if not isfinite(duration):
        raise damaged(f"date {text[:40]!r}")
    return duration


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
