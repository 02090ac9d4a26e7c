"""What happens to a workbook as a file, written as data in the same `changes.toml` and done on its bytes.

replaced    text: the whole file is these bytes instead
saved_as    "encrypted", "old-xls", "binary-xlsb", "opendocument": saved as something else than .xlsx
cut         0.6: only this share of the file arrived
inflates    megabytes: a part that is small in the file and so big once inflated
gone        true: there is no file
[parts]     "xl/vbaProject.bin" = {kind = "vbaProject", text = "…", leads_to = "file:///H:/a.xlsx"}:
            a part that the workbook refers to, and perhaps what that part refers to
"""

from __future__ import annotations

from hashlib import shake_128
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

from support.compound_file import compound_file
from support.packages import zipped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

STEPS = ("replaced", "saved_as", "cut", "inflates", "gone", "parts")
_RELATIONS = "xl/_rels/workbook.xml.rels"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MEGABYTE = 1024 * 1024


def package_after(package: bytes, changes: Mapping[str, Any]) -> bytes:
    """The file after what `changes` says of it as a file."""
    if "replaced" in changes:
        return str(changes["replaced"]).encode("latin-1")
    if "parts" in changes:
        package = _with_parts(package, changes["parts"])
    if "inflates" in changes:
        package = _inflating(package, changes["inflates"])
    if "saved_as" in changes:
        package = _SAVED_AS[changes["saved_as"]](package)
    return package[: int(len(package) * changes.get("cut", 1))]


def _parts_of(package: bytes) -> dict[str, str | bytes]:
    with ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _with_parts(package: bytes, added: Mapping[str, Mapping[str, str]]) -> bytes:
    parts = _parts_of(package)
    arrows = parts[_RELATIONS]
    assert isinstance(arrows, bytes)
    for number, (name, part) in enumerate(added.items(), 900):
        parts[name] = part["text"]
        kinds = _MICROSOFT if part["kind"] == "vbaProject" else _OFFICE
        arrow = f'<Relationship Id="rId{number}" Type="{kinds}/{part["kind"]}" Target="/{name}"/>'
        arrows = arrows.replace(b"</Relationships>", arrow.encode() + b"</Relationships>")
        if "leads_to" in part:
            folder, _, file = name.rpartition("/")
            parts[f"{folder}/_rels/{file}.rels"] = (
                f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_OFFICE}/externalLinkPath"'
                f' Target="{part["leads_to"]}" TargetMode="External"/></Relationships>'
            )
    return zipped({**parts, _RELATIONS: arrows})


def _inflating(package: bytes, megabytes: int) -> bytes:
    buffer = BytesIO(package)
    with ZipFile(buffer, "a", ZIP_DEFLATED, compresslevel=1) as archive, archive.open("xl/image.bmp", "w") as part:
        for _ in range(megabytes):
            part.write(bytes(_MEGABYTE))
    return buffer.getvalue()


def _encrypted(package: bytes) -> bytes:
    """As Office does it: a description of the agile encryption, and the package as bytes that tell nothing."""
    about = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
        '<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption"><keyData saltSize="16"'
        ' blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC"'
        ' hashAlgorithm="SHA512"/></encryption>'
    )
    noise = shake_128(package).digest(len(package) // 16 * 16 + 16)
    return compound_file(
        {
            "EncryptionInfo": b"\x04\x00\x04\x00\x40\x00\x00\x00" + about.encode(),
            "EncryptedPackage": len(package).to_bytes(8, "little") + noise,
        }
    )


def _old_xls(_: bytes) -> bytes:
    """A BIFF8 workbook stream: its first record and its last."""
    start = bytes.fromhex("0908100000060500bb0dcc0741000000 06000000".replace(" ", ""))
    return compound_file({"Workbook": (start + bytes.fromhex("0a000000")).ljust(5000, b"\0")})


def _binary(package: bytes) -> bytes:
    parts = _parts_of(package)
    top = parts["_rels/.rels"]
    assert isinstance(top, bytes)
    return zipped({**parts, "_rels/.rels": top.replace(b"workbook.xml", b"workbook.bin")})


def _opendocument(_: bytes) -> bytes:
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>',
        }
    )


_SAVED_AS: dict[str, Callable[[bytes], bytes]] = {
    "encrypted": _encrypted,
    "old-xls": _old_xls,
    "binary-xlsb": _binary,
    "opendocument": _opendocument,
}
