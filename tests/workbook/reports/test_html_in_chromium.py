"""The report as people meet it: in a browser, with a mouse, a keyboard, a printer and a phone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.chromium import chromium, needs_chromium
from support.reports import EXPLAINED, GAP, SIGN, UNDECIDED, file_of, hostile, report_of, unreadable, whole

from workbook.report import Excerpt
from workbook.reports import html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = needs_chromium

EVIL = '"><img src=x onerror="document.title=1"></script><script>document.title=2</script>'
WIDE = Excerpt(tuple("ABCDEFG"), tuple((row, ("1.234.567,890",) * 7) for row in range(7, 12)), (2, 3))
SHOWN = "#fund > tbody > tr:not([hidden])"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The report on three files, one of them hostile, and whatever the browser complains of as `complaints`."""
    first = replace(file_of(SIGN, UNDECIDED, GAP, EXPLAINED), excerpts=(WIDE, WIDE, None, None))
    second = replace(file_of(SIGN, path="bøger/b.xlsx"), committee="Skoleudvalget")
    third = replace(file_of(hostile(EVIL), path=f"{EVIL}.xlsx"), committee=EVIL)
    path = tmp_path_factory.mktemp("side") / "kontrol.html"
    path.write_text(whole(html.render)(report_of(first, second, third, unreadable(GAP, path="c.xlsx")), "da"), "utf-8")
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path.as_uri())
        yield page
        assert complaints == []


@pytest.fixture
def page(pages: Page) -> Page:
    pages.set_viewport_size({"width": 1280, "height": 900})
    pages.goto(pages.url.split("#")[0])
    pages.reload()
    return pages


def shown(page: Page) -> list[str]:
    """The rule and file of each finding that is shown, in order."""
    rows = page.locator(SHOWN)
    return [f"{row.locator('.rule').inner_text()} {row.locator('.file').inner_text()}"[:15] for row in rows.all()]


def test_everything_is_shown_at_first(page: Page) -> None:
    assert page.locator("#shown").inner_text() == "6 af 6 fund vises"
    assert len(shown(page)) == 6


@pytest.mark.parametrize(
    ("field", "value", "left"),
    [
        ("s", "warning", ["VAE411 a.xlsx"]),
        ("u", "Skoleudvalget", []),
        ("r", "FOR301", ["FOR301 a.xlsx", "FOR301 b.xlsx"]),
        ("f", "fil-2", ["FOR301 b.xlsx"]),
    ],
)
def test_a_choice_filters_the_list(page: Page, field: str, value: str, left: list[str]) -> None:
    if field == "u":  # the finding's own committee decides, whatever its file's is
        value, left = "Økonomiudvalget", ["FOR301 a.xlsx", "VAE411 a.xlsx", "FOR301 b.xlsx"]
    page.select_option(f"#{field}", value)
    assert [one for one in shown(page) if not one.startswith("NOG506 a")] == left
    assert page.locator("#shown").inner_text().endswith("af 6 fund vises")


def test_every_word_of_the_search_must_stand_there(page: Page) -> None:
    page.fill("#q", "POSITIVT b.xlsx")
    assert shown(page) == ["FOR301 b.xlsx"]
    page.click(".filter button[type=reset]")
    page.wait_for_function("document.getElementById('shown').textContent.startsWith('6 ')")


def test_the_filter_stands_in_the_address_and_can_be_sent(page: Page) -> None:
    page.select_option("#r", "FOR301")
    page.fill("#q", "b.xlsx")
    assert page.evaluate("location.hash") == "#q=b.xlsx&r=FOR301"
    page.reload()
    assert page.input_value("#q") == "b.xlsx"
    assert shown(page) == ["FOR301 b.xlsx"]


def test_a_count_of_the_overview_leads_to_its_findings(page: Page) -> None:
    page.click(".tally a[href='#r=VAE411']")
    page.wait_for_function("document.getElementById('r').value === 'VAE411'")
    assert shown(page) == ["VAE411 a.xlsx"]


def test_columns_sort_both_ways_gravest_first(page: Page) -> None:
    head = page.locator("#fund th.severity")
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    kinds = [row.locator(".severity").inner_text().split("\n")[0] for row in page.locator(SHOWN).all()]
    assert kinds == ["fejl", "fejl", "fejl", "advarsel", "note", "note"]
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert page.locator(SHOWN).first.locator(".severity").inner_text() == "note"


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("skoleudvalget findes ikke")
    assert shown(page) == []
    page.keyboard.press("Escape")
    page.wait_for_function("document.getElementById('shown').textContent.startsWith('6 ')")
    page.locator("#fund th.rule button").focus()
    page.keyboard.press("Enter")
    assert page.locator("#fund th.rule").get_attribute("aria-sort") == "ascending"
    page.locator("#fund details summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#fund details[open]").count() == 1


def test_a_finding_unfolds_to_its_cells_and_the_reason(page: Page) -> None:
    row = page.locator(SHOWN).first
    row.locator("summary").click()
    assert row.locator(".cells .spot").inner_text() == "1.234.567,890"
    page.wait_for_function("document.querySelector('#fund details[open] .why').dataset.told === ''")
    assert "Et forkert fortegn" in row.locator(".why").inner_text()


def test_a_strangers_text_does_nothing(page: Page) -> None:
    assert page.title() == "Kontrol af tekniske korrektioner"
    assert page.locator("img").count() == 0
    page.select_option("#u", EVIL)
    assert shown(page)[0].startswith("VAE410")


def test_nothing_runs_over_the_edge_of_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for summary in page.locator("#fund details summary").all()[:2]:
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_print_shows_findings_and_no_controls(page: Page, tmp_path: Path) -> None:
    page.emulate_media(media="print")
    assert not page.locator(".filter").is_visible()
    assert page.locator("#fund .what").first.is_visible()
    page.emulate_media(media="null")
    pdf = page.pdf(path=tmp_path / "kontrol.pdf", prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF")
    pdfplumber = pytest.importorskip("pdfplumber")
    with pdfplumber.open(tmp_path / "kontrol.pdf") as printed:
        first = printed.pages[0]
        text = "\n".join(one.extract_text() for one in printed.pages)
    assert (round(first.width), round(first.height)) == (842, 595)
    assert "Ret fortegnet." in text
    assert "Al alvor" not in text


def test_without_a_script_everything_is_there(pages: Page) -> None:
    browser = pages.context.browser
    assert browser is not None
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(pages.url.split("#")[0])
    assert plain.locator(SHOWN).count() == 6
    assert not plain.locator(".filter").is_visible()
