from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from support.example_grids import grid_of
from support.reports import FIXABLE, GAP, JUSTIFIED, SIGN, UNDECIDED, file_of, hostile, report_of, unreadable, whole

from schemas.calculations.combined import book_totals
from schemas.rule import Example
from workbook.reading.parse import parse
from workbook.reports import html
from workbook.submissions.submission import Excerpt, Submission

if TYPE_CHECKING:
    from schemas.finding import Language

render = whole(html.render)
AROUND = Excerpt(("H", "I"), ((3, ("2026", "2027")), (9, ("0,1", "0,200"))), (1, 1))


class Page(HTMLParser):
    """A page's tags, attributes and text, failing on a tag that is not closed."""

    VOID = ("meta", "input", "!doctype")

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


@pytest.mark.parametrize(
    "part",
    [
        "Fejl nu 1 Fejl ved indsendelse 2 Advarsler 1 Noter 1 Begrundede 0",
        "FOR301 Fortegnet passer ikke til Ændring",
        "Økonomiudvalget 1 1 2 1 1 ·",
        "advarsel fejl ved indsendelse Korrektioner!F4 T304 VAE411 Indenfor servicerammen: Svaret mangler.",
        "note Hele projektmappen NOG506 T107 mangler.",
        "Fundet: 0,200 · Forventet: 0 eller derunder",
        "a.xlsx Økonomiudvalget · budget 2026 · status Kladde · 1 fejl nu, 2 ved indsendelse · 1 advarsel · 1 note",
    ],
)
def test_a_page_shows_counts_findings_and_what_the_workbook_is(part: str) -> None:
    assert part in Page(render(report_of(file_of(GAP, UNDECIDED, SIGN)), "da")).text


def test_several_workbooks_have_a_table_and_columns_of_their_own() -> None:
    one, other = file_of(SIGN, path="mappe/nord/a.xlsx"), unreadable(GAP, path="mappe/b.xlsx")
    text = Page(render(report_of(one, other), "da")).text
    assert "nord/a.xlsx Økonomiudvalget budget 2026 · status Kladde 1 1 · · ·" in text
    assert "fejl Økonomiudvalget nord/a.xlsx Beløb!I9 T104 FOR301" in text


def test_an_unreadable_file_says_why() -> None:
    text = Page(render(report_of(unreadable(GAP)), "en")).text
    assert f"cannot be read · 0 errors · 0 warnings · 1 note {html.RULE_BY_ID['ARK117'].title.en}" in text


def test_the_list_of_committees_is_no_workbook_and_no_committees_own() -> None:
    listed = Submission("lister/udvalg.txt", None, None, None, None, None, (replace(GAP, rule="ARK142"),), is_list=True)
    text = Page(render(report_of(file_of(SIGN, path="bøger/a.xlsx"), listed), "da")).text
    assert "udvalg.txt listen over udvalg, der skal indsende · · · 1 ·" in text
    assert "udvalg ikke oplyst · · · · 1 · Økonomiudvalget 1 1 1 · · ·" in text
    assert "udvalg.txt listen over udvalg, der skal indsende · 0 fejl · 0 advarsler · 1 note" in text
    assert "bøger/" not in text


def test_the_page_is_english_when_asked() -> None:
    page = render(report_of(file_of(SIGN, FIXABLE)), "en")
    assert '<html lang="en">' in page
    assert "Found: 0.200 · Expected: 0 or less · Suggestion: Trim" in Page(page).text


@pytest.mark.parametrize(("language", "written"), [("da", "Noter 1.200 "), ("en", "Notes 1,200 ")])
def test_large_counts_are_grouped_as_the_language_does(language: Language, written: str) -> None:
    assert written in Page(render(report_of(file_of(*[GAP] * 1200)), language)).text


def test_the_rule_says_why_it_is_there() -> None:
    assert html.RULE_BY_ID["FOR301"].why.da in Page(render(report_of(file_of(SIGN)), "da")).text


def test_the_cells_around_a_finding_stand_in_lines_its_own_marked() -> None:
    page = render(report_of(replace(file_of(SIGN), excerpts=(AROUND,))), "da")
    assert '<pre tabindex="0">\tH\tI\n3\t2026\t2027\n9\t0,1\t<b>0,200</b></pre>' in page


def test_a_long_list_stands_folded() -> None:
    assert "<details open>" in render(report_of(file_of(*[SIGN] * html.UNFOLDED)), "da")
    assert "<details open>" not in render(report_of(file_of(*[SIGN] * (html.UNFOLDED + 1))), "da")


def test_the_page_needs_nothing_from_elsewhere() -> None:
    page = Page(render(report_of(file_of(SIGN), unreadable(GAP)), "da"))
    assert not {"img", "link", "iframe", "object", "base"} & set(page.tags)
    assert page.tags.count("script") == page.tags.count("style") == 1
    assert all((value or "").startswith("#") for name, value in page.attributes if name in ("src", "href"))
    assert not {name for name, _ in page.attributes if name.startswith("on") or name == "style"}


