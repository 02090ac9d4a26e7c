"""Container: the zip file around the parts; names are checked, and no part is inflated beyond its limit."""

import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from posixpath import basename, dirname, normpath
from urllib.parse import unquote
from zipfile import ZipInfo

from workbook.ooxml.read.cache_by_content import kept_lately
from workbook.ooxml.read.fault import LIMITS, Limits, PackageFault, damaged, too_big
from workbook.ooxml.read.tree import read_document

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_LOCAL_HEADER = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_LOCAL_HEADER_SIZE = 30
_ENCRYPTED_FLAG = 0x1
_ZIP_FAULTS = (
    zipfile.BadZipFile, struct.error, NotImplementedError, ValueError, OSError, OverflowError, EOFError,
    IndexError,
)  # fmt: skip


class Container:
    """The parts of one package by name; raises `PackageFault` for whatever is wrong with them.

    `opened` has the names, in small letters, of those that were read.
    """

    def __init__(self, data: bytes, limits: Limits = LIMITS) -> None:
        _refuse_other_formats(data, limits)
        self.data = data
        self.limits = limits
        try:
            with zipfile.ZipFile(BytesIO(data)) as archive:
                self.entries: tuple[ZipInfo, ...] = tuple(archive.infolist())
                self.comment: bytes = archive.comment
        except _ZIP_FAULTS as fault:
            raise damaged(f"zip: {fault}") from fault
        self._budget = limits.inflated_bytes
        self.opened: set[str] = set()
        self._by_name = _checked_names(self.entries, limits)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the zip file."""
        return tuple(part_name(entry) for entry in self.entries if not is_folder(entry))

    def entry(self, name: str) -> ZipInfo | None:
        """The zip entry of this part, case aside as the packaging convention compares names."""
        return self._by_name.get(name.lower())

    def read(self, name: str) -> bytes:
        """The inflated bytes of a part; refuses missing, encrypted, truncated, oversized and corrupt ones."""
        entry = self.entry(name)
        if entry is None:
            raise damaged(f"{name}: missing")
        if entry.file_size > self._budget:
            raise too_big(f"{name}: more than {self.limits.inflated_bytes} bytes inflated")
        self._budget -= entry.file_size
        self.opened.add(name.lower())
        content = _inflate(entry, self.raw(entry))
        if len(content) != entry.file_size:
            raise damaged(f"{name}: size differs from the zip directory")
        if zlib.crc32(content) != entry.CRC:
            raise damaged(f"{name}: checksum")
        return content

    def raw(self, entry: ZipInfo) -> memoryview:
        """The compressed bytes of an entry as they stand in the file."""
        header = self.data[entry.header_offset : entry.header_offset + _LOCAL_HEADER_SIZE]
        if len(header) < _LOCAL_HEADER_SIZE or not header.startswith(_LOCAL_HEADER):
            raise damaged(f"{entry.filename}: no local header")
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise PackageFault("encrypted", entry.filename)
        name_length, extra_length = struct.unpack_from("<HH", header, 26)
        start = entry.header_offset + _LOCAL_HEADER_SIZE + name_length + extra_length
        content = memoryview(self.data)[start : start + entry.compress_size]
        if len(content) < entry.compress_size:
            raise damaged(f"{entry.filename}: truncated")
        return content


def is_folder(entry: ZipInfo) -> bool:
    """Whether an entry stands for a folder; zipfile's own word for it fails on an entry without a name."""
    return entry.filename.endswith("/")


def part_name(entry: ZipInfo) -> str:
    """An entry's part name with forward slashes; some writers use backslashes."""
    return entry.filename.replace("\\", "/")


def _refuse_other_formats(data: bytes, limits: Limits) -> None:
    if not data:
        raise PackageFault("empty")
    if len(data) > limits.file_bytes:
        raise too_big(f"more than {limits.file_bytes} bytes")
    if data.startswith(_OLE):
        raise PackageFault("encrypted" if _ENCRYPTED_STREAM in data else "old-xls")
    if data.startswith(_EMPTY_ZIP) or not data.startswith(_LOCAL_HEADER[:2]):
        raise PackageFault("not-a-workbook")


def _checked_names(entries: tuple[ZipInfo, ...], limits: Limits) -> dict[str, ZipInfo]:
    if len(entries) > limits.parts:
        raise too_big(f"more than {limits.parts} parts")
    if sum(entry.file_size for entry in entries) > limits.inflated_bytes:
        raise too_big(f"more than {limits.inflated_bytes} bytes inflated")
    by_name: dict[str, ZipInfo] = {}
    for entry in entries:
        if is_folder(entry):
            continue
        name = part_name(entry)
        if not name:
            raise damaged("a part without a name")
        if name.startswith("/") or ":" in name.split("/")[0] or ".." in name.split("/"):
            raise damaged(f"{name}: part name")
        if by_name.setdefault(name.lower(), entry) is not entry:
            raise damaged(f"{name}: two parts of this name")
    return by_name


def _inflate(entry: ZipInfo, raw: memoryview) -> bytes:
    if entry.compress_type == zipfile.ZIP_STORED:
        return bytes(raw)
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise damaged(f"{entry.filename}: compression method {entry.compress_type}")
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        # reading one byte past the declared size shows that the header is wrong
        content = inflater.decompress(raw, entry.file_size + 1)
    except zlib.error as fault:
        raise damaged(f"{entry.filename}: {fault}") from fault
    if len(content) <= entry.file_size and not inflater.eof:
        raise damaged(f"{entry.filename}: truncated")
    return content


_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships "


@dataclass(frozen=True, slots=True)
class Relationship:
    """One relationship: the last word of its type (`worksheet`, `table`, …) and its target."""

    kind: str
    target: str  # a part name, or an address when external
    external: bool


def relationships(container: Container, part: str) -> dict[str, Relationship]:
    """The relationships of a part (`""` for the package itself) by id; empty when it has none."""
    name = relationships_part(part)
    if container.entry(name) is None:
        return {}
    found: dict[str, Relationship] = {}
    for identity, kind, written, external in _arrows(container.read(name), name, container.limits):
        target = written if external else _resolve(container, part, written)
        found[identity] = Relationship(kind, target, external)
    return found


def relationships_part(part: str) -> str:
    """The name of the part that holds the relationships of this one."""
    return f"{dirname(part)}/_rels/{basename(part)}.rels".lstrip("/")


@kept_lately(entries=128, longest=16_384)
def _arrows(content: bytes, name: str, limits: Limits) -> tuple[tuple[str, str, str, bool], ...]:
    """Id, kind, target as written and whether it is external, of each relationship."""
    found = []
    for element in read_document(content, name, limits).root.all(f"{_NAMESPACE}Relationship"):
        attributes = element.attributes
        if not {"Id", "Type", "Target"} <= attributes.keys():
            raise damaged(f"{name}: relationship without id, type or target")
        kind = attributes["Type"].rstrip("/").rpartition("/")[2]
        external = attributes.get("TargetMode") == "External"
        found.append((attributes["Id"], kind, attributes["Target"], external))
    return tuple(found)


def _resolve(container: Container, part: str, target: str) -> str:
    path = target.replace("\\", "/")
    name = normpath(path if path.startswith("/") else f"/{dirname(part)}/{path}").lstrip("/")
    entry_name = name if container.entry(name) else unquote(name)
    return entry_name if container.entry(entry_name) else name
