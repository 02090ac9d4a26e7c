"""The lines of Oversigt, each as four figures of the totals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from schemas.calculations.records import plus

if TYPE_CHECKING:
    from collections.abc import Callable

    from schemas.calculations.records import Four

SOURCE = "source_"
"""Begins the key of a line with one source's financing; the source follows."""


def measure(key: str, field: Callable[[str], Any]) -> Four | None:
    """The figures of the line with this key, None where they cannot be known; `field` gives a field of `Totals`."""
    if key == "inside_if":
        parts = [field("inside"), field("undecided")]
        return None if None in parts else plus(*parts)
    if key == "financing" or key.startswith(SOURCE):
        sources: dict[str, Four] | None = field("financing")
        if sources is None:
            return None
        return plus(*sources.values()) if key == "financing" else sources[key.removeprefix(SOURCE)]
    figures: Four | None = field(key)
    return figures
