"""What is said last, when a command cannot go on, is true of the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.command_line import korrektur

import workbook.commands.new
import workbook.template

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def failing(*_: object, **__: object) -> None:
    raise RuntimeError


def made(path: Path) -> list[str]:
    ran = korrektur("new", "--year", 2027, "--committee", "Skoleudvalget", "-o", path)
    assert ran.code == 2
    return ran.err.splitlines()


def test_a_fault_before_anything_is_written_leaves_the_files_unchanged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook.template, "build", failing)
    assert "Dine filer er ikke ændret." in made(tmp_path / "ny.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_one_after_something_is_written_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook.commands.new, "talk", failing)
    said = made(tmp_path / "ny.xlsx")
    assert said[-1] == f"Inden da blev der skrevet: {tmp_path / 'ny.xlsx'}."
    assert not any("ikke ændret" in line for line in said)
