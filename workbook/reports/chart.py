"""The charts of totals: net by year and service frame, and net by committee or correction; as SVG and as PNG."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import TypeVar

from schemas.calculations.totals import Totals
from schemas.finding import Language, Text
from workbook.reports import chart_parts
from workbook.reports.chart_bars import drawn_bars
from workbook.reports.chart_rows import WIDTH, drawn_rows
from workbook.reports.totals_table import INCOMPLETE, PRICES, SHOWN, control_line

BY_FRAME = Text("netto pr. år efter servicerammen", "net by year and service frame")
BY_COMMITTEE = Text("netto pr. udvalg", "net by committee")
BY_CORRECTION = Text("netto pr. korrektion", "net by correction")
_ALL = Text("I alt", "In total")
UNIT = Text("mio. kr.", "DKK million")
_UNKNOWN = Text(
    "Ikke tegnet, fordi tallene ikke kan kendes: {names}.", "Not drawn, as the figures are unknown: {names}."
)
ChartValue = TypeVar("ChartValue")
_NAME = 44
"""Letters of a committee's name that a heading has room for."""
_MARGIN = 12
"""The white margin of a picture, in pixels of the chart."""
_PER_INCH, _PPI = 96, 200
"""Pixels an inch: of the chart (CSS), and of the picture."""


def overview_charts(named: Mapping[str, Totals], language: Language) -> tuple[chart_parts.Chart, ...]:
    """The charts of these totals by committee: first by service frame, then by committee, or correction where alone.

    A pair for each budget year and price level, since their amounts cannot be added; none where nothing can be
    drawn. A total that is unknown is named below the last chart.
    """
    return _charts(_drawings(named, language), [*_not_drawn(_unknown(named), language)])


def picture(named: Mapping[str, Totals], language: Language, unread: Sequence[str] = ()) -> chart_parts.Chart | None:
    """The same charts as one, and what makes the totals incomplete; None where nothing can be drawn.

    `unread` are the files that could not be read: the picture names them.
    """
    drawn = _drawings(named, language)
    said = [*_not_drawn([*_unknown(named), *unread], language), *_incomplete(named, language)]
    return chart_parts.document([*drawn, *_noted(said)]) if drawn else None


def committee_charts(
    panels: Mapping[str, tuple[chart_parts.Panel, int | None]], unknown: Sequence[str], language: Language
) -> tuple[chart_parts.Chart, ...]:
    """The charts by service frame and committee of panels with their price levels, of any number of committees.

    Those that are `unknown` are named below the last.
    """
    return _charts(_by_committee(panels, language), [*_not_drawn(unknown, language)])


def as_png(chart: chart_parts.Chart) -> bytes:
    """The chart as a picture on white, at 200 pixels an inch; in the machine's own letters where it has them."""
    import typst  # noqa: PLC0415  a compiler, loaded where a picture is made

    width, height = ((pixels + 2 * _MARGIN) / _PER_INCH for pixels in (chart.width, chart.height))
    page = (
        f"#set page(width: {width:.4f}in, height: {height:.4f}in, margin: {_MARGIN / _PER_INCH:.4f}in, fill: white)\n"
        '#image(bytes(sys.inputs.svg), format: "svg", width: 100%)'
    )
    made = typst.compile(page.encode(), format="png", ppi=_PPI, sys_inputs={"svg": chart.svg})
    if not isinstance(made, bytes):  # several pages, which the page's size rules out
        raise TypeError
    return made


def labelled(found: Iterable[tuple[str, str, ChartValue]]) -> dict[str, ChartValue]:
    """By committee, from (committee, path, value); the file's name is said where it takes that to tell two apart."""
    listed = [(committee, PurePath(path.replace("\\", "/")), value) for committee, path, value in found]
    often = Counter(committee for committee, _, _ in listed)
    same_file = Counter((committee, path.name) for committee, path, _ in listed)
    labels: dict[str, ChartValue] = {}
    for committee, path, value in listed:
        file = str(path) if same_file[committee, path.name] > 1 else path.name
        name = f"{committee} ({file})" if committee and often[committee] > 1 else committee or file
        labels[name] = value
    return labels


def _drawings(named: Mapping[str, Totals], language: Language) -> list[chart_parts.Drawing]:
    panels = {
        name: (panel, found.price_level)
        for name, found in named.items()
        if any(one.counts for one in found.corrections) and (panel := chart_parts.totals_panel(found, name)) is not None
    }
    if len(named) > 1 or not panels:
        return _by_committee(panels, language)
    ((name, (panel, level)),) = panels.items()
    whose, measured = chart_parts.cut(name, _NAME), _measured(level, language)
    corrections = chart_parts.correction_panels(next(iter(named.values())))
    return [
        drawn_bars(replace(panel, title=""), language, _heading(whose, BY_FRAME, measured, language), WIDTH),
        drawn_rows(corrections, language, _heading(whose, BY_CORRECTION, measured, language)),
    ]


def _by_committee(
    panels: Mapping[str, tuple[chart_parts.Panel, int | None]], language: Language
) -> list[chart_parts.Drawing]:
    alike: dict[tuple[int, int | None], list[chart_parts.Panel]] = {}
    for panel, level in panels.values():
        alike.setdefault((panel.years[0], level), []).append(panel)
    drawn = []
    for (_, level), rows in alike.items():
        whose, measured = (
            chart_parts.cut(rows[0].title, _NAME) if len(rows) == 1 else _ALL[language],
            _measured(level, language),
        )
        heading = _heading(whose, BY_FRAME, measured, language)
        drawn.append(drawn_bars(chart_parts.together(rows), language, heading, WIDTH))
        drawn.append(drawn_rows(rows, language, _heading(whose, BY_COMMITTEE, measured, language)))
    return drawn


def _heading(whose: str, what: Text, measured: str, language: Language) -> str:
    return f"{whose}: {what[language]}, {measured}"


def _measured(level: int | None, language: Language) -> str:
    return f"{UNIT[language]}, {level}{PRICES[1][language]}" if level else UNIT[language]


def _charts(drawn: Sequence[chart_parts.Drawing], said: Sequence[str]) -> tuple[chart_parts.Chart, ...]:
    """Each drawing as a chart of its own, what is to be said below the last."""
    if not drawn:
        return ()
    return (*(chart_parts.document([one]) for one in drawn[:-1]), chart_parts.document([drawn[-1], *_noted(said)]))


def _unknown(named: Mapping[str, Totals]) -> list[str]:
    return [name for name, found in named.items() if chart_parts.totals_panel(found) is None]


def _not_drawn(names: Sequence[str], language: Language) -> Iterator[str]:
    if names:
        yield _UNKNOWN[language].format(names=_listed(names))


def _incomplete(named: Mapping[str, Totals], language: Language) -> Iterator[str]:
    amiss = {name: parts for name, found in named.items() if (parts := [*control_line(found, language)])}
    if amiss:
        said = _listed([*amiss]) if len(named) > 1 else " · ".join(next(iter(amiss.values())))
        yield f"{INCOMPLETE[language]}: {said}."


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:SHOWN]) + (f" + {len(names) - SHOWN}" if len(names) > SHOWN else "")


def _noted(said: Sequence[str]) -> list[chart_parts.Drawing]:
    return [chart_parts.notes(said, WIDTH)] if said else []
