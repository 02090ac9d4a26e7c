"""Our own sample, its parts mutated: whatever is still a workbook is parsed, checked and reported without a fault.

For longer: `pytest tests/hostile/test_mutated_workbooks.py --mutations 5000`; guided by coverage: `tests/fuzz`.
"""

from __future__ import annotations

import re
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from support.reports import whole
from support.workbooks import sample_package

from schemas.settings import DEFAULTS
from workbook.grid import FAULTS, Grid
from workbook.ooxml.read.fault import Limits
from workbook.reading.read import read_bytes
from workbook.reports import concise, csv, github, html, json, json_lines, junit, sarif, text
from workbook.submissions.checking import check_reads
from workbook.submissions.submission import report_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pytest

    from schemas.finding import Language

RENDERERS = (text, concise, json, json_lines, csv, html, junit, sarif, github)
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]")
LIMITS = Limits(cells=50_000)
SHEETS = tuple(f"xl/worksheets/sheet{number}.xml" for number in (2, 3, 4, 5, 6, 7, 9, 10, 12))
TABLES = tuple(f"xl/tables/table{number}.xml" for number in range(1, 8))
OTHERS = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml", "_rels/.rels")
VALUES = (
    "", "0", "-1", "1E400", "99999999999999999999", "A0", "XFD1048576", "A1:XFD1048576", "s", "e", "b", "d", "str", "n",
    "inlineStr", "T101", "t101 ", "2026", "1900", "12-13-2026", "#REF!", "=1+1", "x" * 5_000, "\u202e", "&#8;", "Ja",
)  # fmt: skip
ELEMENT = re.compile(r"<(\w+)[^<>]*/>|<(\w+)[^<>]*>[^<>]*</\2>")
ATTRIBUTE = re.compile(r'(\s[\w:]+=")([^"]*)(")')
TEXT = re.compile(r"(>)([^<>]+)(<)")


@cache
def parts() -> dict[str, str | bytes]:
    """The sample's parts, those of XML as text."""
    with zipfile.ZipFile(BytesIO(sample_package())) as package:
        found = {name: package.read(name) for name in package.namelist()}
    return {name: content.decode() if name.endswith((".xml", ".rels")) else content for name, content in found.items()}


def pick(pattern: re.Pattern[str], content: str, dice: Random) -> re.Match[str] | None:
    found = list(pattern.finditer(content))
    return dice.choice(found) if found else None


def another_value(pattern: re.Pattern[str]) -> Callable[[str, Random], str]:
    def change(content: str, dice: Random) -> str:
        spot = pick(pattern, content, dice)
        return content if spot is None else content[: spot.start(2)] + dice.choice(VALUES) + content[spot.end(2) :]

    return change


def without_an_element(content: str, dice: Random) -> str:
    spot = pick(ELEMENT, content, dice)
    return content if spot is None else content[: spot.start()] + content[spot.end() :]


def an_element_twice(content: str, dice: Random) -> str:
    spot = pick(ELEMENT, content, dice)
    return content if spot is None else content[: spot.end()] + spot[0] + content[spot.end() :]


def two_elements_exchanged(content: str, dice: Random) -> str:
    one, other = pick(ELEMENT, content, dice), pick(ELEMENT, content, dice)
    if one is None or other is None or not one.end() <= other.start():
        return content
    return content[: one.start()] + other[0] + content[one.end() : other.start()] + one[0] + content[other.end() :]


CHANGES = (
    another_value(ATTRIBUTE), another_value(TEXT), without_an_element, an_element_twice, two_elements_exchanged,
)  # fmt: skip


def mutated(seed: int) -> bytes:
    """The sample with one to four changes, most of them in its sheets and tables."""
    dice = Random(seed)  # noqa: S311  the same book for the same seed
    changed = dict(parts())
    for _ in range(dice.randint(1, 4)):
        name = dice.choice([name for name in dice.choice((SHEETS, SHEETS, TABLES, OTHERS)) if name in changed])
        content = changed[name]
        assert isinstance(content, str)
        changed[name] = dice.choice(CHANGES)(content, dice)
    package = BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        for name, content in changed.items():
            archive.writestr(name, content)
    return package.getvalue()


def sets_of_seeds(count: int) -> Iterator[range]:
    """The seeds in sets, which are checked as sets are."""
    for first in range(0, count, 10):
        yield range(first, min(first + 10, count))


def test_whatever_is_still_a_workbook_is_checked_and_reported(request: pytest.FixtureRequest) -> None:
    readable = 0
    for seeds in sets_of_seeds(int(request.config.getoption("--mutations"))):
        reads = [read_bytes(mutated(seed), Path(f"{seed}.xlsx"), LIMITS) for seed in seeds]
        assert {read.fault for read in reads if not isinstance(read, Grid)} <= set(FAULTS)
        readable += sum(isinstance(read, Grid) for read in reads)
        report = report_on(check_reads(reads, DEFAULTS), DEFAULTS)
        languages: tuple[Language, ...] = ("da", "en")
        for renderer in RENDERERS:
            said = whole(renderer.render)(report, languages[seeds[0] // 10 % 2])
            assert UNSEEN.search(said) is None, (renderer.__name__, seeds)
    assert readable
