from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError
from support.reports import (
    FIXABLE,
    GAP,
    JUSTIFIED,
    SHA,
    SIGN,
    UNDECIDED,
    file_of,
    hostile,
    report_of,
    unreadable,
    whole,
)

from schemas.rules import RULES
from schemas.settings import Settings
from workbook.reports import json as report_json
from workbook.reports.json import render_rules, schema

render = whole(report_json.render)

WHEN_ASKED = ("statistics", "unchecked", "expect")
"""Members that stand there only with --statistics or --expect, or when somebody interrupted."""
OF_SOME_COLUMNS = ("constraints", "unit", "sign")
"""Members of a column's field that stand there where the column has one."""


def rendered(*files: Any, language: Any = "da", settings: Settings | None = None) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(render(report_of(*files, settings=settings), language))
    return document


def valid(document: object, name: str = "validate") -> None:
    Draft202012Validator({**schema(), "oneOf": [{"$ref": f"#/$defs/{name}"}]}).validate(document)


def test_the_shipped_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_every_object_in_the_schema_is_closed_and_needs_all_its_fields() -> None:
    def objects(node: object) -> list[dict[str, Any]]:
        if isinstance(node, list):
            return [found for one in node for found in objects(one)]
        if not isinstance(node, dict):
            return []
        below = [found for one in node.values() for found in objects(one)]
        return [node, *below] if node.get("type") == "object" else below

    for one in objects(schema()):
        if isinstance(one["additionalProperties"], dict):  # a table by names that nobody knows beforehand
            assert "properties" not in one
            continue
        assert one["additionalProperties"] is False
        optional: tuple[str, ...] = OF_SOME_COLUMNS if "constraints" in one["properties"] else WHEN_ASKED
        if "fix" in one["properties"]:  # a finding, which may stand for several cells
            optional = (*optional, "cells")
        assert one["required"] == [name for name in one["properties"] if name not in optional]


def test_a_report_is_as_the_contract_says() -> None:
    assert rendered(file_of(SIGN)) == {
        "version": 2,
        "tool": "korrektur 0.1.0",
        "config": "defaults",
        "summary": {
            "files": 1,
            "unreadable": 0,
            "error": 1,
            "error_on_submission": 1,
            "warning": 0,
            "note": 0,
            "accepted": 0,
            "seconds": 0.25,
        },
        "files": [
            {
                "path": "bøger/a.xlsx",
                "sha256": SHA,
                "committee": "Økonomiudvalget",
                "budget_year": 2026,
                "status": "Kladde",
                "error": None,
                "waiting": [],
                "findings": [
                    {
                        "rule": "FOR301",
                        "name": "sign-contradicts-change",
                        "severity": "error",
                        "on_submission": "error",
                        "sheet": "Beløb",
                        "cell": "I9",
                        "row": 9,
                        "column": "2027",
                        "committee": "Økonomiudvalget",
                        "key": "T104",
                        "message": "Beløb!I9 (T104, 2027): 0,200 er positivt. Ret fortegnet.",
                        "found": "0,200",
                        "expected": "0 eller derunder",
                        "fix": None,
                        "accepted": None,
                    }
                ],
            }
        ],
    }


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_kind_of_finding_and_file_keeps_to_the_schema(language: str) -> None:
    valid(rendered(file_of(SIGN, UNDECIDED, GAP, FIXABLE, JUSTIFIED), unreadable(GAP), language=language))


def test_a_field_too_many_breaks_the_schema() -> None:
    document = rendered(file_of(SIGN))
    document["files"][0]["findings"][0]["colour"] = "red"
    with pytest.raises(ValidationError):
        valid(document)


def test_a_fix_is_told_by_its_title_and_whether_it_is_safe() -> None:
    finding = rendered(file_of(FIXABLE))["files"][0]["findings"][0]
    assert finding["fix"] == {"title": "Fjern mellemrum", "safe": True}


def test_an_justified_finding_counts_in_accepted_only_and_says_who() -> None:
    document = rendered(file_of(JUSTIFIED))
    assert document["files"][0]["findings"][0]["accepted"] == {
        "reason": "Afklares i august.",
        "by": "Budgetafdelingen",
        "approved_by": "Økonomi",
        "date": "01-08-2025",
    }
    counted = {name: count for name, count in document["summary"].items() if count and name not in ("files", "seconds")}
    assert counted == {"accepted": 1}


def test_an_unreadable_file_has_its_rule_and_no_facts() -> None:
    document = rendered(unreadable(GAP), file_of())
    file = document["files"][0]
    assert (file["error"], file["sha256"], file["committee"], file["budget_year"], file["status"]) == (
        "ARK117", None, None, None, None,
    )  # fmt: skip
    assert document["summary"]["unreadable"] == 1


def test_a_file_is_read_and_has_facts_or_is_not_and_has_none() -> None:
    for number, change in ((0, {"committee": "Økonomiudvalget"}), (1, {"sha256": None})):
        document = rendered(unreadable(GAP), file_of())
        document["files"][number] |= change
        with pytest.raises(ValidationError):
            valid(document)


def test_the_settings_file_is_named() -> None:
    assert rendered(file_of(), settings=Settings(source="korrektur.toml"))["config"] == "korrektur.toml"


def test_hostile_text_is_carried_whole_and_steers_nothing() -> None:
    text = '\x1b[31m"\x9b\u202e<script>\ud800'
    document = render(report_of(file_of(hostile(text))), "da")
    assert json.loads(document)["files"][0]["findings"][0]["found"] == text
    assert not {"\x1b", "\x9b", "\u202e", "\ud800"} & set(document)


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_catalogue_keeps_to_the_schema(language: Any) -> None:
    document = json.loads(render_rules(RULES, language))
    valid(document, "rules")
    assert [rule["rule"] for rule in document["rules"]] == [rule.id for rule in RULES]


def test_the_catalogue_tells_whether_a_rule_can_be_fixed() -> None:
    fixes = {rule["rule"]: rule["repair"] for rule in json.loads(render_rules(RULES, "da"))["rules"]}
    assert (fixes["VAE401"], fixes["FOR301"], fixes["VAE403"]) == ("safe", "unsafe", None)
