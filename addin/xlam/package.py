"""The parts of the add-in's package: xlwings' quickstart file with our ribbon, our configuration and no traces.

Parts are stored in the original's order with a fixed date and without compression, so that the same sources give the
same bytes on every machine and with every zlib.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from addin.xlam.project import PART
from addin.xlam.xlwings_module import PROJECT

RIBBON = "customUI/customUI14.xml"
_ITS_RIBBON = "customUI/customUI.xml"
_DATE = (1980, 1, 1, 0, 0, 0)
_CONTENT_TYPES = "[Content_Types].xml"

CONFIGURATION: Mapping[str, bool] = {"ADD_WORKBOOK_TO_PYTHONPATH": False, "USE UDF SERVER": True}
"""The add-in's own sheet. It comes before the user's file, so what the installation decides (where Python is) is not
on it."""


def repackaged(quickstart: bytes, project: bytes, ribbon: bytes, version: str) -> bytes:
    """The whole package: the quickstart file's parts with this VBA project and this ribbon."""
    with zipfile.ZipFile(io.BytesIO(quickstart)) as original:
        parts = {name: original.read(name) for name in original.namelist()}
    del parts[_ITS_RIBBON]
    parts["_rels/.rels"] = _replaced(parts["_rels/.rels"], _ITS_RIBBON, RIBBON)
    parts["xl/workbook.xml"] = _workbook(parts["xl/workbook.xml"])
    parts["xl/worksheets/sheet1.xml"] = _configured(parts["xl/worksheets/sheet1.xml"])
    parts["docProps/core.xml"] = _described(version)
    parts[PART] = project
    parts[RIBBON] = ribbon
    return zipped(parts)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A package of these parts, the content types first as Excel writes them."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as package:
        for name in sorted(parts, key=lambda name: name != _CONTENT_TYPES):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system = 0  # or the bytes would tell Windows from Linux
            package.writestr(entry, parts[name])
    return made.getvalue()


def _workbook(part: bytes) -> bytes:
    """The sheet under our name, without the folder the original was saved in."""
    named = _replaced(part, 'name="_myaddin.conf"', f'name="{PROJECT}.conf"')
    return re.sub(rb"<mc:AlternateContent.*?</mc:AlternateContent>", b"", named, flags=re.DOTALL)


def _configured(part: bytes) -> bytes:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>{escape(key)}</t></is></c>'
        f'<c r="B{row}" t="b"><v>{int(value)}</v></c></row>'
        for row, (key, value) in enumerate(CONFIGURATION.items(), 1)
    )
    data = re.sub(rb"<sheetData>.*</sheetData>", f"<sheetData>{rows}</sheetData>".encode(), part, flags=re.DOTALL)
    return _replaced(data, '<dimension ref="A1:B13" />', f'<dimension ref="A1:B{len(CONFIGURATION)}" />')


def _described(version: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>Korrektur</dc:title><dc:creator>Korrektur</dc:creator><cp:version>{escape(version)}</cp:version>"
        "</cp:coreProperties>"
    ).encode()


def _replaced(part: bytes, old: str, new: str) -> bytes:
    if part.count(old.encode()) != 1:
        message = f"the quickstart file has changed: {old}"
        raise ValueError(message)
    return part.replace(old.encode(), new.encode())
