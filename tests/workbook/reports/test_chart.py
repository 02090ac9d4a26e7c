from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from workbook.reports.chart import FILLS, HEIGHT, WIDTH, Part, bars

SVG = "{http://www.w3.org/2000/svg}"
YEARS = ("2026", "2027", "2028", "2029")
INSIDE = Part("Inden for", (10_703_000, 10_503_000, 10_503_000, 10_503_000))
OUTSIDE = Part("Uden for", (600_000, -600_000, 0, 600_000))


def drawn(*parts: Part) -> ET.Element:
    return ET.fromstring(bars("Netto", YEARS, parts, "da"))  # noqa: S314  our own drawing


def rectangles(chart: ET.Element) -> list[ET.Element]:
    return [one for one in chart.iter(f"{SVG}rect") if one.find(f"{SVG}title") is not None]


def test_every_amount_that_is_not_0_has_its_bar_with_its_words() -> None:
    tips = [one.findtext(f"{SVG}title") for one in rectangles(drawn(INSIDE, OUTSIDE))]
    assert len(tips) == 7
    assert "Uden for, 2027: -0,600" in tips


def test_the_sum_stands_above_each_year_in_danish() -> None:
    chart = drawn(INSIDE, OUTSIDE)
    texts = [one.text for one in chart.iter(f"{SVG}text")]
    assert {"11,303", "9,903", "10,503", "11,103"} <= set(texts)
    assert chart.findtext(f"{SVG}desc") == "2026: 11,303; 2027: 9,903; 2028: 10,503; 2029: 11,103"


@pytest.mark.parametrize(
    "parts",
    [
        (INSIDE, OUTSIDE),
        (Part("a", (-5, -5, -5, -5)),),
        (Part("a", (0, 0, 0, 0)),),
        (),
        tuple(Part(f"del {n}", (10**12, -(10**12), 1, -1)) for n in range(9)),
    ],
)
def test_nothing_is_drawn_outside_the_picture(parts: tuple[Part, ...]) -> None:
    for one in rectangles(drawn(*parts)):
        x, y, width, height = (float(one.attrib[name]) for name in ("x", "y", "width", "height"))
        assert 0 <= x <= x + width <= WIDTH
        assert 0 <= y <= y + height <= HEIGHT


def test_bars_are_as_high_as_their_amounts() -> None:
    one, other = (float(rectangle.attrib["height"]) for rectangle in rectangles(drawn(Part("a", (100, 50, 0, 0)))))
    assert one == pytest.approx(2 * other, abs=0.2)


def test_the_parts_are_told_apart_without_colour() -> None:
    assert len(set(FILLS)) == len(FILLS)
    fills = {one.attrib["fill"] for one in rectangles(drawn(INSIDE, OUTSIDE))}
    assert fills == {"#1f3a5f", "url(#skrå)"}


def test_a_strangers_text_is_text() -> None:
    chart = ET.fromstring(bars("<b>&\x1b", YEARS, [Part("</svg><script>", (1, 1, 1, 1))], "en"))  # noqa: S314  likewise
    assert chart.findtext(f"{SVG}title") == "<b>&\\x1b"
    assert list(chart.iter(f"{SVG}script")) == []
