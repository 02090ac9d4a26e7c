from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from support.example_grids import grid_of

from schemas.calculations.combined import book_totals
from schemas.calculations.rows import CorrectionTotals, plus
from schemas.rule import Example
from workbook.reading.parse import parse
from workbook.reports.chart import as_png, committee_charts, labelled, overview_charts, picture
from workbook.reports.chart_parts import Chart, Panel
from workbook.reports.chart_rows import MOST, largest

if TYPE_CHECKING:
    from schemas.calculations.rows import Four
    from schemas.calculations.totals import Totals

SVG = "{http://www.w3.org/2000/svg}"
YEARS = (2026, 2027, 2028, 2029)


@cache
def empty() -> Totals:
    """The totals of a workbook of one correction."""
    return book_totals(parse([grid_of(Example())]))[0]


def budget(*nets: Four, level: int | None = 2026, counts: bool = True) -> Totals:
    """Totals of corrections inside the frame with these nets."""
    corrections = tuple(
        CorrectionTotals(f"T{101 + number}", "Udvalg", "Titel", "inside", counts, net, (0,) * 4, net, (0,) * 4)
        for number, net in enumerate(nets)
    )
    inside = plus((0, 0, 0, 0), *nets)
    return replace(
        empty(),
        price_level=level,
        net=inside,
        inside=inside,
        outside=(0,) * 4,
        undecided=(0,) * 4,
        corrections=corrections,
    )


ONE = budget((1_000_000, 500_000, 0, -250_000), (250_000,) * 4)
OTHER = budget((2_000_000,) * 4)
UNKNOWN = replace(ONE, inside=None, net=None)


def texts(chart: Chart | None) -> list[str]:
    assert chart is not None
    return [one.text or "" for one in ET.fromstring(chart.svg).iter(f"{SVG}text")]  # noqa: S314  our own drawing


def test_one_committee_is_drawn_by_service_frame_and_by_correction() -> None:
    by_frame, by_correction = overview_charts({"Skoleudvalget": ONE}, "da")
    assert texts(by_frame)[0] == "Skoleudvalget: netto pr. år efter servicerammen, mio. kr., 2026-priser"
    assert texts(by_correction)[0] == "Skoleudvalget: netto pr. korrektion, mio. kr., 2026-priser"
    assert texts(by_correction)[5:10] == ["T101 Titel", "1,000", "0,500", "0,000", "-0,250"]


def test_several_committees_are_drawn_by_committee_with_their_total() -> None:
    by_frame, by_committee = overview_charts({"A": ONE, "B": OTHER}, "da")
    assert "3,250" in texts(by_frame)
    assert texts(by_committee)[10:20] == ["B", *["2,000"] * 4, "I alt", "3,250", "2,750", "2,250", "2,000"]


def test_the_words_for_those_who_cannot_see_it_say_every_figure() -> None:
    by_frame, _ = overview_charts({"A": ONE}, "en")
    assert by_frame.alt.startswith(
        "A: net by year and service frame, DKK million, 2026 prices: 2026: net 1.250 (inside the service frame 1.250); "
    )
    assert f"<title>{by_frame.alt.split(': 2026')[0]}</title>" in by_frame.svg


def test_budgets_in_other_prices_are_not_added() -> None:
    headings = [texts(chart)[0] for chart in overview_charts({"A": ONE, "B": replace(OTHER, price_level=2025)}, "da")]
    assert headings == [
        "A: netto pr. år efter servicerammen, mio. kr., 2026-priser",
        "A: netto pr. udvalg, mio. kr., 2026-priser",
        "B: netto pr. år efter servicerammen, mio. kr., 2025-priser",
        "B: netto pr. udvalg, mio. kr., 2025-priser",
    ]


def test_a_total_that_is_unknown_is_named_and_not_drawn_as_nothing() -> None:
    words = texts(picture({"A": ONE, "B": UNKNOWN}, "da", ["c.xlsx"]))
    assert "Ikke tegnet, fordi tallene ikke kan kendes: B, c.xlsx." in words
    assert "B" not in words


