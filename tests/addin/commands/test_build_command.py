from __future__ import annotations

import sys
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest
from support.command_line import korrektur

from addin import xlam

if TYPE_CHECKING:
    from pathlib import Path

    from schemas.finding import Language


@pytest.mark.parametrize(("language", "said"), [("da", "Skrev"), ("en", "Wrote")])
def test_the_add_in_is_written_in_the_language_of_the_command(language: Language, said: str, tmp_path: Path) -> None:
    path = tmp_path / "k.xlam"
    ran = korrektur("addin", "build", "-o", path, "--lang", language)
    assert (ran.code, ran.err) == (0, f"{said} {path}\n")
    assert path.read_bytes() == xlam.build(language, version("korrektur"))


def test_an_add_in_that_is_there_is_replaced_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "k.xlam"
    path.write_text("mit")
    assert korrektur("addin", "build", "-o", path).code == 2
    assert path.read_text() == "mit"
    assert korrektur("addin", "build", "-o", path, "--overwrite").code == 0


def test_without_the_package_that_builds_the_person_is_told_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyopenvba", None)
    ran = korrektur("addin", "build", "-o", tmp_path / "k.xlam")
    assert ran.code == 2
    assert "pip install pyOpenVBA==" in ran.err


def test_without_a_command_the_group_shows_its_help() -> None:
    ran = korrektur("addin")
    assert ran.code == 2
    words = [line.split(maxsplit=1) for line in ran.err.splitlines()]
    assert ["build", "Byg korrektur.xlam."] in words
    assert [line[0] for line in words[words.index(["Kommandoer:"]) + 1 :]] == [
        "build",
        "doctor",
        "install",
        "uninstall",
    ]


@pytest.mark.parametrize("arguments", [("addin", "--help"), ("addin", "build", "--help")])
@pytest.mark.parametrize(("language", "own", "other"), [("da", "Tilvalg:", "Options"), ("en", "Options:", "Tilvalg")])
def test_the_help_is_in_one_language(arguments: tuple[str, ...], language: str, own: str, other: str) -> None:
    ran = korrektur(*arguments, "--lang", language)
    assert ran.code == 0
    assert own in ran.out
    assert other not in ran.out
