"""Formulas and number formats written into a sheet part, and what stood there before."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from support.packages import MAIN, one_sheet, shared, styled, worksheet, zipped

from schemas.finding import KorrekturError
from workbook.grid import Grid, NumberClass, SheetGrid
from workbook.ooxml.patch.patch import patch
from workbook.reading.read import read_bytes

_SHARED = (
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*"2"&amp;$A$1</f><v>2</v></c></row>'
    '<row r="2"><c r="A2"><v>3</v></c><c r="B2"><f t="shared" si="0"/><v>6</v></c></row>'
    '<row r="3"><c r="B3"><f t="shared" si="0"></f></c><c r="C3"><f t="shared" ref="C3:C4" si="1">A3</f></c></row>'
    '<row r="4"><c r="C4"><f t="shared" si="1"/></c></row>'
)
_ARRAYS = (
    '<row r="1"><c r="A1"><f t="array" ref="A1:A2">ROW(B1:B2)</f><v>1</v></c>'
    '<c r="B1"><f t="array" ref="B1">SUM(C1:C2)</f><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'
)
_XF = '<xf numFmtId="{}" fontId="0" fillId="{}" borderId="0"{}/>'


def written(rows: str, *cells: str, text: str = "1+1") -> bytes:
    package = zipped(one_sheet(worksheet(rows), strings=shared("<t>a</t>")))
    places = {("Ark1", cell): None for cell in cells}
    return patch(package, places, formulas=dict.fromkeys(places, text))


def sheet_of(package: bytes) -> SheetGrid:
    grid = read_bytes(package, Path("a.xlsx"))
    assert isinstance(grid, Grid), grid
    return grid.sheets[0]


def part(package: bytes, name: str = "xl/worksheets/sheet1.xml") -> str:
    with ZipFile(BytesIO(package)) as archive:
        return archive.read(name).decode()


def test_a_formula_takes_the_place_of_a_value() -> None:
    after = written('<row r="1"><c r="A1" s="3" t="s"><v>0</v></c></row>', "A1", text='IF(A2<1,"æ",0)')
    assert '<c r="A1" s="3"><f>IF(A2&lt;1,"æ",0)</f></c>' in part(after)


def test_a_formula_makes_the_cell_it_needs() -> None:
    after = written('<row r="2"><c r="A2"><v>1</v></c></row>', "B2", "C5")
    assert sheet_of(after).formulas == {(2, 2): "1+1", (5, 3): "1+1"}


def test_the_cells_that_shared_a_formula_keep_it_when_its_first_one_is_replaced() -> None:
    before = sheet_of(zipped(one_sheet(worksheet(_SHARED))))
    after = written(_SHARED, "B1")
    assert sheet_of(after).formulas == before.formulas | {(1, 2): "1+1"}
    assert '<c r="B2"><f>A2*"2"&amp;$A$1</f><v>6</v></c>' in part(after)


def test_another_group_that_shares_stays_as_it_is_written() -> None:
    assert '<c r="C4"><f t="shared" si="1"/></c>' in part(written(_SHARED, "B1"))


def test_one_that_only_takes_part_in_sharing_is_replaced_alone() -> None:
    after = written(_SHARED, "B2")
    assert '<f t="shared" ref="B1:B3" si="0">' in part(after)
    assert sheet_of(after).formulas[2, 2] == "1+1"


@pytest.mark.parametrize("cell", ["A1", "A2"])
def test_a_cell_of_an_array_is_refused(cell: str) -> None:
    with pytest.raises(KorrekturError, match="array formula"):
        written(_ARRAYS, cell)


def test_an_array_of_one_cell_is_replaced() -> None:
    after = written(_ARRAYS, "B1")
    assert '<c r="B1"><f>1+1</f></c>' in part(after)


def test_a_package_without_a_calculation_chain_loses_no_part() -> None:
    with ZipFile(BytesIO(written(_SHARED, "B1"))) as archive:
        assert len(archive.namelist()) == len(one_sheet("", strings=""))


def formats(*items: str) -> str:
    return f'<styleSheet xmlns="{MAIN}"><cellXfs count="{len(items)}">{"".join(items)}</cellXfs></styleSheet>'


def restyled(rows: str, styles: str | None, shown: NumberClass | None, cell: str = "A2") -> bytes:
    more = {} if styles is None else {"styles": styles}
    package = zipped(one_sheet(worksheet(rows), **more))
    return patch(package, {("Ark1", cell): 1.8}, shown={("Ark1", cell): shown})


def style(package: bytes, cell: str = "A2") -> str:
    found = re.search(rf'<c r="{cell}"[^>]*? s="(\d+)"', part(package))
    return found[1] if found else ""


_COLUMN = (
    '<row r="1"><c r="A1" s="{}"><v>1</v></c></row><row r="2"><c r="A2" s="{}"><v>2</v></c></row>'
    '<row r="3"><c r="A3" s="{}"><v>3</v></c></row>'
)


class TestNumberFormats:
    def test_the_nearest_cell_in_the_column_lends_its_own(self) -> None:
        styles = formats(_XF.format(0, 0, ""), _XF.format(14, 0, ""), _XF.format(4, 0, ""), _XF.format(2, 0, ""))
        after = restyled(_COLUMN.format(3, 1, 2), styles, None)
        assert (style(after), part(after, "xl/styles.xml")) == ("2", styles)

    def test_general_is_taken_where_the_column_has_no_other(self) -> None:
        styles = formats(_XF.format(0, 0, ""), _XF.format(14, 0, ""))
        assert style(restyled(_COLUMN.format(0, 1, 1), styles, None)) == "0"

    def test_a_cell_that_shows_it_so_already_keeps_its_style(self) -> None:
        styles = formats(_XF.format(0, 0, ""), _XF.format(2, 0, ""))
        assert style(restyled(_COLUMN.format(0, 1, 0), styles, None)) == "1"

    def test_its_own_looks_are_kept_with_one_format_added(self) -> None:
        styles = formats(_XF.format(0, 0, ""), _XF.format(14, 7, ""), _XF.format(4, 0, ""))
        after = restyled(_COLUMN.format(2, 1, 2), styles, None)
        assert style(after) == "3"
        assert part(after, "xl/styles.xml") == styles.replace('count="3"', 'count="4"').replace(
            "</cellXfs>", '<xf fontId="0" fillId="7" borderId="0" numFmtId="4" applyNumberFormat="1"/></cellXfs>'
        )

    def test_the_mark_that_makes_every_entry_a_text_goes(self) -> None:
        styles = formats(_XF.format(4, 0, ""), _XF.format(4, 0, ' quotePrefix="1"'))
        assert style(restyled(_COLUMN.format(0, 1, 0), styles, None)) == "0"

    def test_a_cell_that_is_not_there_looks_as_its_column(self) -> None:
        columns = '<cols><col min="1" max="1" style="1"/></cols>'
        package = zipped(
            one_sheet(worksheet("", before=columns), styles=formats(_XF.format(0, 0, ""), _XF.format(14, 0, "")))
        )
        after = patch(package, {("Ark1", "A9"): 1.8}, shown={("Ark1", "A9"): None})
        assert style(after, "A9") == "0"

    def test_a_style_that_names_no_format_does_no_harm(self) -> None:
        assert sheet_of(restyled(_COLUMN.format(0, 9, 0), formats(_XF.format(4, 0, "")), None)).values[2, 1] == 1.8

    @pytest.mark.parametrize("styles", [None, f'<styleSheet xmlns="{MAIN}"/>'])
    def test_without_formats_a_number_is_plain_and_a_date_impossible(self, styles: str | None) -> None:
        assert sheet_of(restyled(_COLUMN.format(0, 0, 0), styles, None)).values[2, 1] == 1.8
        with pytest.raises(KorrekturError, match="no cell formats"):
            restyled(_COLUMN.format(0, 0, 0), styles, NumberClass.DATE)

    def test_alternatives_that_are_not_read_are_not_counted(self) -> None:
        compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
        unread = (
            f'<mc:AlternateContent xmlns:mc="{compatibility}"><mc:Choice Requires="x"><cellXfs>'
            f"{_XF.format(14, 3, '')}</cellXfs></mc:Choice></mc:AlternateContent>"
        )
        styles = formats(_XF.format(0, 0, ""), _XF.format(14, 0, "")).replace("<cellXfs", f"{unread}<cellXfs")
        assert style(restyled(_COLUMN.format(0, 1, 0), styles, None)) == "0"


def test_formats_may_come_as_codes_of_their_own() -> None:
    after = restyled(_COLUMN.format(0, 1, 0), styled("#,##0.000", "d. mmm"), None)
    assert style(after) == "0"
