"""Whole workbooks as data: built, changed as a person would, saved, read, and checked.

A case is a folder with `book.toml` (what the workbook holds; `base.toml` where there is none) and, where
somebody has been at the finished file, `changes.toml` (`support.workbook_changes` says how it is written);
`settings.toml` is a settings file to judge it by. In `should_pass` nothing may be found. In `should_fail` the
findings are those of `findings.txt`, one a line: cell, rule, severity now and on submission, number.
`pytest --update-books` writes them anew.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.book_cases import FAILING, PASSING, package_of
from support.submissions import validate

from schemas.rules import RULES
from schemas.settings import DEFAULTS
from workbook.settings.settings_file import configuration

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from schemas.finding import Finding
    from schemas.settings import Settings

TOGETHER = 8
"""So many workbooks are a test, each a subtest of its own: checked in one go they cost half."""
EVERY_RULE = replace(
    DEFAULTS,
    enable=frozenset(rule.id for rule in RULES if not rule.on),
    financing_required=True,
    cost_per_position=(300_000, 1_500_000),
)
"""Settings by which every rule has something to say."""
ELSEWHERE = {
    "ARK137": "tests/workbook/submissions/test_guard.py: it is the process that must end, whatever stands in the file",
    "NOG510": "tests/schemas/rules/test_examples.py: only a merged workbook can have it",
    "NOG511": "likewise",
    "ARK140": "tests/workbook/submissions/test_expected.py: a list of committees tells of the workbooks beside it",
    "ARK141": "likewise",
    "ARK142": "likewise",
}
"""Rules of which no workbook tells, and where they fire."""


def batches(cases: list[Path]) -> list[object]:
    some = [cases[first : first + TOGETHER] for first in range(0, len(cases), TOGETHER)]
    return [pytest.param(each, id=f"{each[0].name}..{each[-1].name}") for each in some]


def workbook_of(case: Path, folder: Path) -> Path:
    path = folder / f"{case.name}.xlsx"
    package = package_of(case)
    if package is not None:
        path.write_bytes(package)
    return path


def lines_of(found: tuple[Finding, ...]) -> list[str]:
    lines = []
    for one in found:
        where = "!".join(part for part in (one.place.sheet, one.place.cell) if part) or "-"
        lines.append(f"{where} {one.rule} {one.severity} {one.on_submission} {one.place.key}")
    return lines


def settings_of(case: Path) -> Settings:
    own = case / "settings.toml"
    return configuration(own, {}).settings if own.exists() else DEFAULTS


def findings(workbooks: dict[Path, Path], settings: Settings) -> dict[Path, tuple[Finding, ...]]:
    report = validate(list(workbooks.values()), settings)
    return {case: file.findings for case, file in zip(workbooks, report.files, strict=True)}


def by_own_settings(workbooks: dict[Path, Path]) -> Iterator[tuple[Path, tuple[Finding, ...]]]:
    for settings in {settings_of(case) for case in workbooks}:
        yield from findings(
            {one: at for one, at in workbooks.items() if settings_of(one) == settings}, settings
        ).items()


@pytest.mark.parametrize("cases", batches(PASSING))
def test_an_honest_workbook_has_no_finding_not_even_where_every_rule_is_on(
    cases: list[Path], tmp_path: Path, subtests: pytest.Subtests
) -> None:
    workbooks = {case: workbook_of(case, tmp_path) for case in cases}
    for settings in (DEFAULTS, EVERY_RULE):
        for case, found in findings(workbooks, settings).items():
            with subtests.test(case.name):
                assert lines_of(found) == []


@pytest.mark.parametrize("cases", batches(FAILING))
def test_a_defect_is_found_at_its_cell_and_nothing_else(
    cases: list[Path], tmp_path: Path, subtests: pytest.Subtests, request: pytest.FixtureRequest
) -> None:
    for case, found in by_own_settings({case: workbook_of(case, tmp_path) for case in cases}):
        with subtests.test(case.name):
            assert [one.message.da for one in found if "(tomt)" in one.message.da] == []  # a list's word, no sentence's
            lines, golden = lines_of(found), case / "findings.txt"
            assert lines
            if request.config.getoption("--update-books"):
                golden.write_text("".join(f"{line}\n" for line in lines), "utf-8")
            assert lines == golden.read_text("utf-8").splitlines()


def test_every_rule_has_a_workbook_in_which_it_fires() -> None:
    lines = [line for case in FAILING for line in (case / "findings.txt").read_text("utf-8").splitlines()]
    assert {rule.id for rule in RULES} - ELSEWHERE.keys() == {line.split()[1] for line in lines}
