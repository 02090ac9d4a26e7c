"""A planned fix carried out on the bytes of a workbook."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from support.package_books import BOOKS, parts
from support.packages import opened_package
from support.parts import STYLES, WORKBOOK, Parts
from support.recalculate import LibreOffice, needs_libreoffice
from support.workbook_changes import changed
from support.workbooks import corrected_package

from schemas.finding import CellEdit, KorrekturError
from workbook.fix.edits import edited
from workbook.fix.patching import patched
from workbook.grid import Grid, NumberClass, coordinate_of
from workbook.ooxml.patch.patch import set_values

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.grid import SheetGrid

AMOUNT, LATER, NUMBER, TOTAL = "H4", "I4", "A5", "D8"


@pytest.fixture(scope="module")
def clean() -> bytes:
    return corrected_package()


@pytest.fixture(scope="module")
def spoilt(clean: bytes) -> bytes:
    """The clean workbook after an accident, its results as Excel leaves them."""
    return changed(clean, {"cells": {f"Beløb!{AMOUNT}": "1,000", f"Beløb!{NUMBER}": "T101 "}})


@pytest.fixture(scope="module")
def fixed(spoilt: bytes) -> bytes:
    return with_edits(spoilt, CellEdit("Beløb", AMOUNT, 1), CellEdit("Beløb", NUMBER, "T101"))


def with_edits(package: bytes, *edits: CellEdit) -> bytes:
    grid = opened_package(package)
    return patched(package, grid, edited(grid, edits))


def sheet_of(package: bytes, name: str = "Beløb") -> SheetGrid:
    found = opened_package(package).sheet(name)
    assert found is not None
    return found


def cell_xml(package: bytes, cell: str, sheet: str = "Beløb") -> str:
    whole = Parts(package)
    text = whole.content[whole.sheets[sheet]].decode()
    found = re.search(rf'<c r="{cell}"[^>]*?(?:/>|>.*?</c>)', text)
    assert found is not None
    return found[0]


def differing(one: bytes, other: bytes) -> set[str]:
    before, after = Parts(one).content, Parts(other).content
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def typed(sheet: SheetGrid) -> dict[tuple[int, int], object]:
    return {at: value for at, value in sheet.values.items() if at not in sheet.formulas}


def sheets_with_results(package: bytes) -> set[str]:
    whole = Parts(package)
    return {part for name, part in whole.sheets.items() if name not in ("Historik", "PL", "Begrundelser")}


def test_the_sheets_named_and_those_with_results_change_and_no_other_part(spoilt: bytes, fixed: bytes) -> None:
    parts_changed = differing(spoilt, fixed)
    assert Parts(spoilt).sheets["Beløb"] in parts_changed
    assert parts_changed <= sheets_with_results(spoilt) | {WORKBOOK}
    assert STYLES not in parts_changed
    assert list(Parts(spoilt).content) == list(Parts(fixed).content)


def test_every_cell_is_as_in_a_workbook_that_was_never_spoilt(clean: bytes, fixed: bytes) -> None:
    right, ours = opened_package(clean), opened_package(fixed)
    for one, other in zip(right.sheets, ours.sheets, strict=True):
        assert {at: v for at, v in other.values.items() if one.values.get(at) != v} == {}, one.name
        assert other.values.keys() == one.values.keys(), one.name
        assert other.formulas == one.formulas
        assert other.classes == one.classes


def test_a_text_becomes_a_number_and_leaves_nothing_behind(spoilt: bytes, fixed: bytes) -> None:
    assert ' t="' in cell_xml(spoilt, AMOUNT)
    assert re.fullmatch(rf'<c r="{AMOUNT}" s="\d+"><v>1</v></c>', cell_xml(fixed, AMOUNT))


def test_excel_is_asked_to_calculate_when_it_loads(fixed: bytes) -> None:
    assert b'fullCalcOnLoad="1"' in Parts(fixed).content[WORKBOOK]


def test_a_number_is_written_with_the_shortest_decimal_that_reads_back(spoilt: bytes) -> None:
    assert "<v>0.3</v>" in cell_xml(with_edits(spoilt, CellEdit("Beløb", AMOUNT, 0.3)), AMOUNT)


def test_an_emptied_cell_keeps_its_looks_alone(spoilt: bytes) -> None:
    assert re.fullmatch(rf'<c r="{AMOUNT}" s="\d+"/>', cell_xml(with_edits(spoilt, CellEdit("Beløb", AMOUNT)), AMOUNT))


@pytest.mark.parametrize("book", BOOKS)
def test_in_each_of_our_workbooks_one_cell_changes_and_what_follows_from_it(book: str) -> None:
    package = parts(book).package
    after = with_edits(package, CellEdit("Beløb", "G4", "Ny tekst"))
    assert differing(package, after) <= sheets_with_results(package) | {WORKBOOK}
    before, now = typed(sheet_of(package)), typed(sheet_of(after))
    assert now == before | {(4, 7): "Ny tekst"}


def test_a_result_of_a_persons_own_formula_is_left_for_excel(clean: bytes) -> None:
    own = changed(clean, {"formulas": {f"Oversigt!{TOTAL}": {"formula": "=17+4"}}})
    own = set_values(own, {("Oversigt", TOTAL): 21})
    after = with_edits(own, CellEdit("Beløb", AMOUNT, 9))
    assert sheet_of(after, "Oversigt").values[coordinate_of(TOTAL)] == 21


def test_the_results_of_the_templates_formulas_follow(clean: bytes) -> None:
    after = with_edits(clean, CellEdit("Beløb", AMOUNT, 9))
    before, now = (sheet_of(package, "Oversigt").values[coordinate_of(TOTAL)] for package in (clean, after))
    assert isinstance(before, float)
    assert now == round(before + 8, 6)


@pytest.fixture(scope="module")
def overwritten(clean: bytes) -> bytes:
    """A total of the overview typed over, in a file with a calculation chain as Excel leaves one."""
    whole = Parts(changed(clean, {"cells": {f"Oversigt!{TOTAL}": 99}}))
    return _with_chain(whole)


@pytest.fixture(scope="module")
def restored(clean: bytes, overwritten: bytes) -> bytes:
    formula = sheet_of(clean, "Oversigt").formulas[coordinate_of(TOTAL)]
    return with_edits(overwritten, CellEdit("Oversigt", TOTAL, formula=formula))


class TestFormulas:
    def test_one_restored_stands_with_its_result(self, clean: bytes, restored: bytes) -> None:
        right, ours = sheet_of(clean, "Oversigt"), sheet_of(restored, "Oversigt")
        assert ours.formulas == right.formulas
        assert ours.values == right.values

    def test_the_calculation_chain_goes_with_all_that_names_it(self, overwritten: bytes, restored: bytes) -> None:
        before, after = Parts(overwritten).content, Parts(restored).content
        assert set(before) - set(after) == {"xl/calcChain.xml"}
        assert not any(b"calcChain" in content for content in after.values())
        assert b"calcChain" in before["[Content_Types].xml"]

    def test_the_chain_stays_where_only_values_change(self, overwritten: bytes) -> None:
        after = with_edits(overwritten, CellEdit("Beløb", AMOUNT, 9))
        assert Parts(after).content["xl/calcChain.xml"] == Parts(overwritten).content["xl/calcChain.xml"]

    def test_openpyxl_reads_the_package(self, restored: bytes, tmp_path: Path) -> None:
        path = tmp_path / "a.xlsx"
        path.write_bytes(restored)
        assert str(load_workbook(path)["Oversigt"][TOTAL].value).startswith("=")


def _with_chain(whole: Parts) -> bytes:
    from support.packages import zipped  # noqa: PLC0415

    content: dict[str, str | bytes] = dict(whole.content)
    types, related = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
    override = (
        b'<Override PartName="/xl/calcChain.xml" '
        b'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>'
    )
    relation = (
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"'
        b' Target="calcChain.xml"/></Relationships>'
    )
    content[types] = whole.content[types].replace(b"</Types>", override)
    content[related] = whole.content[related].replace(b"</Relationships>", relation)
    content["xl/calcChain.xml"] = (
        b'<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="D8" i="1"/></calcChain>'
    )
    return zipped(content)


class TestNumberFormats:
    def test_a_date_formatted_amount_takes_the_format_of_its_column(self, clean: bytes) -> None:
        dated = changed(clean, {"cells": {f"Beløb!{AMOUNT}": 45870}, "formats": {f"Beløb!{AMOUNT}": "mm-dd-yy"}})
        assert sheet_of(dated).classes[4, 8] is NumberClass.DATE
        after = with_edits(dated, CellEdit("Beløb", AMOUNT, 2, shown_as="number"))
        assert STYLES not in differing(dated, after)
        assert _style(after, AMOUNT) == _style(after, LATER)

    def test_its_own_fill_is_kept_with_a_format_added_to_the_styles(self, clean: bytes) -> None:
        book = _filled(clean)
        after = with_edits(book, CellEdit("Beløb", AMOUNT, 2, shown_as="number"))
        before, now = _formats(book), _formats(after)
        assert now[:-1] == before
        assert (now[-1]["fillId"], now[-1]["numFmtId"]) == (
            before[_style(book, AMOUNT)]["fillId"], before[_style(book, LATER)]["numFmtId"],
        )  # fmt: skip
        assert _style(after, AMOUNT) == len(before)
        assert STYLES in differing(book, after)

    def test_a_number_in_a_cell_of_text_becomes_one_for_good(self, clean: bytes) -> None:
        text = changed(clean, {"cells": {f"Beløb!{AMOUNT}": "2"}, "formats": {f"Beløb!{AMOUNT}": "@"}})
        after = with_edits(text, CellEdit("Beløb", AMOUNT, 2))
        assert (4, 8) not in sheet_of(after).classes
        assert _style(after, AMOUNT) == _style(after, LATER)

    def test_a_text_that_becomes_a_date_is_shown_as_the_countrys_short_one(self, clean: bytes) -> None:
        after = with_edits(clean, CellEdit("Beløb", "G4", 45870, shown_as="date"))
        assert sheet_of(after).classes[4, 7] is NumberClass.DATE
        assert _formats(after)[_style(after, "G4")]["numFmtId"] == "14"


def _style(package: bytes, cell: str) -> int:
    found = re.search(r' s="(\d+)"', cell_xml(package, cell))
    assert found is not None
    return int(found[1])


def _formats(package: bytes) -> list[dict[str, str]]:
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    listed = Parts(package).tree(STYLES).find(f"{main}cellXfs")
    assert listed is not None
    assert listed.attrib["count"] == str(len(listed))
    return [dict(one.attrib) for one in listed]


def _filled(package: bytes) -> bytes:
    """The first amount a date on a yellow ground."""
    from io import BytesIO  # noqa: PLC0415

    from openpyxl.styles import PatternFill  # noqa: PLC0415

    book = load_workbook(BytesIO(package))
    cell = book["Beløb"][AMOUNT]
    cell.value, cell.number_format, cell.fill = 45870, "mm-dd-yy", PatternFill("solid", fgColor="FFFF00")
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def test_a_package_that_cannot_be_proved_right_is_not_handed_on(spoilt: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def elsewhere(package: bytes, *_: object, **__: object) -> bytes:
        return set_values(package, {("Beløb", "G4"): "noget andet"})

    monkeypatch.setattr("workbook.fix.patching.patch", elsewhere)
    with pytest.raises(KorrekturError, match=r"G4|H4|A5"):
        with_edits(spoilt, CellEdit("Beløb", AMOUNT, 2))


def test_a_broken_package_is_not_handed_on(spoilt: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbook.fix.patching.patch", lambda package, *_, **__: package[:-30])
    with pytest.raises(KorrekturError):
        with_edits(spoilt, CellEdit("Beløb", AMOUNT, 2))


@needs_libreoffice
def test_libreoffice_opens_it_and_calculates_what_is_stored(
    clean: bytes, fixed: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("libreoffice")
    office = LibreOffice(folder / "profile", "da-DK")
    values = office.values({"clean": clean, "repaired": fixed}, folder)
    assert values["repaired"] == values["clean"]
    grid = opened_package(fixed)
    assert isinstance(grid, Grid)
    assert {name for name, _ in values["repaired"]} == {sheet.name for sheet in grid.sheets}
