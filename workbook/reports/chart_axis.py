"""The axis of a bar chart in round figures, and the lines that fill a bar."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

_STEPS = 5
"""The approximate number of grid lines."""
_NOTHING = 1_000_000
"""Where every figure is zero the axis goes to a million kroner."""
_APART = 6.0
"""Pixels between two hatching lines, along the edge."""


@dataclass(frozen=True, slots=True)
class Axis:
    """From `low` (never above 0) to `high` (never below), a line at every `step`; whole kroner."""

    low: int
    high: int
    step: int

    @property
    def ticks(self) -> range:
        """The positions of the grid lines, zero included."""
        return range(self.low, self.high + 1, self.step)


def axis_for(spans: Sequence[tuple[int, int]]) -> Axis:
    """The axis that has room for bars reaching from the first to the second of each pair."""
    low = min((low for low, _ in spans), default=0)
    high = max((high for _, high in spans), default=0)
    if low == high:  # low and high are both 0
        return Axis(0, _NOTHING, _NOTHING // 2)
    step = next(step for step in _round_figures() if step * _STEPS >= high - low)
    return Axis(low // step * step, -(-high // step) * step, step)


def _round_figures() -> Iterator[int]:
    return ((1, 2, 5)[number % 3] * 10 ** (number // 3) for number in count())


def hatching(left: float, top: float, width: float, height: float, *, rightwards: bool) -> str:
    """The path of slanting lines that fill a rectangle and do not leave it.

    A pattern would need an `id`, which could not stand in one page many times.
    """
    lines = []
    along = _APART
    while along < width + height:
        x1, y1 = min(along, width), max(0.0, along - width)
        x2, y2 = max(0.0, along - height), min(along, height)
        if not rightwards:
            x1, x2 = width - x1, width - x2
        lines.append(f"M{left + x1:.1f} {top + y1:.1f}L{left + x2:.1f} {top + y2:.1f}")
        along += _APART
    return "".join(lines)
