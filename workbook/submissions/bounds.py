"""Bounds: what one file may cost in time and memory before the process that checks it is ended."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """Seconds to read a file, and again to check the set it is in; megabytes the process may hold meanwhile.

    A workbook of 5,000 corrections takes some seconds and half a gigabyte. A set that goes past a bound is checked
    again in halves, so that in the end it is one file alone that is named.
    """

    seconds: float = 60.0
    megabytes: int = 2_000


BOUNDS = Bounds()
