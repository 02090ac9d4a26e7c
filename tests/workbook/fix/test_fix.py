"""`korrektur fix`: files fixed in place, one step each, with a copy of each as it was."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from support.command_line import Ran, korrektur
from support.fixing import use_test_fixes
from support.submissions import validate, work_here
from support.workbooks import corrected_package, empty_at, not_a_workbook_at

from workbook.fix.planning import plan
from workbook.ooxml.patch.patch import set_values
from workbook.reading.read import read
from workbook.reports.json import schema

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from schemas.settings import Settings
    from workbook.fix.planning import Plan
    from workbook.grid import Grid, Unreadable, Value

BACKUP = "a (før rettelse).xlsx.bak"


@pytest.fixture(autouse=True)
def _fixes(monkeypatch: pytest.MonkeyPatch) -> None:
    use_test_fixes(monkeypatch)


@cache
def _spoilt() -> bytes:
    """A number as text and a Nr with a space (safe), and an amount of the wrong sign (a guess)."""
    cells: dict[tuple[str, str], Value | None] = {
        ("Beløb", "H4"): "1,000",
        ("Beløb", "A5"): "T101 ",
        ("Beløb", "I4"): -1,
    }
    return set_values(corrected_package(), cells)


_PLANS: dict[object, list[Plan]] = {}


@pytest.fixture(autouse=True)
def _each_book_is_planned_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planning takes seconds, and most of these tests are about what is done with one and the same plan."""

    def planned(
        grids: Sequence[Grid], settings: Settings, *, wanted: Collection[str] | None, unsafe: bool
    ) -> list[Plan]:
        books = tuple((grid.path, grid.sha256) for grid in grids)
        asked = (books, settings, None if wanted is None else frozenset(wanted), unsafe)
        if asked not in _PLANS:
            _PLANS[asked] = plan(grids, settings, wanted=wanted, unsafe=unsafe)
        return _PLANS[asked]

    monkeypatch.setattr("workbook.fix.planning.plan", planned)
    monkeypatch.setattr("workbook.submissions.dispatch.work_on", work_here)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)  # a book is the same for every test if its path is
    path = Path("a.xlsx")
    path.write_bytes(_spoilt())
    return path


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def document(*arguments: object) -> dict[str, Any]:
    ran = korrektur("fix", *arguments, "--format", "json")
    found: dict[str, Any] = json.loads(ran.out)
    Draft202012Validator(schema()).validate(found)
    return found


def value(path: Path, at: tuple[int, int]) -> object:
    grid: Any = read(path)
    return grid.sheet("Beløb").values.get(at)


def lines(ran: Ran) -> list[str]:
    return [line.strip() for line in ran.out.splitlines()]


