from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt
from support.rule_pages import render_rule, render_rule_page

from schemas.rule import Example, Rule, RuleFix, Severity, Text
from schemas.rules import RULES
from workbook.reports.markdown import anchor, plain

if TYPE_CHECKING:
    from schemas.finding import Language

ROOT = Path(__file__).parents[3]
PAGES: list[tuple[str, Language]] = [("rules.md", "en"), ("regler.md", "da")]
CHEAP = Rule(
    id="SUM699",
    name="licences-too-cheap",
    severity=Severity.ERROR,
    draft_severity=Severity.WARNING,
    title=Text("Licenserne er for billige", "The licences are too cheap"),
    why=Text("Ingen får dem til den pris.", "Nobody gets them at that price."),
    message=Text("{place}: {found} er under {floor}.", "{place}: {found} is less than {floor}."),
    wrong=Example({"Beløb": [{"2026": 0.1, "Tekst": None}]}),
    right=Example(),
)


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_the_page_in_the_repository_is_the_one_the_rules_give(name: str, language: Language) -> None:
    assert render_rule_page(language) in (ROOT / "schemas" / "rules" / name).read_text("utf-8")


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_rule_has_its_section_with_all_it_says(language: Language) -> None:
    sections = re.split(r"^### ", render_rule_page(language), flags=re.MULTILINE)[1:]
    for rule, section in zip(RULES, sections, strict=True):
        assert section.startswith(f"{rule.id}: ")
        assert f"`{rule.name}`" in section
        assert plain(rule.why[language]) in section
        assert {"en": "**Wrong**", "da": "**Forkert**"}[language] in section
        assert (f"--select {rule.id}" in section) is not rule.on


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_link_within_the_page_has_its_heading(language: Language) -> None:
    page = render_rule_page(language)
    headings = [anchor(heading.replace("\\", "")) for heading in re.findall(r"^#+ (.+)$", page, re.MULTILINE)]
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= set(headings)
    assert len(headings) == len(set(headings))


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_table_of_the_page_is_one_to_a_markdown_renderer(language: Language) -> None:
    page = render_rule_page(language)
    rendered = MarkdownIt("commonmark").enable("table").render(page)
    assert rendered.count("<table>") == len(re.findall(r"^\| -", page, re.MULTILINE))
    assert "<p>|" not in rendered


def test_a_rule_is_shown_whole() -> None:
    assert "".join(f"{part}\n" for part in render_rule(CHEAP, "da")) == (
        """\
### SUM699: Licenserne er for billige

**fejl (kladde: advarsel)** · `licences-too-cheap`

Ingen får dem til den pris.

> Siger: *‹celle›*: *‹fundet›* er under *‹…›*.

**Forkert**

| *Beløb* | Nr | Ændring | Tekst | 2026 | 2027 | 2028 | 2029 |
| ---: | --- | --- | --- | ---: | ---: | ---: | ---: |
| 4 | T101 | Merudgift | **(tom)** | **0,100** | 0,500 | 0,500 | 0,500 |

**Rigtigt**

| *Beløb* | Nr | Ændring | Tekst | 2026 | 2027 | 2028 | 2029 |
| ---: | --- | --- | --- | ---: | ---: | ---: | ---: |
| 4 | T101 | Merudgift | Licenser | 0,500 | 0,500 | 0,500 | 0,500 |

"""
    )


@pytest.mark.parametrize(
    ("safe", "said"),
    [
        (True, "Suggestion: Raise it (safe: `korrektur fix` does it)."),
        (False, "Suggestion: Raise it (a guess: only `korrektur fix --unsafe` does it)."),
    ],
)
def test_a_fix_is_told_with_what_it_takes(*, safe: bool, said: str) -> None:
    rule = replace(CHEAP, fix=RuleFix(Text("Sæt op", "Raise it"), safe=safe, cells=lambda _budgets, _hit: ()))
    assert f"{said}\n" in list(render_rule(rule, "en"))


def test_a_header_that_is_renamed_is_underlined() -> None:
    rule = replace(CHEAP, wrong=Example(headers={"Beløb": {"Varighed": "Tid"}}))
    assert any("| <ins>Tid</ins> |" in part for part in render_rule(rule, "da"))


@pytest.mark.parametrize("text", ["a | b", "*Opdateres", "_x_", "[Bilag 1]", "<b>", "`kode`", "a & b", "\\", "~~x~~"])
def test_text_from_a_rule_is_only_text(text: str) -> None:
    shown = MarkdownIt("commonmark").enable("strikethrough").render(plain(f"a {text}"))
    assert re.sub(r"</?p>|\n", "", shown).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == f"a {text}"
