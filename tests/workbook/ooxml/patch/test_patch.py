from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.packages import MAIN, one_sheet, shared, styled, workbook_xml, worksheet, zipped

from schemas.finding import KorrekturError
from workbook.grid import CellError, Grid, NumberClass, Value
from workbook.ooxml.patch.patch import ignore_errors, set_values
from workbook.reading.read import read_bytes

_SHEET = "xl/worksheets/sheet1.xml"
_HEAD = '<dimension ref="A1:C3"/><sheetFormatPr defaultRowHeight="15"/><cols><col min="5" max="6" style="1"/></cols>'
_ROWS = (
    '<row r="1" spans="1:3"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1"><f>A1*2</f><v>7</v></c>'
    '<c r="C1" vm="1" t="e"><v>#VALUE!</v></c></row>'
    '<row r="3" s="1" customFormat="1"><c r="C3"><f t="shared" si="0" ref="C3:C4">A1</f></c></row>'
    '<row r="5"/>'
)


def _package(rows: str = _ROWS, **more: str) -> bytes:
    return zipped(one_sheet(worksheet(rows, before=_HEAD, **more), strings=shared("<t>æ</t>"), styles=styled(0, 14)))


def _grid(package: bytes) -> Grid:
    grid = read_bytes(package, Path("book.xlsx"))
    assert isinstance(grid, Grid), grid
    return grid


def _part(package: bytes, name: str = _SHEET) -> str:
    with ZipFile(BytesIO(package)) as archive:
        assert archive.testzip() is None
        return archive.read(name).decode()


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (3.5, '<c r="B1" s="1"><f>A1*2</f><v>3.5</v></c>'),
        (10**6, '<c r="B1" s="1"><f>A1*2</f><v>1000000</v></c>'),
        (2.0, '<c r="B1" s="1"><f>A1*2</f><v>2</v></c>'),
        ("Fortegn", '<c r="B1" s="1" t="str"><f>A1*2</f><v>Fortegn</v></c>'),
        ("", '<c r="B1" s="1" t="str"><f>A1*2</f><v></v></c>'),
        (" a<b&c ", '<c r="B1" s="1" t="str"><f>A1*2</f><v xml:space="preserve"> a&lt;b&amp;c </v></c>'),
        (True, '<c r="B1" s="1" t="b"><f>A1*2</f><v>1</v></c>'),
        (CellError("#N/A"), '<c r="B1" s="1" t="e"><f>A1*2</f><v>#N/A</v></c>'),
        (None, '<c r="B1" s="1"><f>A1*2</f></c>'),
    ],
)
def test_a_formula_cell_gets_a_stored_value_and_keeps_formula_and_style(value: Value | None, cell: str) -> None:
    patched = _part(set_values(_package(), {("Ark1", "B1"): value}))
    assert patched == _part(_package()).replace('<c r="B1" s="1"><f>A1*2</f><v>7</v></c>', cell)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (0.88, '<c r="A1" s="1"><v>0.88</v></c>'),
        ("=SUM(A1)", '<c r="A1" s="1" t="inlineStr"><is><t>=SUM(A1)</t></is></c>'),
        (False, '<c r="A1" s="1" t="b"><v>0</v></c>'),
        (None, '<c r="A1" s="1"/>'),
    ],
)
def test_a_plain_cell_gets_a_value_and_keeps_its_style(value: Value | None, cell: str) -> None:
    patched = _part(set_values(_package(), {("Ark1", "A1"): value}))
    assert patched == _part(_package()).replace('<c r="A1" s="1" t="s"><v>0</v></c>', cell)


def test_what_an_old_value_was_is_not_kept_beside_the_new_one() -> None:
    assert '<c r="C1"><v>1</v></c>' in _part(set_values(_package(), {("Ark1", "C1"): 1}))


def test_a_shared_formula_keeps_its_words() -> None:
    patched = set_values(_package(), {("Ark1", "C3"): 1})
    assert '<c r="C3"><f t="shared" si="0" ref="C3:C4">A1</f><v>1</v></c>' in _part(patched)


@pytest.mark.parametrize(
    ("cell", "before", "after"),
    [
        ("D1", '<row r="1" spans="1:3">', '<v>#VALUE!</v></c><c r="D1"><v>1</v></c></row>'),
        ("A3", '<row r="3"', '<row r="3" s="1" customFormat="1"><c r="A3" s="1"><v>1</v></c><c r="C3">'),
        ("B2", '<row r="3"', '</row><row r="2"><c r="B2"><v>1</v></c></row><row r="3"'),
        ("B5", '<row r="5"/>', '<row r="5"><c r="B5"><v>1</v></c></row></sheetData>'),
        ("B9", "</sheetData>", '<row r="5"/><row r="9"><c r="B9"><v>1</v></c></row></sheetData>'),
        ("F9", "</sheetData>", '<row r="9"><c r="F9" s="1"><v>1</v></c></row></sheetData>'),
    ],
)
def test_a_cell_that_is_not_there_is_made_in_its_place(cell: str, before: str, after: str) -> None:
    assert before in _part(_package())
    assert after in _part(set_values(_package(), {("Ark1", cell): 1}))


