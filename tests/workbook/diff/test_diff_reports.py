from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook
from support.plain_grids import MIO, four, line
from support.two_versions import between, book

from workbook.diff import report_html as diff_html
from workbook.diff import report_json as diff_json
from workbook.diff import report_text as diff_text
from workbook.diff import report_xlsx as diff_xlsx
from workbook.diff.report_words import prose_parts
from workbook.reports.json import schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from schemas.finding import Language
    from workbook.diff.diff import Difference

T101 = {"nr": "T101", "title": "Husleje", "service_frame": "Ja", "background": "Lejen stiger med 1 mio. kr."}
T102 = {"nr": "T102", "title": "Befordring", "service_frame": "Nej"}
RENT = line("T101", *four(MIO), change="Merudgift", text="Husleje")


@pytest.fixture(scope="module")
def found() -> Difference:
    new_text = T101 | {"background": "Lejen stiger med 2 mio. kr.", "internal_note": "hemmeligt"}
    return between(
        book([T101, T102, {"nr": "T103", "title": "Taget ud"}], amounts=[RENT], path="a.xlsx"),
        book(
            [new_text, T102 | {"nr": "T109"}, {"nr": "T104", "title": "Ny\x1b[31m"}],
            amounts=[RENT | {"y1": 2 * MIO, "y2": 2 * MIO}, line("T104", *four(5_000), change="Merudgift")],
            path="b.xlsx",
        ),
    )


READ: dict[str, Callable[[Difference, Language], str]] = {
    "text": diff_text.render,
    "html": diff_html.render,
    "xlsx": lambda found, language: "\n".join(_cells(diff_xlsx.render(found, language))),
}


def _cells(package: bytes) -> list[str]:
    workbook = load_workbook(BytesIO(package))
    return [str(value) for sheet in workbook for row in sheet.iter_rows(values_only=True) for value in row if value]


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_json_is_as_its_schema_says(found: Difference, language: str) -> None:
    del language
    document = json.loads(diff_json.render(found))
    Draft202012Validator(schema()).validate(document)
    assert Draft202012Validator({**schema(), "oneOf": [{"$ref": "#/$defs/diff"}]}).is_valid(document)


def test_the_json_has_the_four_lines_in_mio_kr(found: Difference) -> None:
    inside = json.loads(diff_json.render(found))["totals"]["inside"]
    assert inside == {"old": [1.0, 1.0, 1.0, 1.0], "new": [1.0, 2.0, 2.0, 1.0], "change": [0.0, 1.0, 1.0, 0.0]}


@pytest.mark.parametrize("form", READ)
def test_every_report_names_what_is_new_gone_and_renumbered(form: str, found: Difference) -> None:
    said = READ[form](found, "da")
    assert all(nr in said for nr in ("T101", "T103", "T104", "T109", "T102"))


@pytest.mark.parametrize("form", READ)
def test_no_report_to_read_shows_an_internal_note(form: str, found: Difference) -> None:
    said = READ[form](found, "da")
    assert "hemmeligt" not in said
    assert "indholdet vises ikke" in " ".join(said.split())


@pytest.mark.parametrize("form", READ)
def test_no_report_lets_a_strangers_text_steer_the_terminal(form: str, found: Difference) -> None:
    assert "\x1b" not in READ[form](found, "da")


@pytest.mark.parametrize(("language", "said"), [("da", "Ingen forskelle."), ("en", "No differences.")])
def test_no_difference_is_said_in_words(language: Any, said: str) -> None:
    same = between(book([T101]), book([T101]))
    assert all(said in read(same, language) for read in READ.values())


def test_years_in_a_row_that_change_alike_stand_in_one_line(found: Difference) -> None:
    text = " ".join(diff_text.render(found, "da").split())
    assert "Beløb »Husleje«, 2027–2028 1,000 → 2,000 +1,000" in text


def test_a_changed_text_shows_the_words_that_changed(found: Difference) -> None:
    assert "[-1-] {+2+}" in diff_text.render(found, "da")
    assert "<del>1</del> <ins>2</ins>" in diff_html.render(found, "da")


def test_a_long_text_is_cut_to_the_words_around_the_change() -> None:
    words = [f"ord{n}" for n in range(40)]
    parts = [*prose_parts(" ".join(words), " ".join([*words[:20], "nyt", *words[21:]]))]
    assert [(part.kind, part.text) for part in parts] == [
        ("kept", "… ord14 ord15 ord16 ord17 ord18 ord19"),
        ("deleted", "ord20"),
        ("inserted", "nyt"),
        ("kept", "ord21 ord22 ord23 ord24 ord25 ord26 …"),
    ]


def test_the_workbook_has_figures_where_there_are_figures(found: Difference) -> None:
    sheet: Any = load_workbook(BytesIO(diff_xlsx.render(found, "da")))["Ændringer"]
    rows = [row for row in sheet.iter_rows(min_row=4, values_only=True) if row[6] == "2027" and row[1] == "T101"]
    assert [row[7:] for row in rows] == [(1, 2, 1)]


def test_a_figure_that_cannot_be_known_is_said_to_be_unknown() -> None:
    broken = between(book([T101]), book([T101], without=["amounts"]))
    assert "ukendt" in diff_text.render(broken, "da")
    assert "Beløb er ikke sammenlignet" in diff_html.render(broken, "da")
    assert "ukendt" in _cells(diff_xlsx.render(broken, "da"))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            {},
            {"budget_year": 2027},
            "Budgetårene er forskellige. Kun de år, begge har, er sammenlignet: 2027, 2028, 2029.",
        ),
        ({}, {"price_level": 2025}, "Prisniveauet er forskelligt: 2026 og 2025."),
    ],
)
def test_what_a_reader_must_know_first_is_said(old: dict[str, int], new: dict[str, int], said: str) -> None:
    text = diff_text.render(between(book([T101], **old), book([T101], **new)), "da")
    assert said in " ".join(text.split())
