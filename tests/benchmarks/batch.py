"""Time the batch on a thousand typical workbooks against its peers, in one run, for the page “Many workbooks”.

    PYTHONPATH=tests python tests/benchmarks/batch.py [--files 1000] [--slow 100] [--folder FOLDER]

The files go in sets of 100; a set is read by every peer in turn before the next, so that a machine's moods meet all
alike. What takes long (openpyxl, the naive loop, frictionless) gets the first `--slow` files only. A figure is the
median over the sets, in milliseconds a file. The files are made first (tests/support/typical_books.py) and kept.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
import warnings
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import psutil
from benchmarks import peers
from support.documentation import NAIVE
from support.typical_books import contents, typical_books

from workbook.submissions.door import BATCH, check_files
from workbook.submissions.plan import WorkPlan
from workbook.template import build

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

RESULTS = Path(__file__).with_name("batch.json")
COMMAND = [sys.executable, "-c", "from addin.cli import main; main()"]
STARTS = 7
_ONE, _TWO = "korrektur validate --jobs 1", "korrektur validate --jobs 2"


def one_job(paths: Sequence[Path]) -> None:
    """Everything `korrektur validate --jobs 1` does but its start and the writing of the report."""
    check_files(paths, plan=WorkPlan(1))


def two_jobs(paths: Sequence[Path]) -> None:
    """The same by two processes."""
    check_files(paths, plan=WorkPlan(2))


FAST: dict[str, Callable[[Sequence[Path]], object]] = {
    "python-calamine, reading alone": peers.calamine_reading,
    _ONE: one_job,
    _TWO: two_jobs,
}
SLOW: dict[str, Callable[[Sequence[Path]], object]] = {
    "openpyxl, reading alone": peers.openpyxl_reading,
    NAIVE: peers.naive_loop,
    "frictionless, the same tables": peers.frictionless_check,
}


def seconds(action: Callable[[], object]) -> float:
    """How long it takes, once."""
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def measured(paths: Sequence[Path], slow: int) -> dict[str, float]:
    """Milliseconds a file by peer: the median over the sets."""
    one_job(paths[:2])
    two_jobs(paths[: 2 * BATCH])
    times: dict[str, list[float]] = {}
    for first in range(0, len(paths), BATCH):
        some = paths[first : first + BATCH]
        for name, peer in (FAST | SLOW if first < slow else FAST).items():
            times.setdefault(name, []).append(seconds(partial(peer, some)) / len(some) * 1_000)
        print(f"{first + len(some)} / {len(paths)}", file=sys.stderr)  # noqa: T201
    return {name: round(median(found), 2) for name, found in times.items()}


def peak_memory(paths: Sequence[Path], count: int) -> dict[str, float]:
    """Megabytes held at most by the command and its processes over so many files (links to these), by jobs."""
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            os.link(paths[number % len(paths)], Path(folder) / f"{number:05}.xlsx")
        for jobs in (1, 2):
            report = Path(folder) / "report.json"
            arguments = ["validate", folder, "--jobs", str(jobs), "--no-cache", "--format", "json", "-o", str(report)]
            running = subprocess.Popen([*COMMAND, *arguments], stderr=subprocess.DEVNULL)  # noqa: S603  our own command
            most = 0
            while running.poll() is None:
                most = max(most, _held(running.pid))
                time.sleep(0.05)
            found[f"jobs {jobs}"] = round(most / 1024 / 1024)
    return found


def _held(process: int) -> int:
    try:
        every = [psutil.Process(process), *psutil.Process(process).children(recursive=True)]
        return sum(one.memory_info().rss for one in every)
    except psutil.Error:
        return 0


def cold_starts(path: Path) -> dict[str, float]:
    """Seconds from the command to its end, the median of several."""
    commands = {
        "--version": ["--version"],
        "rules": ["rules"],
        "explain FOR301": ["explain", "FOR301"],
        "validate, one file": ["validate", str(path), "--no-cache"],
        "validate, one file unchanged": ["validate", str(path)],
    }
    found = {}
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for name, arguments in commands.items():
        run = partial(subprocess.run, [*COMMAND, *arguments], capture_output=True, check=False, env=usual)
        runs = [seconds(run) for _ in range(STARTS)]
        found[name] = round(median(runs), 2)
    return found


def big_workbook() -> dict[str, float]:
    """Seconds for one workbook of 5,000 corrections, and for calamine to read it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.xlsx"
        path.write_bytes(build(contents(1, 5_000)))
        return {
            "megabytes": round(path.stat().st_size / 1024 / 1024, 1),
            "calamine": round(seconds(lambda: peers.calamine_reading([path])), 2),
            "korrektur": round(seconds(lambda: one_job([path])), 2),
        }


def machine() -> str:
    """What it ran on."""
    memory = round(psutil.virtual_memory().total / 1024**3)
    return f"{os.cpu_count()} processors, {memory} GiB, {platform.system()}, Python {platform.python_version()}"


def main() -> None:
    """Measure, print, and write batch.json."""
    warnings.simplefilter("ignore")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1_000)
    parser.add_argument("--slow", type=int, default=100)
    parser.add_argument("--memory", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "korrektur-typical")
    given = parser.parse_args()
    paths = typical_books(given.folder, given.files)
    results: dict[str, Any] = {
        "date": date.today().isoformat(),  # noqa: DTZ011  the day where it was measured
        "machine": machine(),
        "files": len(paths),
        "kilobytes a file": round(sum(path.stat().st_size for path in paths) / len(paths) / 1024),
        "milliseconds a file": measured(paths, given.slow),
        "megabytes over": given.memory,
        "megabytes": peak_memory(paths, given.memory),
        "seconds to start": cold_starts(paths[0]),
        "big workbook": big_workbook(),
    }
    RESULTS.write_text(json.dumps(results, indent=2) + "\n", "utf-8")
    print(json.dumps(results, indent=2))  # noqa: T201


if __name__ == "__main__":
    main()
