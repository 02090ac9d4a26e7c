from __future__ import annotations

import sys
from importlib.metadata import version
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from addin import xlam
from addin.build_hook import BuildTheAddin
from addin.xlam import carried
from schemas.finding import KorrekturError

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from pathlib import Path


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation without pyOpenVBA; the folder it carries the add-in in."""

    def no_builder(_name: str) -> ModuleSpec | None:
        return None

    monkeypatch.setattr(carried, "find_spec", no_builder)
    monkeypatch.setattr(carried, "files", lambda _package: tmp_path)
    (tmp_path / "built").mkdir()
    return tmp_path / "built"


def test_among_developers_the_add_in_is_built_from_their_sources() -> None:
    assert carried.addin_file("en") == xlam.build("en", version("korrektur"))


def test_an_installation_gives_the_file_it_carries(installed: Path) -> None:
    (installed / "korrektur-da.xlam").write_bytes(b"dansk")
    assert carried.addin_file("da") == b"dansk"


def test_an_installation_without_the_file_says_what_to_do(installed: Path) -> None:
    assert list(installed.iterdir()) == []
    with pytest.raises(KorrekturError, match="Install korrektur again"):
        carried.addin_file("da")


@pytest.mark.parametrize(("target", "made"), [("wheel", ["korrektur-da.xlam", "korrektur-en.xlam"]), ("sdist", [])])
def test_a_build_of_a_wheel_puts_the_add_in_of_each_language_into_it(
    target: str, made: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path])
    (tmp_path / "addin").mkdir()
    metadata = SimpleNamespace(version="9.8.7")
    hook = BuildTheAddin(str(tmp_path), {}, cast("Any", None), cast("Any", metadata), str(tmp_path), target)
    hook.initialize("standard", {})
    assert sorted(path.name for path in (tmp_path / "addin").rglob("*.xlam")) == made
    assert all(b"<cp:version>9.8.7<" in path.read_bytes() for path in (tmp_path / "addin").rglob("*.xlam"))
