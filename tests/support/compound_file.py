"""Compound files, the container of .xls and of workbooks with a password, as [MS-CFB] describes them."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SECTOR, SMALL_SECTOR, SMALL_BELOW = 512, 64, 4096
ENTRIES = SECTOR // 4
"""So many sectors a sector of the allocation table tells of."""
_END, _FAT, _NONE, _UNUSED = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF, b"\xff"
_ROOT, _STREAM, _BLACK = 5, 2, 1
_ENTRY = struct.Struct("<64sHBB3L36xLQ")
_HEADER = struct.Struct("<8s16x5H10x8L")


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """A file of these streams, all at its root."""
    sectors: list[bytes] = []
    chains: list[int] = []
    small, small_chains = b"", list[int]()
    placed: list[tuple[str, int, int]] = []
    for name, content in sorted(streams.items(), key=lambda stream: (len(stream[0]), stream[0].upper())):
        if len(content) < SMALL_BELOW:
            start = _chain(small_chains, -(-len(content) // SMALL_SECTOR))
            small += _padded(content, SMALL_SECTOR)
        else:
            start = _add(sectors, chains, content)
        placed.append((name, start, len(content)))
    first_small = _add(sectors, chains, small) if small else _END
    small_fat = struct.pack(f"<{len(small_chains)}L", *small_chains)
    first_small_fat = _add(sectors, chains, small_fat, _UNUSED) if small else _END
    entries = [_entry("Root Entry", _ROOT, child=1, start=first_small, size=len(small))]
    for number, (name, start, size) in enumerate(placed, 2):
        entries.append(_entry(name, _STREAM, right=number if number <= len(placed) else _NONE, start=start, size=size))
    directory = _add(sectors, chains, b"".join(entries))
    tables = -(-(len(chains) + 1) // (ENTRIES - 1))  # with room for the tables themselves
    first_table = len(chains)
    chains += [_FAT] * tables
    _add(sectors, [], struct.pack(f"<{len(chains)}L", *chains), _UNUSED)
    header = _HEADER.pack(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, tables, directory, 0, SMALL_BELOW,
        first_small_fat, int(bool(small)), _END, 0,
    )  # fmt: skip
    listed = struct.pack(f"<{tables}L", *range(first_table, first_table + tables))
    return b"".join([_padded(header + listed, SECTOR, _UNUSED), *sectors])


def _padded(content: bytes, size: int, fill: bytes = b"\0") -> bytes:
    return content + fill * (-len(content) % size)


def _chain(chains: list[int], count: int) -> int:
    """Room for so many sectors one after the other: where the first is."""
    start = len(chains)
    chains += [*range(start + 1, start + count), _END]
    return start


def _add(sectors: list[bytes], chains: list[int], content: bytes, fill: bytes = b"\0") -> int:
    padded = _padded(content, SECTOR, fill)
    sectors += [padded[at : at + SECTOR] for at in range(0, len(padded), SECTOR)]
    return _chain(chains, len(padded) // SECTOR)


def _entry(name: str, kind: int, *, child: int = _NONE, right: int = _NONE, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    return _ENTRY.pack(encoded, len(encoded), kind, _BLACK, _NONE, right, child, start, size)
