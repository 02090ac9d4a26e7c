from __future__ import annotations

import pytest
from openpyxl import Workbook

from schemas.words.writable import LONGEST, fits, writable


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("Nyt skøn", "Nyt skøn"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("T1\x0b01\x00", "T1␋01␀"),
        ("\ud800 og \ufffe", "� og �"),
        ("tabulator\t", "tabulator\t"),
    ],
)
def test_a_text_is_such_as_a_cell_can_hold(text: str, becomes: str) -> None:
    assert writable(text) == becomes


@pytest.mark.parametrize("text", ["x" * 40_000, "😀" * 20_000, "x" + "😀" * 20_000])
def test_a_text_that_is_cut_says_so(text: str) -> None:
    cut = writable(text)
    assert fits(cut)
    assert cut.endswith("…")
    assert len(cut.encode("utf-16-le")) // 2 in (LONGEST, LONGEST - 1)


def test_every_character_can_then_be_written() -> None:
    sheet = Workbook().active
    assert sheet is not None
    for start in range(0, 0x11_0000, 20_000):
        sheet["A1"] = writable("".join(map(chr, range(start, min(start + 20_000, 0x11_0000)))))
