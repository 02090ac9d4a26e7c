"""Limits: how much of a package is read; PackageFault: why it cannot be, which is turned into `Unreadable`."""

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


class PackageFault(Exception):  # noqa: N818  # a fault of the file, not an error of the program
    """A fault of `workbook.grid.FAULTS` with the part or the limit it concerns."""

    def __init__(self, fault: str, detail: str = "") -> None:
        super().__init__(f"{fault}: {detail}")
        self.fault = fault
        self.detail = detail


def damaged(detail: str) -> PackageFault:
    """The fault of a package whose bytes or XML do not hold together."""
    return PackageFault("damaged", detail)


def too_big(detail: str) -> PackageFault:
    """The fault of a package that goes past a limit."""
    return PackageFault("too-big", detail)
