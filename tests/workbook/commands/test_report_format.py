"""The form of a report, told by the name of the file it is written to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.command_line import korrektur
from support.workbooks import sample_at

FIRST_LETTERS = {
    "a.txt": "a.xlsx\n", "a.json": '{\n  "version"', "a.jsonl": '{"', "a.ndjson": '{"', "a.csv": "\ufeff",
    "a.html": "<!doctype html>", "A.HTM": "<!doctype html>", "a.xml": "<?xml", "a.sarif": '{\n  "$schema"',
    "a.sarif.json": '{\n  "$schema"', "rapport": "a.xlsx\n",
}  # fmt: skip
COMMANDS = {
    "validate": ["validate", "a.xlsx"], "totals": ["totals", "a.xlsx"], "fix": ["fix", "--diff", "a.xlsx"],
    "diff": ["diff", "a.xlsx", "a.xlsx"], "rules": ["rules"], "schema": ["schema"], "config": ["config"],
}  # fmt: skip


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    sample_at(tmp_path / "a.xlsx")


@pytest.mark.parametrize(("name", "begins"), FIRST_LETTERS.items())
def test_the_name_says_the_form(name: str, begins: str) -> None:
    assert korrektur("validate", "a.xlsx", "-o", name).code == 1
    assert Path(name).read_text("utf-8").startswith(begins)


def test_a_workbook_is_written_where_the_name_is_one_s() -> None:
    assert korrektur("validate", "a.xlsx", "-o", "liste.xlsx").code == 1
    assert Path("liste.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_with_a_report_takes_json_from_the_name(command: str) -> None:
    assert korrektur(*COMMANDS[command], "-o", "ud.json").code in (0, 1)
    json.loads(Path("ud.json").read_text("utf-8"))


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("language", ["da", "en"])
def test_an_unknown_suffix_is_refused_by_a_sentence_that_lists_the_known_ones(command: str, language: str) -> None:
    ran = korrektur(*COMMANDS[command], "-o", "ud.docx", "--lang", language)
    assert ran.code == 2
    assert "ud.docx" in ran.err
    assert ".json" in ran.err
    assert ".txt" in ran.err
    assert not Path("ud.docx").exists()


@pytest.mark.parametrize(
    ("form", "name"),
    [("json", "x.html"), ("text", "x.json"), ("html", "x.json"), ("csv", "x.xlsx"), ("xlsx", "x.txt")],
)  # fmt: skip
def test_a_format_and_a_name_that_contradict_each_other_are_refused(form: str, name: str) -> None:
    ran = korrektur("validate", "a.xlsx", "--format", form, "-o", name)
    assert ran.code == 2
    assert f"--format {form} og navnet {name} siger hver sit." in " ".join(ran.err.split())
    assert not Path(name).exists()


@pytest.mark.parametrize(
    ("form", "name"), [("json", "x.log"), ("concise", "x.txt"), ("html", "x.txt"), ("sarif", "x.json"), ("text", "x")]
)
def test_a_format_that_was_chosen_is_written_where_the_name_says_no_other(form: str, name: str) -> None:
    assert korrektur("validate", "a.xlsx", "--format", form, "-o", name).code == 1
    assert Path(name).exists()


def test_the_settings_may_be_saved_as_a_settings_file_and_a_report_may_not() -> None:
    assert korrektur("config", "-o", "korrektur.toml").code == 0
    assert korrektur("validate", "a.xlsx", "-o", "fund.toml").code == 2
