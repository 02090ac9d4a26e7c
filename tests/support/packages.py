"""Small .xlsx packages made part by part, so that a test says exactly what stands in the file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from workbook.grid import Grid, SheetGrid, Unreadable
from workbook.ooxml.read.fault import LIMITS, Limits
from workbook.reading.read import read_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def worksheet(rows: str, *, before: str = "", after: str = "", main: str = MAIN) -> str:
    """A worksheet part around the rows of its sheetData."""
    root = f'<worksheet xmlns="{main}" xmlns:r="{_RELATIONS}">'
    return f"{root}{before}<sheetData>{rows}</sheetData>{after}</worksheet>"


def relations(*targets: tuple[str, str, str]) -> str:
    """A relationships part of (id, kind, target); a target with `://` is external."""
    arrows = "".join(
        f'<Relationship Id="{name}" Type="{_RELATIONS}/{kind}" Target="{target}"'
        + (' TargetMode="External"' if "://" in target else "")
        + "/>"
        for name, kind, target in targets
    )
    return f'<Relationships xmlns="{_PACKAGE}">{arrows}</Relationships>'


def workbook_xml(sheets: str, *, before: str = "", after: str = "", main: str = MAIN) -> str:
    """A workbook part around its list of sheets."""
    return f'<workbook xmlns="{main}" xmlns:r="{_RELATIONS}">{before}<sheets>{sheets}</sheets>{after}</workbook>'


def one_sheet(sheet: str, *, main: str = MAIN, **more: str | bytes) -> dict[str, str | bytes]:
    """The parts of a workbook whose only sheet `Ark1` is this part; `styles` and `strings` by keyword."""
    related = [("rId1", "worksheet", "worksheets/sheet1.xml")]
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": workbook_xml('<sheet name="Ark1" sheetId="1" r:id="rId1"/>', main=main),
        "xl/worksheets/sheet1.xml": sheet,
    }
    if "strings" in more:
        related.append(("rId2", "sharedStrings", "sharedStrings.xml"))
        parts["xl/sharedStrings.xml"] = more["strings"]
    if "styles" in more:
        related.append(("rId3", "styles", "styles.xml"))
        parts["xl/styles.xml"] = more["styles"]
    parts["xl/_rels/workbook.xml.rels"] = relations(*related)
    return parts


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """The parts as a zip file, in this order."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def opened(parts: Mapping[str, str | bytes], limits: Limits = LIMITS) -> Grid:
    """The grid of these parts; the test fails where they cannot be read."""
    return opened_package(zipped(parts), limits)


def opened_package(data: bytes, limits: Limits = LIMITS) -> Grid:
    """The grid of these bytes, likewise."""
    grid = read_bytes(data, Path("book.xlsx"), limits)
    assert isinstance(grid, Grid), grid
    return grid


def refused(data: bytes, limits: Limits = LIMITS) -> Unreadable:
    """Why these bytes cannot be read; the test fails where they can."""
    result = read_bytes(data, Path("book.xlsx"), limits)
    assert isinstance(result, Unreadable)
    return result


def sheet_of(rows: str, **more: str) -> SheetGrid:
    """The grid of a sheet with these rows."""
    return opened(one_sheet(worksheet(rows, **more))).sheets[0]


def shared(*items: str) -> str:
    """A shared string table of these `si` contents."""
    return f'<sst xmlns="{MAIN}">' + "".join(f"<si>{item}</si>" for item in items) + "</sst>"


def styled(*formats: str | int) -> str:
    """A styles part with one cell format for each number format, given as code or as built-in id."""
    codes = [code for code in formats if isinstance(code, str)]
    ids = {code: 164 + place for place, code in enumerate(dict.fromkeys(codes))}
    declared = "".join(f'<numFmt numFmtId="{number}" formatCode="{_attribute(code)}"/>' for code, number in ids.items())
    used = "".join(f'<xf numFmtId="{ids[item] if isinstance(item, str) else item}"/>' for item in formats)
    return f'<styleSheet xmlns="{MAIN}"><numFmts>{declared}</numFmts><cellXfs>{used}</cellXfs></styleSheet>'


def _attribute(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