@pytest.mark.parametrize("found", [UNKNOWN, budget(), budget((1, 1, 1, 1), counts=False), replace(ONE, years=None)])
def test_where_nothing_can_be_drawn_nothing_is(found: Totals) -> None:
    assert picture({"A": found}, "da") is None
    assert overview_charts({"A": found}, "da") == ()


def test_what_makes_a_total_incomplete_stands_below_the_picture() -> None:
    words = texts(picture({"A": replace(ONE, awaiting=("T103",))}, "da"))
    assert words[-1] == "UFULDSTÆNDIG: afventer tal: T103."


def test_of_very_many_the_largest_are_drawn_and_the_others_summed() -> None:
    chart = overview_charts(
        {"A": budget(*((number,) * 4 for number in range(1_000_000, 101_000_000, 1_000_000)))}, "da"
    )[1]
    words = texts(chart)
    assert [word for word in words if word.startswith("T")] == [f"T{number} Titel" for number in range(186, 201)]
    assert words[words.index("Øvrige (85)") :][1] == "3.655,000"
    assert words[words.index("I alt") :][1] == "5.050,000"


def test_the_largest_are_those_with_the_largest_net_in_any_year_whatever_its_sign() -> None:
    panels = [Panel(str(number), YEARS, (("inside", (0, number, 0, 0)),)) for number in range(-20, 5)]
    shown, others = largest(panels)
    assert [panel.title for panel in shown] == [str(number) for number in range(-20, -20 + MOST - 1)]
    assert len(others) == 25 - len(shown)


def test_lying_bars_are_as_long_as_their_amounts() -> None:
    _, chart = overview_charts({"A": budget((4_000_000, 2_000_000, 0, -1_000_000))}, "da")
    lengths = [float(one) for one in re.findall(r'class="inside" d="M[\d.]+ [\d.]+h([\d.]+)V', chart.svg)][:3]
    assert lengths == [
        pytest.approx(lengths[0]),
        pytest.approx(lengths[0] / 2, abs=0.1),
        pytest.approx(lengths[0] / 4, abs=0.1),
    ]


def test_no_row_is_drawn_beyond_the_picture() -> None:
    _, chart = overview_charts({"A": budget(*[(10**12, -(10**12), 1, -1)] * 40)}, "da")
    ends = [
        (float(x), float(x) + float(w))
        for x, w in re.findall(r'class="inside" d="M([\d.]+) [\d.]+h([\d.]+)', chart.svg)
    ]
    assert all(0 <= left <= right <= chart.width for left, right in ends)


def test_a_png_is_as_large_as_its_chart_and_the_same_each_time() -> None:
    chart = picture({"A": ONE}, "da")
    assert chart is not None
    made = as_png(chart)
    assert made.startswith(b"\x89PNG")
    assert int.from_bytes(made[16:20]) == round((chart.width + 24) / 96 * 200)
    assert as_png(chart) == made


def test_committees_that_are_in_two_files_are_told_apart_by_the_file() -> None:
    found = labelled([("A", "x/a.xlsx", 1), ("A", "x/b.xlsx", 2), ("B", "x/c.xlsx", 3), ("", "x/d.xlsx", 4)])
    assert found == {"A (a.xlsx)": 1, "A (b.xlsx)": 2, "B": 3, "d.xlsx": 4}


def test_files_of_one_name_are_told_apart_by_their_folders() -> None:
    assert [*labelled([("A", "x/a.xlsx", 1), ("A", "y/a.xlsx", 2)])] == [
        f"A ({PurePath(f'{one}/a.xlsx')})" for one in "xy"
    ]


def test_a_strangers_name_is_text() -> None:
    evil = '</text><script>"&\x1b'
    charts = committee_charts({evil: (Panel(evil, YEARS, (("inside", (1, 1, 1, 1)),)), None)}, [evil], "da")
    assert '</text><script>"&\\x1b' in texts(charts[1])
    assert texts(charts[1])[-1] == 'Ikke tegnet, fordi tallene ikke kan kendes: </text><script>"&\\x1b.'
