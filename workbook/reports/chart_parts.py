"""What every chart of net amounts is made of: panels, how each part looks, and the SVG document around drawings."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import count
from textwrap import wrap

from schemas.calculations.measures import INSIDE, NET, OPEN, OUTSIDE
from schemas.calculations.rows import ZERO, CorrectionTotals, Four, plus
from schemas.calculations.totals import Totals
from schemas.finding import Language, Text
from schemas.words.harmless import harmless
from workbook.reports.totals_table import amount

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


NAMES: dict[str, Text] = {
    INSIDE.key: INSIDE.label,
    OUTSIDE.key: OUTSIDE.label,
    OPEN.key: OPEN.label,
    "mixed": Text("Både inden for og uden for", "Both inside and outside"),
}
LOOKS: dict[str, tuple[str, str, bool]] = {
    INSIDE.key: ("#1f4e79", "", False),
    OUTSIDE.key: ("#a9c4de", "", False),
    OPEN.key: ("#ffffff", "#1c2733", True),
    "mixed": ("#4f7cab", "#ffffff", False),
}
"""By a measure's key, or mixed: fill, the colour of its hatching (none where empty), and whether that leans to the
right. Without colour they are dark, light, white with lines, and middle with white lines."""

INK, QUIET, LINE = "#1c2733", "#5b6875", "#d8dee4"
LETTER = 6.3
"""The approximate width of a letter at 12 pixels, used for layout."""
HEAD = 22
"""Pixels of the heading above each drawing."""
_FONT = "Segoe UI, Helvetica Neue, Liberation Sans, Arial, Libertinus Serif, sans-serif"
"""The last but one is what the renderer of pictures carries with it (typst)."""
_LEGEND, _SWATCH, _BETWEEN, _NOTE = 20, 12, 18, 16


@dataclass(frozen=True, slots=True)
class Panel:
    """One set of bars: whose they are (may be empty), the four years, and each part's net in whole kroner."""

    title: str
    years: Four
    parts: tuple[tuple[str, Four], ...]

    @property
    def net(self) -> Four:
        """The sum of the parts, year by year."""
        return plus(ZERO, *(figures for _, figures in self.parts))


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as a whole SVG document, the same in words, and its size in pixels."""

    svg: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """A part of a chart: its heading, SVG below that, the same in words, and its size without the heading."""

    heading: str
    body: str
    described: str
    width: int
    height: int


def document(drawings: Sequence[Drawing]) -> Chart:
    """The drawings below one another as a document, its title and description for those who cannot see it."""
    pieces: list[str] = []
    y = 0
    for drawing in drawings:
        y += _BETWEEN if pieces else 0
        head = HEAD if drawing.heading else 0
        title = f'<text y="14" font-weight="600">{written(drawing.heading)}</text>' if head else ""
        pieces.append(
            f'<g transform="translate(0 {y})">{title}<g transform="translate(0 {head})">{drawing.body}</g></g>'
        )
        y += head + drawing.height
    wide = max(drawing.width for drawing in drawings)
    title = " · ".join(drawing.heading for drawing in drawings if drawing.heading)
    described = " ".join(drawing.described for drawing in drawings)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {y}" width="{wide}" height="{y}" '
        f'role="img" font-family="{_FONT}" font-size="12" fill="{INK}"><title>{written(title)}</title>'
        f"<desc>{written(described)}</desc>{''.join(pieces)}</svg>"
    )
    return Chart(svg, harmless(f"{title}: {described}"), wide, y)


def notes(lines: Sequence[str], wide: int) -> Drawing:
    """Sentences below a chart, broken at about its width."""
    broken = [piece for line in lines for piece in wrap(harmless(line), int(wide / LETTER))]
    body = "".join(
        f'<text y="{number * _NOTE + 12}" fill="{INK}">{written(line)}</text>' for number, line in enumerate(broken)
    )
    return Drawing("", body, " ".join(lines), wide, len(broken) * _NOTE)


def totals_panel(found: Totals, title: str = "") -> Panel | None:
    """The bars of a workbook or a committee; None where its years or a part of its net cannot be known."""
    known = [(one.key, four) for one in (INSIDE, OUTSIDE, OPEN) if (four := one.of(found)) is not None]
    if found.years is None or len(known) < len((INSIDE, OUTSIDE, OPEN)):
        return None
    return Panel(title, found.years, tuple((key, four) for key, four in known if any(four)) or tuple(known[:1]))


def correction_panels(found: Totals) -> list[Panel]:
    """The bars of every correction that counts and whose net is known, in the workbook's order."""
    return [
        Panel(_named(one), found.years, ((one.service_frame, one.net),))
        for one in found.corrections
        if one.counts and one.net is not None and found.years is not None
    ]


