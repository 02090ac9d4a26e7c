"""json-lines, csv, junit, sarif and github: each by its format's own rules, whatever text a stranger wrote."""

from __future__ import annotations

import csv as csv_reader
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from jsonschema import Draft202012Validator
from support.reports import FIXABLE, GAP, JUSTIFIED, SIGN, UNDECIDED, file_of, hostile, report_of, unreadable, whole

from schemas.finding import Finding, Place, Severity, same
from schemas.rules import RULES
from workbook.reports import csv, github, json_lines, junit, sarif
from workbook.reports.json import schema
from workbook.submissions.submission import Submission

HERE = Path(__file__).parent
REPORT = report_of(
    file_of(SIGN, UNDECIDED, FIXABLE, JUSTIFIED, GAP), file_of(path="bøger/tom & #1.xlsx"), unreadable(SIGN)
)
HOSTILE = (
    '=HYPERLINK("http://a")',
    "a\nb\x00\x1b[2J",
    "]]></failure>",
    "%0A::error::x",
    'a;b"c',
    "\ud800",
    "@SUM(1)",
    "'x",
)


MISSING = Finding(
    rule="ARK140",
    name="committee-missing",
    severity=Severity.ERROR,
    on_submission=Severity.ERROR,
    place=Place("udvalg.txt", None, None, 2, None, "Havneudvalget", "-"),
    message=same("Havneudvalget mangler."),
    found=same("ingen projektmappe"),
    expected=same(""),
)


def rows(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    assert text.count("\r\n") == text.count("\n")
    return list(csv_reader.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


def test_csv_has_a_row_a_finding_and_a_column_a_fact() -> None:
    head, *found = rows(whole(csv.render)(REPORT, "da"))
    assert len(found) == 6
    first = dict(zip(head, found[0], strict=True))
    assert (first["Fil"], first["Ark"], first["Celle"], first["Nr"]) == ("bøger/a.xlsx", "Beløb", "I9", "T104")
    assert (first["Alvor"], first["Ved indsendelse"], first["Regel"], first["Fundet"]) == (
        "fejl",
        "fejl",
        "FOR301",
        "0,200",
    )
    justified = dict(zip(head, found[3], strict=True))
    assert (justified["Begrundelse"], justified["Godkendt af"]) == ("Afklares i august.", "Økonomi")


def test_csv_speaks_english() -> None:
    head, *found = rows(whole(csv.render)(REPORT, "en"))
    assert head[:2] == ["File", "Committee"]
    assert found[1][4:6] == ["warning", "error"]


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("=1+1", "'=1+1"),
        ("+CMD|' /C calc'!A0", "'+CMD|' /C calc'!A0"),
        ("-2+3+cmd|x", "'-2+3+cmd|x"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        (" =1", "' =1"),
        ("＝1", "'＝1"),
        ("-0,200", "-0,200"),
        ("-1.234,5 mio. kr.", "-1.234,5 mio. kr."),
        ("+3,2%", "+3,2%"),
        ("T104", "T104"),
        ("", ""),
    ],
)
def test_no_cell_of_the_csv_begins_a_formula_and_numbers_stay_legible(text: str, stands: str) -> None:
    assert csv.inert(text) == stands


@pytest.mark.parametrize("text", HOSTILE)
def test_a_strangers_text_stays_in_its_cell(text: str) -> None:
    _, *found = rows(whole(csv.render)(report_of(file_of(hostile(text))), "da"))
    assert [len(row) for row in found] == [len(csv.COLUMNS)]
    assert not any(cell[:1] in "=+@" for cell in found[0] if cell)


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_json_lines_tell_files_findings_and_the_counts() -> None:
    told = lines(whole(json_lines.render)(REPORT, "da"))
    assert [one["kind"] for one in told] == ["file", *["finding"] * 5, "file", "file", "finding", "summary"]
    assert told[1]["path"] == told[0]["path"] == "bøger/a.xlsx"
    assert told[-1]["files"] == 3


LISTED = Submission("udvalg.txt", None, None, None, None, None, (MISSING,), is_list=True)


def test_json_lines_tell_of_the_list_before_the_counts() -> None:
    told = lines(whole(json_lines.render)(report_of(file_of(), LISTED), "da"))
    assert [one["kind"] for one in told] == ["file", "expect", "finding", "summary"]
    assert told[2]["path"] == "udvalg.txt"
    assert told[3]["files"] == 1


@pytest.mark.parametrize("text", ["a", *HOSTILE])
def test_json_lines_keep_to_their_schema(text: str) -> None:
    validator = Draft202012Validator({**schema(), "oneOf": [{"$ref": "#/$defs/jsonLine"}]})
    report = report_of(*REPORT.files, file_of(hostile(text)), LISTED)
    for one in lines(whole(json_lines.render)(report, "en")):
        validator.validate(one)


def test_a_line_of_another_kind_breaks_the_schema() -> None:
    validator = Draft202012Validator({**schema(), "oneOf": [{"$ref": "#/$defs/jsonLine"}]})
    assert not validator.is_valid({"kind": "noget andet"})


@pytest.fixture(scope="module")
def junit_schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(HERE / "junit.xsd")


@pytest.mark.parametrize("text", ["a", *HOSTILE])
def test_junit_is_valid_whatever_is_written(text: str, junit_schema: xmlschema.XMLSchema) -> None:
    document = whole(junit.render)(report_of(*REPORT.files, file_of(hostile(text))), "da")
    junit_schema.validate(io.StringIO(document))


def test_junit_counts_what_it_tells() -> None:
    root = ET.fromstring(whole(junit.render)(REPORT, "da"))  # noqa: S314  our own document
    assert root.attrib["tests"] == "7"
    assert (root.attrib["failures"], root.attrib["errors"]) == ("2", "1")
    first, empty, broken = root
    assert (first.attrib["tests"], first.attrib["failures"], first.attrib["skipped"]) == ("5", "2", "1")
    assert len(root.findall(".//failure")) == 2
    assert [case.attrib["name"] for case in empty] == ["ingen fund"]
    assert broken.find("testcase/error") is not None
    skipped = first.find("testcase/skipped")
    assert skipped is not None
    assert "Afklares i august." in skipped.attrib["message"]
    assert "advarsel (fejl ved indsendelse)" in "".join(first.itertext())


@pytest.fixture(scope="module")
def sarif_validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads((HERE / "sarif.schema.json").read_text("utf-8")))


