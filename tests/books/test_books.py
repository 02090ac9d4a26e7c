"""Whole workbooks as data: built, changed as a person would, saved, read, and checked.

A case is a folder with `book.toml` (what the workbook holds; `base.toml` where there is none) and, where
somebody has been at the finished file, `changes.toml` (`support.workbook_changes` says how it is written);
`settings.toml` is a settings file to judge it by. In `should_pass` nothing may be found. In `should_fail` the
findings are those of `findings.txt`, one a line: cell, rule, severity now and on submission, number.
`pytest --update-books` writes them anew.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.workbook_changes import changed

from schemas.rules import RULES
from schemas.settings import DEFAULTS
from workbook.contents_file import read_contents
from workbook.settings_file import configuration
from workbook.template import build
from workbook.validate import validate

if TYPE_CHECKING:
    from collections.abc import Callable

    from schemas.finding import Finding
    from schemas.settings import Settings

    Findings = Callable[[Path, Settings], tuple[Finding, ...]]

HERE = Path(__file__).parent
PASSING = sorted(path for path in (HERE / "should_pass").iterdir() if path.is_dir())
FAILING = sorted(path for path in (HERE / "should_fail").iterdir() if path.is_dir())
TOGETHER = 24
"""So many workbooks are checked in one go, which is faster; a group stays with one worker."""
GROUP = {case: number // TOGETHER for number, case in enumerate([*PASSING, *FAILING])}
EVERY_RULE = replace(
    DEFAULTS,
    enable=frozenset(rule.id for rule in RULES if not rule.on),
    financing_required=True,
    cost_per_position=(300_000, 1_500_000),
)
"""Settings by which every rule has something to say."""


def params(cases: list[Path]) -> list[object]:
    return [pytest.param(one, id=one.name, marks=pytest.mark.xdist_group(f"books-{GROUP[one]}")) for one in cases]


@cache
def built(book: Path) -> bytes:
    return build(read_contents(book.read_text("utf-8")))


def workbook_of(case: Path, folder: Path) -> Path:
    book, changes = case / "book.toml", case / "changes.toml"
    package = built(book if book.exists() else HERE / "base.toml")
    path = folder / f"{case.name}.xlsx"
    done = tomllib.loads(changes.read_text("utf-8")) if changes.exists() else {}
    if not done.get("gone"):
        path.write_bytes(changed(package, done) if done else package)
    return path


def lines_of(found: tuple[Finding, ...]) -> list[str]:
    lines = []
    for one in found:
        where = "!".join(part for part in (one.place.sheet, one.place.cell) if part) or "-"
        lines.append(f"{where} {one.rule} {one.severity} {one.on_submission} {one.place.key}")
    return lines


def settings_of(case: Path) -> Settings | None:
    own = case / "settings.toml"
    return configuration(own, {}).settings if own.exists() else None


@pytest.fixture(scope="module")
def findings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Findings:
    """The findings of a case by its own settings, else by these; those of a group are found in one go."""
    folder = tmp_path_factory.mktemp("books")
    chosen = {item.callspec.params.get("case") for item in request.session.items if hasattr(item, "callspec")}
    workbook = cache(lambda case: workbook_of(case, folder))

    @cache
    def of_group(number: int, settings: Settings) -> dict[Path, tuple[Finding, ...]]:
        cases = [case for case in GROUP if GROUP[case] == number and case in chosen and not settings_of(case)]
        report = validate([workbook(case) for case in cases], settings)
        return {case: file.findings for case, file in zip(cases, report.files, strict=True)}

    def of(case: Path, settings: Settings) -> tuple[Finding, ...]:
        if own := settings_of(case):
            return validate([workbook(case)], own).files[0].findings
        return of_group(GROUP[case], settings)[case]

    return of


@pytest.mark.parametrize("case", params(PASSING))
def test_an_honest_workbook_has_no_finding(case: Path, findings: Findings) -> None:
    assert lines_of(findings(case, DEFAULTS)) == []


@pytest.mark.parametrize("case", params(PASSING))
def test_an_honest_workbook_has_no_finding_even_where_every_rule_is_on(case: Path, findings: Findings) -> None:
    assert lines_of(findings(case, EVERY_RULE)) == []


@pytest.mark.parametrize("case", params(FAILING))
def test_a_defect_is_found_at_its_cell_and_nothing_else(
    case: Path, findings: Findings, request: pytest.FixtureRequest
) -> None:
    golden = case / "findings.txt"
    messages = [one.message.da for one in findings(case, DEFAULTS)]
    assert [said for said in messages if "(tomt)" in said] == []  # the words of a list, not of a sentence
    found = lines_of(findings(case, DEFAULTS))
    assert found
    if request.config.getoption("--update-books"):
        golden.write_text("".join(f"{line}\n" for line in found), "utf-8")
    assert found == golden.read_text("utf-8").splitlines()


def test_every_rule_has_a_workbook_in_which_it_fires() -> None:
    lines = [line for case in FAILING for line in (case / "findings.txt").read_text("utf-8").splitlines()]
    assert {rule.id for rule in RULES} == {line.split()[1] for line in lines}
