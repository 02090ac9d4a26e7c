"""What may lie in a folder of submissions, or inside a file of it, and must end as a finding: quickly, and by name."""

from __future__ import annotations

import json
import os
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.command_line import korrektur
from support.packages import one_sheet, relations, worksheet, zipped
from support.submissions import validate
from support.workbooks import empty_at, sample_at

from schemas.rules.structure import external_link
from workbook.grid import Grid, Unreadable
from workbook.reading.read import read_bytes
from workbook.submissions.checking import read_files
from workbook.submissions.paths import meant

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FORMATS = ("text", "concise", "json", "json-lines", "csv", "html", "junit", "sarif", "github")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


def found(path: Path) -> list[str]:
    """The rules that find something in one file."""
    (file,) = validate([path]).files
    return [one.rule for one in file.findings]


def of_package(parts: Mapping[str, str | bytes], folder: Path) -> list[str]:
    path = folder / "a.xlsx"
    path.write_bytes(zipped(parts))
    return found(path)


def read(parts: Mapping[str, str | bytes]) -> Grid | Unreadable:
    return read_bytes(zipped(parts), Path("a.xlsx"))


# --- what lies in the folder ---


def fifo(path: Path) -> None:
    os.mkfifo(path)


def loop(path: Path) -> None:
    path.symlink_to(path.name)


def dangling(path: Path) -> None:
    path.symlink_to("findes-ikke.xlsx")


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(200 * 1024**3)


@POSIX
@pytest.mark.parametrize(
    ("make", "rule"),
    [
        (fifo, "ARK102"),
        (device, "ARK102"),
        (loop, "ARK106"),
        (dangling, "ARK106"),
        (empty, "ARK104"),
        (sparse, "ARK105"),
    ],
)
def test_what_is_no_file_is_found_and_waited_for_by_nobody(
    make: Callable[[Path], None], rule: str, tmp_path: Path
) -> None:
    make(tmp_path / "a.xlsx")
    empty_at(tmp_path / "b.xlsx")
    reports = validate(meant([str(tmp_path)]).workbooks).files
    assert [[one.rule for one in report.findings] for report in reports] == [[rule], []]


def test_a_folder_with_a_workbooks_name_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "mappe.xlsx").mkdir()
    empty_at(tmp_path / "mappe.xlsx" / "a.xlsx")
    assert meant([str(tmp_path)]).workbooks == (tmp_path / "mappe.xlsx" / "a.xlsx",)


def test_a_folder_that_cannot_be_listed_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty_at(tmp_path / "a.xlsx")
    closed = tmp_path / "lukket"
    closed.mkdir()
    scan = os.scandir

    def refused(path: str | Path) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refused)
    reports = validate(meant([str(tmp_path)]).workbooks).files
    assert {report.path: report.error for report in reports} == {str(tmp_path / "a.xlsx"): None, str(closed): "ARK106"}


def test_links_between_folders_do_not_lead_in_circles(tmp_path: Path) -> None:
    empty_at(tmp_path / "a.xlsx")
    (tmp_path / "igen").symlink_to(tmp_path, target_is_directory=True)
    assert meant([str(tmp_path)]).workbooks == (tmp_path / "a.xlsx",)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "name", ["年度.xlsx", "ميزانية.xlsx", "a\nb;c,\"d' %25 #.xlsx", "\u202eexe.xlsx", "=1+1.xlsx", "\udcff.xlsx"]
)
def test_a_name_in_any_script_comes_out_of_every_report(name: str, form: str, tmp_path: Path) -> None:
    try:
        (tmp_path / name).write_bytes(b"ingen projektmappe")
    except OSError:
        pytest.skip("this file system has no such names")
    target = tmp_path / "rapport.txt"
    ran = korrektur("validate", tmp_path, "--format", form, "-o", target)
    assert ran.code == 2
    text = target.read_text("utf-8")
    assert "ARK102" in text
    assert not {"\u202e", "\udcff"} & set(text)


@pytest.mark.parametrize("name", ["年度.xlsx", "a\nb.xlsx", "\udcff.xlsx"])
def test_a_name_in_any_script_stands_in_the_list_too(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"ingen projektmappe")
    assert korrektur("validate", tmp_path, "--format", "xlsx", "-o", tmp_path / "liste.xlsx").code == 2


def test_a_file_that_vanishes_or_changes_while_it_is_read_is_a_finding_or_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, shorter = sample_at(tmp_path / "a.xlsx"), sample_at(tmp_path / "b.xlsx")
    status = Path.stat

    def after_a_look(path: Path, **given: bool) -> os.stat_result:
        seen = status(path, **given)
        if path == gone:
            path.unlink()
        elif path == shorter:
            path.write_bytes(path.read_bytes()[:5_000])
        return seen

    monkeypatch.setattr(Path, "stat", after_a_look)
    missing, damaged = read_files([gone, shorter])
    assert isinstance(missing, Unreadable)
    assert isinstance(damaged, Unreadable)
    assert (missing.fault, damaged.fault) == ("missing", "damaged")


