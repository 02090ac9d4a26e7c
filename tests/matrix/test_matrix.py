"""Every command at every kind of book in every format: exit code, valid output, no fault, inputs untouched.

`--matrix N` tries so many pairs, drawn alike each time; `--matrix all` tries all of them. The counts are printed.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from random import Random
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator
from matrix.commands import BOOK, ON_A_BOOK, OTHER, WITHOUT_A_BOOK, Case
from matrix.kinds import kinds
from support.command_line import korrektur
from support.workbooks import corrected_package

from workbook.cli import COMMANDS
from workbook.reports.json import schema

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from support.command_line import Ran

pytestmark = pytest.mark.heavy
SEED = 19
FAULTS = ("Traceback", "fejl i selve programmet")
MAY_STOP = "check-failed"
"""The fault of a file that the program's own check could not get through (ARK137)."""
WITHOUT_ITS_OWN_ROW = {"demo"}
"""It runs the others, and tests/workbook/commands runs it."""


def test_every_command_is_in_the_matrix() -> None:
    assert {case.command for case in (*ON_A_BOOK, *WITHOUT_A_BOOK)} == COMMANDS.keys() - WITHOUT_ITS_OWN_ROW


@pytest.mark.parametrize("case", WITHOUT_A_BOOK, ids=lambda case: case.name)
def test_a_command_without_a_book_does_right(case: Case, tmp_path: Path) -> None:
    assert list(wrongs(case, [], tmp_path)) == []


def test_every_command_does_right_by_every_kind_of_book(
    tmp_path: Path, pytestconfig: pytest.Config, capsys: pytest.CaptureFixture[str]
) -> None:
    books = kinds(tmp_path)
    pairs = [(name, case) for name in books for case in ON_A_BOOK]
    wanted = pytestconfig.getoption("--matrix")
    if wanted != "all":
        alike = Random(SEED)  # noqa: S311  the same pairs each time
        drawn = alike.sample(range(len(pairs)), min(int(wanted), len(pairs)))
        pairs = [pairs[number] for number in sorted(drawn)]
    counts: Counter[str] = Counter()
    failed: list[str] = []
    package, last = None, ""
    for number, (name, case) in enumerate(pairs):
        if name != last:
            package, last = books[name](), name
        found = list(wrongs_of(case, package, tmp_path / str(number), counts))
        failed += [f"{name} · {case.name}: {one}" for one in found]
    told = ", ".join(f"{what}: {count}" for what, count in sorted(counts.items()))
    with capsys.disabled():
        sys.stdout.write(
            f"\n{len(pairs)} runs of {len({name for name, _ in pairs})} books, {len(failed)} wrong; "
            f"by command and exit code: {told}\n"
        )
    assert failed == []


def wrongs_of(case: Case, package: bytes | None, folder: Path, counts: Counter[str]) -> Iterable[str]:
    """What is wrong with a run on one book."""
    folder.mkdir()
    book, other = folder / "bog.xlsx", folder / "anden.xlsx"
    if package is not None:
        book.write_bytes(package)
    other.write_bytes(corrected_package())
    return wrongs(case, [book, other], folder, counts)


def wrongs(case: Case, inputs: list[Path], folder: Path, counts: Counter[str] | None = None) -> Iterable[str]:
    """What is wrong with one run, in words; its command and exit code are counted."""
    before = {path: state(path) for path in inputs}
    places = dict(zip((BOOK, OTHER), map(str, inputs), strict=False))
    output = folder / f"ud.{case.writes}" if case.writes else None
    arguments = [places.get(one, one) for one in case.arguments]
    ran = korrektur(case.command, *arguments, *(("-o", output) if output else ()))
    if counts is not None:
        counts[f"{case.command} {ran.code}"] += 1
    yield from (f"says {fault}" for fault in FAULTS if fault in ran.out + ran.err)
    if MAY_STOP in ran.out:
        yield "its check failed"
    if ran.code not in case.codes:
        yield f"exit code {ran.code}"
    for path, was in before.items():
        if state(path) != was and not (case.changes and path == inputs[0] and ran.code != 2):
            yield f"changed {path.name}"
    yield from wrong_output(case, ran, output)


def state(path: Path) -> tuple[bytes, int] | None:
    return (path.read_bytes(), path.stat().st_mtime_ns) if path.exists() else None


def wrong_output(case: Case, ran: Ran, output: Path | None) -> Iterable[str]:
    """What is wrong with what was printed or written."""
    made = output is not None and output.exists()
    if ran.code == 2 and not ran.err and not ran.out:
        yield "says nothing"
    if output is not None and ran.code != 2 and not made:
        yield "wrote nothing"
    if made and output is not None and case.writes in ("xlsx", "docx", "pdf"):
        if output.read_bytes()[:4] not in (b"PK\x03\x04", b"%PDF"):
            yield "wrote no such file"
        return
    text = output.read_text("utf-8") if made and output is not None else ran.out
    if not text.strip():
        return
    try:
        read(case, text)
    except Exception as wrong:  # noqa: BLE001  whatever is wrong with it is what is told
        yield f"{case.form} is none: {str(wrong)[:200]}"


def read(case: Case, text: str) -> None:
    """Read a report as the program that it is for would; raises where it cannot."""
    document = {**schema()}
    if case.form == "json":
        document["oneOf"] = [{"$ref": f"#/$defs/{case.command}"}]
        Draft202012Validator(document).validate(json.loads(text))
    elif case.form == "json-lines":
        document["oneOf"] = [{"$ref": "#/$defs/jsonLine"}]
        for line in text.splitlines():
            Draft202012Validator(document).validate(json.loads(line))
    elif case.form == "sarif":
        json.loads(text)
    elif case.form == "junit":
        ET.fromstring(text)  # noqa: S314  our own document
    elif case.form == "html":
        assert text.startswith("<!doctype html>")
