from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook
from support.recalculate import LibreOffice, needs_libreoffice

from addin import xlam
from addin.xlam.assemble import our_modules
from addin.xlam.package import CONFIGURATION
from addin.xlam.project import PART, sources

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
FILTER = "Calc MS Excel 2007 VBA XML"
ROOT = Path(__file__).parents[3]
SHA256 = "from addin import xlam; import hashlib; print(hashlib.sha256(xlam.build('da', '1.2.3')).hexdigest())"


def _parts(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_the_same_sources_give_the_same_bytes_in_another_process() -> None:
    made = {
        subprocess.run(  # noqa: S603  our own interpreter and script
            [sys.executable, "-c", SHA256], capture_output=True, text=True, check=True, cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(made) == 1


def test_the_language_changes_the_ribbon_and_the_macros_and_nothing_else(addin_file: bytes) -> None:
    danish, english = _parts(addin_file), _parts(xlam.build("en", "1.2.3"))
    assert danish.keys() == english.keys()
    changed = {name for name, part in danish.items() if english[name] != part}
    assert changed == {"customUI/customUI14.xml", "xl/vbaProject.bin"}


def test_parts_that_are_not_ours_are_as_xlwings_made_them(addin_file: bytes, original_file: bytes) -> None:
    ours, theirs = _parts(addin_file), _parts(original_file)
    changed = {name for name in ours.keys() & theirs.keys() if ours[name] != theirs[name]}
    assert changed == {
        "_rels/.rels", "docProps/core.xml", "xl/vbaProject.bin", "xl/workbook.xml", "xl/worksheets/sheet1.xml",
    }  # fmt: skip


def test_every_part_is_well_formed_and_has_a_content_type(addin_file: bytes) -> None:
    parts = _parts(addin_file)
    types = parts["[Content_Types].xml"].decode()
    for name, part in parts.items():
        extension = name.rsplit(".", 1)[-1]
        assert f'PartName="/{name}"' in types or f'Extension="{extension}"' in types or name == "[Content_Types].xml"
        if extension in ("xml", "rels"):
            ET.fromstring(part)  # noqa: S314  our own


@pytest.mark.parametrize("trace", [b"absPath", b"felix", b"Felix", b"myaddin", b"MyAddin"])
def test_no_document_part_tells_of_whoever_made_the_original(
    addin_file: bytes, original_file: bytes, trace: bytes
) -> None:
    assert trace in b"".join(_parts(original_file).values())
    assert [name for name, part in _parts(addin_file).items() if trace in part and name != PART] == []


def test_the_file_carries_its_version(addin_file: bytes) -> None:
    assert b"<cp:version>1.2.3</cp:version>" in _parts(addin_file)["docProps/core.xml"]


def test_the_own_sheet_settles_what_no_other_file_may_and_leaves_the_rest_to_the_installation(
    addin_file: bytes,
) -> None:
    parts = _parts(addin_file)
    cells = ET.fromstring(parts["xl/worksheets/sheet1.xml"]).iter(f"{{{SHEET}}}c")  # noqa: S314  our own
    assert [(cell.get("r"), "".join(cell.itertext())) for cell in cells] == [
        ("A1", "ADD_WORKBOOK_TO_PYTHONPATH"), ("B1", "0"), ("A2", "USE UDF SERVER"), ("B2", "1"),
    ]  # fmt: skip
    assert b'<sheet name="korrektur.conf" ' in parts["xl/workbook.xml"]


def test_the_versions_of_xlwings_agree() -> None:
    pinned = set(re.findall(r'"xlwings==([\d.]+)"', (ROOT / "pyproject.toml").read_text("utf-8")))
    assert pinned == {version("xlwings")}


def test_the_versions_of_py_open_vba_agree() -> None:
    pinned = set(re.findall(r"pyOpenVBA==([\d.]+)", (ROOT / "pyproject.toml").read_text("utf-8")))
    told = set(re.findall(r"pyOpenVBA==([\d.]+)", (ROOT / "addin/xlam/project.py").read_text("utf-8")))
    assert pinned == told == {version("pyOpenVBA")}


@needs_libreoffice
def test_libre_office_opens_it_with_its_macros_and_settings(addin_path: Path, tmp_path: Path) -> None:
    office = LibreOffice(tmp_path / "profile", "da-DK")
    office.convert([addin_path], f"xlsm:{FILTER}", tmp_path / "out", opened_as=FILTER)
    saved = tmp_path / "out" / "korrektur.xlsm"
    assert sources(saved.read_bytes()).keys() >= our_modules("da").keys()
    book = load_workbook(saved, data_only=True)
    rows = book["korrektur.conf"].iter_rows(values_only=True)
    assert {str(row[0]): row[1] for row in rows} == dict(CONFIGURATION)
