from __future__ import annotations

import itertools
import re
from xml.etree import ElementTree as ET

import pytest
from support.example_grids import grid_of

from schemas.calculations.combined import book_totals
from schemas.rule import Example
from workbook.reading.parse import parse
from workbook.reports.chart_bars import bars
from workbook.reports.chart_parts import LOOKS, Panel, axis_for, correction_panels, hatching, totals_panel

SVG = "{http://www.w3.org/2000/svg}"
YEARS = (2026, 2027, 2028, 2029)
BOTH = Panel(
    "Udvalg", YEARS, (("inside", (10_703_000, 10_503_000, 0, -500_000)), ("outside", (600_000, -600_000, 0, -250_000)))
)
LARGEST = Panel("", YEARS, (("inside", (10**12, -(10**12), 1, -1)), ("undecided", (-(10**12), 10**12, 0, 0))))


def drawn(panel: Panel) -> ET.Element:
    return ET.fromstring(bars(panel, "da"))  # noqa: S314  our own drawing


def words(chart: ET.Element) -> list[str]:
    return [one.text or "" for one in chart.iter(f"{SVG}text")]


def pieces(chart: ET.Element, kind: str) -> list[tuple[float, float]]:
    """(top, bottom) of every bar of this kind, not of the legend."""
    paths = [one.attrib["d"] for one in chart.iter(f"{SVG}path") if one.get("class") == kind]
    ends = [re.match(r"M[\d.]+ ([\d.]+)h[\d.]+V([\d.]+)", path) for path in paths]
    return [(float(end[1]), float(end[2])) for end in ends if end][:-1]


def test_the_net_stands_at_each_year_in_danish() -> None:
    assert {"11,303", "9,903", "0,000", "-0,750"} <= set(words(drawn(BOTH)))


def test_the_chart_is_told_in_words() -> None:
    assert (drawn(BOTH).findtext(f"{SVG}desc") or "").startswith(
        "Udvalg: 2026: netto 11,303 (inden for servicerammen 10,703, uden for servicerammen 0,600); 2027: netto 9,903"
    )


def test_english_has_points() -> None:
    assert "11.303" in bars(BOTH, "en")


def test_bars_are_as_high_as_their_amounts() -> None:
    (top, bottom), (other_top, other_bottom) = pieces(
        drawn(Panel("", YEARS, (("inside", (4_000_000, 2_000_000, 0, 0)),))), "inside"
    )
    assert bottom - top == pytest.approx(2 * (other_bottom - other_top), abs=0.2)


def test_parts_below_zero_hang_under_the_line() -> None:
    inside, outside = (pieces(drawn(BOTH), kind) for kind in ("inside", "outside"))
    assert outside[1][0] == inside[0][1]


@pytest.mark.parametrize("panel", [BOTH, LARGEST, Panel("", YEARS, (("mixed", (0, 0, 0, 0)),))])
def test_nothing_is_drawn_outside_the_picture(panel: Panel) -> None:
    chart = drawn(panel)
    ends = [end for kind in LOOKS for piece in pieces(chart, kind) for end in piece]
    assert all(0 <= end <= float(chart.attrib["height"]) for end in ends)
    assert all(0 <= float(one.get("y", 0)) <= float(chart.attrib["height"]) for one in chart.iter(f"{SVG}text"))


def test_the_kinds_are_told_apart_without_colour() -> None:
    def light(colour: str) -> float:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    greys = sorted(light(fill) for fill, _, _ in LOOKS.values())
    assert min(high - low for low, high in itertools.pairwise(greys)) > 40


def test_the_net_is_marked_only_where_a_bar_reaches_both_ways() -> None:
    assert "Netto" in words(drawn(BOTH))
    assert "Netto" not in words(drawn(Panel("", YEARS, (("inside", (1, 1, 1, 1)),))))


def test_a_workbooks_bars_are_its_net_by_the_service_frame() -> None:
    panel = totals_panel(book_totals(parse([grid_of(Example())]))[0])
    assert panel == Panel("", YEARS, (("inside", (500_000,) * 4),))


def test_every_correction_that_counts_has_its_bars() -> None:
    rows = [{"Nr": "T101"}, {"Nr": "T102", "Titel": "Anden", "Status": "Udgået"}]
    found = book_totals(parse([grid_of(Example({"Korrektioner": rows}))]))[0]
    assert [panel.title.split()[0] for panel in correction_panels(found)] == ["T101"]


def test_a_strangers_text_is_text() -> None:
    chart = drawn(Panel("</g><script>&\x1b", YEARS, (("inside", (1, 1, 1, 1)),)))
    assert (chart.findtext(f"{SVG}desc") or "").startswith("</g><script>&\\x1b: 2026")
    assert list(chart.iter(f"{SVG}script")) == []


@pytest.mark.parametrize(
    ("spans", "ticks"),
    [
        ([(0, 11_548_000)], [0, 5_000_000, 10_000_000, 15_000_000]),
        ([(-1_960_000, 23_187_000)], [-10_000_000, 0, 10_000_000, 20_000_000, 30_000_000]),
        ([(0, 3)], [0, 1, 2, 3]),
        ([], [0, 500_000, 1_000_000]),
    ],
)
def test_the_axis_has_round_figures_and_zero(spans: list[tuple[int, int]], ticks: list[int]) -> None:
    assert [*axis_for(spans).ticks] == ticks


@pytest.mark.parametrize("rightwards", [True, False])
def test_hatching_does_not_leave_its_rectangle(*, rightwards: bool) -> None:
    numbers = [float(number) for number in re.findall(r"[\d.]+", hatching(10, 20, 40, 25, rightwards=rightwards))]
    assert numbers
    assert all(10 <= x <= 50 for x in numbers[::2])
    assert all(20 <= y <= 45 for y in numbers[1::2])
