"""Horizontal bars: a row a committee or correction, a column a year, the amount beside each bar."""

from collections.abc import Iterator, Sequence

from schemas.finding import Language, Text
from workbook.reports import chart_parts as parts
from workbook.reports.totals_table import amount

MOST = 16
"""Rows that are shown; of more the largest, and the others together in the last."""
WIDTH = 800
_TITLE, _BAR, _NUMBER, _APART = 246, 62, 64, 12
"""Pixels of a row's title, of the longest bar in a year's column, of the amount, and between the columns."""
_LETTERS = 43
"""Of a row's title that there is room for."""
_ROW, _THICK, _HEADER = 21, 13, 20
_REST = Text("Øvrige", "Others")
_TOTAL = Text("I alt", "Total")


def drawn_rows(panels: Sequence[parts.Panel], language: Language, heading: str) -> parts.Drawing:
    """The panels, at least one and all of the same years, as rows on one scale; below them their total.

    Of more than `MOST` those with the largest net in a year are shown; the others have one row of figures together.
    """
    shown, others = largest(panels)
    rest = [parts.together(others, f"{_REST[language]} ({len(others)})")] if others else []
    total = parts.together(panels, _TOTAL[language])
    low, high = (pick(end for row in shown for span in parts.spans(row) for end in span) for pick in (min, max))
    key, key_height = parts.legend(shown, language, WIDTH, upright=True)
    below = _HEADER + _ROW * (len(shown) + len(rest))
    body = [
        _years(total),
        *(
            f'<g transform="translate(0 {_HEADER + _ROW * number})">'
            f"{''.join((*_words(row, language), *_bars(row, low, max(high, low + 1))))}</g>"
            for number, row in enumerate(shown)
        ),
        *(f'<g transform="translate(0 {below - _ROW})">{"".join(_words(row, language))}</g>' for row in rest),
        f'<path d="M0 {below}H{WIDTH}" stroke="{parts.INK}"/>',
        f'<g transform="translate(0 {below})" font-weight="600">{"".join(_words(total, language))}</g>',
        f'<g transform="translate(0 {below + _ROW + 4})">{key}</g>',
    ]
    words = " ".join(parts.described(row, language) for row in (*shown, *rest, total))
    return parts.Drawing(heading, "".join(body), words, WIDTH, below + _ROW + 4 + key_height)


def largest(panels: Sequence[parts.Panel]) -> tuple[list[parts.Panel], list[parts.Panel]]:
    """Those that are shown and the others, each in their order."""
    if len(panels) <= MOST:
        return [*panels], []
    by_size = sorted(range(len(panels)), key=lambda at: -max(map(abs, panels[at].net)))
    kept = {*by_size[: MOST - 1]}
    return (
        [panel for number, panel in enumerate(panels) if number in kept],
        [panel for number, panel in enumerate(panels) if number not in kept],
    )


def _column(year: int) -> int:
    """Where a year's bars begin."""
    return _TITLE + year * (_BAR + _NUMBER + _APART) + _APART


def _years(panel: parts.Panel) -> str:
    return (
        "".join(
            f'<text x="{_column(number) + _BAR + _NUMBER}" y="13" text-anchor="end" font-weight="600">{year}</text>'
            for number, year in enumerate(panel.years)
        )
        + f'<path d="M0 {_HEADER}H{WIDTH}" stroke="{parts.INK}"/>'
    )


def _words(panel: parts.Panel, language: Language) -> Iterator[str]:
    yield f'<text y="15">{parts.written(parts.cut(panel.title, _LETTERS))}</text>'
    for number, net in enumerate(panel.net):
        yield f'<text x="{_column(number) + _BAR + _NUMBER}" y="15" text-anchor="end">{amount(net, language)}</text>'


def _bars(panel: parts.Panel, low: int, high: int) -> Iterator[str]:
    top = (_ROW - _THICK) / 2
    for number, (net, (lowest, highest)) in enumerate(zip(panel.net, parts.spans(panel), strict=True)):
        left = _column(number)

        def x(kroner: int, left: int = left) -> float:
            return left + (kroner - low) / (high - low) * _BAR

        for kind, (lower, higher) in parts.stacked(panel, number):
            yield parts.piece(kind, x(lower), x(higher) - x(lower), top, top + _THICK)
        if lowest < 0 < highest:
            yield f'<path d="M{x(net):.1f} {top - 2:.1f}v{_THICK + 4}" stroke="{parts.INK}" stroke-width="2"/>'
        yield f'<path d="M{x(0):.1f} 1v{_ROW - 2}" stroke="{parts.INK}" stroke-width=".8"/>'
    yield f'<path d="M0 {_ROW}H{WIDTH}" stroke="{parts.LINE}"/>'
