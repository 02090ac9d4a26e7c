"""What `korrektur forms` prints, `korrektur import` brings back: the same totals, and nothing told that is not so."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from support.command_line import korrektur
from support.workbooks import sample_at

from addin.ribbon.handlers import import_forms
from workbook import template
from workbook.template.samples import sample

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbook.grid import Contents

LONG = "Ældre & yngre <b>borgere</b> – »citat« “quote” ½ % 3,5 € … § 2, stk. 1; a/b\\c *note* 1.250 kr. "
HARD = {
    "title": 'Ældrepleje & "citat" <IT> – 100 % § 2',
    "background": "\n\n".join(LONG + "Arbejdsmarkedsuddannelserne vokser. " * 60 for _ in range(4)),
}


def _with(first: dict[str, Any], *others: dict[str, Any]) -> Contents:
    """The sample with facts of its first corrections written anew."""
    contents = sample()
    new = (first, *others, *({} for _ in contents.rows["corrections"]))
    rows = tuple({**row, **facts} for row, facts in zip(contents.rows["corrections"], new, strict=False))
    return replace(contents, rows={**contents.rows, "corrections": rows})


def _in_thousands() -> Contents:
    contents = sample()
    return replace(contents, unit="1.000 kr.", master_data={**contents.master_data, "unit": "1.000 kr."})


BOOKS: dict[str, Callable[[], Contents]] = {
    "the sample": sample,
    "a workbook in 1.000 kr.": _in_thousands,
    "corrections that do not count": lambda: _with(
        {"status": "Udgået"}, {"decision": "Udskudt"}, {"status": "Foreløbig"}, {"decision": "Forkastet"}
    ),
    "long prose and special characters": lambda: _with(HARD),
}


def _merged(folder: Path) -> Path:
    contents = sample()
    numbers = {
        sheet: tuple({**row, **({"nr": f"B{str(row['nr'])[1:]}"} if row.get("nr") else {})} for row in rows)
        for sheet, rows in contents.rows.items()
    }
    facts = {**contents.master_data, "committee": "Teknisk Udvalg", "number_series": "B1"}
    other = folder / "b.xlsx"
    other.write_bytes(template.build(replace(contents, master_data=facts, rows=numbers)))
    korrektur("merge", sample_at(folder / "a.xlsx"), other, "-o", folder / "S.xlsx")
    return folder / "S.xlsx"


def _book(folder: Path, name: str) -> Path:
    path = folder / "S.xlsx"
    path.write_bytes(template.build(BOOKS[name]()))
    return path


def _back(book: Path, ending: str) -> Path:
    forms, back = book.with_name(f"F.{ending}"), book.with_name("B.xlsx")
    assert korrektur("forms", book, "-o", forms).code == 0
    assert korrektur("import", forms, "-o", back).code == 0
    return back


def _totals(path: Path) -> tuple[Any, ...]:
    ran = korrektur("totals", "--format", "json", path)
    file = json.loads(ran.out)["files"][0]
    each = [(one["key"], one["title"], one["net"], one["fte"]) for one in file["corrections"]]
    return ran.code, file["total"], file["service_frame"], file["unconverted"], file["awaiting"], each


def _findings_of_import(path: Path) -> list[tuple[str, str]]:
    ran = korrektur("validate", "--format", "json", path)
    assert ran.code == 1
    found = json.loads(ran.out)["files"][0]["findings"]
    return [(one["rule"], one["message"]) for one in found if one["rule"].startswith("IMP")]


@pytest.mark.parametrize("ending", ["pdf", "docx"])
@pytest.mark.parametrize("name", BOOKS)
def test_forms_come_back_with_the_same_totals(name: str, ending: str, tmp_path: Path) -> None:
    book = _book(tmp_path, name)
    back = _back(book, ending)
    assert _totals(back) == _totals(book)
    assert _findings_of_import(back) == []


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_the_forms_of_two_committees_come_back_without_their_names(ending: str, tmp_path: Path) -> None:
    book = _merged(tmp_path)
    back = _back(book, ending)
    assert _totals(back)[1:] == _totals(book)[1:]
    ((rule, message),) = _findings_of_import(back)
    assert (rule, "Her står Teknisk Udvalg, et andet sted Økonomiudvalget" in message) == ("IMP902", True)


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_the_button_brings_the_same_back(ending: str, tmp_path: Path) -> None:
    book, forms, back = sample_at(tmp_path / "S.xlsx"), tmp_path / f"F.{ending}", tmp_path / "B.xlsx"
    assert korrektur("forms", book, "-o", forms).code == 0
    reply = import_forms(None, path=str(back), sources=[str(forms)])
    assert reply.opens == str(back)
    assert _totals(back) == _totals(book)
