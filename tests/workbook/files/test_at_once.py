"""Several at work on one workbook at once, and a colleague who saves meanwhile: nothing anybody wrote is lost.

`--rounds 100` has four commands at a workbook so many times; the suite does so a few times.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from support.command_line import korrektur
from support.fixing import use_test_fixes
from support.forks import exit_code_of, in_a_fork
from support.submissions import work_here
from support.workbooks import sample_at

from workbook.grid import Grid
from workbook.ooxml.patch.patch import set_values
from workbook.reading.read import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.command_line import Ran

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="a prepared process is forked, as Linux and macOS can"),
    pytest.mark.heavy,
]
TEXT = "1,000"
ACCEPTED = (("SUM608", "T101"), ("NOG507", "T304"), ("TXT805", "T105"))


@pytest.fixture(autouse=True)
def _fixes(monkeypatch: pytest.MonkeyPatch) -> None:
    use_test_fixes(monkeypatch)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The sample with a number stored as text, which `fix` makes a number."""
    path = sample_at(tmp_path / "a.xlsx")
    path.write_bytes(set_values(path.read_bytes(), {("Beløb", "H4"): TEXT}))
    return path


def accepting(path: Path, rule: str, nr: str) -> Ran:
    return korrektur("accept", path, rule, nr, "--reason", "Afklares i august.")


def fixing(path: Path) -> Ran:
    return korrektur("fix", path, "--select", "VAE401")


def rows_and_number(path: Path) -> tuple[set[tuple[object, object]], object]:
    """The rule and number of every justification, and what stands in the cell that was text."""
    grid = read(path)
    assert isinstance(grid, Grid)
    justifications, amounts = grid.sheet("Begrundelser"), grid.sheet("Beløb")
    assert justifications is not None
    assert amounts is not None
    rows = {row for row, column in justifications.values if row > 3 and column == 1}
    return {(justifications.values[row, 1], justifications.values[row, 2]) for row in rows}, amounts.values[4, 8]


def test_three_accepts_and_a_fix_at_once_lose_nothing(path: Path, pytestconfig: pytest.Config) -> None:
    before = path.read_bytes()
    jobs: list[Callable[[], Ran]] = [lambda rule=rule, nr=nr: accepting(path, rule, nr) for rule, nr in ACCEPTED]  # type: ignore[misc]
    jobs.append(lambda: fixing(path))
    for one in jobs:  # everything is loaded before the first process is forked
        assert one().code == 0
    for number in range(int(pytestconfig.getoption("--rounds"))):
        for left in path.parent.iterdir():
            left.unlink()
        path.write_bytes(before)
        children = [in_a_fork(lambda job=job: job().code) for job in jobs]  # type: ignore[misc]
        assert [exit_code_of(child) for child in children] == [0, 0, 0, 0], number
        assert rows_and_number(path) == (set(ACCEPTED), 1), number
        copies = [one for one in path.parent.iterdir() if one != path]
        assert len(copies) == len(jobs), number
        states = {one.read_bytes() for one in copies}
        assert len(states) == len(jobs), number  # each kept another state, and the first of them is the old file
        assert before in states, number


def test_so_do_three_commands_of_their_own(path: Path) -> None:
    running = [
        subprocess.Popen(  # noqa: S603  our own interpreter and command
            [
                sys.executable,
                "-c",
                "from addin.cli import main; main()",
                "accept",
                path,
                rule,
                nr,
                "--reason",
                "Afklares.",
                "--no-backup",
            ],
            stderr=subprocess.PIPE,
        )
        for rule, nr in ACCEPTED
    ]
    said = [one.communicate()[1] for one in running]
    assert [one.returncode for one in running] == [0, 0, 0], said
    assert rows_and_number(path) == (set(ACCEPTED), TEXT)
    assert [one.name for one in path.parent.iterdir()] == ["a.xlsx"]


@pytest.mark.parametrize("command", [lambda path: accepting(path, "SUM608", "T101"), fixing])
@pytest.mark.parametrize("moment", ["on the way to the disk", "in the last instant", "by a name in the last instant"])
def test_what_a_colleague_saves_meanwhile_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch, command: Callable[[Path], Ran], moment: str
) -> None:
    theirs = set_values(path.read_bytes(), {("Beløb", "H5"): 17_000})

    def save_into() -> None:
        path.write_bytes(theirs)

    def save_over() -> None:
        path.with_name("~gemmer.tmp").write_bytes(theirs)
        path.with_name("~gemmer.tmp").replace(path)

    def interrupted(step: Callable[..., object], save: Callable[[], None], *, first: bool) -> Callable[..., object]:
        def stepping(*arguments: object) -> object:
            if first:
                save()
            done = step(*arguments)
            if not first:
                save()
            return done

        return stepping

    if moment == "on the way to the disk":
        monkeypatch.setattr(os, "fsync", interrupted(os.fsync, save_into, first=True))
    else:  # the file has been looked at for the last time, and kept under another name
        save = save_into if moment == "in the last instant" else save_over
        monkeypatch.setattr(os, "link", interrupted(os.link, save, first=False))
    ran = command(path)
    assert ran.code in {1, 2}
    assert "blev ændret" in ran.out + ran.err
    assert path.read_bytes() == theirs
    assert [one.name for one in path.parent.iterdir()] == ["a.xlsx"]


def test_a_fix_overtaken_by_an_accept_is_made_of_the_file_as_it_is_then(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import workbook.fix.planning  # noqa: PLC0415  so that its name can be replaced

    plan = workbook.fix.planning.plan
    calls: list[int] = []

    def overtaken(*arguments: object, **more: object) -> object:
        planned = plan(*arguments, **more)  # type: ignore[arg-type]
        if not calls:
            calls.append(accepting(path, "SUM608", "T101").code)
        return planned

    monkeypatch.setattr(workbook.fix.planning, "plan", overtaken)
    monkeypatch.setattr("workbook.submissions.dispatch.work_on", work_here)
    assert fixing(path).code == 0
    assert calls == [0]
    assert rows_and_number(path) == ({("SUM608", "T101")}, 1)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_command_that_is_asked_to_end_leaves_no_litter(path: Path, number: int) -> None:
    before = path.read_bytes()
    slow = (
        "import os, signal, sys, time\n"
        "from addin.cli import COMMANDS\n"
        "from workbook import cli\n"
        "def fsync(handle):\n"
        "    print('writing', flush=True)\n"
        "    time.sleep(60)\n"
        "os.fsync = fsync\n"
        "cli.main(COMMANDS)\n"
    )
    arguments = ["accept", str(path), "SUM608", "T101", "--reason", "Afklares."]
    command = [sys.executable, "-c", slow, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as running:  # noqa: S603  our own interpreter and command
        assert running.stdout is not None
        assert running.stdout.readline() == b"writing\n"
        assert len(list(path.parent.iterdir())) == 2
        running.send_signal(number)
        assert running.wait(30) == 2
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["a.xlsx"]
