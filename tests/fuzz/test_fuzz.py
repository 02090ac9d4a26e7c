"""A few mutated workbooks through the commands; `python tests/fuzz/through_commands.py` tries as many as wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from fuzz.through_commands import execution, in_one_process, reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.heavy
SOME = range(13)
"""One for each command line."""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path) -> Iterator[None]:
    one, other = in_one_process(tmp_path)
    with one, other:
        yield


def test_no_command_is_at_fault_over_a_mutated_workbook(tmp_path: Path) -> None:
    assert [find for number in SOME for find in execution(number, tmp_path / str(number))] == []


def test_mutated_workbooks_are_read_and_parsed() -> None:
    assert reading(range(10)) == []


def test_a_fault_of_the_program_is_a_find(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr("workbook.submissions.dispatch.work_on", faulty)
    (find,) = execution(0, tmp_path / "0")
    assert "fejl i selve programmet" in find
