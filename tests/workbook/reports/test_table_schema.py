"""What `korrektur schema` prints: for people, and for programs that read the workbook without us."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from frictionless import Checklist, Dialect, Resource, Schema, formats
from jsonschema import Draft202012Validator
from support.command_line import korrektur
from support.workbooks import sample_at

from schemas.rules import RULES
from workbook.reports.json import schema

if TYPE_CHECKING:
    from pathlib import Path

BESIDE_THE_TABLE = ["extra-label", "blank-row"]
"""Stamdata has hints beside its table, and an empty table a row to type in."""


def sheets(*options: str) -> dict[str, dict[str, Any]]:
    document = json.loads(korrektur("schema", "--format", "json", *options).out)
    Draft202012Validator({**schema(), "oneOf": [{"$ref": "#/$defs/schema"}]}).validate(document)
    return {one["sheet"]: one for one in document["sheets"]}


def fields(sheet: str, *options: str) -> dict[str, dict[str, Any]]:
    return {field["name"]: field for field in sheets(*options)[sheet]["schema"]["fields"]}


def test_frictionless_reads_the_samples_sheets_by_it(tmp_path: Path) -> None:
    sample_at(tmp_path / "eksempel.xlsx")
    for name, sheet in sheets().items():
        if name == "Udvalg":
            continue  # of a merged workbook
        resource = Resource(
            path="eksempel.xlsx",
            basepath=str(tmp_path),
            dialect=Dialect(header_rows=[sheet["header_row"]], controls=[formats.ExcelControl(sheet=name)]),
            schema=Schema.from_descriptor(sheet["schema"]),
        )
        report = resource.validate(Checklist(skip_errors=BESIDE_THE_TABLE))
        assert report.valid, (name, report.flatten(["rowNumber", "fieldName", "note"]))


def test_a_field_has_its_list_unit_and_sign() -> None:
    amounts = fields("Beløb")
    assert amounts["Ændring"]["constraints"] == {"enum": ["Merudgift", "Mindreudgift", "Merindtægt", "Mindreindtægt"]}
    assert amounts["2029"]["sign"] == "- = mindreudgift/merindtægt og + = merudgift/mindreindtægt"
    assert amounts["2029"]["unit"] == "den enhed, der står på Stamdata"


def test_the_headers_are_those_of_the_year_asked_for() -> None:
    assert [name for name in fields("Historik", "--year", "2030") if name.isdigit()] == [
        "2025", "2026", "2027", "2028", "2029",
    ]  # fmt: skip


def test_every_rule_that_a_schema_checks_is_named_at_a_sheet() -> None:
    named = {rule for sheet in sheets().values() for rule in sheet["schema"]["rules"]}
    assert named == {rule.id for rule in RULES if rule.faulty is not None}


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_text_fits_a_narrow_page_and_ends_with_what_the_star_means(language: str) -> None:
    lines = korrektur("schema", "--lang", language).out.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[-1].startswith("* ")