@pytest.mark.parametrize("text", ["a", *HOSTILE])
def test_sarif_keeps_to_its_schema(text: str, sarif_validator: Draft202012Validator) -> None:
    document = whole(sarif.render)(report_of(*REPORT.files, file_of(hostile(text), path=f"C:\\a b\\{text}.xlsx")), "da")
    sarif_validator.validate(json.loads(document))


def test_sarif_without_a_finding_is_whole() -> None:
    assert json.loads(whole(sarif.render)(report_of(file_of()), "da"))["runs"][0]["results"] == []


def test_sarif_names_rule_level_file_cell_and_why_it_may_stand() -> None:
    run = json.loads(whole(sarif.render)(REPORT, "en"))["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [rule.id for rule in RULES]
    sign, undecided, _, justified, gap, unread = run["results"]
    assert run["tool"]["driver"]["rules"][sign["ruleIndex"]]["id"] == sign["ruleId"] == "FOR301"
    assert (sign["level"], undecided["level"], gap["level"]) == ("error", "warning", "note")
    place = sign["locations"][0]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "b%C3%B8ger/a.xlsx"
    assert place["logicalLocations"][0]["fullyQualifiedName"] == "Beløb!I9"
    assert "logicalLocations" not in gap["locations"][0]
    assert justified["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "Afklares i august."}
    ]
    assert unread["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "b.xlsx"


def test_sarif_knows_a_finding_again_though_its_row_has_moved() -> None:
    from dataclasses import replace  # noqa: PLC0415

    moved = replace(SIGN, place=replace(SIGN.place, cell="I30", row=30))
    other = replace(SIGN, place=replace(SIGN.place, key="T105"))
    results = json.loads(whole(sarif.render)(report_of(file_of(SIGN, moved, other)), "da"))["runs"][0]["results"]
    one, same, another = (result["partialFingerprints"]["korrektur/v1"] for result in results)
    assert one == same != another


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b#c.xlsx", "a%20b%23c.xlsx"),
        ("/mnt/æ.xlsx", "file:///mnt/%C3%A6.xlsx"),
        ("under\\a.xlsx", "under/a.xlsx"),
        ("a:b.xlsx", "./a:b.xlsx"),
    ],
)
def test_a_path_becomes_a_uri(path: str, uri: str) -> None:
    result = json.loads(whole(sarif.render)(report_of(file_of(SIGN, path=path)), "da"))["runs"][0]["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_github_gets_a_command_a_finding() -> None:
    told = whole(github.render)(REPORT, "da").splitlines()
    assert told[0] == (
        "::error file=bøger/a.xlsx,title=FOR301 sign-contradicts-change::"
        "Beløb!I9 (T104, 2027): 0,200 er positivt. Ret fortegnet."
    )
    assert [line.split(" ")[0] for line in told] == [
        "::error",
        "::warning",
        "::error",
        "::notice",
        "::notice",
        "::error",
    ]
    assert "Afklares i august." in told[3]


def test_github_escapes_what_would_end_a_command() -> None:
    (told,) = whole(github.render)(
        report_of(file_of(hostile("a,b:c%\n::error::x"), path="a,b:c%.xlsx")), "da"
    ).splitlines()
    assert told.startswith("::error file=a%2Cb%3Ac%25.xlsx,title=")
    assert "%25 ::error::x" in told
