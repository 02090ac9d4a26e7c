"""The report as people meet it: in a browser, with a mouse, a keyboard, a printer and a phone."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pdfplumber
import pytest
from support.chromium import chromium, needs_chromium
from support.example_grids import grid_of
from support.processes import A_LONG_WHILE
from support.reports import GAP, JUSTIFIED, SIGN, UNDECIDED, file_of, hostile, report_of, unreadable, whole

from schemas.calculations.combined import book_totals
from schemas.rule import Example
from workbook.reading.parse import parse
from workbook.reports import html
from workbook.submissions.submission import Excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from schemas.finding import Finding

pytestmark = [needs_chromium, pytest.mark.heavy]

EVIL = '"><img src=x onerror="document.title=1"></script><script>document.title=2</script><a href="javascript:0">'
WIDE = Excerpt(tuple("ABCDEFG"), tuple((row, ("1.234.567,890",) * 7) for row in (3, 8, 9, 10)), (2, 3))
ROWS = "#fund > .rows > tr:not([hidden])"


def at(finding: Finding, path: str, cell: str) -> Finding:
    return replace(finding, place=replace(finding.place, path=path, cell=cell))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A report on three workbooks, one of them hostile, and a file that could not be read."""
    totals = book_totals(parse([grid_of(Example())]))[0]
    first = replace(file_of(SIGN, UNDECIDED, GAP, JUSTIFIED), excerpts=(WIDE, WIDE, None, None), totals=replace(totals))
    school = at(replace(SIGN, place=replace(SIGN.place, committee="Skoleudvalget")), "b.xlsx", "I10")
    second = replace(file_of(school, at(SIGN, "b.xlsx", "I9"), path="bøger/b.xlsx"), committee="Skoleudvalget")
    evil = Excerpt(("A", "B"), ((4, (EVIL, EVIL)),), (0, 1))
    third = replace(file_of(hostile(EVIL), path=f"bøger/{EVIL}.xlsx"), committee=EVIL, excerpts=(evil,))
    report = report_of(first, second, third, unreadable(GAP, path="bøger/c.xlsx"))
    path = tmp_path_factory.mktemp("side") / "kontrol.html"
    path.write_text(whole(html.render)(report, "da"), "utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def only_page(browser: Browser, address: str) -> Iterator[Page]:
    """The one page that all tests use, which complains of nothing and asks for nothing else."""
    one = browser.new_page()
    one.set_default_timeout(1_000 * A_LONG_WHILE)
    complaints: list[str] = []
    one.on("console", lambda message: complaints.append(message.text))
    one.on("pageerror", lambda error: complaints.append(str(error)))
    one.on("request", lambda request: None if request.url.startswith(address) else complaints.append(request.url))
    yield one
    assert complaints == []


@pytest.fixture
def page(only_page: Page, address: str) -> Page:
    """The report as it opens on a desk."""
    only_page.set_viewport_size({"width": 1280, "height": 900})
    only_page.goto("about:blank")
    only_page.goto(address)
    return only_page


def places(page: Page) -> list[str]:
    """Sheet and cell of each finding that is shown, in order."""
    column = "cells => [...document.querySelectorAll('#fund thead th')].findIndex(th => th.dataset.key === 'place')"
    return [row.locator("td").nth(int(page.evaluate(column))).inner_text() for row in page.locator(ROWS).all()]


def count(page: Page) -> str:
    return page.locator("#shown").inner_text()


def settled(page: Page, words: str) -> None:
    """Wait for the line that says how many are shown; the policy lets no test evaluate words as code."""
    page.locator("#shown", has_text=words).wait_for()


EVERY = ["Beløb!I9", "Korrektioner!F4", "Hele projektmappen", "Beløb!I10", "Beløb!I9"]


def test_everything_is_shown_at_first_the_justified_last(page: Page) -> None:
    assert count(page) == "Viser 8 af 8 fund"
    assert places(page)[:5] == EVERY
    assert page.locator(ROWS).last.get_attribute("class") == "accepted"


@pytest.mark.parametrize(
    ("field", "value", "left"),
    [
        ("severity", "error", 4),
        ("severity", "barred", 5),
        ("severity", "accepted", 1),
        ("committee", "Skoleudvalget", 1),
        ("committee", "udvalg ikke oplyst", 1),
        ("committee", EVIL, 1),
        ("rule", "FOR301", 3),
        ("workbook", "b.xlsx", 2),
    ],
)
def test_a_choice_filters_the_list(page: Page, field: str, value: str, left: int) -> None:
    page.select_option(f"#filter [name={field}]", value)
    settled(page, f"Viser {left} af 8 fund")
    assert page.locator(ROWS).count() == left


def test_every_word_of_the_search_must_stand_in_the_finding(page: Page) -> None:
    page.fill("#filter [name=q]", "POSITIVT b.xlsx i10")
    settled(page, "Viser 1 af")
    assert places(page) == ["Beløb!I10"]


def test_the_cells_around_are_not_searched(page: Page) -> None:
    page.fill("#filter [name=q]", "1.234.567,890")
    settled(page, "Viser 0 af")


def test_other_workbooks_are_put_away_with_their_findings(page: Page) -> None:
    page.select_option("#filter [name=workbook]", "b.xlsx")
    settled(page, "Viser 2 af")
    assert page.locator(".book:not([hidden]) h3").all_inner_texts() == ["b.xlsx"]


def test_the_state_stands_in_the_address_and_can_be_sent(page: Page, browser: Browser) -> None:
    page.select_option("#filter [name=rule]", "FOR301")
    page.fill("#filter [name=q]", "b.xlsx")
    settled(page, "Viser 2 af")
    page.click("#fund th[data-key=place] button")
    page.click("#fund th[data-key=place] button")
    assert page.url.endswith("#q=b.xlsx&rule=FOR301&sort=-place")
    other = browser.new_page()
    other.goto(page.url)
    assert places(other) == places(page) == ["Beløb!I10", "Beløb!I9"]
    other.close()


@pytest.mark.parametrize(
    ("link", "left"), [("#regel-VAE411 a", 2), (".cards .note a", 2), ("#udvalg a >> text=Skoleudvalget", 1)]
)
def test_a_count_of_the_overview_leads_to_its_findings(page: Page, link: str, left: int) -> None:
    page.click(link)
    settled(page, f"Viser {left} af 8")


def test_columns_sort_both_ways_the_justified_apart(page: Page) -> None:
    head = page.locator("#fund th[data-key=severity]")
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    kinds = [row.get_attribute("class") for row in page.locator(ROWS).all()]
    assert kinds == [*["error barred"] * 4, "warning barred", "note", "note", "accepted"]
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert page.locator(ROWS).first.get_attribute("class") == "note"


def test_places_sort_by_sheet_row_and_column(page: Page) -> None:
    page.click("#fund th[data-key=place] button")
    assert [place for place in places(page) if place.startswith("Beløb")] == ["Beløb!I9", "Beløb!I9", "Beløb!I10"]


def test_the_table_of_workbooks_sorts_by_its_numbers(page: Page) -> None:
    page.click("#filer th:has-text('Fejl nu') button")
    page.click("#filer th:has-text('Fejl nu') button")
    assert page.locator("#filer tbody th").first.inner_text() == "b.xlsx"


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("i10")
    settled(page, "Viser 1 af")
    page.keyboard.press("Escape")
    settled(page, "Viser 8 af")
    page.locator("#fund th[data-key=rule] button").focus()
    page.keyboard.press("Enter")
    assert page.locator("#fund th[data-key=rule]").get_attribute("aria-sort") == "ascending"
    page.keyboard.press("Tab")
    focused = "() => getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(focused) == "solid"


def test_clearing_brings_back_the_order_too(page: Page) -> None:
    page.click("#fund th[data-key=number] button")
    page.click("#fund th[data-key=number] button")
    page.click("#empty")
    assert places(page)[:5] == EVERY
    assert page.locator("#fund [aria-sort]").count() == 0


def test_an_unfolded_finding_shows_its_cells_and_why(page: Page) -> None:
    row = page.locator(ROWS).first
    assert row.locator(".cells caption").inner_text() == "Cellerne omkring Beløb!I9"
    assert row.locator(".cells tr").first.inner_text().split() == list("ABCDEFG")
    assert row.locator(".spot").text_content() == "1.234.567,890 (her er fundet)"
    assert "Et forkert fortegn" in row.locator("details p").inner_text()


def test_all_fold_at_once(page: Page) -> None:
    page.click("#fold")
    assert page.locator("#fund details[open]").count() == 0
    page.click("#fold")
    assert page.locator("#fund details[open]").count() == 8


def test_the_list_is_a_table_also_to_those_who_hear_it(page: Page) -> None:
    assert page.get_by_role("row", name="fejl Økonomiudvalget a.xlsx Beløb!I9").count() == 1
    assert page.get_by_role("columnheader", name="Alvor").count() == 1


def test_a_strangers_text_does_nothing(page: Page) -> None:
    assert page.title() == "Kontrol af tekniske korrektioner"
    assert page.locator("img").count() == 0
    assert page.locator("#fund .spot", has_text=EVIL).count() == 1
    assert page.evaluate("() => [...document.links].every(link => link.protocol === 'file:')")


def test_nothing_runs_over_the_edge_of_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("() => document.documentElement.scrollWidth") == 390
    assert page.locator("#fund .cells").first.evaluate("table => table.offsetWidth") <= 358


def test_print_is_a4_has_no_controls_and_repeats_its_headers(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "lang.html"
    path.write_text(whole(html.render)(report_of(file_of(*[SIGN] * 40)), "da"), "utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    with pdfplumber.open(BytesIO(page.pdf(prefer_css_page_size=True))) as printed:
        texts = [one.extract_text() for one in printed.pages]
        assert (round(printed.pages[0].width), round(printed.pages[0].height)) == (595, 842)
    page.close()
    listed = [text for text in texts if "Ret fortegnet." in text]
    assert len(listed) > 1
    assert all("Hvad er der galt, og hvad gør jeg" in text for text in listed)
    assert not any("Fold alle" in text for text in texts)


def test_print_says_what_was_chosen(page: Page) -> None:
    page.select_option("#filter [name=rule]", "FOR301")
    settled(page, "Viser 3 af")
    with pdfplumber.open(BytesIO(page.pdf(prefer_css_page_size=True))) as printed:
        text = "\n".join(one.extract_text() for one in printed.pages)
    assert "FOR301 Fortegnet passer ikke til Ændring · Viser 3 af 8 fund" in text


def test_without_a_script_everything_is_there_and_no_control(browser: Browser, address: str) -> None:
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(address)
    assert plain.locator(ROWS).count() == 8
    assert plain.locator("#fund pre b").first.is_visible()
    assert plain.locator("button:visible, select:visible, input:visible").count() == 0
    plain.context.close()
