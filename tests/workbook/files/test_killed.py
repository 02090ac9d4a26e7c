"""Everything that writes, killed: the file is the old one whole or the new one whole, and no litter stays.

`--kills 200` kills so many commands at random moments; the suite kills fewer of them, and every line of the writing.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from support.command_line import korrektur
from support.form_documents import as_text
from support.form_imports import BASE
from support.workbooks import empty_at, sample_at

from schemas.settings import DEFAULTS
from workbook.files import atomic
from workbook.files.atomic import write_bytes
from workbook.grid import Grid
from workbook.reading.read import read
from workbook.submissions.cache import FILE, Cache
from workbook.submissions.checking import FINDINGS_ALONE
from workbook.submissions.validate import validate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import FrameType

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="a prepared process is forked, as Linux and macOS can"),
    pytest.mark.heavy,
]

OLD, NEW = b"gammel" * 50_000, b"ny" * 150_000


def in_a_fork(job: Callable[[], object]) -> int:
    """Begin a job in a copy of this process; returns the copy's number."""
    child = os.fork()
    if child == 0:
        try:
            job()
        finally:
            os._exit(0)
    return child


def wait(child: int) -> bool:
    """Whether it was killed."""
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def killed_at_line(number: int, job: Callable[[], object]) -> bool:
    """Whether a job was killed before line `number` of workbook/files/atomic.py; False when it ended."""
    left = number

    def trace(frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal left
        if frame.f_code.co_filename != atomic.__file__:
            return None
        if event == "line":
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    def traced() -> None:
        sys.settrace(trace)
        job()

    return wait(in_a_fork(traced))


@pytest.mark.parametrize("nameless", [True, False])
@pytest.mark.parametrize("overwrite", [True, False])
def test_a_write_killed_at_any_line_leaves_the_old_file_or_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, overwrite: bool, nameless: bool
) -> None:
    if not nameless:
        monkeypatch.setattr(atomic, "_DESCRIPTORS", tmp_path / "no such folder")
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


def test_without_names_only_the_moment_of_replacing_can_leave_anything(tmp_path: Path) -> None:
    if not hasattr(os, "O_TMPFILE"):
        pytest.skip("only Linux has files without a name")
    path, left = tmp_path / "a.xlsx", 0
    for number in range(1_000):
        path.unlink(missing_ok=True)
        if not killed_at_line(number, lambda: write_bytes(path, NEW, overwrite=False)):
            break
        left += sum(entry.name != "a.xlsx" for entry in tmp_path.iterdir())
    assert left == 0


def test_what_another_process_or_machine_is_writing_is_not_swept(tmp_path: Path) -> None:
    running, elsewhere = f".a.xlsx.{atomic._MACHINE}-{os.getpid()}-0123abcd", ".a.xlsx.ffffffff-1-0123abcd"  # noqa: SLF001
    others = [f"{name}.korrektur.tmp" for name in (running, elsewhere)] + [".a.xlsx.tmp", "a.tmp"]
    for name in others:
        (tmp_path / name).write_bytes(b"halv")
    write_bytes(tmp_path / "b.xlsx", b"hel", overwrite=False)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == sorted([*others, "b.xlsx"])


def whole_workbook(path: Path) -> bool:
    return isinstance(read(path), Grid) and bool(load_workbook(path).sheetnames)


def whole_json(path: Path) -> bool:
    return bool(json.loads(path.read_text("utf-8"))["version"] == 1)


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
        lambda at: ("accept", at / "a.xlsx", "VAE411", "T304", "--reason", "Afklares."),
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


@pytest.fixture
def kills(request: pytest.FixtureRequest) -> int:
    """How many kills each of the commands gets."""
    return -(-int(request.config.getoption("--kills")) // len(JOBS))


@pytest.mark.parametrize("name", JOBS)
def test_a_command_killed_at_a_random_moment_leaves_whole_files(
    name: str, tmp_path: Path, kills: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # the checking is done in this process, so that it is this process's writing that is killed
    monkeypatch.setattr(
        "workbook.submissions.validate.validate_apart",
        lambda files, settings, *_, want, **__: validate(files, settings, want=want),
    )
    arguments, written, is_whole = JOBS[name]
    sample, clean = sample_at(tmp_path / "muster.xlsx").read_bytes(), empty_at(tmp_path / "b.xlsx").read_bytes()
    (tmp_path / "muster.xlsx").unlink()
    (tmp_path / "skema.txt").write_text(FORM, "utf-8")
    dice = random.Random(name)  # noqa: S311  the same moments each time
    before = {"a.xlsx": sample, "b.xlsx": clean}

    def laid_out() -> None:
        for path in tmp_path.iterdir():
            path.unlink()
        (tmp_path / "skema.txt").write_text(FORM, "utf-8")
        for file, content in before.items():
            (tmp_path / file).write_bytes(content)

    laid_out()
    korrektur(*arguments(tmp_path))  # everything is loaded, and what it writes stands there as the old file
    if (tmp_path / written).exists() and written not in before:
        before[written] = (tmp_path / written).read_bytes()
    laid_out()
    began = time.perf_counter()
    assert not wait(in_a_fork(lambda: korrektur(*arguments(tmp_path))))
    lasts = time.perf_counter() - began
    for _ in range(kills):
        laid_out()
        child = in_a_fork(lambda: korrektur(*arguments(tmp_path)))
        time.sleep(dice.uniform(0, lasts * 1.1))
        os.kill(child, signal.SIGKILL)
        wait(child)
        assert is_whole(tmp_path / written)
        write_bytes(tmp_path / "næste.txt", b"", overwrite=True)
        left = {path.name for path in tmp_path.iterdir()} - {*before, written, "skema.txt", "næste.txt"}
        for copy in left:  # fix keeps the file as it was; that copy is whole too
            assert copy == "a (før rettelse).xlsx.bak"
            assert (tmp_path / copy).read_bytes() == sample


def test_a_cache_killed_while_it_is_written_is_a_cache_still(tmp_path: Path, kills: int) -> None:
    path, file = sample_at(tmp_path / "a.xlsx"), tmp_path / "cache" / FILE
    (report,) = validate([path]).files
    dice = random.Random(1)  # noqa: S311  the same moments each time

    def keep_on() -> None:
        while True:
            cache = Cache(file, DEFAULTS, FINDINGS_ALONE)
            cache.keep(report)
            cache.close()

    for _ in range(kills):
        child = in_a_fork(keep_on)
        time.sleep(dice.uniform(0.005, 0.1))
        os.kill(child, signal.SIGKILL)
        wait(child)
        cache = Cache(file, DEFAULTS, FINDINGS_ALONE)
        assert cache.report(path) in (report, None)
        cache.close()
    with sqlite3.connect(file) as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
    assert {entry.name for entry in file.parent.iterdir()} <= {FILE, f"{FILE}-wal", f"{FILE}-shm"}
