"""The sample once everything that can be settled at the desk is settled: what is left, a person must decide."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from support.command_line import korrektur

from workbook.template import build
from workbook.template.samples import sample

if TYPE_CHECKING:
    from workbook.grid import Contents, Row

JUSTIFIED = {
    "SUM608": ("T101", "Anlægget får først sit nummer i august."),
    "NOG507": ("T304", "Korrektionen er flyttet hertil fra Børneudvalget og beholder sit nummer."),
    "TXT805": ("T105", "De tre årsværk er besat i dag og betales af puljen til udgangen af 2025."),
}
LEFT = [
    ("PRI701", "T106", "G9"),  # which rate KL has announced
    ("VAE411", "T304", "F13"),  # whether it is service expenditure
    ("TXT801", "T103", "M6"),  # what shall be said until the figures are known
    ("PRI703", "T103", "E8"),  # the same rate as T106's
    ("SUM604", "T103", "C6"),  # when its figures are final
    ("TXT806", "T105", "M8"),  # how much of the compensation is the municipality's
    ("SUM607", "-", None),  # where the money comes from
]


def settled() -> Contents:
    """The sample with T103 preliminary until the end of the year and T107 withdrawn."""
    contents = sample()
    corrections: list[Row] = [
        row | {"status": "Foreløbig", "expected_final": date(2025, 12, 31)} if row["nr"] == "T103" else row
        for row in contents.rows["corrections"]
    ]
    withdrawn: Row = {"nr": "T107", "title": "Trukket tilbage", "status": "Udgået"}
    rows = sorted([*corrections, withdrawn], key=lambda row: str(row["nr"]))
    return replace(contents, rows={**contents.rows, "corrections": rows})


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    workbook = tmp_path_factory.mktemp("settled") / "udvalg.xlsx"
    workbook.write_bytes(build(settled()))
    assert korrektur("fix", workbook).code == 0  # what the program can put right is not for anybody to explain
    for rule, (nr, reason) in JUSTIFIED.items():
        assert korrektur("accept", workbook, rule, nr, "--reason", reason, "--by", "Økonomiafdelingen").code == 0
    document: dict[str, Any] = json.loads(korrektur("validate", workbook, "--format", "json").out)
    return document


def test_what_is_left_is_for_a_person_to_decide(report: dict[str, Any]) -> None:
    found = [one for one in report["files"][0]["findings"] if one["accepted"] is None]
    assert {(one["rule"], one["key"], one["cell"]) for one in found} == set(LEFT)
    assert len(found) == len(LEFT)


def test_three_findings_are_justified(report: dict[str, Any]) -> None:
    justified = [one for one in report["files"][0]["findings"] if one["accepted"] is not None]
    assert {one["rule"]: (one["key"], one["accepted"]["reason"]) for one in justified} == JUSTIFIED
    assert report["summary"]["accepted"] == len(JUSTIFIED)


def test_the_price_level_alone_keeps_the_draft_from_being_in_order(report: dict[str, Any]) -> None:
    summary = report["summary"]
    assert (summary["error"], summary["error_on_submission"]) == (1, 3)