class TestWriting:
    def test_the_safe_fixes_are_written_and_said_cell_by_cell(self, path: Path) -> None:
        ran = korrektur("fix", path, "--select", "VAE401,NOG501")
        assert ran.code == 0
        assert "Beløb!H4 (T101, 2026): »1,000« → 1 · VAE401 Gør teksten til et tal" in lines(ran)
        assert "Beløb!A5 (T101 , Nr): »T101 « → »T101« · NOG501 Slet mellemrummene" in lines(ran)
        assert "2 celler rettet" in lines(ran)
        assert (value(path, (4, 8)), value(path, (5, 1)), value(path, (4, 9))) == (1, "T101", -1)

    def test_the_file_as_it_was_is_kept_beside_it(self, path: Path) -> None:
        ran = korrektur("fix", path)
        assert names(path.parent) == [BACKUP, "a.xlsx"]
        assert (path.parent / BACKUP).read_bytes() == _spoilt()
        assert "Fjern .bak fra navnet for at åbne den." in " ".join(lines(ran))

    def test_an_earlier_copy_is_never_written_over(self, path: Path) -> None:
        (path.parent / BACKUP).write_bytes(b"fra i fredags")
        korrektur("fix", path)
        assert (path.parent / BACKUP).read_bytes() == b"fra i fredags"
        assert (path.parent / "a (før rettelse 2).xlsx.bak").read_bytes() == _spoilt()

    def test_no_copy_is_kept_when_none_is_wanted(self, path: Path) -> None:
        assert ".bak" not in korrektur("fix", path, "--no-backup").out
        assert names(path.parent) == ["a.xlsx"]

    def test_a_folder_with_copies_in_it_holds_no_more_workbooks_than_before(self, path: Path) -> None:
        korrektur("fix", path)
        assert document(path.parent, "--diff")["summary"]["files"] == 1

    def test_fixing_again_finds_nothing_to_do_and_writes_nothing(self, path: Path) -> None:
        korrektur("fix", path)
        once = path.read_bytes()
        ran = korrektur("fix", path)
        assert (ran.code, path.read_bytes(), len(names(path.parent))) == (0, once, 2)
        assert "der er ikke noget at rette" in " ".join(lines(ran))

    def test_a_workbook_without_findings_is_left_alone(self, tmp_path: Path) -> None:
        path = empty_at(tmp_path / "ren.xlsx")
        before = path.read_bytes()
        ran = korrektur("fix", path)
        assert (ran.code, path.read_bytes(), names(tmp_path)) == (0, before, ["ren.xlsx"])
        assert "Tilbage: ingenting." in lines(ran)

    def test_what_is_said_to_remain_is_what_a_check_then_finds(self, path: Path) -> None:
        said = document(path)["files"][0]["remaining"]
        summary = validate([path]).summary
        assert said == {name: getattr(summary, name) for name in said}

    def test_a_link_stays_a_link_to_the_fixed_file(self, path: Path) -> None:
        link = path.with_name("genvej.xlsx")
        link.symlink_to(path)
        korrektur("fix", link)
        assert link.is_symlink()
        assert value(path, (4, 8)) == 1


class TestDiff:
    def test_shows_the_same_and_writes_nothing(self, path: Path) -> None:
        ran = korrektur("fix", path, "--diff")
        assert (ran.code, path.read_bytes(), names(path.parent)) == (1, _spoilt(), ["a.xlsx"])
        assert "Beløb!H4 (T101, 2026): »1,000« → 1 · VAE401 Gør teksten til et tal" in lines(ran)
        assert "2 celler ville blive rettet" in lines(ran)

    def test_gives_0_where_nothing_would_change(self, tmp_path: Path) -> None:
        assert korrektur("fix", empty_at(tmp_path / "ren.xlsx"), "--diff").code == 0

    def test_names_the_same_changes_as_are_then_made(self, path: Path) -> None:
        shown, made = document(path, "--diff"), document(path)
        assert shown["files"][0]["changes"] == made["files"][0]["changes"]
        assert (shown["written"], made["written"]) == (False, True)


class TestGuesses:
    def test_are_offered_by_number(self, path: Path) -> None:
        ran = korrektur("fix", path, "--diff")
        assert "1 rettelse kræver --unsafe, for den er et gæt." in lines(ran)

    def test_are_made_when_asked_for(self, path: Path) -> None:
        changes = document(path, "--unsafe")["files"][0]["changes"]
        assert [(one["cell"], one["safe"]) for one in changes if not one["safe"]] == [("I4", False)]
        assert value(path, (4, 9)) == 1


