"""The same batch by a real Dask scheduler and two workers on this machine's own address, one killed midway."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.command_line import korrektur
from support.processes import A_LONG_WHILE
from support.submissions import validate
from support.workbooks import empty_at, not_a_workbook_at, sample_at

from schemas.settings import DEFAULTS
from workbook.submissions import door
from workbook.submissions.door import check_files
from workbook.submissions.plan import DASK, WorkPlan

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.heavy

pytest.importorskip("distributed", reason="Dask is not installed (pip install korrektur[dask])")

ROOT = Path(__file__).parents[3]
TO_START = A_LONG_WHILE


def started(*arguments: str) -> subprocess.Popen[bytes]:
    """A Dask program on the loopback address, without its web page."""
    return subprocess.Popen(  # noqa: S603  our own interpreter
        [sys.executable, "-m", "dask", *arguments, "--no-dashboard"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        start_new_session=True,
    )


def worker(scheduler_file: Path, folder: Path) -> subprocess.Popen[bytes]:
    return started(
        "worker", "--scheduler-file", str(scheduler_file), "--nthreads", "1", "--no-nanny",
        "--host", "127.0.0.1", "--local-directory", str(folder),
    )  # fmt: skip


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The scheduler's address, and its two workers."""
    from distributed import Client  # noqa: PLC0415  only where it is installed

    folder = tmp_path_factory.mktemp("dask")
    file = folder / "scheduler.json"
    scheduler = started("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file))
    workers = [worker(file, folder) for _ in range(2)]
    try:
        until = time.monotonic() + TO_START
        while not file.exists() and time.monotonic() < until:
            time.sleep(0.05)
        with Client(scheduler_file=str(file), set_as_default=False) as client:  # type: ignore[no-untyped-call]
            client.wait_for_workers(2, timeout=TO_START)
            address = client.scheduler.address
        yield address, workers
    finally:
        for one in (*workers, scheduler):
            one.kill()
            one.wait()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Forty workbooks, one of them none."""
    folder = tmp_path_factory.mktemp("indsendt")
    paths = [empty_at(folder / f"{number:02}.xlsx") for number in range(38)]
    return [*paths, sample_at(folder / "a.xlsx"), not_a_workbook_at(folder / "b.xlsx")]


def test_every_file_is_reported_once_though_a_worker_is_killed_midway(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], folder: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, workers = cluster
    monkeypatch.setattr(door, "BATCH_OF_SEVERAL", 4)
    expected = validate(folder).files[:]
    done: list[int] = []

    def kill_one_midway(number: int) -> None:
        done.append(number)
        if len(done) == 2:
            os.kill(workers[0].pid, signal.SIGKILL)

    report = check_files(folder, DEFAULTS, kill_one_midway, plan=WorkPlan(backend=DASK, scheduler=address))
    assert workers[0].wait(timeout=TO_START) == -signal.SIGKILL
    assert (sum(done), report.unchecked) == (len(folder), 0)
    assert report.files[:] == expected


def test_the_command_says_where_no_scheduler_answers(folder: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbook.submissions.dispatch._TO_ANSWER", 1)
    ran = korrektur("validate", folder[0], "--backend", "dask", "--scheduler", "tcp://127.0.0.1:9")
    assert ran.code == 2
    assert "Der er ingen Dask-scheduler på tcp://127.0.0.1:9" in ran.err


@pytest.mark.parametrize("half", [("--backend", "dask"), ("--scheduler", "tcp://127.0.0.1:9")])
def test_backend_and_scheduler_go_together(half: tuple[str, str], folder: list[Path]) -> None:
    ran = korrektur("validate", folder[0], *half)
    assert ran.code == 2
    assert "hører sammen" in ran.err
