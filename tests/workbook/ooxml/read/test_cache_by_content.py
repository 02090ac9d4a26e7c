from __future__ import annotations

import pytest

from workbook.ooxml.read.cache_by_content import kept_lately
from workbook.ooxml.read.fault import PackageFault, damaged

_calls: list[tuple[bytes, str]] = []


@kept_lately(entries=2, longest=3)
def _read(content: bytes, part: str) -> list[bytes]:
    _calls.append((content, part))
    if content == b"!":
        raise damaged(part)
    return [content]


@pytest.fixture(autouse=True)
def _none_called() -> None:
    _calls.clear()
    for content in (b"x", b"y"):  # whatever an earlier test left is pushed out
        _read(content, "")
    _calls.clear()


def test_the_same_bytes_of_the_same_part_are_read_once() -> None:
    assert _read(b"abc", "a") is _read(b"abc", "a")
    _read(b"abc", "b")
    assert _calls == [(b"abc", "a"), (b"abc", "b")]


def test_long_parts_are_not_kept() -> None:
    assert _read(b"abcd", "a") is not _read(b"abcd", "a")


def test_the_oldest_is_forgotten() -> None:
    for content in (b"a", b"b", b"c", b"a"):
        _read(content, "a")
    assert [content for content, _ in _calls] == [b"a", b"b", b"c", b"a"]


def test_a_fault_is_told_each_time() -> None:
    for _ in range(2):
        with pytest.raises(PackageFault):
            _read(b"!", "a")
    assert _calls == [(b"!", "a"), (b"!", "a")]
