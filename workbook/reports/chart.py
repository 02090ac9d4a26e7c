"""chart: net amounts a year as bars in SVG, split by what servicerammen makes of them; told apart in grey too."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING

from schemas.finding import Text
from workbook.reports.chart_axis import Axis, axis_for, hatching
from workbook.reports.harmless import harmless
from workbook.reports.totals_table import amount

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from schemas.calculations.records import CorrectionTotals, Four, FrameAnswer
    from schemas.calculations.totals import Totals
    from schemas.finding import Language

HEADING = Text("Netto pr. år, mio. kr.", "Net by year, DKK million")
NET = Text("Netto", "Net")
NAMES: dict[FrameAnswer, Text] = {
    "inside": Text("Inden for servicerammen", "Inside the service frame"),
    "outside": Text("Uden for servicerammen", "Outside the service frame"),
    "undecided": Text("Uafklaret", "Undecided"),
    "mixed": Text("Både inden for og uden for", "Both inside and outside"),
}
LOOKS: dict[FrameAnswer, tuple[str, str, bool]] = {
    "inside": ("#1f4e79", "", False),
    "outside": ("#a9c4de", "", False),
    "undecided": ("#ffffff", "#1c2733", True),
    "mixed": ("#4f7cab", "#ffffff", False),
}
"""Fill, the colour of its hatching (none where empty), and whether that leans to the right. Without colour they
are dark, light, white with lines, and middle with white lines."""

WIDTH, HEIGHT = 400, 230
"""Of one panel, in pixels."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 48, 6, 22, 20
_ROOM = 16
"""Above and below the bars, for the words of the net."""
_BAR = 0.56
"""The part of a year's width that its bar takes."""
_HEAD, _LEGEND, _SWATCH = 22, 20, 12
_LETTER = 6.3
"""About the width of a letter at 12 pixels, to lay out the legend by."""
_INK, _QUIET, _LINE = "#1c2733", "#5b6875", "#d8dee4"
_FONT = "Segoe UI, Helvetica Neue, Liberation Sans, Arial, sans-serif"


@dataclass(frozen=True, slots=True)
class Panel:
    """One set of bars: whose they are (may be empty), the four years, and each part's net in whole kroner."""

    title: str
    years: Four
    parts: tuple[tuple[FrameAnswer, Four], ...]

    @property
    def net(self) -> list[int]:
        """The sum of the parts, year by year."""
        return [sum(year) for year in zip(*(figures for _, figures in self.parts), strict=True)]


def totals_panel(found: Totals, title: str = "") -> Panel | None:
    """The bars of a workbook or a committee; None where its years or a part of its net cannot be known."""
    if found.years is None or found.inside is None or found.outside is None or found.undecided is None:
        return None
    parts: tuple[tuple[FrameAnswer, Four], ...] = (
        ("inside", found.inside),
        ("outside", found.outside),
        ("undecided", found.undecided),
    )
    return Panel(title, found.years, tuple((kind, figures) for kind, figures in parts if any(figures)) or parts[:1])


def correction_panels(found: Totals) -> list[Panel]:
    """The bars of every correction that counts and whose net is known, in the workbook's order."""
    return [
        Panel(_named(one), found.years, ((one.service_frame, one.net),))
        for one in found.corrections
        if one.counts and one.net is not None and found.years is not None
    ]


def bars(panels: Sequence[Panel], language: Language, *, heading: str = "", columns: int = 1) -> str:
    """The panels beside and below one another on one scale, with one legend, as a whole SVG document.

    `heading` stands where given, else what is measured.
    """
    heading = heading or HEADING[language]
    axis = axis_for([span for panel in panels for span in _spans(panel)])
    columns = max(1, min(columns, len(panels)))
    rows = -(-len(panels) // columns)
    wide = columns * WIDTH
    kinds = [kind for kind in LOOKS if any(kind == part for panel in panels for part, _ in panel.parts)]
    legend, lines = _legend(kinds, language, wide, net=any(_turned(panel) for panel in panels))
    high = _HEAD + rows * HEIGHT + lines * _LEGEND
    drawn = "".join(
        f'<g transform="translate({number % columns * WIDTH} {_HEAD + number // columns * HEIGHT})">'
        f"{''.join(_panel(panel, axis, language))}</g>"
        for number, panel in enumerate(panels)
    )
    described = " ".join(_described(panel, language) for panel in panels)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" '
        f'role="img" font-family="{_FONT}" font-size="12" fill="{_INK}"><title>{_words(heading)}</title>'
        f'<desc>{_words(described)}</desc><text y="14" font-weight="600">{_words(heading)}</text>{drawn}'
        f'<g transform="translate(1 {_HEAD + rows * HEIGHT})">{legend}</g></svg>'
    )


def _named(correction: CorrectionTotals) -> str:
    return f"{correction.key} {correction.title}".strip()


def _spans(panel: Panel) -> Iterator[tuple[int, int]]:
    """How far below and above zero each year's bar reaches, in kroner."""
    for year in range(len(panel.years)):
        figures = [part[year] for _, part in panel.parts]
        yield sum(figure for figure in figures if figure < 0), sum(figure for figure in figures if figure > 0)


