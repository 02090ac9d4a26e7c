from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_STORED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.packages import MAIN, one_sheet, opened_package, refused, shared, styled, worksheet, zipped

from workbook.grid import FAULTS, Grid, Unreadable
from workbook.ooxml.read.fault import Limits
from workbook.reading.read import read, read_bytes

_PATH = Path("book.xlsx")
_OPENDOCUMENT = "application/vnd.oasis.opendocument.spreadsheet"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SHEET = worksheet('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><f>A1</f><v>2.5</v></c></row>')
_PARTS = one_sheet(_SHEET, strings=shared("<t>tekst</t>"), styles=styled(0, 14))
_WHOLE = zipped(_PARTS)


def _fault(data: bytes, limits: Limits | None = None) -> str:
    return refused(data, limits or Limits()).fault


def test_zero_bytes_are_empty() -> None:
    assert _fault(b"") == "empty"


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (_OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (_OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), "old-xls"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "not-a-workbook"),
        (b"Nr;Titel\r\nT101;Plejehjem\r\n", "not-a-workbook"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "not-a-workbook"),
        (b"PK\x05\x06" + b"\0" * 18, "not-a-workbook"),
        (zipped({"a.txt": "a"}), "not-a-workbook"),
        (zipped({"[Content_Types].xml": "<Types/>"}), "not-a-workbook"),
        (zipped({"mimetype": _OPENDOCUMENT, "content.xml": "<a/>"}), "opendocument"),
    ],
    ids=["encrypted", "xls", "png", "csv", "html", "empty zip", "zip", "package", "ods"],
)  # fmt: skip
def test_another_format_is_told_by_name(data: bytes, fault: str) -> None:
    assert _fault(data) == fault


def test_a_binary_workbook_and_a_word_document_are_told_by_name() -> None:
    rels = str(_PARTS["_rels/.rels"])
    binary = {**_PARTS, "_rels/.rels": rels.replace("workbook.xml", "workbook.bin")}
    assert _fault(zipped(binary)) == "binary-xlsb"
    word = {**_PARTS, "xl/workbook.xml": '<w:document xmlns:w="urn:word"/>'}
    assert _fault(zipped(word)) == "not-a-workbook"


def test_what_cannot_be_opened_is_missing(tmp_path: Path) -> None:
    for path in (tmp_path / "væk.xlsx", tmp_path, tmp_path / "nul\0.xlsx"):
        result = read(path)
        assert isinstance(result, Unreadable)
        assert result.fault == "missing"


def test_a_file_over_the_size_limit_is_too_big_unread(tmp_path: Path) -> None:
    path = tmp_path / "stor.xlsx"
    path.write_bytes(_WHOLE)
    result = read(path, Limits(file_bytes=100))
    assert isinstance(result, Unreadable)
    assert (result.fault, result.sha256) == ("too-big", "")
    assert _fault(_WHOLE, Limits(file_bytes=100)) == "too-big"


def test_a_bomb_is_too_big() -> None:
    bomb = {**_PARTS, "xl/worksheets/sheet1.xml": b"<a>" + b" " * 30_000_000}
    data = zipped(bomb)
    assert len(data) < 100_000
    assert _fault(data, Limits(inflated_bytes=20_000_000)) == "too-big"


def _with_declared_size(data: bytes, name: str, size: int) -> bytes:
    """The zip file, its directory and local header stating another inflated size of one part."""
    changed = bytearray(data)
    with ZipFile(BytesIO(data)) as archive:
        offset = archive.getinfo(name).header_offset
    struct.pack_into("<L", changed, offset + 22, size)
    entry = data.rindex(name.encode()) - 46
    assert changed[entry : entry + 4] == b"PK\x01\x02"
    struct.pack_into("<L", changed, entry + 24, size)
    return bytes(changed)


@pytest.mark.parametrize("size", [0, 1, 10, 1_000_000])
def test_a_size_that_lies_is_damage_and_costs_nothing(size: int) -> None:
    bomb = zipped({**_PARTS, "xl/worksheets/sheet1.xml": b" " * 30_000_000})
    lying = _with_declared_size(bomb, "xl/worksheets/sheet1.xml", size)
    result = refused(lying)
    assert (result.fault, result.detail) == (
        "damaged", "xl/worksheets/sheet1.xml: size differs from the zip directory"
    )  # fmt: skip


