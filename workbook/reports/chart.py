"""A bar chart of amounts a year as SVG text: stacked parts, their sum above; told apart in grey too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from workbook.reports.harmless import harmless
from workbook.reports.totals_table import amount

if TYPE_CHECKING:
    from collections.abc import Sequence

    from schemas.finding import Language

WIDTH, HEIGHT = 640, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 8, 8, 48, 54
_BAR = 0.56
"""The part of a year's width that its bar takes."""
FILLS = ("#1f3a5f", "url(#skrå)", "#e6ebf1", "#8fa3b8", "url(#prik)", "#4f6d8f")
"""In grey print these stay dark, hatched, light, middling, dotted and dim."""
_PATTERNS = (
    '<defs><pattern id="skrå" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="7" height="7" fill="#fff"/><rect width="3" height="7" fill="#5b6875"/></pattern>'
    '<pattern id="prik" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#fff"/>'
    '<circle cx="3" cy="3" r="1.4" fill="#1c2733"/></pattern></defs>'
)
_INK, _QUIET, _LINE = "#1c2733", "#5b6875", "#d8dee4"
_FONT = "Segoe UI, Helvetica Neue, Liberation Sans, Arial, sans-serif"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of every bar: its name, and kroner a year."""

    name: str
    figures: tuple[int, ...]


def bars(title: str, years: Sequence[str], parts: Sequence[Part], language: Language) -> str:
    """The chart: a bar a year, parts above 0 stacked upwards and those below downwards, the sum in mio. kr. above.

    At most as many parts as there are fills; a part that is 0 in every year is left out.
    """
    shown = [part for part in parts if any(part.figures)][: len(FILLS)]
    sums = [sum(part.figures[year] for part in parts) for year in range(len(years))]
    highest = max([0, *(_stack(shown, year, up=True) for year in range(len(years)))])
    lowest = min([0, *(_stack(shown, year, up=False) for year in range(len(years)))])
    scale = (HEIGHT - _TOP - _BOTTOM) / ((highest - lowest) or 1)
    zero = _TOP + highest * scale
    slot = (WIDTH - _LEFT - _RIGHT) / max(len(years), 1)
    drawn = [
        _year(number, shown, sums[number], _Place(year, _LEFT + slot * (number + 0.5), slot, zero, scale), language)
        for number, year in enumerate(years)
    ]
    words = "; ".join(f"{year}: {amount(net, language)}" for year, net in zip(years, sums, strict=True))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'role="img" font-family="{_FONT}" font-size="12"><title>{_text(title)}</title><desc>{_text(words)}</desc>'
        f'{_PATTERNS}<text x="{_LEFT}" y="14" font-weight="600" fill="{_INK}">{_text(title)}</text>'
        f'{"".join(drawn)}<line x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{zero:.1f}" y2="{zero:.1f}" stroke="{_INK}"/>'
        f"{_legend(shown)}</svg>"
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """A year, and where its bar stands: its middle, the width it has, the line of 0 and the height of a krone."""

    year: str
    middle: float
    slot: float
    zero: float
    scale: float


def _stack(parts: Sequence[Part], year: int, *, up: bool) -> int:
    return sum(part.figures[year] for part in parts if (part.figures[year] > 0) is up)


def _year(number: int, parts: Sequence[Part], net: int, at: _Place, language: Language) -> str:
    year = at.year
    width, pieces = at.slot * _BAR, []
    up = down = at.zero
    for part, fill in zip(parts, FILLS, strict=False):
        high = abs(part.figures[number]) * at.scale
        if not high:
            continue
        if part.figures[number] > 0:
            up -= high
            y = up
        else:
            y = down
            down += high
        tip = f"{part.name}, {year}: {amount(part.figures[number], language)}"
        pieces.append(
            f'<rect x="{at.middle - width / 2:.1f}" y="{y:.1f}" width="{width:.1f}" height="{high:.1f}" '
            f'fill="{fill}" stroke="{_INK}" stroke-width=".6"><title>{_text(tip)}</title></rect>'
        )
    return (
        f'{"".join(pieces)}<text x="{at.middle:.1f}" y="{up - 6:.1f}" text-anchor="middle" font-weight="600" '
        f'fill="{_INK}">{amount(net, language)}</text>'
        f'<text x="{at.middle:.1f}" y="{HEIGHT - 34}" text-anchor="middle" fill="{_QUIET}">{_text(year)}</text>'
    )


def _legend(parts: Sequence[Part]) -> str:
    pieces, x = [], float(_LEFT)
    for part, fill in zip(parts, FILLS, strict=False):
        pieces.append(
            f'<rect x="{x:.0f}" y="{HEIGHT - 17}" width="12" height="12" fill="{fill}" stroke="{_INK}" '
            f'stroke-width=".6"/><text x="{x + 17:.0f}" y="{HEIGHT - 7}" fill="{_QUIET}">{_text(part.name)}</text>'
        )
        x += 30 + 6.4 * len(part.name)
    return "".join(pieces)


def _text(words: str) -> str:
    return escape(harmless(words))