def _turned(panel: Panel) -> bool:
    """Whether a bar reaches both ways, so that its end is not the net."""
    return any(low < 0 < high for low, high in _spans(panel))


def _panel(panel: Panel, axis: Axis, language: Language) -> Iterator[str]:
    top = _ROOM + (_TOP if panel.title else 0)
    bottom = HEIGHT - _BOTTOM - (_ROOM if axis.low < 0 else 0)

    def y(kroner: int) -> float:
        return top + (axis.high - kroner) / (axis.high - axis.low) * (bottom - top)

    if panel.title:
        most = int((WIDTH - _RIGHT) / _LETTER)
        short = panel.title if len(panel.title) <= most else f"{panel.title[: most - 1]}…"
        yield f'<text y="14">{_words(short)}</text>'
    for tick in axis.ticks:
        line, mark = (_INK, 1) if tick == 0 else (_LINE, 1)
        yield (
            f'<path d="M{_LEFT} {y(tick):.1f}H{WIDTH - _RIGHT}" stroke="{line}" stroke-width="{mark}"/>'
            f'<text x="{_LEFT - 6}" y="{y(tick) + 4:.1f}" text-anchor="end" font-size="11" fill="{_QUIET}">'
            f"{_tick(tick, axis.step, language)}</text>"
        )
    slot = (WIDTH - _LEFT - _RIGHT) / len(panel.years)
    for number, (year, net, (low, high)) in enumerate(zip(panel.years, panel.net, _spans(panel), strict=True)):
        middle = _LEFT + slot * (number + 0.5)
        left, width = middle - slot * _BAR / 2, slot * _BAR
        for kind, ends in _stacked(panel, number):
            yield _piece(kind, left, width, y(max(ends)), y(min(ends)))
        if low < 0 < high:
            yield f'<path d="M{left - 6:.1f} {y(net):.1f}h{width + 12:.1f}" stroke="{_INK}" stroke-width="3"/>'
        at = y(low) + 13 if net < 0 else y(high) - 5
        yield (
            f'<text x="{middle:.1f}" y="{at:.1f}" text-anchor="middle" font-weight="600">{amount(net, language)}</text>'
            f'<text x="{middle:.1f}" y="{HEIGHT - 6}" text-anchor="middle">{year}</text>'
        )


def _stacked(panel: Panel, year: int) -> Iterator[tuple[FrameAnswer, tuple[int, int]]]:
    """Each part and the kroner it reaches from and to: those above zero upwards, the others downwards."""
    up = down = 0
    for kind, figures in panel.parts:
        figure = figures[year]
        if figure > 0:
            yield kind, (up, up + figure)
            up += figure
        elif figure < 0:
            yield kind, (down, down + figure)
            down += figure


def _piece(kind: FrameAnswer, left: float, width: float, top: float, bottom: float) -> str:
    fill, lines, rightwards = LOOKS[kind]
    drawn = (
        f'<path class="{kind}" d="M{left:.1f} {top:.1f}h{width:.1f}V{bottom:.1f}h{-width:.1f}z" fill="{fill}" '
        f'stroke="{_INK}" stroke-width=".7"/>'
    )
    path = hatching(left, top, width, bottom - top, rightwards=rightwards) if lines else ""
    return drawn + (f'<path d="{path}" stroke="{lines}" stroke-width=".9"/>' if path else "")


def _legend(kinds: Sequence[FrameAnswer], language: Language, wide: int, *, net: bool) -> tuple[str, int]:
    """The names of the parts, and how many lines they take."""
    pieces, x, line = [], 0.0, 0
    entries = [(NAMES[kind][language], _piece(kind, 0, _SWATCH, 0, _SWATCH)) for kind in kinds]
    if net:
        entries.append((NET[language], f'<path d="M0 {_SWATCH / 2}h{_SWATCH}" stroke="{_INK}" stroke-width="3"/>'))
    for name, swatch in entries:
        taken = _SWATCH + 24 + _LETTER * len(name)
        if x and x + taken > wide:
            x, line = 0.0, line + 1
        pieces.append(
            f'<g transform="translate({x:.0f} {line * _LEGEND + 4})">{swatch}'
            f'<text x="{_SWATCH + 5}" y="10">{_words(name)}</text></g>'
        )
        x += taken
    return "".join(pieces), line + 1


def _described(panel: Panel, language: Language) -> str:
    """The same in words: `2026: netto 11,548 (inden for servicerammen 10,703, uafklaret 0,845)`, year by year."""
    years = []
    for number, (year, net) in enumerate(zip(panel.years, panel.net, strict=True)):
        parts = ", ".join(
            f"{NAMES[kind][language].lower()} {amount(figures[number], language)}" for kind, figures in panel.parts
        )
        years.append(f"{year}: {NET[language].lower()} {amount(net, language)} ({parts})")
    return f"{f'{panel.title}: ' if panel.title else ''}{'; '.join(years)}."


def _tick(kroner: int, step: int, language: Language) -> str:
    """Kroner as mio. kr. with the decimals that the steps of the axis have."""
    exponent = Decimal(step).scaleb(-6).normalize().as_tuple().exponent
    text = f"{Decimal(kroner).scaleb(-6):,.{max(0, -int(exponent))}f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "da" else text


def _words(text: str) -> str:
    return escape(harmless(text))
