from __future__ import annotations

from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from support.corpus import corpus_files, needs_corpus
from support.example_grids import read_of
from support.reports import GAP, JUSTIFIED, SIGN, UNDECIDED, file_of, report_of, unreadable
from support.submissions import validate
from support.workbooks import empty_at, not_a_workbook_at, sample_at

from schemas.finding import Severity
from schemas.rules import RULES
from schemas.settings import DEFAULTS, Settings
from workbook.submissions import door
from workbook.submissions.checking import check_reads
from workbook.submissions.door import check_files
from workbook.submissions.plan import WorkPlan
from workbook.submissions.submission import Summary

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.grid import Grid, Unreadable
    from workbook.submissions.submission import Submission


def test_a_file_is_known_by_its_facts_and_findings(tmp_path: Path) -> None:
    path = sample_at(tmp_path / "a.xlsx")
    file = validate([path]).files[0]
    assert file.path == str(path)
    assert file.sha256 == sha256(path.read_bytes()).hexdigest()
    assert (file.committee, file.budget_year, file.status, file.error) == ("Økonomiudvalget", 2026, "Kladde", None)
    assert {"T103", "T304"} <= {finding.place.key for finding in file.findings}
    assert {finding.place.path for finding in file.findings} == {str(path)}


def test_a_fresh_workbook_has_no_finding(tmp_path: Path) -> None:
    assert validate([empty_at(tmp_path / "a.xlsx")]).files[0].findings == ()


def test_an_unreadable_file_among_others_is_a_finding_and_stops_nobody(tmp_path: Path) -> None:
    paths = [not_a_workbook_at(tmp_path / "a.xlsx"), tmp_path / "væk.xlsx", sample_at(tmp_path / "b.xlsx")]
    bad, missing, good = validate(paths).files
    for file in (bad, missing):
        assert (file.committee, file.budget_year, file.status) == (None, None, None)
        assert [finding.rule for finding in file.findings] == [file.error]
    assert bad.sha256 is not None
    assert missing.sha256 is None
    assert good.error is None
    assert good.findings


def test_an_unreadable_file_keeps_its_error_when_the_rule_is_left_out(tmp_path: Path) -> None:
    path = not_a_workbook_at(tmp_path / "a.xlsx")
    error = validate([path]).files[0].error
    assert error is not None
    silent = validate([path], Settings(ignore=frozenset({error}))).files[0]
    assert (silent.error, silent.findings) == (error, ())


EVERY_KIND = [example for rule in RULES for example in (rule.wrong, rule.right)][::15]
"""Workbooks with every sort of finding, clean ones, and files that cannot be read."""


@cache
def every_kind() -> tuple[Grid | Unreadable, ...]:
    """Each of them under its own name."""
    return tuple(read_of(example, f"{number}.xlsx") for number, example in enumerate(EVERY_KIND))


@cache
def alone() -> dict[str, Submission]:
    """What is found in each when it is checked by itself."""
    return {str(read.path): check_reads([read], DEFAULTS)[0] for read in every_kind()}


@pytest.mark.heavy
@given(st.permutations(range(len(EVERY_KIND))), st.integers(1, 9))
@settings(max_examples=2)
def test_what_is_found_in_a_file_depends_on_no_other_file_their_order_or_the_size_of_the_sets(
    order: list[int], size: int
) -> None:
    reads = [every_kind()[number] for number in order][: 2 * size + 1]
    sets = [reads[first : first + size] for first in range(0, len(reads), size)]
    reports = [report for one in sets for report in check_reads(one, DEFAULTS)]
    assert reports == [alone()[str(read.path)] for read in reads]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_many_processes_find_what_one_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    paths = [sample_at(tmp_path / "a.xlsx"), not_a_workbook_at(tmp_path / "b.xlsx"), tmp_path / "væk.xlsx"]
    paths += [empty_at(tmp_path / f"{number}.xlsx") for number in range(4)]
    together = validate(paths).files[:]
    for name in ("BATCH", "BATCH_OF_SEVERAL"):
        monkeypatch.setattr(door, name, 2)
    assert check_files(paths, plan=WorkPlan(jobs)).files[:] == together


def test_each_file_advances_the_progress_once(tmp_path: Path) -> None:
    paths = [empty_at(tmp_path / "a.xlsx"), not_a_workbook_at(tmp_path / "b.xlsx")]
    seen: list[int] = []
    check_files(paths, DEFAULTS, seen.append)
    assert sum(seen) == len(paths)


def test_totals_come_where_the_file_could_be_read(tmp_path: Path) -> None:
    paths = [sample_at(tmp_path / "a.xlsx"), not_a_workbook_at(tmp_path / "b.xlsx")]
    good, bad = validate(paths).files
    assert good.totals is not None
    assert good.totals.net == (11_548_000, 11_348_000, 11_348_000, 11_348_000)
    assert bad.totals is None


def test_judging_as_submitted_leaves_the_workbooks_own_status(tmp_path: Path) -> None:
    path = sample_at(tmp_path / "a.xlsx")
    draft, submitted = validate([path]), validate([path], Settings(as_status="Indsendt"))
    assert submitted.files[0].status == "Kladde"
    assert submitted.summary.error == submitted.summary.error_on_submission == draft.summary.error_on_submission
    assert draft.summary.error < submitted.summary.error


def test_the_summary_counts_justified_findings_apart() -> None:
    report = report_of(file_of(SIGN, UNDECIDED, GAP, JUSTIFIED), unreadable(GAP))
    assert report.summary == Summary(
        files=2, unreadable=1, error=1, error_on_submission=2, warning=1, note=2, accepted=1
    )


@pytest.mark.parametrize(
    ("findings", "gravest"),
    [
        ((), None),
        ((GAP,), Severity.NOTE),
        ((GAP, UNDECIDED), Severity.WARNING),
        ((SIGN,), Severity.ERROR),
        ((JUSTIFIED,), None),
    ],
)
def test_a_report_reaches_the_severities_up_to_its_gravest_open_finding(
    findings: tuple[object, ...], gravest: Severity | None
) -> None:
    report = report_of(file_of(*findings))  # type: ignore[arg-type]
    reached = [severity for severity in Severity if report.reaches(severity)]
    assert reached == ([] if gravest is None else [one for one in Severity if one.rank >= gravest.rank])


def test_a_workbook_whose_budget_year_cannot_be_read_has_none(tmp_path: Path) -> None:
    path = tmp_path / "andet.xlsx"
    Workbook().save(path)
    (file,) = validate([path]).files
    assert (file.budget_year, file.committee) == (None, None)
    assert [finding.rule for finding in file.findings] == ["ARK121"]


@pytest.mark.heavy
@needs_corpus
def test_no_public_workbook_stops_the_check() -> None:
    files = validate(corpus_files()).files
    assert len(files) == len(corpus_files())
    assert {file.error for file in files} <= {None, "ARK101", "ARK104"}
    assert all(file.findings for file in files)