def test_new_cells_stand_in_order_whatever_order_they_are_asked_for_in() -> None:
    cells = ["D7", "B7", "D2", "B2", "E1", "D1", "A3", "B3", "A7"]
    patched = set_values(_package(), {("Ark1", cell): place for place, cell in enumerate(cells)})
    found = re.findall(r'<c r="([A-Z]+)(\d+)"', _part(patched))
    assert found == sorted(found, key=lambda cell: (int(cell[1]), cell[0]))
    assert _grid(patched).sheets[0].values[7, 2] == 1


def test_the_stated_dimension_grows_over_new_cells() -> None:
    assert '<dimension ref="A1:D9"/>' in _part(set_values(_package(), {("Ark1", "D9"): 1}))
    assert '<dimension ref="A1:C3"/>' in _part(set_values(_package(), {("Ark1", "A1"): 1}))


def test_emptying_a_cell_that_is_not_there_changes_nothing() -> None:
    assert _part(set_values(_package(), {("Ark1", "F9"): None})) == _part(_package())


def test_cells_without_addresses_are_found_where_they_stand() -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    patched = set_values(_package(rows), {("Ark1", "B1"): 9, ("Ark1", "B2"): 8, ("Ark1", "A3"): 7})
    assert _grid(patched).sheets[0].values == {(1, 1): 1, (1, 2): 9, (2, 1): 3, (2, 2): 8, (3, 1): 7}


def test_an_empty_sheet_gets_its_first_rows() -> None:
    package = zipped(one_sheet(f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'))
    patched = set_values(package, {("Ark1", "B2"): 1, ("Ark1", "A1"): "x"})
    assert _grid(patched).sheets[0].values == {(2, 2): 1, (1, 1): "x"}


def test_a_prefixed_part_gets_prefixed_cells() -> None:
    sheet = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>'
        "</x:sheetData></x:worksheet>"
    )
    parts = one_sheet(sheet)
    parts["xl/workbook.xml"] = (
        f'<x:workbook xmlns:x="{MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<x:sheets><x:sheet name="Ark1" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>'
    )
    patched = set_values(zipped(parts), {("Ark1", "A1"): "a", ("Ark1", "B1"): 2, ("Ark1", "A2"): 3})
    assert _grid(patched).sheets[0].values == {(1, 1): "a", (1, 2): 2, (2, 1): 3}
    assert '<x:calcPr fullCalcOnLoad="1"/></x:workbook>' in _part(patched, "xl/workbook.xml")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '</sheets><calcPr fullCalcOnLoad="1"/></workbook>'),
        ('<calcPr calcId="1"/>', '<calcPr calcId="1" fullCalcOnLoad="1"/>'),
        ('<calcPr fullCalcOnLoad="0"></calcPr>', '<calcPr fullCalcOnLoad="1"></calcPr>'),
        ("<definedNames/><extLst/>", '<definedNames/><calcPr fullCalcOnLoad="1"/><extLst/>'),
        ("<pivotCaches/>", '</sheets><calcPr fullCalcOnLoad="1"/><pivotCaches/>'),
    ],
)
def test_a_full_calculation_on_load_is_asked_for_in_its_place(before: str, after: str) -> None:
    parts = one_sheet(worksheet(_ROWS), strings=shared("<t>æ</t>"))
    parts["xl/workbook.xml"] = workbook_xml('<sheet name="Ark1" sheetId="1" r:id="rId1"/>', after=before)
    assert after in _part(set_values(zipped(parts), {("Ark1", "A1"): 1}), "xl/workbook.xml")
    kept = set_values(zipped(parts), {("Ark1", "A1"): 1}, recalculate_on_load=False)
    assert _part(kept, "xl/workbook.xml") == parts["xl/workbook.xml"]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("", "</sheetData><ignoredErrors>{}</ignoredErrors></worksheet>"),
        (
            '<pageMargins left="1"/><drawing r:id="rId1"/>',
            '<pageMargins left="1"/><ignoredErrors>{}</ignoredErrors><drawing',
        ),
        ("<tableParts/>", "</sheetData><ignoredErrors>{}</ignoredErrors><tableParts/>"),
        ('<ignoredErrors><ignoredError sqref="A1" formula="1"/></ignoredErrors>', 'formula="1"/>{}</ignoredErrors>'),
    ],
)
def test_ignored_errors_stand_where_the_schema_wants_them(after: str, expected: str) -> None:
    package = _package(after=after)
    patched = ignore_errors(package, {"ark1": "H3:K3  H4"}, kinds=("numberStoredAsText", "calculatedColumn"))
    element = '<ignoredError sqref="H3:K3 H4" calculatedColumn="1" numberStoredAsText="1"/>'
    assert expected.format(element) in _part(patched)
    again = ignore_errors(patched, {"Ark1": "H3:K3 H4"}, kinds=("numberStoredAsText", "calculatedColumn"))
    assert _part(again) == _part(patched)


