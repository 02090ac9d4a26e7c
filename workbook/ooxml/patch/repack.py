"""Put a package together again with some parts replaced; every other entry keeps its compressed bytes."""

import struct
import zipfile
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from zipfile import ZipInfo

from workbook.ooxml.read.container import Container, part_name

_LOCAL = struct.Struct("<4s2B4HL2L2H")
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_END = struct.Struct("<4s4H2LH")
_DESCRIPTOR_FLAG = 0x8
_UTF8_FLAG = 0x800
_ZIP64_EXTRA = 1


def repack(container: Container, parts: Mapping[str, bytes], without: Collection[str] = ()) -> bytes:
    """The package with the content of `parts` (by part name) in place of the old, order and dates kept.

    The parts named in `without` are left out.
    """
    replaced = {name.lower(): content for name, content in parts.items()}
    dropped = {name.lower() for name in without}
    entries = [entry for entry in container.entries if part_name(entry).lower() not in dropped]
    body = bytearray()
    directory = bytearray()
    for entry in entries:
        content = replaced.get(part_name(entry).lower())
        packed = _kept(container, entry) if content is None else _deflated(content)
        offset = len(body)
        body += _local_header(entry, _local_extra(container.data, entry), packed) + packed.raw
        directory += _central_header(entry, offset, packed)
    count = len(entries)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), len(body), len(container.comment))
    return bytes(body + directory + end + container.comment)


@dataclass(frozen=True, slots=True)
class _Packed:
    """A part as it stands in the zip file: its bytes, how they are packed, and what they inflate to."""

    raw: bytes
    method: int
    size: int
    checksum: int


def _kept(container: Container, entry: ZipInfo) -> _Packed:
    return _Packed(bytes(container.raw(entry)), entry.compress_type, entry.file_size, entry.CRC)


def _deflated(content: bytes) -> _Packed:
    compressor = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    raw = compressor.compress(content) + compressor.flush()
    return _Packed(raw, zipfile.ZIP_DEFLATED, len(content), zlib.crc32(content))


def _local_header(entry: ZipInfo, extra: bytes, packed: _Packed) -> bytes:
    name = _name(entry)
    head = _LOCAL.pack(
        b"PK\3\4", entry.extract_version, entry.reserved, _flags(entry), packed.method, *_moment(entry),
        packed.checksum, len(packed.raw), packed.size, len(name), len(extra),
    )  # fmt: skip
    return head + name + extra


def _central_header(entry: ZipInfo, offset: int, packed: _Packed) -> bytes:
    name = _name(entry)
    extra = _without_zip64(entry.extra)
    head = _CENTRAL.pack(
        b"PK\1\2", entry.create_version, entry.create_system, entry.extract_version, entry.reserved,
        _flags(entry), packed.method, *_moment(entry), packed.checksum, len(packed.raw), packed.size,
        len(name), len(extra), len(entry.comment), 0, entry.internal_attr, entry.external_attr, offset,
    )  # fmt: skip
    return head + name + extra + entry.comment


def _flags(entry: ZipInfo) -> int:
    return entry.flag_bits & ~_DESCRIPTOR_FLAG  # the sizes stand in the header itself


def _name(entry: ZipInfo) -> bytes:
    return entry.orig_filename.encode("utf-8" if entry.flag_bits & _UTF8_FLAG else "cp437")


def _moment(entry: ZipInfo) -> tuple[int, int]:
    year, month, day, hour, minute, second = entry.date_time
    return hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day


def _local_extra(data: bytes, entry: ZipInfo) -> bytes:
    name_length, extra_length = struct.unpack_from("<HH", data, entry.header_offset + 26)
    start = entry.header_offset + _LOCAL.size + name_length
    return _without_zip64(data[start : start + extra_length])


def _without_zip64(extra: bytes) -> bytes:
    """The extra field without 64-bit sizes, which no package under our limits needs."""
    kept = bytearray()
    position = 0
    while position + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, position)
        if kind != _ZIP64_EXTRA:
            kept += extra[position : position + 4 + length]
        position += 4 + length
    return bytes(kept)
