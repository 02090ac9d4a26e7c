"""Everything that writes, killed: the file is the old one whole or the new one whole, and no litter stays.

`--kills 200` kills so many commands inside their writes; the suite kills fewer, and every line of the writing once.
"""

from __future__ import annotations

import json
import mmap
import os
import random
import signal
import sqlite3
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from support.command_line import korrektur
from support.forks import exit_code_of, in_a_fork
from support.form_documents import as_text
from support.form_imports import BASE
from support.submissions import validate, work_here
from support.workbooks import empty_at, sample_at

from schemas.settings import DEFAULTS
from workbook.files import atomic, changing, system, temporary_files
from workbook.files.atomic import write_bytes
from workbook.grid import Grid
from workbook.reading.read import read
from workbook.submissions.cache import FILE, Cache

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="a prepared process is forked, as Linux and macOS can"),
    pytest.mark.heavy,
]

ROOM = Path(atomic.__file__).parent
OLD, NEW = b"gammel" * 50_000, b"ny" * 150_000


def until_line(number: int, lines: mmap.mmap | None = None) -> Callable[[FrameType, str, object], Any]:
    """What has the process killed before line `number` of the writing; the lines until then are counted in `lines`."""
    done = 0

    def trace(frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal done
        if Path(frame.f_code.co_filename).parent != ROOM:
            return None
        if event == "line":
            if done == number:
                os.kill(os.getpid(), signal.SIGKILL)
            done += 1
            if lines is not None:
                lines[:8] = done.to_bytes(8)
        return trace

    return trace


def killed(child: int) -> bool:
    return exit_code_of(child) == -signal.SIGKILL


def killed_at_line(number: int, job: Callable[[], object]) -> bool:
    """Whether a job was killed before line `number` of workbook/files; False when it ended."""

    def traced() -> None:
        sys.settrace(until_line(number))
        job()

    return killed(in_a_fork(traced))


def no_links(*_: object, **__: object) -> None:
    raise OSError(95, "Operation not supported")


@pytest.mark.parametrize("able", ["all", "no exchange", "no exchange, no hard links"])
@pytest.mark.parametrize("overwrite", [True, False])
def test_a_write_killed_at_any_line_leaves_the_old_file_or_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, able: str, *, overwrite: bool
) -> None:
    if able != "all":
        monkeypatch.setattr(system, "exchange", lambda *_: False)
    if able.endswith("no hard links"):
        monkeypatch.setattr(os, "link", no_links)
    path, seen = tmp_path / "a.xlsx", set()
    for number in range(1_000):
        if overwrite:
            path.write_bytes(OLD)
        else:
            path.unlink(missing_ok=True)
        was_killed = killed_at_line(number, lambda: write_bytes(path, NEW, overwrite=overwrite))
        seen.add(path.read_bytes() if path.exists() else None)
        if not was_killed:
            break
    assert seen == {OLD if overwrite else None, NEW}
    write_bytes(tmp_path / "b.xlsx", b"naeste", overwrite=True)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a.xlsx", "b.xlsx"]


def test_what_another_process_or_machine_is_writing_is_not_swept(tmp_path: Path) -> None:
    machine = temporary_files._MACHINE  # noqa: SLF001
    running, elsewhere = f".a.xlsx.{machine}-{os.getpid()}-0123abcd", ".a.xlsx.ffffffff-1-0123abcd"
    others = [f"{name}.korrektur.new" for name in (running, elsewhere)] + [".a.xlsx.tmp", "a.tmp"]
    for name in others:
        (tmp_path / name).write_bytes(b"halv")
    write_bytes(tmp_path / "b.xlsx", b"hel", overwrite=False)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == sorted([*others, "b.xlsx"])


def whole_workbook(path: Path) -> bool:
    return isinstance(read(path), Grid) and bool(load_workbook(path).sheetnames)


def whole_json(path: Path) -> bool:
    return bool(json.loads(path.read_text("utf-8"))["version"] == 2)


def whole_page(path: Path) -> bool:
    return path.read_text("utf-8").rstrip().endswith("</html>")


JOBS: dict[str, tuple[Callable[[Path], tuple[object, ...]], str, Callable[[Path], bool]]] = {
    "new": (
        lambda at: ("new", "--year", 2027, "--committee", "Skoleudvalget", "-o", at / "ny.xlsx", "--overwrite"),
        "ny.xlsx",
        whole_workbook,
    ),
    "import": (lambda at: ("import", at / "skema.txt", "-o", at / "ny.xlsx", "--overwrite"), "ny.xlsx", whole_workbook),
    "fix": (lambda at: ("fix", at / "a.xlsx"), "a.xlsx", whole_workbook),
    "accept": (
        lambda at: ("accept", at / "a.xlsx", "SUM608", "T101", "--reason", "Afklares."),
        "a.xlsx",
        whole_workbook,
    ),
    "json": (
        lambda at: ("validate", at / "b.xlsx", "--format", "json", "-o", at / "r.json", "--no-cache"),
        "r.json",
        whole_json,
    ),
    "html": (
        lambda at: ("validate", at / "b.xlsx", "--format", "html", "-o", at / "r.html", "--no-cache"),
        "r.html",
        whole_page,
    ),
    "xlsx": (
        lambda at: ("validate", at / "b.xlsx", "--format", "xlsx", "-o", at / "r.xlsx", "--no-cache"),
        "r.xlsx",
        whole_workbook,
    ),
}
FORM = as_text([BASE])
COPIES = {"fix": "a (før rettelse).xlsx.bak", "accept": "a (før begrundelse).xlsx.bak"}
"""The commands that keep the file as it was, and where."""