def test_what_cannot_be_patched_is_said() -> None:
    with pytest.raises(KorrekturError, match="no sheet"):
        set_values(_package(), {("Ark2", "A1"): 1})
    with pytest.raises(KorrekturError, match="damaged"):
        set_values(_package()[:-40], {("Ark1", "A1"): 1})
    with pytest.raises(ValueError, match="no cell"):
        set_values(_package(), {("Ark1", "A1:B2"): 1})
    with pytest.raises(ValueError, match="cannot stand"):
        set_values(_package(), {("Ark1", "A1"): float("nan")})
    with pytest.raises(ValueError, match="32767"):
        set_values(_package(), {("Ark1", "A1"): "x" * 32768})
    with pytest.raises(ValueError, match="kinds"):
        ignore_errors(_package(), {"Ark1": "A1"}, kinds=("alt",))
    with pytest.raises(ValueError, match="no cells"):
        ignore_errors(_package(), {"Ark1": "her"})


def test_entries_keep_their_order_dates_rights_and_comments() -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        archive.comment = b"kommentar"
        for place, (name, content) in enumerate(one_sheet(worksheet(_ROWS), strings=shared("<t>a</t>")).items()):
            entry = ZipInfo(name, (1990 + place, 1 + place, 2, 3, 4, 6))
            entry.external_attr = place << 16
            entry.comment = f"nr. {place}".encode()
            entry.extra = b"\xfe\xca\x02\x00ab"
            archive.writestr(entry, content)
        archive.writestr("xl/æøå.txt", "x")
        archive.mkdir("tom")
    patched = set_values(buffer.getvalue(), {("Ark1", "A1"): 1})

    def facts(data: bytes) -> list[tuple[object, ...]]:
        with ZipFile(BytesIO(data)) as archive:
            assert archive.comment == b"kommentar"
            return [
                (e.filename, e.date_time, e.external_attr, e.comment, e.extra, e.create_system)
                for e in archive.infolist()
            ]

    assert facts(patched) == facts(buffer.getvalue())


def test_a_streamed_package_with_sizes_after_the_parts_is_patched() -> None:
    class Stream(BytesIO):
        def seekable(self) -> bool:
            return False

    stream = Stream()
    with ZipFile(stream, "w") as archive:
        for name, content in one_sheet(worksheet(_ROWS), strings=shared("<t>a</t>")).items():
            with archive.open(name, "w", force_zip64=True) as part:
                part.write(str(content).encode())
    patched = set_values(stream.getvalue(), {("Ark1", "A1"): 1})
    assert _grid(patched).sheets[0].values[1, 1] == 1


_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
_VALUES = st.one_of(
    _TEXTS,
    st.text("_x0AFDd5 \t\n\r<&>\"'", max_size=20),
    st.booleans(),
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["#N/A", "#REF!"]).map(CellError),
)
_CELLS = st.dictionaries(st.tuples(st.integers(1, 12), st.integers(1, 30)), _VALUES, max_size=12)


@given(_CELLS)
def test_any_values_read_back_as_they_were_set_and_no_others_change(cells: dict[tuple[int, int], Value]) -> None:
    before = _grid(_package()).sheets[0]
    names = {at: f"{chr(64 + at[1]) if at[1] <= 26 else 'A' + chr(64 + at[1] - 26)}{at[0]}" for at in cells}
    patched = set_values(_package(), {("Ark1", names[at]): value for at, value in cells.items()})
    after = _grid(patched).sheets[0]
    assert after.values == {**before.values, **cells}
    assert all(isinstance(after.values[at], CellError) == isinstance(value, CellError) for at, value in cells.items())
    assert after.formulas == before.formulas
    assert {at: c for at, c in after.classes.items() if at in before.classes} == before.classes
    assert set(after.classes.values()) == {NumberClass.DATE}


@pytest.mark.parametrize("encoding", ["UTF-16", "ISO-8859-1"])
def test_a_part_in_another_encoding_is_patched_in_utf_8(encoding: str) -> None:
    rows = '<row r="1"><c r="A1" t="str"><v>æ</v></c></row>'
    sheet = f'<?xml version="1.0" encoding="{encoding}"?>{worksheet(rows)}'
    package = zipped({**one_sheet(""), _SHEET: sheet.encode(encoding)})
    patched = set_values(package, {("Ark1", "B1"): "Δ"})
    assert _grid(patched).sheets[0].values == {(1, 1): "æ", (1, 2): "Δ"}
    assert 'encoding="UTF-8"' in _part(patched)
