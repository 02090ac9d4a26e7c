from __future__ import annotations

import locale

import pytest

from workbook.commands.language import language_of


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({"LANG": "da_DK.UTF-8"}, "da"),
        ({"LANG": "C"}, "da"),
        ({"LANG": "C.UTF-8"}, "da"),
        ({"LANG": "POSIX"}, "da"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "da_DK.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "da_DK.UTF-8"}, "da"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": ""}, "en"),
        ({"LANG": "en_GB.UTF-8", "KORREKTUR_LANG": "da"}, "da"),
        ({"LANG": "da_DK.UTF-8", "KORREKTUR_LANG": "en"}, "en"),
        ({"LANG": "da_DK.UTF-8", "KORREKTUR_LANG": "svensk"}, "da"),
    ],
)
def test_the_environment_decides_where_the_command_line_does_not(environ: dict[str, str], language: str) -> None:
    assert language_of(["rules"], environ) == language


@pytest.mark.parametrize(
    "arguments",
    [
        ["--lang", "en", "rules"],
        ["rules", "--lang", "en"],
        ["rules", "--lang=en"],
        ["--lang", "da", "rules", "--lang", "en"],
    ],
)
def test_the_command_line_decides_before_the_environment(arguments: list[str]) -> None:
    assert language_of(arguments, {"KORREKTUR_LANG": "da"}) == "en"


def test_a_lang_after_a_double_dash_is_a_file_name() -> None:
    assert language_of(["validate", "--", "--lang", "en"], {"LANG": "da_DK"}) == "da"


@pytest.mark.parametrize("arguments", [[], ["rules", "--lang"], ["--lang", "fr"]])
def test_a_lang_that_names_none_decides_nothing(arguments: list[str]) -> None:
    assert language_of(arguments, {"LANG": "en_US.UTF-8"}) == "en"


@pytest.mark.parametrize(
    ("name", "language"),
    [("Danish_Denmark.1252", "da"), ("English_United States.1252", "en"), ("da-DK", "da"), ("C", "da")],
)
def test_without_variables_the_c_library_is_asked(name: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locale, "setlocale", lambda _category: name)
    assert language_of([], {}) == language
