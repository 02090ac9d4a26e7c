"""Vertical bars: net amounts by year, split by the service frame."""

from collections.abc import Iterator
from decimal import Decimal

from schemas.finding import Language, Text
from workbook.reports import chart_parts as parts
from workbook.reports.totals_table import amount

HEADING = Text("Netto pr. år, mio. kr.", "Net by year, DKK million")
WIDTH, HEIGHT = 400, 230
"""In pixels, without heading and legend."""
_LEFT, _RIGHT, _BOTTOM = 48, 6, 20
_ROOM = 16
"""Above and below the bars, for the words of the net."""
_BAR = 0.56
"""The part of a year's width that its bar takes."""


def bars(panel: parts.Panel, language: Language) -> str:
    """The bars of a panel with a legend, as a whole SVG document."""
    return parts.document([drawn_bars(panel, language, HEADING[language], WIDTH)]).svg


def drawn_bars(panel: parts.Panel, language: Language, heading: str, width: int) -> parts.Drawing:
    """The same under another heading, as a part of a chart this many pixels wide."""
    axis = parts.axis_for([*parts.spans(panel)])
    key, high = parts.legend([panel], language, width)
    return parts.Drawing(
        heading,
        f'{"".join(_panel(panel, axis, width, language))}<g transform="translate(0 {HEIGHT})">{key}</g>',
        parts.described(panel, language),
        width,
        HEIGHT + high,
    )


def _panel(panel: parts.Panel, axis: parts.Axis, width: int, language: Language) -> Iterator[str]:
    top = _ROOM
    bottom = HEIGHT - _BOTTOM - (_ROOM if axis.low < 0 else 0)

    def y(kroner: int) -> float:
        return top + (axis.high - kroner) / (axis.high - axis.low) * (bottom - top)

    for tick in axis.ticks:
        yield (
            f'<path d="M{_LEFT} {y(tick):.1f}H{width - _RIGHT}" stroke="{parts.INK if tick == 0 else parts.LINE}"/>'
            f'<text x="{_LEFT - 6}" y="{y(tick) + 4:.1f}" text-anchor="end" font-size="11" fill="{parts.QUIET}">'
            f"{_tick(tick, axis.step, language)}</text>"
        )
    slot = (width - _LEFT - _RIGHT) / len(panel.years)
    for number, (year, net, (low, high)) in enumerate(zip(panel.years, panel.net, parts.spans(panel), strict=True)):
        middle = _LEFT + slot * (number + 0.5)
        left, across = middle - slot * _BAR / 2, slot * _BAR
        for kind, (lower, higher) in parts.stacked(panel, number):
            yield parts.piece(kind, left, across, y(higher), y(lower))
        if low < 0 < high:
            yield f'<path d="M{left - 6:.1f} {y(net):.1f}h{across + 12:.1f}" stroke="{parts.INK}" stroke-width="3"/>'
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
