"""Upright bars: net amounts by year, split by what servicerammen makes of them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from schemas.finding import Text
from workbook.reports.chart_axis import Axis, axis_for
from workbook.reports.chart_parts import (
    INK,
    LETTER,
    LINE,
    QUIET,
    Drawing,
    Panel,
    cut,
    described,
    document,
    legend,
    piece,
    spans,
    stacked,
    written,
)
from workbook.reports.totals_table import amount

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from schemas.finding import Language

HEADING = Text("Netto pr. år, mio. kr.", "Net by year, DKK million")
WIDTH, HEIGHT = 400, 230
"""Of one panel, in pixels."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 48, 6, 22, 20
_ROOM = 16
"""Above and below the bars, for the words of the net."""
_BAR = 0.56
"""The part of a year's width that its bar takes."""


def bars(panels: Sequence[Panel], language: Language, *, heading: str = "", columns: int = 1) -> str:
    """The panels beside and below one another on one scale, with one legend, as a whole SVG document.

    `heading` stands where given, else what is measured.
    """
    return document([drawn_bars(panels, language, heading=heading, columns=columns)]).svg


def drawn_bars(
    panels: Sequence[Panel], language: Language, *, heading: str = "", columns: int = 1, width: int = WIDTH
) -> Drawing:
    """The same as a part of a chart, each panel `width` pixels wide."""
    axis = axis_for([span for panel in panels for span in spans(panel)])
    columns = max(1, min(columns, len(panels)))
    rows = -(-len(panels) // columns)
    key, high = legend(panels, language, columns * width)
    drawn = "".join(
        f'<g transform="translate({number % columns * width} {number // columns * HEIGHT})">'
        f"{''.join(_panel(panel, axis, width, language))}</g>"
        for number, panel in enumerate(panels)
    )
    return Drawing(
        heading or HEADING[language],
        f'{drawn}<g transform="translate(0 {rows * HEIGHT})">{key}</g>',
        " ".join(described(panel, language) for panel in panels),
        columns * width,
        rows * HEIGHT + high,
    )


def _panel(panel: Panel, axis: Axis, width: int, language: Language) -> Iterator[str]:
    top = _ROOM + (_TOP if panel.title else 0)
    bottom = HEIGHT - _BOTTOM - (_ROOM if axis.low < 0 else 0)

    def y(kroner: int) -> float:
        return top + (axis.high - kroner) / (axis.high - axis.low) * (bottom - top)

    if panel.title:
        yield f'<text y="14">{written(cut(panel.title, int((width - _RIGHT) / LETTER)))}</text>'
    for tick in axis.ticks:
        yield (
            f'<path d="M{_LEFT} {y(tick):.1f}H{width - _RIGHT}" stroke="{INK if tick == 0 else LINE}"/>'
            f'<text x="{_LEFT - 6}" y="{y(tick) + 4:.1f}" text-anchor="end" font-size="11" fill="{QUIET}">'
            f"{_tick(tick, axis.step, language)}</text>"
        )
    slot = (width - _LEFT - _RIGHT) / len(panel.years)
    for number, (year, net, (low, high)) in enumerate(zip(panel.years, panel.net, spans(panel), strict=True)):
        middle = _LEFT + slot * (number + 0.5)
        left, across = middle - slot * _BAR / 2, slot * _BAR
        for kind, (lower, higher) in stacked(panel, number):
            yield piece(kind, left, across, y(higher), y(lower))
        if low < 0 < high:
            yield f'<path d="M{left - 6:.1f} {y(net):.1f}h{across + 12:.1f}" stroke="{INK}" stroke-width="3"/>'
        at = y(low) + 13 if net < 0 else y(high) - 5
        yield (
            f'<text x="{middle:.1f}" y="{at:.1f}" text-anchor="middle" font-weight="600">{amount(net, language)}</text>'
            f'<text x="{middle:.1f}" y="{HEIGHT - 6}" text-anchor="middle">{year}</text>'
        )


def _tick(kroner: int, step: int, language: Language) -> str:
    """Kroner as mio. kr. with the decimals that the steps of the axis have."""
    exponent = Decimal(step).scaleb(-6).normalize().as_tuple().exponent
    text = f"{Decimal(kroner).scaleb(-6):,.{max(0, -int(exponent))}f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "da" else text
