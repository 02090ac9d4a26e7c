"""Fuzz the reading of submitted files with atheris, guided by coverage; run by hand, for as long as wanted.

    python tests/fuzz/fuzz_read.py FOLDER_OF_WORKBOOKS -max_total_time=1800

What may never happen: an exception, whatever the bytes; a result that cannot be parsed and checked; a limit passed.
The mutator works on the parts inside the zip file more often than on the bytes around them, since a changed byte of
compressed data seldom gets past its checksum. With KORREKTUR_FINDS=FOLDER every find goes there, once a traceback, and
the fuzzing goes on; else libFuzzer stops at the first and writes it as `crash-…`. A find belongs, made as small as can
be, among the tests.
"""

from __future__ import annotations

import os
import sys
import traceback
import warnings
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(include=["workbook", "schemas"]):
    from schemas.checking.check import check
    from workbook.grid import FAULTS, Grid
    from workbook.ooxml.read.fault import Limits
    from workbook.reading.parse import parse
    from workbook.reading.read import read_bytes

LIMITS = Limits(file_bytes=1 << 20, inflated_bytes=1 << 22, cells=50_000)
CHECKED = 8
"""One grid in so many is also checked by the rules, which takes longer than the reading."""
FINDS = Path(os.environ["KORREKTUR_FINDS"]) if "KORREKTUR_FINDS" in os.environ else None
PARTS, OUTSIDE = 0.85, Path("fuzzed.xlsx")
WORDS = (
    b' r="A1"',
    b' r="XFD1048576"',
    b' r="XFE1"',
    b' r="A0"',
    b' t="s"',
    b' t="e"',
    b' t="d"',
    b' t="str"',
    b' s="99999"',
    b"<f>",
    b'<f t="shared" si="0"/>',
    b'<f t="shared" ref="A1:XFD1048576" si="0">A1</f>',
    b'<f t="array" ref="A1:B2">1</f>',
    b"<v>1E400</v>",
    b"<v>-0</v>",
    b"<v>2958466</v>",
    b"<v>NaN</v>",
    b"<v>#REF!</v>",
    b"&#0;",
    b"&#x1F600;",
    b"&amp;",
    b"&lol;",
    b"<!DOCTYPE x>",
    b"<![CDATA[x]]>",
    b"<!-- -->",
    b"<?x?>",
    b"_x0000_",
    b"_x000D_",
    b'xml:space="preserve"',
    b"<row/>",
    b"<c/>",
    b"</sheetData>",
    b"<sheetData/>",
    b' count="4294967295"',
    b"mc:AlternateContent",
    b"\xed\xa0\x80",
    b"\xff\xfe",
    b"T101",
    b"2026",
)


def one_input(data: bytes) -> None:
    """Read these bytes as a submitted file, and keep them where that is a find."""
    if FINDS is None:
        read_and_check(data)
        return
    try:
        read_and_check(data)
    except Exception:  # noqa: BLE001  every kind is a find
        trace = traceback.format_exc()
        name = sha256("".join(line for line in trace.splitlines() if line.startswith("  File")).encode()).hexdigest()[
            :12
        ]
        find = FINDS / name
        if not find.exists():
            find.write_bytes(data)
            find.with_suffix(".txt").write_text(trace, "utf-8")


def read_and_check(data: bytes) -> None:
    """Read these bytes as a submitted file; anything but a grid or a known fault raises."""
    read = read_bytes(data, OUTSIDE, LIMITS)
    if not isinstance(read, Grid):
        if read.fault not in FAULTS:
            raise AssertionError(read.fault)
        return
    budgets = parse([read])
    if hash(data) % CHECKED == 0:
        check(budgets)


def mutator(data: bytes, max_size: int, seed: int) -> bytes:
    """Change one part of the package, or now and then the bytes themselves."""
    random = Random(seed)  # noqa: S311  libFuzzer's own seed
    if random.random() < PARTS:
        parts = _parts(data)
        if parts:
            at = random.randrange(len(parts))
            name, content = parts[at]
            parts[at] = (name, _mutated(content, max_size, random))
            if random.random() < 0.05:
                parts.insert(random.randrange(len(parts)), random.choice(parts))
            return _package(parts)[:max_size]
    return bytes(atheris.Mutate(data, max_size))


def _mutated(content: bytes, max_size: int, random: Random) -> bytes:
    kind = random.randrange(4)
    at = random.randrange(len(content) + 1)
    if kind == 0:
        return content[:at] + random.choice(WORDS) + content[at:]
    if kind == 1:  # an element or so, again or away
        to = content.find(b">", at) + 1 or at
        to = content.find(b">", to) + 1 or to
        return content[:to] + content[at:to] + content[to:] if random.random() < 0.5 else content[:at] + content[to:]
    if kind == 2:
        quoted = content.split(b'"')
        if len(quoted) > 3:
            quoted[random.randrange(1, len(quoted), 2) if len(quoted) % 2 else 1] = random.choice(quoted[1::2])
        return b'"'.join(quoted)
    return bytes(atheris.Mutate(content, max_size))


def _parts(data: bytes) -> list[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return [(one.filename, package.read(one)) for one in package.infolist()]
    except Exception:  # noqa: BLE001  no package any more: its bytes are changed instead
        return []


def _package(parts: list[tuple[str, bytes]]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts:
            package.writestr(zipfile.ZipInfo(name or "?"), content)
    return out.getvalue()


if __name__ == "__main__":
    warnings.simplefilter("ignore")  # doubled names in packages are the point
    atheris.Setup(sys.argv, one_input, custom_mutator=mutator)
    atheris.Fuzz()
