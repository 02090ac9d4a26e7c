"""Limits: how much of a file is read before it is refused as too big."""

from dataclasses import dataclass

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384

_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits for one workbook: bytes, parts, cells in all, characters a text, depth and elements."""

    file_bytes: int = 128 * _MEBIBYTE
    inflated_bytes: int = 256 * _MEBIBYTE  # the sum over all parts, declared and as inflated
    parts: int = 10_000
    cells: int = 2_000_000  # cells holding a value or a formula, all sheets together
    text: int = 100_000  # characters; Excel itself stops at 32 767
    depth: int = 100  # nested XML elements
    elements: int = 500_000  # of a part that is held whole: workbook, relationships, tables


LIMITS = Limits()
