from __future__ import annotations

import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest
from support.submissions import validate
from support.workbooks import empty_at, sample_at

from schemas.finding import KorrekturError, Text
from workbook.submissions.checking import check_reads
from workbook.submissions.faults import fault_rules
from workbook.submissions.guard import Guard, Stopped
from workbook.submissions.plan import Bounds

if TYPE_CHECKING:
    from collections.abc import Iterator

MISBEHAVING = (sys.executable, "-P", str(Path(__file__).parents[2] / "support/misbehaving_worker.py"))
AN_HOUR = 3_600.0
BOUNDS = Bounds(seconds=AN_HOUR, megabytes=500)


def hangs(folder: Path) -> bool:
    """Whether a checking process has begun to hang over a file of this folder, and has not been ended."""
    return any(psutil.pid_exists(int(mark.stem)) for mark in folder.glob("*.hænger"))


class Clock:
    """The guard's clock: two hours pass between two looks while a process hangs, and none because one is slow."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._passed = folder, 0.0

    def monotonic(self) -> float:
        if hangs(self._folder):
            self._passed += 2 * AN_HOUR
        return self._passed


@pytest.fixture
def clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbook.submissions.guard.time", Clock(tmp_path))


@pytest.fixture(scope="module")
def guard() -> Iterator[Guard]:
    guard = Guard(BOUNDS, MISBEHAVING)
    yield guard
    guard.stop()


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("gode")
    return [sample_at(folder / "a.xlsx"), empty_at(folder / "b.xlsx")]


def named(folder: Path, *names: str) -> list[Path]:
    return [empty_at(folder / f"{name}.xlsx") for name in names]


def test_apart_is_found_what_is_found_here(guard: Guard, good: list[Path]) -> None:
    assert guard.run(good, check_reads) == validate(good).files[:]


def test_a_path_is_of_the_folder_we_stand_in_now(
    guard: Guard, good: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    guard.run(good, check_reads)  # the process has been started, in another folder
    monkeypatch.chdir(good[0].parent)
    (report,) = guard.run([Path(good[0].name)], check_reads)
    assert (report.path, report.error) == (good[0].name, None)


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("læs-hænger", "too-slow"),
        ("kontrol-hænger", "too-slow"),
        ("læs-sluger", "too-hungry"),
        ("kontrol-sluger", "too-hungry"),
        ("læs-beder om alt", "too-hungry"),
        ("læs-dør", "check-failed"),
        ("kontrol-dør", "check-failed"),
        ("læs-fejler", "check-failed"),
        ("kontrol-fejler", "check-failed"),
    ],
)
@pytest.mark.usefixtures("clock")
def test_a_file_that_cannot_be_borne_is_named_and_the_others_are_unharmed(
    guard: Guard, good: list[Path], tmp_path: Path, name: str, fault: str
) -> None:
    first, last = good
    (offender,) = named(tmp_path, name)
    reports = guard.run([first, offender, last], check_reads)
    before, after = validate(good).files
    assert (reports[0], reports[2]) == (before, after)
    assert reports[1].path == str(offender)
    assert [one.rule for one in reports[1].findings] == [reports[1].error] == [fault_rules()[fault]]


def test_a_fault_of_the_program_is_told_by_its_kind(guard: Guard, tmp_path: Path) -> None:
    (report,) = guard.run(named(tmp_path, "kontrol-fejler"), check_reads)
    assert report.findings[0].found == Text(
        "fik kontrollen til at gå i stå (ZeroDivisionError)", "made the check stop (ZeroDivisionError)"
    )


def test_a_file_may_wait_for_the_processor_as_long_as_it_uses_little_of_it(tmp_path: Path) -> None:
    """The bound is in seconds of the processor: a busy machine condemns no honest file."""
    bounds = Bounds(seconds=AN_HOUR)
    assert bounds.wall_seconds == 10 * AN_HOUR
    guard = Guard(Bounds(seconds=0.5), MISBEHAVING)
    try:
        (report,) = guard.run(named(tmp_path, "kontrol-regner"), check_reads)
        assert report.error == fault_rules()["too-slow"]
    finally:
        guard.stop()


def test_what_failed_is_told_to_who_wants_every_detail(
    guard: Guard, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("DEBUG", "workbook"):
        guard.run(named(tmp_path, "læs-fejler"), check_reads)
    assert "Traceback" in caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_several_offenders_are_each_named(guard: Guard, good: list[Path], tmp_path: Path) -> None:
    offenders = named(tmp_path, "kontrol-fejler", "læs-dør", "kontrol-dør")
    reports = guard.run([offenders[0], good[0], *offenders[1:], good[1]], check_reads)
    ended = {fault_rules()["check-failed"]}
    assert [one.error in ended for one in reports] == [True, False, True, True, False]


def test_a_guard_that_is_stopped_leaves_no_process(tmp_path: Path) -> None:
    guard = Guard(Bounds(), MISBEHAVING)
    before = set(psutil.Process().children())

    def stop_when_it_hangs() -> None:
        while not hangs(tmp_path):
            time.sleep(0.01)
        guard.stop()

    told = threading.Thread(target=stop_when_it_hangs)
    told.start()
    with pytest.raises(Stopped):
        guard.run(named(tmp_path, "læs-hænger"), check_reads)
    told.join()  # who stops it waits for the process to be gone; who was checking hears of it before that
    with pytest.raises(Stopped):
        guard.run(named(tmp_path, "b"), check_reads)
    assert set(psutil.Process().children()) == before


def test_a_process_that_cannot_be_started_is_said_plainly(good: list[Path]) -> None:
    guard = Guard(Bounds(), (sys.executable, "-c", "raise SystemExit(1)"))
    with pytest.raises(KorrekturError) as said:
        guard.run(good, check_reads)
    assert "kontrolproces kunne ikke startes" in said.value.text.da


def test_a_process_that_cannot_be_started_gives_its_last_words(good: list[Path]) -> None:
    guard = Guard(Bounds(), (sys.executable, "-c", "raise SystemExit('no module named pandas')"))
    with pytest.raises(KorrekturError) as said:
        guard.run(good, check_reads)
    assert "kunne ikke startes (no module named pandas)" in said.value.text.da
