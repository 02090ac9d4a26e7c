"""Windows' `ReplaceFile`, and what is left when it fails, through the command line over a system of our own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from support.command_line import korrektur
from support.workbooks import sample_at

from workbook.files import system
from workbook.files.windows import WindowsFiles

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COPY = "a (før begrundelse).xlsx.bak"


class Calls:
    """ReplaceFile as its documentation describes it, the names of a file's streams and rights kept beside it."""

    def __init__(self, code: int = 0, *, set_aside: bool = False, alone: int = 0) -> None:
        self.code, self.set_aside, self.alone = code, set_aside, alone
        self.replaced: list[tuple[str, str]] = []

    def replace_file(self, target: Path, new: Path, old: Path) -> int:
        assert new.read_bytes()
        self.replaced.append((target.name, old.name))
        if self.code == 0 or self.set_aside:
            target.rename(old)
        if self.code == 0:
            new.rename(target)
        return self.code

    def open_alone(self, target: Path) -> int:
        assert target.exists()
        return self.alone


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return sample_at(tmp_path / "a.xlsx")


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch) -> Callable[[Calls], Calls]:
    def use(calls: Calls) -> Calls:
        monkeypatch.setattr(system, "SYSTEM", WindowsFiles(calls))
        return calls

    return use


def accepted(path: Path, *more: str) -> tuple[int, str]:
    ran = korrektur("accept", path, "SUM608", "T101", "--reason", "Nummeret kommer i august.", *more)
    return ran.code, ran.err


def names(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir())


def test_the_file_is_replaced_by_the_call_that_keeps_rights_and_mark(
    path: Path, on_windows: Callable[[Calls], Calls]
) -> None:
    before, calls = path.read_bytes(), on_windows(Calls())
    assert accepted(path)[0] == 0
    assert calls.replaced == [("a.xlsx", COPY)]
    assert names(path) == [COPY, "a.xlsx"]
    assert (path.parent / COPY).read_bytes() == before


def test_without_a_copy_what_was_set_aside_is_gone_afterwards(path: Path, on_windows: Callable[[Calls], Calls]) -> None:
    calls = on_windows(Calls())
    assert accepted(path, "--no-backup")[0] == 0
    assert calls.replaced[0][1].endswith(".korrektur.old")
    assert names(path) == ["a.xlsx"]


@pytest.mark.parametrize(
    ("code", "set_aside", "more"),
    [
        (1175, False, ()),
        (1176, False, ()),
        (1176, True, ("--no-backup",)),  # as some network drives do, against its documentation
        (1177, True, ()),
        (1177, True, ("--no-backup",)),
    ],
)
def test_what_network_drives_give_is_undone_and_said(
    path: Path, on_windows: Callable[[Calls], Calls], code: int, more: tuple[str, ...], *, set_aside: bool
) -> None:
    before = path.read_bytes()
    on_windows(Calls(code, set_aside=set_aside))
    exit_code, said = accepted(path, *more)
    assert (exit_code, path.read_bytes(), names(path)) == (2, before, ["a.xlsx"])
    assert f"a.xlsx er ikke ændret: Windows kunne ikke udskifte filen (fejl {code})" in said
    assert "OneDrive" in said


@pytest.mark.parametrize(
    ("code", "words"), [(32, "filen er åben i et andet program"), (5, "adgang er nægtet"), (1117, "Windows 1117")]
)
def test_other_errors_leave_the_file_too(
    path: Path, on_windows: Callable[[Calls], Calls], code: int, words: str
) -> None:
    before = path.read_bytes()
    on_windows(Calls(code))
    exit_code, said = accepted(path)
    assert (exit_code, path.read_bytes(), names(path)) == (2, before, ["a.xlsx"])
    assert words in said


def test_a_file_that_does_not_come_back_is_named_and_gets_its_name_at_the_next_write(
    path: Path, on_windows: Callable[[Calls], Calls], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    on_windows(Calls(1177, set_aside=True))

    rename = type(path).rename

    def renamed(old: Path, to: Path) -> Path:
        if to == path and not to.exists() and old.name.endswith(".old"):
            raise OSError(5, "væk")
        return rename(old, to)

    with monkeypatch.context() as patched:
        patched.setattr(type(path), "rename", renamed)
        exit_code, said = accepted(path, "--no-backup")
    assert exit_code == 2
    (left,) = names(path)
    assert left.endswith(".korrektur.old")
    assert left in said
    assert "er ikke ændret" not in said
    (path.parent / left).rename(path.with_name(left.replace(f"-{os.getpid()}-", "-999999999-")))
    monkeypatch.undo()
    korrektur("rules", "-o", path.with_name("regler.txt"))
    assert path.read_bytes() == before
    assert names(path) == ["a.xlsx", "regler.txt"]


def test_a_file_another_program_holds_is_told_by_opening_it_alone(
    path: Path, on_windows: Callable[[Calls], Calls]
) -> None:
    path.with_name("~$a.xlsx").write_bytes(b"\x06Budget".ljust(165, b" "))
    on_windows(Calls(alone=32))
    exit_code, said = accepted(path)
    assert exit_code == 2
    assert "er åben i Excel hos Budget" in said
    on_windows(Calls())
    exit_code, said = accepted(path)
    assert exit_code == 0
    assert "~$a.xlsx siger, at filen er åben i Excel hos Budget, men det er den ikke længere." in said
