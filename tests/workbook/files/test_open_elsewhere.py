"""A workbook that another program has open is left alone, and by whom it is open is said."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

import pytest
from support.command_line import korrektur
from support.workbooks import empty_at, sample_at

from workbook.files import open_elsewhere, system
from workbook.files.open_elsewhere import holder_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.command_line import Ran

ACCEPT = ("SUM608", "T101", "--reason", "Nummeret kommer i august.")


def excel_mark(path: Path, name: str) -> Path:
    """As Excel writes it: 165 bytes, the name in the system's letters and in UTF-16."""
    short, long = name.encode("cp1252", "replace"), name.encode("utf-16-le")
    mark = path.with_name(f"~${path.name}")
    mark.write_bytes(
        (bytes([len(short)]) + short).ljust(55, b" ") + bytes([len(name), 0]) + long + bytes(108 - len(long))
    )
    assert mark.stat().st_size == 165
    return mark


def libreoffice_mark(path: Path, name: str, machine: str = "en-anden-pc") -> Path:
    mark = path.with_name(f".~lock.{path.name}#")
    mark.write_text(f"{name},bruger,{machine},01.12.2026 08:13,file:///home/bruger/.config/libreoffice/4;", "utf-8")
    return mark


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return sample_at(tmp_path / "a.xlsx")


def accepted(path: Path, *more: str) -> Ran:
    return korrektur("accept", path, *ACCEPT, *more)


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (lambda path: excel_mark(path, "Økonomi Å"), "er åben i Excel hos Økonomi Å og er ikke ændret"),
        (lambda path: libreoffice_mark(path, "Budget\\, Skole"), "er åben i LibreOffice hos Budget, Skole og er"),
        (lambda path: libreoffice_mark(path, ""), "er åben i LibreOffice hos bruger og er ikke ændret"),
        (lambda path: path.with_name("~$a.xlsx").write_bytes(b""), "er åben i Excel og er ikke ændret"),
    ],
)
def test_accept_leaves_it_alone_and_says_who_has_it(path: Path, mark: Callable[[Path], object], words: str) -> None:
    mark(path)
    before, there = path.read_bytes(), sorted(path.parent.iterdir())
    ran = accepted(path)
    assert (ran.code, path.read_bytes(), sorted(path.parent.iterdir())) == (2, before, there)
    assert words in ran.err
    assert "--force" in ran.err


def test_accept_writes_it_all_the_same_when_told_to_and_warns(path: Path) -> None:
    excel_mark(path, "Budget")
    before = path.read_bytes()
    ran = accepted(path, "--force", "--no-backup")
    assert ran.code == 0
    assert path.read_bytes() != before
    assert "er åben i Excel hos Budget. Den skal lukkes dér uden at gemme" in ran.err


def test_a_mark_of_libreoffice_that_no_longer_runs_here_is_only_noted(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    libreoffice_mark(path, "Budget", platform.node())
    monkeypatch.setattr(open_elsewhere, "_libreoffice_runs", lambda: True)
    assert accepted(path).code == 2
    monkeypatch.setattr(open_elsewhere, "_libreoffice_runs", lambda: False)
    ran = accepted(path, "--lang", "en")
    assert ran.code == 0
    assert ".~lock.a.xlsx# says that the file is open in LibreOffice by Budget, but it no longer is." in ran.err


@pytest.mark.parametrize("alone", [True, False])
def test_where_the_system_can_open_it_alone_a_mark_is_stale(
    path: Path, monkeypatch: pytest.MonkeyPatch, *, alone: bool
) -> None:
    class Telling:
        def swap(self, new: Path, target: Path, old: Path) -> None:
            raise NotImplementedError

        def opens_alone(self, target: Path) -> bool | None:
            assert target == path
            return alone

    monkeypatch.setattr(system, "SYSTEM", Telling())
    excel_mark(path, "Budget")
    holder = holder_of(path)
    assert holder is not None
    assert (holder.by, holder.stale) == ("Budget", alone)


def test_a_mark_that_is_no_file_says_nothing(path: Path) -> None:
    path.with_name("~$a.xlsx").mkdir()
    assert holder_of(path) is None


def test_a_new_workbook_does_not_replace_one_that_is_open(tmp_path: Path) -> None:
    path = empty_at(tmp_path / "bog.xlsx")
    mark, before = excel_mark(path, "Budget"), path.read_bytes()
    made = ("new", "--year", 2027, "--committee", "Skoleudvalget", "-o", path, "--overwrite")
    ran = korrektur(*made)
    assert (ran.code, path.read_bytes()) == (2, before)
    assert "er åben i Excel hos Budget og er ikke ændret" in ran.err
    mark.unlink()
    assert korrektur(*made).code == 0


def test_whether_libreoffice_runs_is_asked_of_the_system() -> None:
    assert open_elsewhere._libreoffice_runs() in {True, False}  # noqa: SLF001  what it answers depends on the machine