@pytest.fixture
def kills(request: pytest.FixtureRequest) -> int:
    """How many kills each of the commands gets."""
    return -(-int(request.config.getoption("--kills")) // len(JOBS))


@pytest.fixture
def lines_of_writing() -> Iterator[Callable[[int], mmap.mmap]]:
    """Has every write of a forked command traced, and killed before the line given; counts its lines."""
    counted, patches = mmap.mmap(-1, 8), pytest.MonkeyPatch()  # memory that the processes share

    def kill_at(number: int) -> mmap.mmap:
        trace = until_line(number, counted)

        def traced(write: Callable[..., Any]) -> Callable[..., Any]:
            def writing(*arguments: Any, **more: Any) -> Any:
                sys.settrace(trace)
                try:
                    return write(*arguments, **more)
                finally:
                    sys.settrace(None)

            return writing

        patches.undo()
        patches.setattr("workbook.submissions.dispatch.work_on", work_here)  # so that it is this process that is killed
        patches.setattr(atomic, "write_pieces", traced(atomic.write_pieces))
        patches.setattr(changing.FileChange, "write", traced(changing.FileChange.write))
        return counted

    yield kill_at
    patches.undo()


@pytest.mark.parametrize("name", JOBS)
def test_a_command_killed_inside_its_write_leaves_whole_files(
    name: str, tmp_path: Path, kills: int, lines_of_writing: Callable[[int], mmap.mmap]
) -> None:
    arguments, written, is_whole = JOBS[name]
    sample, clean = sample_at(tmp_path / "muster.xlsx").read_bytes(), empty_at(tmp_path / "b.xlsx").read_bytes()
    dice = random.Random(name)  # noqa: S311  the same moments each time
    before = {"a.xlsx": sample, "b.xlsx": clean}

    def laid_out() -> None:
        for path in tmp_path.iterdir():
            path.unlink()
        (tmp_path / "skema.txt").write_text(FORM, "utf-8")
        for file, content in before.items():
            (tmp_path / file).write_bytes(content)

    def run() -> int:
        return korrektur(*arguments(tmp_path)).code

    lines_of_writing(-1)
    laid_out()
    run()  # everything is loaded, and what it writes stands there as the old file
    if written not in before:
        before[written] = (tmp_path / written).read_bytes()
    laid_out()
    counted = lines_of_writing(-1)
    assert exit_code_of(in_a_fork(run)) in {0, 1}
    lines = int.from_bytes(counted[:8])
    inside, old = 0, 0
    for _ in range(kills):
        laid_out()
        lines_of_writing(dice.randrange(lines))
        inside += killed(in_a_fork(run))
        assert is_whole(tmp_path / written)
        old += (tmp_path / written).read_bytes() == before[written]
        lines_of_writing(-1)
        if name in COPIES:
            exit_code_of(in_a_fork(run))  # the next write; where the first was done, there is nothing more to do
        write_bytes(tmp_path / "næste.txt", b"", overwrite=True)
        copies = {path.name for path in tmp_path.iterdir()} - {*before, written, "skema.txt", "næste.txt"}
        assert copies == ({COPIES[name]} if name in COPIES else set())
        assert all((tmp_path / copy).read_bytes() == sample for copy in copies)
    print(f"{name}: {inside} of {kills} kills among {lines} lines of writing; {old} left the old file")  # noqa: T201
    assert inside == kills


def test_a_cache_killed_while_it_is_written_is_a_cache_still(tmp_path: Path, kills: int) -> None:
    path, file = sample_at(tmp_path / "a.xlsx"), tmp_path / "cache" / FILE
    (report,) = validate([path]).files
    dice = random.Random(1)  # noqa: S311  the same moments each time

    def keep_on() -> None:
        while True:
            cache = Cache(file, DEFAULTS)
            cache.keep(report)
            cache.close()

    for _ in range(kills):
        child = in_a_fork(keep_on)
        time.sleep(dice.uniform(0.005, 0.1))
        os.kill(child, signal.SIGKILL)
        assert killed(child)
        cache = Cache(file, DEFAULTS)
        assert cache.report(path) in (report, None)
        cache.close()
    with sqlite3.connect(file) as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
    assert {entry.name for entry in file.parent.iterdir()} <= {FILE, f"{FILE}-wal", f"{FILE}-shm"}