@pytest.mark.parametrize("tag", ["script", "style"])
def test_the_policy_names_the_script_and_the_style_by_their_hashes(tag: str) -> None:
    page = render(report_of(file_of(SIGN)), "da")
    policy = unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0])
    content = page[page.index(f"<{tag}>") + len(tag) + 2 : page.index(f"</{tag}>")]
    assert content.isascii()  # a page printed where UTF-8 is not spoken has references for the rest
    assert f"{tag}-src 'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'")


def test_a_workbook_without_findings_says_so() -> None:
    assert "Ingen fund." in Page(render(report_of(file_of()), "da")).text


def test_a_check_that_was_interrupted_says_how_much_is_missing() -> None:
    page = render(replace(report_of(file_of()), unchecked=7), "da")
    assert "Filer, der ikke er kontrolleret: 7." in page


@pytest.mark.parametrize(("approved_by", "said"), [("Økonomi", "Godkendt af Økonomi."), ("", "Endnu ikke godkendt.")])
def test_justified_findings_stand_apart_after_all_others_with_who_justified(approved_by: str, said: str) -> None:
    assert JUSTIFIED.accepted is not None
    justified = replace(JUSTIFIED, accepted=replace(JUSTIFIED.accepted, approved_by=approved_by))
    text = Page(render(report_of(file_of(justified), file_of(SIGN, path="bøger/b.xlsx")), "da")).text
    listed = text[text.index("Hvad er der galt") :]
    assert listed.index("Ret fortegnet.") < listed.index("Begrundede fund") < listed.index("Afklares i august.")
    assert f"Begrundet af Budgetafdelingen, 01-08-2025. {said}" in listed


def test_the_totals_of_a_workbook_stand_with_their_chart() -> None:
    totals = book_totals(parse([grid_of(Example())]))[0]
    text = Page(render(report_of(replace(file_of(), totals=totals)), "da")).text
    assert "2026: netto 0,500 (inden for servicerammen 0,500); 2027: netto 0,500" in text
    assert "Mio. kr., 2026-priser 2026 2027 2028 2029 Udgifter 0,500 0,500 0,500 0,500" in text
    assert "UFULDSTÆNDIG" not in text


def test_the_corrections_of_a_few_workbooks_are_drawn_and_all_of_them_together() -> None:
    totals = book_totals(parse([grid_of(Example())]))[0]
    files = [
        replace(file_of(path=f"{number}.xlsx"), committee=f"Udvalg {number}", totals=totals) for number in range(2)
    ]
    text = Page(render(report_of(*files, unreadable(GAP, path="x.xlsx")), "da")).text
    assert text.count("Netto pr. korrektion, mio. kr.") == 4  # a title to hear and one to see
    assert "Ikke tegnet, fordi tallene ikke kan kendes: x.xlsx." in text
    assert "Udvalg 1 0,500 0,500 0,500 0,500 I alt 1,000" in text


def test_the_corrections_of_very_many_workbooks_are_not_drawn() -> None:
    file = replace(file_of(), totals=book_totals(parse([grid_of(Example())]))[0])
    text = Page(render(report_of(*[file] * (html.DRAWN + 1)), "da")).text
    assert "Netto pr. korrektion" not in text
    assert text.count("Netto pr. år, mio. kr.") == 2 * (html.DRAWN + 1)


def test_totals_that_cannot_be_known_say_unknown_and_have_no_chart() -> None:
    totals = book_totals(parse([grid_of(Example(headers={"Beløb": {"2027": None}}))]))[0]
    page = Page(render(report_of(replace(file_of(), totals=totals)), "da"))
    assert "Netto ukendt ukendt ukendt ukendt" in page.text
    assert "svg" not in page.tags


def test_incomplete_totals_have_the_control_line() -> None:
    totals = book_totals(parse([grid_of(Example({"Beløb": [{"2027": None}]}))]))[0]
    text = Page(render(report_of(replace(file_of(), totals=totals)), "da")).text
    assert "UFULDSTÆNDIG: celler tomme eller ikke tal: Beløb!" in text


@pytest.mark.parametrize(
    "text", ["<script>alert(1)<", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "<style><", "javascript:alert(1)"]
)
def test_a_strangers_text_is_text_wherever_it_stands(text: str) -> None:
    def page(word: str) -> Page:
        cells = Excerpt(("A", "B"), ((4, (word, word)),), (0, 0))
        file = replace(file_of(hostile(word)), path=f"{word}.xlsx", committee=word, excerpts=(cells,))
        return Page(render(report_of(file, file_of(SIGN)), "da"))

    dirty, clean = page(text), page("kendeord")
    assert dirty.tags == clean.tags
    assert dirty.text.count(text) == clean.text.count("kendeord")
    assert [name for name, _ in dirty.attributes] == [name for name, _ in clean.attributes]


def test_control_characters_are_spelled_out() -> None:
    page = render(report_of(file_of(hostile("\x00\x1b\u202e"))), "da")
    assert "\\x00\\x1b\\u202e" in page
    assert not {"\x00", "\x1b", "\u202e"} & set(page)


def test_the_page_comes_a_file_at_a_time() -> None:
    report = report_of(*(file_of(SIGN, path=f"{number}.xlsx") for number in range(50)))
    assert max(piece.count("FOR301") for piece in html.render(report, "da")) < 10
