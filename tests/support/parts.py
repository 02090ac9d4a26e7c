"""The parts of a workbook as they stand in the file, read with nothing of ours."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass
from functools import cached_property
from xml.etree import ElementTree as ET

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
WORKBOOK, STYLES, TYPES = "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"


@dataclass(frozen=True)
class Parts:
    """The parts of one .xlsx package."""

    package: bytes

    @cached_property
    def content(self) -> dict[str, bytes]:
        """Part name -> bytes."""
        with zipfile.ZipFile(io.BytesIO(self.package)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def tree(self, part: str) -> ET.Element:
        """A part's root element."""
        return ET.fromstring(self.content[part])  # noqa: S314  only files we have just made ourselves

    def named(self, pattern: str) -> list[str]:
        """The parts whose whole name matches."""
        return sorted(name for name in self.content if re.fullmatch(pattern, name))

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Relationship id -> (last word of its type, target part), of a part or of the package ("")."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self.content:
            return {}
        return {
            arrow.attrib["Id"]: (
                arrow.attrib["Type"].rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, arrow.attrib["Target"])).removeprefix("/"),
            )
            for arrow in self.tree(rels)
        }

    @cached_property
    def sheets(self) -> dict[str, str]:
        """Sheet name -> its part, in the order of the tabs."""
        targets = self.relations(WORKBOOK)
        sheets = self.tree(WORKBOOK).findall(f"{MAIN}sheets/{MAIN}sheet")
        return {sheet.attrib["name"]: targets[sheet.attrib[f"{RELATION}id"]][1] for sheet in sheets}

    @cached_property
    def names(self) -> dict[str, str]:
        """Defined name -> what it refers to; those of one sheet only (print titles and areas) left out."""
        names = self.tree(WORKBOOK).findall(f"{MAIN}definedNames/{MAIN}definedName")
        return {name.attrib["name"]: name.text or "" for name in names if "localSheetId" not in name.attrib}

    @cached_property
    def tables(self) -> dict[str, ET.Element]:
        """Table name -> its part's root."""
        found = (self.tree(part) for part in self.named(r"xl/tables/[^/]+\.xml"))
        return {table.attrib["displayName"]: table for table in found}

    @cached_property
    def columns(self) -> dict[str, list[str]]:
        """Table name -> its columns' names."""
        return {
            name: [column.attrib["name"] for column in table.iter(f"{MAIN}tableColumn")]
            for name, table in self.tables.items()
        }

    @cached_property
    def formulas(self) -> dict[str, str]:
        """Where a formula stands -> its text: cells, calculated columns, and defined names."""
        found = {f"name {name}": text for name, text in self.names.items()}
        for sheet, part in self.sheets.items():
            for cell in self.tree(part).iter(f"{MAIN}c"):
                formula = cell.find(f"{MAIN}f")
                if formula is not None:
                    found[f"{sheet}!{cell.attrib['r']}"] = formula.text or ""
        for name, table in self.tables.items():
            for column in table.iter(f"{MAIN}tableColumn"):
                formula = column.find(f"{MAIN}calculatedColumnFormula")
                if formula is not None:
                    found[f"{name}[{column.attrib['name']}]"] = formula.text or ""
        return found


def local(element: ET.Element) -> str:
    """An element's name without its namespace."""
    return element.tag.rpartition("}")[2]