class TestFilesThatCannotBeRepaired:
    def test_an_unreadable_one_among_others_stops_none_of_them(self, path: Path) -> None:
        not_a_workbook_at(path.with_name("b.xlsx"))
        ran = korrektur("fix", path.parent)
        assert (ran.code, value(path, (4, 8))) == (1, 1)
        assert "kan ikke læses: Filen er ikke en Excel-projektmappe (ARK102)" in lines(ran)
        assert "2 filer, 1 kan ikke læses · 2 celler rettet" in lines(ran)

    def test_2_where_none_could_be_read(self, tmp_path: Path) -> None:
        assert korrektur("fix", not_a_workbook_at(tmp_path / "b.xlsx")).code == 2

    def test_a_read_only_one_is_left_with_no_copy_beside_it(self, path: Path) -> None:
        path.chmod(0o444)
        ran = korrektur("fix", path)
        assert (ran.code, path.read_bytes(), names(path.parent)) == (1, _spoilt(), ["a.xlsx"])
        assert "er skrivebeskyttet og bliver ikke overskrevet." in " ".join(lines(ran))

    def test_one_changed_meanwhile_is_not_overwritten(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def reading(at: Path) -> Grid | Unreadable:
            grid = read(at)
            at.write_bytes(b"en andens arbejde")
            return grid

        monkeypatch.setattr("workbook.reading.read.read", reading)
        found = document(path)
        assert path.read_bytes() == b"en andens arbejde"
        assert names(path.parent) == ["a.xlsx"]
        (file,) = found["files"]
        assert "blev ændret, mens den blev kontrolleret" in file["refused"]
        assert (file["remaining"], found["summary"]["changed"], found["summary"]["refused"]) == (None, 0, 1)

    def test_nor_is_one_changed_while_its_fix_was_made(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        from workbook.fix.patching import patched  # noqa: PLC0415

        def slow(package: bytes, *grids: Grid) -> bytes:
            path.write_bytes(b"en andens arbejde")
            return patched(package, *grids)

        monkeypatch.setattr("workbook.fix.patching.patched", slow)
        assert korrektur("fix", path).code == 1
        assert (path.read_bytes(), names(path.parent)) == (b"en andens arbejde", ["a.xlsx"])

    def test_one_that_is_gone_meanwhile_is_said_to_be(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def reading(at: Path) -> Grid | Unreadable:
            grid = read(at)
            at.unlink()
            return grid

        monkeypatch.setattr("workbook.reading.read.read", reading)
        assert "kan ikke læses" in document(path)["files"][0]["refused"]

    def test_a_disk_that_fails_leaves_the_file_and_no_copy(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(_: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        assert "der er ikke plads på disken" in " ".join(lines(korrektur("fix", path)))
        assert (path.read_bytes(), names(path.parent)) == (_spoilt(), ["a.xlsx"])

    def test_a_report_over_a_workbook_is_refused_before_anything_is_written(self, path: Path) -> None:
        ran = korrektur("fix", path, "-o", path)
        assert (ran.code, path.read_bytes(), names(path.parent)) == (2, _spoilt(), ["a.xlsx"])


class TestReport:
    def test_is_english_when_asked(self, path: Path) -> None:
        ran = korrektur("fix", path, "--diff", "--lang", "en")
        assert "Beløb!H4 (T101, 2026): “1,000” → 1 · VAE401 Make it a number" in lines(ran)
        assert "2 cells would be fixed" in lines(ran)
        assert "1 fix needs --unsafe, since it is a guess." in lines(ran)

    def test_says_what_is_left_out_and_why(self, path: Path) -> None:
        path.write_bytes(set_values(_spoilt(), {("Beløb", "H4"): "880"}))
        ran = korrektur("fix", path, "--diff")
        said = " ".join(lines(ran))
        assert "Ikke rettet: Beløb!H4 (T101, 2026) · VAE401 Gør teksten til et tal, fordi det ville give VAE407" in said
        (left,) = document(path, "--diff")["files"][0]["not_repaired"]
        assert (left["rule"], left["cell"], left["because"][:21]) == ("VAE401", "H4", "det ville give VAE407")

    def test_goes_to_the_file_named(self, path: Path) -> None:
        korrektur("fix", path, "--diff", "-o", path.with_name("rapport.txt"))
        assert "2 celler ville blive rettet" in path.with_name("rapport.txt").read_text("utf-8")

    def test_of_rules_ignored_names_none_of_their_cells(self, path: Path) -> None:
        changes = document(path, "--diff", "--ignore", "NOG501")["files"][0]["changes"]
        assert [one["rule"] for one in changes] == ["VAE401"]

    def test_names_a_folder_without_workbooks(self, path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
        empty = tmp_path_factory.mktemp("tom")
        assert str(empty) in korrektur("fix", path, empty, "--diff").err


def test_validate_says_how_many_safe_fixes_there_are(path: Path) -> None:
    assert "2 sikre rettelser. Se dem med »korrektur fix --diff«." in lines(korrektur("validate", path))


def test_validate_offers_nothing_where_there_are_none(tmp_path: Path) -> None:
    assert "korrektur fix" not in korrektur("validate", empty_at(tmp_path / "ren.xlsx")).out
