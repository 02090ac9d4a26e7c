"""What stands in the VBA project, as olevba and pyVBAanalysis read it."""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import pytest
from pyvbaanalysis import analyze_loose_files, analyze_office_file

from addin.xlam import assemble
from addin.xlam.xlwings_module import KEPT, procedure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

OURS = {
    "KorrekturAsk", "KorrekturButtons", "KorrekturFormulas", "KorrekturFunctions", "KorrekturPython",
    "KorrekturRibbon", "KorrekturSystem", "KorrekturText",
}  # fmt: skip
UNTOUCHED = {"Dictionary", "Sheet2"}
FROM_A_WORKBOOK = ("ActiveWorkbook", "ThisWorkbook.FullName", '".py"', "GetDirectory")
FROM_THE_COMMAND_LINE = ("cmd.exe", "WScript", "CreateObject", "LICENSE_KEY", "CONDA", '"pythonw"', '"python"')


def _sources(path: Path) -> dict[str, bytes]:
    """Every module's source as olevba decompresses it."""
    from oletools.olevba import VBA_Parser  # noqa: PLC0415  its import warns

    opened: Any = VBA_Parser(str(path))
    try:
        modules = opened.extract_macros()
        return {name.rsplit(".", 1)[0]: code.encode("cp1252") for _file, _stream, name, code in modules}
    finally:
        opened.close()


@pytest.fixture(scope="module")
def modules(addin_path: Path) -> Mapping[str, bytes]:
    return _sources(addin_path)


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory, original_file: bytes) -> Mapping[str, bytes]:
    path = tmp_path_factory.mktemp("original") / "original.xlam"
    path.write_bytes(original_file)
    return _sources(path)


@pytest.fixture(scope="module")
def hardened(modules: Mapping[str, bytes]) -> str:
    return modules["xlwings"].decode("cp1252").replace("\r\n", "\n")


pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def test_the_project_has_our_modules_and_those_of_the_original_but_its_ribbon(
    modules: Mapping[str, bytes], originals: Mapping[str, bytes]
) -> None:
    assert set(modules) == OURS | UNTOUCHED | {"ThisWorkbook", "xlwings"}
    assert set(originals) == UNTOUCHED | {"ThisWorkbook", "xlwings", "RibbonMyAddin"}


def test_our_modules_hold_what_we_wrote(modules: Mapping[str, bytes]) -> None:
    written = assemble.our_modules("da")
    assert set(written) == OURS
    for name, source in written.items():
        assert modules[name] == source.encode("cp1252")


@pytest.mark.parametrize("name", sorted(UNTOUCHED))
def test_modules_we_have_no_part_in_are_untouched(
    modules: Mapping[str, bytes], originals: Mapping[str, bytes], name: str
) -> None:
    assert modules[name] == originals[name]


def test_this_workbook_keeps_its_header_and_gains_the_listener_alone(
    modules: Mapping[str, bytes], originals: Mapping[str, bytes]
) -> None:
    assert modules["ThisWorkbook"].startswith(originals["ThisWorkbook"])
    added = modules["ThisWorkbook"].removeprefix(originals["ThisWorkbook"]).decode("cp1252")
    assert re.findall(r"^(?:Private|Public) .*$", added.replace("\r\n", "\n"), re.MULTILINE) == [
        "Private WithEvents excelItself As Application",
        "Private Sub Workbook_Open()",
        "Private Sub excelItself_WorkbookOpen(ByVal Wb As Workbook)",
    ]


@pytest.mark.parametrize("name", sorted(OURS | {"ThisWorkbook", "xlwings"}))
def test_a_module_is_one_that_excel_can_keep(modules: Mapping[str, bytes], name: str) -> None:
    source = modules[name]
    assert len(name) <= 31
    assert source.count(b"\r\n") == source.count(b"\n") == source.count(b"\r")
    assert source.endswith(b"\r\n")
    assert b"Option Explicit\r\n" in source
    assert max(len(line) for line in source.split(b"\r\n")) <= 1023


def test_no_class_module_is_ours(modules: Mapping[str, bytes]) -> None:
    assert [name for name in OURS if b"VB_Creatable" in modules[name]] == []


@pytest.fixture(scope="module")
def analysis(addin_path: Path) -> Mapping[str, Sequence[Any]]:
    """What the analyser says of the finished file, by module; it takes seconds."""
    return analyze_office_file(str(addin_path))


def test_the_analyser_finds_nothing_in_our_modules(analysis: Mapping[str, Sequence[Any]]) -> None:
    assert analysis.keys() >= OURS | {"ThisWorkbook"}
    found = {name: [one.message for one in analysis[name]] for name in OURS | {"ThisWorkbook"}}
    assert {name: messages for name, messages in found.items() if messages} == {}


def test_the_analyser_finds_no_error_in_the_hardened_module(analysis: Mapping[str, Sequence[Any]]) -> None:
    assert [one.message for one in analysis["xlwings"] if one.severity.value == "error"] == []


def test_the_analyser_would_find_a_procedure_missing(tmp_path: Path) -> None:
    for name in ("KorrekturAsk", "KorrekturText"):
        (tmp_path / f"{name}.bas").write_bytes(assemble.our_modules("da")[name].encode("cp1252"))
    found = analyze_loose_files([str(path) for path in sorted(tmp_path.iterdir())])
    assert {one.code for one in found["KorrekturAsk"]} == {"undeclared-variable"}


@pytest.mark.parametrize("name", KEPT)
def test_what_is_kept_of_xlwings_is_kept_word_for_word(
    hardened: str, originals: Mapping[str, bytes], name: str
) -> None:
    original = originals["xlwings"].decode("cp1252").replace("\r\n", "\n")
    assert procedure(hardened, name) == procedure(original, name)


@pytest.mark.parametrize("words", FROM_A_WORKBOOK + FROM_THE_COMMAND_LINE)
def test_the_hardened_module_takes_nothing_from_a_workbook_and_starts_no_command_window(
    hardened: str, originals: Mapping[str, bytes], words: str
) -> None:
    assert words in originals["xlwings"].decode("cp1252")
    code = [line for line in hardened.splitlines() if not line.lstrip().startswith("'")]
    assert [line for line in code if words in line] == []


def test_python_is_started_by_its_full_path_with_constants(hardened: str) -> None:
    command = procedure(hardened, "XLPyCommand")
    assert '""" -P -B -c ""import xlwings; xlwings.serve(\'$(CLSID)\')"""' in command
    assert '"[A-Za-z]:\\?*"' in procedure(hardened, "Interpreter")


def test_the_license_of_xlwings_stays_with_its_code(hardened: str) -> None:
    assert "Copyright (C) 2014-present, Zoomer Analytics LLC." in hardened
    assert "'* Redistributions of source code must retain the above copyright notice" in hardened


def test_the_module_speaks_to_the_installed_xlwings_alone(hardened: str) -> None:
    assert f'Public Const XLWINGS_VERSION As String = "{version("xlwings")}"' in hardened
    assert set(re.findall(r"xlwings(?:32|64)-([\d.]+)\.dll", hardened)) == {version("xlwings")}


def test_the_settings_sheet_and_file_bear_our_name(hardened: str) -> None:
    assert 'Public Const PROJECT_NAME As String = "korrektur"' in hardened
