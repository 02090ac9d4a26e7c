from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser

import pytest
from support.example_grids import grid_of
from support.reports import EXPLAINED, FIXABLE, GAP, SIGN, UNDECIDED, file_of, hostile, report_of, unreadable, whole

from schemas.calculations.combined import book_totals
from schemas.rule import Example
from workbook.parse import parse
from workbook.report import Excerpt
from workbook.reports import html

render = whole(html.render)


class Page(HTMLParser):
    """A page's tags, links and text, failing on a tag that is not closed."""

    VOID = ("meta", "br", "!doctype", "input")

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(source)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] not in ("style", "script"):
            self.text += f"{data.strip()} " if data.strip() else ""


def test_a_page_shows_counts_files_and_findings() -> None:
    text = Page(render(report_of(file_of(GAP, UNDECIDED, SIGN)), "da")).text
    for part in (
        "Fejl nu 1 Fejl ved indsendelse 2 Advarsler 1 Noter 1",
        "a.xlsx Økonomiudvalget budget 2026 · status Kladde 1 2 1 1",
        "FOR301 Fortegnet passer ikke til Ændring 1 · · · 1",
        "Hele projektmappen",
        "advarsel fejl ved indsendelse Økonomiudvalget a.xlsx Korrektioner F4 T304 VAE411 Indenfor servicerammen:",
        "Fundet: 0,200 · Forventet: 0 eller derunder",
    ):
        assert part in text


def test_the_page_is_english_when_asked() -> None:
    page = render(report_of(file_of(SIGN, FIXABLE)), "en")
    assert '<html lang="en">' in page
    text = Page(page).text
    assert "Errors 2 Warnings 0 Notes 0" in text
    assert "Found: 0.200 · Expected: 0 or less · Suggestion: Trim" in text


def test_the_page_needs_nothing_from_elsewhere() -> None:
    page = Page(render(report_of(file_of(SIGN), unreadable(GAP)), "da"))
    assert not {"img", "link", "iframe", "object", "base"} & set(page.tags)
    assert page.tags.count("script") == page.tags.count("style") == 1
    links = [value or "" for name, value in page.attributes if name in ("src", "href")]
    assert links
    assert all(link.startswith("#") for link in links)
    assert not {name for name, _ in page.attributes if name.startswith("on") or name == "style"}


def test_the_policy_names_the_script_and_the_style_by_their_hashes() -> None:
    page = render(report_of(file_of(SIGN)), "da")
    policy = unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0])
    for tag in ("script", "style"):
        content = page[page.index(f"<{tag}>") + len(tag) + 2 : page.index(f"</{tag}>")]
        assert f"{tag}-src 'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'")


def test_the_cells_around_a_finding_stand_with_its_own_marked() -> None:
    excerpt = Excerpt(("H", "I"), ((3, ("2026", "2027")), (9, ("0,1", "0,200"))), (1, 1))
    page = Page(render(report_of(replace(file_of(SIGN), excerpts=(excerpt,))), "da"))
    assert "Cellerne omkring I9 på arket Beløb H I 3 2026 2027 9 0,1 0,200" in page.text
    assert page.tags.count("mark") == 1


def test_why_a_rule_is_there_stands_once() -> None:
    text = Page(render(report_of(file_of(SIGN, SIGN, SIGN)), "da")).text
    assert text.count("Et forkert fortegn flytter totalen med det dobbelte af beløbet.") == 1


def test_a_check_that_was_interrupted_says_so() -> None:
    report = replace(report_of(file_of(SIGN)), unchecked=3)
    assert "Kontrollen blev afbrudt: 3 filer er ikke kontrolleret." in Page(render(report, "da")).text


def test_a_workbook_without_findings_says_so() -> None:
    assert "Ingen fund." in Page(render(report_of(file_of()), "da")).text


def test_an_explained_finding_says_who_explained() -> None:
    text = Page(render(report_of(file_of(EXPLAINED)), "da")).text
    assert "advarsel Økonomiudvalget a.xlsx Korrektioner F4 T304 VAE411 Indenfor" in text.replace(
        " fejl ved indsendelse", ""
    )
    assert "Begrundet (Budgetafdelingen, 01-08-2025): Afklares i august." in text


def test_explained_findings_stand_apart_after_the_others() -> None:
    text = Page(render(report_of(file_of(EXPLAINED, SIGN)), "en")).text
    assert text.index("is positive") < text.index("Explained findings") < text.index("No answer")


def test_the_totals_of_a_workbook_stand_below_its_findings() -> None:
    totals = book_totals(parse([grid_of(Example())]))[0]
    text = Page(render(report_of(replace(file_of(), totals=totals)), "da")).text
    assert "Mio. kr., 2026-priser 2026 2027 2028 2029 Udgifter 0,500 0,500 0,500 0,500" in text
    assert "UFULDSTÆNDIG" not in text


def test_totals_that_cannot_be_known_say_unknown() -> None:
    totals = book_totals(parse([grid_of(Example(headers={"Beløb": {"2027": None}}))]))[0]
    assert "Netto ukendt ukendt ukendt ukendt" in Page(render(report_of(replace(file_of(), totals=totals)), "da")).text


def test_incomplete_totals_have_the_control_line() -> None:
    totals = book_totals(parse([grid_of(Example({"Beløb": [{"2027": None}]}))]))[0]
    text = Page(render(report_of(replace(file_of(), totals=totals)), "da")).text
    assert "UFULDSTÆNDIG: celler tomme eller ikke tal: Beløb!" in text


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "</style>"]
)
def test_a_strangers_text_is_text_wherever_it_stands(text: str) -> None:
    # a file is shown by its name alone, so that what stands before a slash of its path is seen as a tip only
    page = Page(render(report_of(replace(file_of(hostile(text)), path=text.replace("/", "|"), committee=text)), "da"))
    clean = Page(render(report_of(replace(file_of(hostile("kendeord")), path="|", committee="kendeord")), "da"))
    assert page.tags == clean.tags
    same_name = page.text.count(text.replace("/", "|")) if "/" not in text else 0
    assert page.text.count(text) - (3 if same_name else 0) == clean.text.count("kendeord") > 8


def test_control_characters_are_spelled_out() -> None:
    page = render(report_of(file_of(hostile("\x00\x1b\u202e"))), "da")
    assert "\\x00\\x1b\\u202e" in page
    assert not {"\x00", "\x1b", "\u202e"} & set(page)