def together(panels: Sequence[Panel], title: str = "") -> Panel:
    """The bars of several, at least one and all of the same years, as those of one."""
    sums: dict[str, Four] = {}
    for panel in panels:
        for kind, figures in panel.parts:
            sums[kind] = plus(sums.get(kind, ZERO), figures)
    return Panel(title, panels[0].years, tuple((kind, sums[kind]) for kind in LOOKS if kind in sums))


def spans(panel: Panel) -> Iterator[tuple[int, int]]:
    """How far below and above zero each year's bar reaches, in kroner."""
    for year in range(len(panel.years)):
        figures = [part[year] for _, part in panel.parts]
        yield sum(figure for figure in figures if figure < 0), sum(figure for figure in figures if figure > 0)


def stacked(panel: Panel, year: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each part and the lower and higher kroner it reaches between: above zero upwards, the others downwards."""
    up = down = 0
    for kind, figures in panel.parts:
        figure = figures[year]
        if figure > 0:
            yield kind, (up, up + figure)
            up += figure
        elif figure < 0:
            yield kind, (down + figure, down)
            down += figure


def piece(kind: str, left: float, width: float, top: float, bottom: float) -> str:
    """One part of a bar, hatched where its look says so."""
    fill, lines, rightwards = LOOKS[kind]
    drawn = (
        f'<path class="{kind}" d="M{left:.1f} {top:.1f}h{width:.1f}V{bottom:.1f}h{-width:.1f}z" fill="{fill}" '
        f'stroke="{INK}" stroke-width=".7"/>'
    )
    path = hatching(left, top, width, bottom - top, rightwards=rightwards) if lines else ""
    return drawn + (f'<path d="{path}" stroke="{lines}" stroke-width=".9"/>' if path else "")


def legend(panels: Sequence[Panel], language: Language, wide: int, *, upright: bool = False) -> tuple[str, int]:
    """The names of the parts that these panels have, as drawn in the width, and the height that takes.

    The net has its own mark, across or `upright`, where a bar reaches both ways, so that its end is not the net.
    """
    kinds = Counter(kind for panel in panels for kind, _ in panel.parts)
    entries = [(NAMES[kind][language], piece(kind, 0, _SWATCH, 0, _SWATCH)) for kind in LOOKS if kinds[kind]]
    if any(low < 0 < high for panel in panels for low, high in spans(panel)):
        mark = f"M{_SWATCH / 2} 0v{_SWATCH}" if upright else f"M0 {_SWATCH / 2}h{_SWATCH}"
        entries.append((NET.label[language], f'<path d="{mark}" stroke="{INK}" stroke-width="3"/>'))
    pieces, x, line = [], 0.0, 0
    for name, swatch in entries:
        taken = _SWATCH + 24 + LETTER * len(name)
        if x and x + taken > wide:
            x, line = 0.0, line + 1
        pieces.append(
            f'<g transform="translate({x + 1:.0f} {line * _LEGEND + 4})">{swatch}'
            f'<text x="{_SWATCH + 5}" y="10">{written(name)}</text></g>'
        )
        x += taken
    return "".join(pieces), (line + 1) * _LEGEND


def described(panel: Panel, language: Language) -> str:
    """The same in words: `2026: netto 11,548 (inden for servicerammen 10,703, uafklaret 0,845)`, year by year."""
    years = []
    for number, (year, net) in enumerate(zip(panel.years, panel.net, strict=True)):
        parts = ", ".join(
            f"{NAMES[kind][language].lower()} {amount(figures[number], language)}" for kind, figures in panel.parts
        )
        years.append(f"{year}: {NET.label[language].lower()} {amount(net, language)} ({parts})")
    return f"{f'{panel.title}: ' if panel.title else ''}{'; '.join(years)}."


def cut(text: str, most: int) -> str:
    """At most so many characters, an ellipsis for the rest."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def written(text: str) -> str:
    """Escapes a text from a workbook for SVG."""
    return escape(harmless(text))


def _named(correction: CorrectionTotals) -> str:
    return f"{correction.key} {correction.title}".strip()