# --- what stands in the file ---

ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'


def test_corners_a_million_rows_apart_cost_two_cells() -> None:
    grid = read(
        one_sheet(
            worksheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>')
        )
    )
    assert isinstance(grid, Grid)
    assert grid.sheets[0].values == {(1, 1): 1, (1_048_576, 16_384): 2}


def test_a_dimension_that_lies_is_not_believed() -> None:
    grid = read(one_sheet(worksheet(ROW, before='<dimension ref="A1:XFD1048576"/>')))
    assert isinstance(grid, Grid)
    assert grid.sheets[0].values == {(1, 1): 1}


@pytest.mark.parametrize("reference", ["A0", "XFE1", "A1048577", "1A", "A-1", "AAAA1", "A99999999999999999999"])
def test_a_cell_outside_every_sheet_is_damage(reference: str) -> None:
    result = read(one_sheet(worksheet(f'<row r="1"><c r="{reference}"><v>1</v></c></row>')))
    assert isinstance(result, Unreadable)
    assert result.fault == "damaged"


def test_a_shared_formula_over_a_whole_sheet_costs_the_cells_that_use_it() -> None:
    rows = '<row r="1"><c r="A1"><f t="shared" ref="A1:XFD1048576" si="0">B1+1</f><v>1</v></c></row>'
    rows += '<row r="2"><c r="A2"><f t="shared" si="0"/><v>1</v></c><c r="B2"><f t="shared" si="7"/><v>1</v></c></row>'
    grid = read(one_sheet(worksheet(rows)))
    assert isinstance(grid, Grid)
    assert len(grid.sheets[0].formulas) <= 3


def test_hundreds_of_thousands_of_styles_do_no_harm() -> None:
    formats = "<xf/>" * 300_000
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    grid = read(
        one_sheet(worksheet(ROW), styles=f'<styleSheet xmlns="{main}"><cellXfs>{formats}</cellXfs></styleSheet>')
    )
    assert isinstance(grid, Grid)
    assert grid.sheets[0].classes == {}


def test_shared_strings_without_an_end_are_damage() -> None:
    strings = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' + "<si><t>x</t></si>" * 1_000
    result = read(one_sheet(worksheet(ROW), strings=strings))
    assert isinstance(result, Unreadable)
    assert result.fault == "damaged"


def test_entities_that_multiply_are_never_expanded() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;">]>' + worksheet(ROW)
    result = read(one_sheet(bomb))
    assert isinstance(result, Unreadable)
    assert result.fault == "damaged"


@pytest.mark.parametrize("name", ["", "..", "a/../../b.xml", "/etc/passwd", "C:/x.xml", "XL/WORKBOOK.XML"])
def test_part_names_that_mislead_are_damage(name: str) -> None:
    package = BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        for part, content in one_sheet(worksheet(ROW)).items():
            archive.writestr(part, content)
        archive.writestr(zipfile.ZipInfo(name), b"x")
    result = read_bytes(package.getvalue(), Path("a.xlsx"))
    assert isinstance(result, Unreadable)
    assert result.fault == "damaged"


def test_a_dynamic_data_exchange_is_a_link_to_the_outside(tmp_path: Path) -> None:
    parts = dict(one_sheet(worksheet('<row r="1"><c r="A1"><f>[1]!\'A0\'</f><v>0</v></c></row>')))
    parts["xl/_rels/workbook.xml.rels"] = relations(
        ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "externalLink", "externalLinks/externalLink1.xml")
    )
    parts["xl/externalLinks/externalLink1.xml"] = (
        '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<ddeLink ddeService="cmd" ddeTopic="/c calc"><ddeItems><ddeItem name="A0"/></ddeItems></ddeLink>'
        "</externalLink>"
    )
    assert external_link.RULE.id in of_package(parts, tmp_path)


def test_a_workbook_inside_another_name_is_judged_by_its_content(tmp_path: Path) -> None:
    assert found(sample_at(tmp_path / "a.xls")) == found(sample_at(tmp_path / "b.xlsx"))


def test_formula_text_stands_in_a_report_as_text(tmp_path: Path) -> None:
    text = "<img src=x onerror=alert(1)>"
    path = tmp_path / "a.xlsx"
    path.write_bytes(
        zipped(
            one_sheet(worksheet(f'<row r="1"><c r="A1" t="str"><f>"{text.replace("<", "&lt;")}"</f><v>1</v></c></row>'))
        )
    )
    page = tmp_path / "r.html"
    korrektur("validate", path, "--format", "html", "-o", page)
    assert "<img" not in page.read_text("utf-8")
    assert json.loads(korrektur("validate", path, "--format", "json").out)["summary"]["files"] == 1