def test_a_directory_that_promises_too_much_is_too_big() -> None:
    assert _fault(_with_declared_size(_WHOLE, "xl/worksheets/sheet1.xml", 0xFFFFFFF0)) == "too-big"


def test_a_wrong_checksum_is_damage() -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for name, content in _PARTS.items():
            archive.writestr(name, content)
    changed = buffer.getvalue().replace(b"<v>2.5</v>", b"<v>9.5</v>")
    assert refused(changed).detail == "xl/worksheets/sheet1.xml: checksum"


def test_other_compression_and_encrypted_parts_are_refused() -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_BZIP2) as archive:
        for name, content in _PARTS.items():
            archive.writestr(name, content)
    assert _fault(buffer.getvalue()) == "damaged"
    locked = bytearray(_WHOLE)
    locked[locked.rindex(b"xl/workbook.xml") - 46 + 8] |= 1
    assert refused(bytes(locked)).fault == "encrypted"


@pytest.mark.parametrize(
    "name", ["xl/../../etc/x.xml", "/xl/x.xml", "..", "C:/x.xml", "xl\\..\\x.xml", "xl/WORKBOOK.xml"]
)
def test_part_names_that_lead_elsewhere_or_collide_are_damage(name: str) -> None:
    assert _fault(zipped({**_PARTS, name: "x"})) == "damaged"


def test_too_many_parts_are_too_big() -> None:
    assert _fault(_WHOLE, Limits(parts=3)) == "too-big"


_ENTITIES = (
    '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c SYSTEM "file:///etc/hostname">]>'
)


@pytest.mark.parametrize(
    "part",
    [
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        "xl/workbook.xml",
        "_rels/.rels",
        "xl/_rels/workbook.xml.rels",
    ],
)
def test_a_document_type_in_any_part_is_damage(part: str) -> None:
    parts = {**_PARTS, part: _ENTITIES + str(_PARTS[part]).replace("tekst", "&b;&c;")}
    assert refused(zipped(parts)).detail == f"{part}: document type declaration"


@pytest.mark.parametrize("part", ["xl/styles.xml", "[Content_Types].xml"])
def test_a_document_type_beside_the_cells_is_never_read(part: str) -> None:
    parts = {**_PARTS, part: _ENTITIES + str(_PARTS[part])}
    assert opened_package(zipped(parts)).package.damaged == ((part, ""),)


@pytest.mark.parametrize("encoding", ["UTF-7", "ebcdic-cp-be", "Shift_JIS", "findes-ikke"])
def test_an_encoding_no_office_program_writes_is_damage(encoding: str) -> None:
    sheet = f'<?xml version="1.0" encoding="{encoding}"?>{_SHEET}'
    assert _fault(zipped({**_PARTS, "xl/worksheets/sheet1.xml": sheet})) == "damaged"


