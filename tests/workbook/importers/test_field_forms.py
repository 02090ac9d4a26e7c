"""The forms of the field, each through the command line, with the right answer of its README."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from openpyxl import load_workbook
from support.command_line import korrektur

if TYPE_CHECKING:
    from collections.abc import Sequence

FORMS = Path(__file__).parents[4] / "shared" / "field" / "forms"


class Right(NamedTuple):
    """What must come out: netto in mio. kr. and positions a year, and words of what is said."""

    net: float
    fte: float
    said: str


RIGHT = {
    "11-sign-words.txt": Right(1.25, 2, "er vendt"),
    "80-mio-as-1000000.txt": Right(1.25, 2, ""),
    "81-100000-int.txt": Right(1.2, 2, "omregnet til mio. kr."),
    "83-sign-forbedring.txt": Right(1.25, 2, "er vendt"),
    "89-sign-plural.txt": Right(1.25, 2, "er vendt"),
    "90-sign-on-top-page.txt": Right(1.25, 2, "er vendt"),
    "a8-space-thousands.txt": Right(1.25, 2, ""),
    "b0-space-thousands-silent.txt": Right(0, 2, "kan læses på flere måder"),
    "c0-two-pages-same-last-line.txt": Right(1.25, 2, ""),
    "d01-B-years.docx": Right(1.25, 2, "er læst som 2026, 2027, 2028, 2029"),
    "d04-sign-plural-reversed.docx": Right(1.25, 2, "er vendt"),
    "d22-superscript-fte-2.docx": Right(1.25, 2, "¹ er et fodnotetegn"),
    "p02-superscript-fte.pdf": Right(1.25, 2, "¹ er et fodnotetegn"),
}

pytestmark = pytest.mark.skipif(not FORMS.is_dir(), reason="the forms of the field are not beside the repository")


@pytest.mark.parametrize("name", RIGHT)
def test_a_form_of_the_field_gives_the_right_answer(name: str, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    ran = korrektur("import", FORMS / name, "-o", out)
    totals = json.loads(korrektur("totals", "--format", "json", out).out)["files"][0]
    right = RIGHT[name]
    assert all(one["net"] == [right.net] * 4 and one["fte"] == [right.fte] * 4 for one in totals["corrections"])
    assert right.said in ran.out
    assert _titles(out)[0] == ("T401", "Øget drift af lystbådehavn")
    if right.said:
        assert any(right.said in what for what in _remembered(out))


def test_the_last_sentence_of_two_pages_is_kept(tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    korrektur("import", FORMS / "c0-two-pages-same-last-line.txt", "-o", out)
    rows = load_workbook(out)["Korrektioner"].iter_rows(min_row=4, max_row=5, values_only=True)
    assert all("Korrektionen finansieres af kassen." in row for row in rows)


def _titles(out: Path) -> Sequence[tuple[object, object]]:
    return [(row[0], row[1]) for row in load_workbook(out)["Korrektioner"].iter_rows(min_row=4, values_only=True)]


def _remembered(out: Path) -> list[str]:
    return [str(row[2]) for row in load_workbook(out)["Import"].iter_rows(min_row=4, values_only=True)]
