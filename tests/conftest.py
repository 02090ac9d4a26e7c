"""What holds for every test."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from coverage import Coverage
from hypothesis import HealthCheck, settings

import workbook.files.lock
import workbook.settings.settings_file

if TYPE_CHECKING:
    from collections.abc import Generator

# No test is timed; and CI, which judges a change, tries the same examples twice, while everyone else tries new ones.
settings.register_profile("anywhere", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("anywhere"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "anywhere")

MEASURED = tuple(Path(__file__).parent / package for package in ("schemas", "workbook"))


def measured(item: pytest.Item) -> bool:
    """Coverage doubles a test's time: it is measured over the tests of the packages it is about, heavy ones aside."""
    return item.get_closest_marker("heavy") is None and any(map(item.path.is_relative_to, MEASURED))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measured files come first: a module that another test loads before them would seem never to be loaded."""
    first = {item.path for item in items if measured(item)}
    items.sort(key=lambda item: item.path not in first)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Coverage pauses over every test that it is not measured over."""
    coverage = None if measured(item) else Coverage.current()
    if coverage is None:
        return (yield)
    coverage.stop()
    try:
        return (yield)
    finally:
        coverage.start()


@pytest.fixture(autouse=True)
def no_own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may have settings of their own, which decide no test."""
    nowhere = tmp_path_factory.getbasetemp() / "no-such-folder" / "korrektur.toml"
    monkeypatch.setattr(workbook.settings.settings_file, "users_own", lambda: nowhere)


@pytest.fixture(autouse=True)
def no_own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was found before decides no test: cache and locks are the run's own, which its processes share."""
    monkeypatch.setenv("KORREKTUR_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.setattr(workbook.files.lock, "folders", lambda: (tmp_path_factory.getbasetemp() / "locks",))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-books", action="store_true", help="write tests/books/should_fail/*/findings.txt anew")
    parser.addoption("--kills", default="21", help="how many commands are killed at random moments, in all")
    parser.addoption("--rounds", default="2", help="how many times four commands are at one workbook at once")
    parser.addoption("--printed", default="4", help="how many generated workbooks are printed and read back")
    parser.addoption("--forms", default="300", help="how many generated forms are imported")
    parser.addoption("--mutations", default="10", help="how many mutated workbooks are checked")
    parser.addoption("--matrix", default="60", help="how many pairs of a command and a book are tried, or all")
    parser.addoption("--update-pictures", action="store_true", help="photograph addin/billeder/*.png anew")
