from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from support.command_line import korrektur
from support.workbooks import sample_at

import workbook.settings.settings_file
from schemas.settings import DEFAULTS, SETTINGS
from workbook.reports.json import schema
from workbook.settings.settings_file import configuration

PAGE = Path(__file__).parents[3] / "workbook" / "settings" / "settings.md"
TEXT = """\
ignore = ["NOG506"]
cost-per-position = [400_000, 900_000]

[severity]
NOG507 = "note"

[number-series]
T3 = "Kultur- og \\"Fritidsudvalget\\""
"Æ 1" = "\\u007f\\u202e"
"""


@pytest.fixture
def settings_file(tmp_path: Path) -> Path:
    path = tmp_path / "kommunen.toml"
    path.write_text(TEXT, "utf-8")
    return path


def settings_of(ran_out: str) -> dict[str, dict[str, Any]]:
    document = json.loads(ran_out)
    Draft202012Validator({**schema(), "oneOf": [{"$ref": "#/$defs/config"}]}).validate(document)
    return {setting["key"]: setting for setting in document["settings"]}


def test_what_is_shown_is_a_settings_file_of_the_same_settings(settings_file: Path, tmp_path: Path) -> None:
    again = tmp_path / "igen.toml"
    again.write_text(korrektur("config", "--config", settings_file).out, "utf-8")
    given, shown = (configuration(path, {}).settings for path in (settings_file, again))
    assert [one.value(shown) for one in SETTINGS] == [one.value(given) for one in SETTINGS]


def test_the_defaults_shown_are_a_settings_file_too() -> None:
    ran = korrektur("config")
    assert ran.code == 0
    assert tomllib.loads(ran.out) == {setting.key: setting.value(DEFAULTS) for setting in SETTINGS}


def test_it_says_which_file_holds_and_where_each_setting_stands(settings_file: Path) -> None:
    lines = korrektur("config", "--config", settings_file).out.splitlines()
    assert lines[0] == f"# Indstillinger fra {settings_file} (--config)"
    assert 'ignore = ["NOG506"]  # linje 1' in lines
    assert "[severity]  # linje 4" in lines
    assert "financing-required = false  # standard" in lines


def test_it_says_what_chose_the_file(settings_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environ = {"KORREKTUR_CONFIG": str(settings_file)}
    assert korrektur("config", environ=environ).out.startswith(
        f"# Indstillinger fra {settings_file} (KORREKTUR_CONFIG)\n"
    )
    own = workbook.settings.settings_file.users_own()
    assert korrektur("config").out.startswith(f"# Standardindstillinger. Du kan lave dine egne i {own}\n")
    monkeypatch.setattr(workbook.settings.settings_file, "users_own", lambda: settings_file)
    assert korrektur("config").out.startswith(f"# Dine egne indstillinger fra {settings_file}\n")


def test_every_setting_is_explained_in_the_language_asked_for() -> None:
    english = korrektur("config", "--lang", "en").out
    assert all(f"# {setting.about.en}\n" in english for setting in SETTINGS)
    assert "# Default settings. You can make your own in " in english


def test_the_json_keeps_to_the_schema_and_says_where_each_comes_from(settings_file: Path) -> None:
    shown = settings_of(korrektur("config", "--config", settings_file, "--format", "json").out)
    assert (shown["severity"]["value"], shown["severity"]["from"], shown["severity"]["line"]) == (
        {"NOG507": "note"}, str(settings_file), 4,
    )  # fmt: skip
    assert (shown["amount-limit"]["value"], shown["amount-limit"]["from"], shown["amount-limit"]["line"]) == (
        100_000_000, "defaults", None,
    )  # fmt: skip


def test_the_json_of_the_defaults_has_their_values() -> None:
    shown = settings_of(korrektur("config", "--format", "json").out)
    assert all(setting["value"] == setting["default"] for setting in shown.values())
    assert list(shown) == [setting.key for setting in SETTINGS]


def test_a_wrong_settings_file_stops_the_run_with_2_before_any_workbook_is_read(tmp_path: Path) -> None:
    path = tmp_path / "korrektur.toml"
    path.write_text("amont-limit = 1", "utf-8")
    for arguments in (("config",), ("validate", "findes-ikke.xlsx")):
        ran = korrektur(*arguments, "--config", path)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == f"Fejl: {path}, linje 1: Indstillingen »amont-limit« findes ikke. Mente du amount-limit?\n"


def found(sample: Path, *options: object) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(korrektur("validate", sample, "--format", "json", *options).out)
    return document


def rules(document: dict[str, Any]) -> set[str]:
    return {finding["rule"] for finding in document["files"][0]["findings"]}


def test_validate_goes_by_the_file_and_names_it(tmp_path: Path) -> None:
    sample = sample_at(tmp_path / "udvalg.xlsx")
    path = tmp_path / "kommunen.toml"
    path.write_text(
        'ignore = ["NOG506"]\n[severity]\nNOG507 = "error"\n[number-series]\nT3 = "Kulturudvalget"', "utf-8"
    )
    document = found(sample, "--config", path)
    assert document["config"] == str(path)
    assert "NOG506" not in rules(document)
    assert "NOG506" in rules(found(sample))
    (foreign,) = [one for one in document["files"][0]["findings"] if one["rule"] == "NOG507"]
    assert foreign["severity"] == "error"
    assert "Flyt korrektionen til Kulturudvalget" in foreign["message"]
    assert f"Indstillinger: {path}" in " ".join(korrektur("validate", sample, "--config", path).out.split("\n"))


def test_nothing_beside_the_workbook_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sample = sample_at(tmp_path / "udvalg.xlsx")
    (tmp_path / "korrektur.toml").write_text('ignore = ["NOG507"]', "utf-8")
    monkeypatch.chdir(tmp_path)
    document = found(sample)
    assert document["config"] == "defaults"
    assert "NOG507" in rules(document)


def test_the_command_line_holds_before_the_file(tmp_path: Path) -> None:
    sample = sample_at(tmp_path / "udvalg.xlsx")
    path = tmp_path / "kommunen.toml"
    path.write_text('select = ["NOG"]\nignore = ["NOG507"]', "utf-8")
    assert rules(found(sample, "--config", path)) == {"NOG506"}
    assert rules(found(sample, "--config", path, "--select", "NOG507")) == {"NOG507"}
    assert rules(found(sample, "--config", path, "--ignore", "NOG506")) == set()


def test_a_settings_file_is_never_written_over(settings_file: Path, tmp_path: Path) -> None:
    ran = korrektur("config", "-o", settings_file)
    assert (ran.code, settings_file.read_text("utf-8")) == (2, TEXT)
    assert "findes i forvejen" in ran.err
    assert korrektur("config", "-o", tmp_path / "ny.toml").code == 0
    assert configuration(tmp_path / "ny.toml", {}).settings.amount_limit == DEFAULTS.amount_limit


def test_the_settings_file_shown_on_its_page_can_be_used(tmp_path: Path) -> None:
    (shown,) = re.findall(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    path = tmp_path / "korrektur.toml"
    path.write_text(shown, "utf-8")
    assert len(configuration(path, {}).lines) == 5