@pytest.mark.parametrize(
    ("part", "opening"),
    [
        ("xl/worksheets/sheet1.xml", "<a>"),
        ("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{MAIN}"><sheetData><row><c>' + "<a>"),
        ("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{MAIN}"><sheetData><row><c><is>' + "<r>"),
        ("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">' + "<si>"),
        ("xl/styles.xml", "<a>"),
        ("xl/workbook.xml", "<a>"),
    ],
)
def test_elements_nested_past_the_limit_are_too_big(part: str, opening: str) -> None:
    head, _, nested = opening.rpartition("<")
    assert _fault(zipped({**_PARTS, part: head + f"<{nested}" * 200})) == "too-big"


@pytest.mark.parametrize("nested", ["<row>", "<c>", "<v>", "<f>"])
def test_rows_cells_and_values_inside_themselves_are_damage(nested: str) -> None:
    cell = {"<row>": "<row><c>", "<c>": "<row><c>"}.get(nested, "<row><c>" + nested)
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{cell}{nested}'
    assert "misplaced" in refused(zipped({**_PARTS, "xl/worksheets/sheet1.xml": sheet})).detail


def test_cells_and_elements_past_the_limits_are_too_big() -> None:
    row = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 12))
    assert _fault(zipped(one_sheet(worksheet(row))), Limits(cells=10)) == "too-big"
    assert _fault(_WHOLE, Limits(elements=2)) == "too-big"


@pytest.mark.parametrize("length", [1001, 70_000, 200_000])
@pytest.mark.parametrize(
    "cell", ["<c t='inlineStr'><is><t>{}</t></is></c>", "<c t='str'><v>{}</v></c>", "<c><f>{}</f></c>"]
)
def test_texts_past_the_limit_are_too_big(cell: str, length: int) -> None:
    package = zipped(one_sheet(worksheet(f"<row>{cell.format('x' * length)}</row>")))
    assert _fault(package, Limits(text=1000)) == "too-big"


def test_shared_texts_past_the_limit_are_too_big() -> None:
    for item in (f"<t>{'x' * 1001}</t>", f"<r><t>{'x' * 600}</t></r>" * 2):
        assert _fault(zipped({**_PARTS, "xl/sharedStrings.xml": shared(item)}), Limits(text=1000)) == "too-big"


def test_the_cells_of_all_sheets_count_together() -> None:
    parts = one_sheet(worksheet("<row><c><v>1</v></c><c><v>1</v></c></row>"))
    twice = '<sheet name="Ark2" sheetId="2" r:id="rId1"/></sheets>'
    parts["xl/workbook.xml"] = str(parts["xl/workbook.xml"]).replace("</sheets>", twice)
    assert _fault(zipped(parts), Limits(cells=3)) == "too-big"
    assert isinstance(read_bytes(zipped(parts), _PATH, Limits(cells=4)), Grid)


def test_overlapping_hidden_columns_cost_what_the_columns_cost() -> None:
    columns = "<cols>" + '<col min="1" max="16384" hidden="1"/>' * 20_000 + "</cols>"
    grid = read_bytes(zipped(one_sheet(worksheet("", before=columns))), _PATH)
    assert isinstance(grid, Grid)
    assert len(grid.sheets[0].hidden_columns) == 16384


@pytest.mark.parametrize("length", sorted({*range(0, len(_WHOLE), 37), len(_WHOLE) - 1}))
def test_a_truncated_file_is_a_fault_by_name(length: int) -> None:
    assert _fault(_WHOLE[:length]) in {"damaged", "empty", "not-a-workbook"}


@pytest.mark.parametrize("part", list(_PARTS))
def test_a_truncated_or_missing_part_is_a_fault_by_name(part: str) -> None:
    content = str(_PARTS[part])
    for length in range(0, len(content), 11):
        result = read_bytes(zipped({**_PARTS, part: content[:length]}), _PATH)
        assert isinstance(result, Grid | Unreadable)
        told = isinstance(result, Unreadable) or result.package.damaged == ((part, ""),)
        assert told
    missing = {name: text for name, text in _PARTS.items() if name != part}
    assert part == "xl/styles.xml" or _fault(zipped(missing)) in FAULTS


@given(st.lists(st.tuples(st.integers(0, len(_WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=6))
@settings(max_examples=300, deadline=None)
def test_changed_bytes_of_the_file_end_as_a_grid_or_a_fault(changes: list[tuple[int, int]]) -> None:
    data = bytearray(_WHOLE)
    for place, byte in changes:
        data[place] = byte
    result = read_bytes(bytes(data), _PATH)
    assert isinstance(result, Grid) or result.fault in FAULTS


@given(st.sampled_from(sorted(_PARTS)), st.data())
@settings(max_examples=500, deadline=None)
def test_changed_text_of_a_part_ends_as_a_grid_or_a_fault(part: str, data: st.DataObject) -> None:
    content = str(_PARTS[part])
    place = data.draw(st.integers(0, len(content)))
    taken = data.draw(st.integers(0, 12))
    put = data.draw(st.sampled_from(["", "<", ">", '"', "&", "-1", "99999999999", "æ", "\0", " ", "<v>", "</c>", "x="]))
    changed = content[:place] + put + content[place + taken :]
    result = read_bytes(zipped({**_PARTS, part: changed}), _PATH)
    assert isinstance(result, Grid) or result.fault in FAULTS


def test_raw_deflate_garbage_is_damage() -> None:
    raw = zlib.compressobj(wbits=-15)
    packed = raw.compress(_SHEET.encode()) + raw.flush()
    data = _WHOLE.replace(packed[2:12], b"\xff" * 10)
    assert data != _WHOLE
    assert _fault(data) == "damaged"
