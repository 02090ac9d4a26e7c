"""A figure that falls short of the workbook says so, in every command that shows or carries it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from support.command_line import korrektur
from support.example_grids import submitted_for
from support.workbook_changes import changed
from support.workbooks import sample_at

from schemas.calculations.measures import FIELDS
from schemas.rules import RULES
from schemas.settings import Settings
from workbook.api import Totals, read, roll
from workbook.api import merge as merged
from workbook.reading.read import read as read_grid
from workbook.submissions.checking import check_reads

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from schemas.finding import Omission
    from workbook.submissions.submission import Submission

FIRST_BELOW = 20
BELOW = f"2 rækker under tabellen tæller ikke med (Beløb!A{FIRST_BELOW})"
"""What is said of `short`."""


@pytest.fixture
def short(tmp_path: Path) -> Path:
    """The sample with two amounts below the table."""
    path = sample_at(tmp_path / "kort.xlsx")
    cells = {
        f"Beløb!{column}{row}": value
        for row in (FIRST_BELOW, FIRST_BELOW + 1)
        for column, value in zip("ACDHIJK", ("T101", "Merudgift", "Ekstra", 0.1, 0.1, 0.1, 0.1), strict=True)
    }
    path.write_bytes(changed(path.read_bytes(), {"cells": cells}))
    return path


def gaps(totals: Totals) -> Iterator[str]:
    """What makes these totals fall short without a reservation that says so."""
    said = {one.omits for one in totals.reservations}
    wanting: dict[Omission, object] = {
        "unknown": any(one.of(totals) is None for one in FIELDS),
        "cells": totals.incomplete,
        "loose": totals.loose,
        "unconverted": totals.unconverted,
        "awaited": totals.awaiting,
    }
    for omits, is_so in wanting.items():
        if is_so and omits not in said and not (omits == "cells" and "loose" in said):
            yield omits


def test_whatever_a_rule_finds_no_total_falls_short_without_a_reservation() -> None:
    examples = [(rule.id, one) for rule in RULES for one in (rule.wrong, rule.right, *rule.silent)]
    placed = [(name, read) for name, example in examples for read in submitted_for(example)]
    found: list[Submission] = check_reads([read for _, read in placed])
    short = [
        (name, gap)
        for (name, _), file in zip(placed, found, strict=True)
        if file.totals is not None
        for gap in gaps(file.totals)
    ]
    assert short == []


def test_a_rule_that_says_what_is_left_out_is_always_asked() -> None:
    assert [rule.id for rule in RULES if rule.omits is not None and not rule.on] == []


def test_reservations_do_not_depend_on_the_settings(short: Path) -> None:
    grid = read_grid(short)
    with_all, without = (
        check_reads([grid], one)[0].reservations for one in (Settings(), Settings(ignore=frozenset({"ARK115"})))
    )
    assert with_all == without != ()


class TestTotals:
    def test_says_what_it_leaves_out_and_fails(self, short: Path) -> None:
        ran = korrektur("totals", short)
        assert BELOW in " ".join(ran.out.split())
        assert ran.code == 1

    def test_lists_it_for_scripts(self, short: Path) -> None:
        (file,) = json.loads(korrektur("totals", short, "--format", "json").out)["files"]
        left_out = [one for one in file["reservations"] if one["rule"] == "ARK115"]
        assert left_out == [
            {
                "rule": "ARK115", "sheet": "Beløb", "cells": f"A{FIRST_BELOW}", "committee": None, "unknown": False,
                "message": "2 rækker under tabellen tæller ikke med",
            }
        ]  # fmt: skip

    def test_gives_a_reason_for_what_is_unknown(self, tmp_path: Path) -> None:
        path = sample_at(tmp_path / "a.xlsx")
        path.write_bytes(changed(path.read_bytes(), {"cells": {"Beløb!J3": "Bemærkning"}}))
        ran = korrektur("totals", path)
        assert "En årskolonne mangler: tallene er ukendte (Beløb!J3)" in " ".join(ran.out.split())
        assert ran.code == 1

    def test_does_not_fail_for_what_is_unconverted_or_awaited(self, tmp_path: Path) -> None:
        path = sample_at(tmp_path / "a.xlsx")
        (file,) = json.loads(korrektur("totals", path, "--format", "json").out)["files"]
        assert {one["rule"] for one in file["reservations"]} == {"PRI701", "PRI703", "SUM602", "SUM603"}
        assert korrektur("totals", path).code == 0

    def test_draws_it_under_the_chart(self, short: Path, tmp_path: Path) -> None:
        korrektur("totals", short, "--chart", tmp_path / "a.svg")
        assert "under tabellen" in (tmp_path / "a.svg").read_text("utf-8")


def test_the_web_page_says_it(short: Path, tmp_path: Path) -> None:
    korrektur("validate", short, "--format", "html", "-o", tmp_path / "a.html")
    assert BELOW in (tmp_path / "a.html").read_text("utf-8")


def test_the_api_has_it(short: Path) -> None:
    assert BELOW in [one.words.da for one in read(short).totals().reservations]


def test_a_comparison_says_it_of_the_version_concerned(short: Path, tmp_path: Path) -> None:
    ran = korrektur("diff", sample_at(tmp_path / "før.xlsx"), short)
    assert BELOW in " ".join(ran.out.split())
    document: dict[str, Any] = json.loads(korrektur("diff", short, short, "--format", "json").out)
    assert "ARK115" in [one["rule"] for one in document["new"]["reservations"]]


def test_a_merge_names_the_rows_and_does_not_say_that_all_is_merged(short: Path, tmp_path: Path) -> None:
    ran = korrektur("merge", short, "-o", tmp_path / "samlet.xlsx")
    assert f"A{FIRST_BELOW}: 2 rækker under tabellen tæller ikke med" in ran.out
    assert "Alt er samlet" not in ran.out
    assert ran.code == 1
    assert merged([short], tmp_path / "igen.xlsx").rows_left_out


def test_next_years_workbook_names_the_rows(short: Path, tmp_path: Path) -> None:
    ran = korrektur("roll", short, "--year", "2027", "-o", tmp_path / "næste.xlsx")
    assert "2 rækker under tabellen tæller ikke med" in ran.out
    log = roll(short, 2027, tmp_path / "igen.xlsx").log
    assert any("under tabellen" in one.why.da for one in log)


def test_printed_forms_say_it_on_the_overview(short: Path, tmp_path: Path) -> None:
    from docx import Document  # noqa: PLC0415  slow

    korrektur("forms", short, "-o", tmp_path / "a.docx")
    text = "\n".join(one.text for one in Document(str(tmp_path / "a.docx")).paragraphs)
    assert BELOW in text


def test_a_form_says_what_its_own_figures_lack(tmp_path: Path) -> None:
    from docx import Document  # noqa: PLC0415  slow

    path = sample_at(tmp_path / "a.xlsx")
    path.write_bytes(changed(path.read_bytes(), {"cells": {"Beløb!H4": "1,0 ca."}}))
    korrektur("forms", path, "-o", tmp_path / "a.docx", "--only", "T101")
    text = "\n".join(one.text for one in Document(str(tmp_path / "a.docx")).paragraphs)
    assert "Der står ikke et tal: tæller som 0 (Beløb!H4)." in text


def test_a_sheet_that_cannot_be_used_leaves_rules_waiting_and_that_is_said(tmp_path: Path) -> None:
    path = sample_at(tmp_path / "a.xlsx")
    path.write_bytes(changed(path.read_bytes(), {"cells": {"Beløb!J3": "Bemærkning"}}))
    assert "Kontroller venter, til arkene er rettet: Beløb (" in korrektur("validate", path).out
    (file,) = json.loads(korrektur("validate", path, "--format", "json").out)["files"]
    assert file["waiting"] == ["Beløb"]


def test_a_finding_of_several_cells_lists_them_all(tmp_path: Path) -> None:
    path = sample_at(tmp_path / "a.xlsx")
    path.write_bytes(changed(path.read_bytes(), {"cells": {f"Beløb!B{row}": "skrevet selv" for row in (5, 6, 7)}}))
    (file,) = json.loads(korrektur("validate", path, "--format", "json").out)["files"]
    (found,) = [one for one in file["findings"] if one["rule"] == "SUM613"]
    assert (found["cell"], found["cells"]) == ("B5", ["B5", "B6", "B7"])
