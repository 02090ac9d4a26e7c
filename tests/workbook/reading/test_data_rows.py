from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.layout import UNITS, layout
from workbook.grid import CellError, NumberClass, SheetGrid, Value
from workbook.reading.cells import typed
from workbook.reading.data_rows import data_rows
from workbook.reading.find_table import Found, Header

_UNIT = UNITS["mio. kr."]
_SHEETS = layout(2026).tables[1:]
_ROWS = range(4, 10)


def _found(sheet_number: int) -> Found:
    columns = _SHEETS[sheet_number].columns
    headers = tuple(Header(number, one.header, one, True) for number, one in enumerate(columns, 1))
    return Found("table", _ROWS[0] - 1, _ROWS[0], _ROWS[-1], _ROWS[-1], headers)


_VALUES: st.SearchStrategy[Value] = st.one_of(
    st.sampled_from([0, 1, True, False, 1.0, 0.0, -0.0, 0.0005, 0.12345678, 2026, 2026.5, 1e15, -3, 46000]),
    st.sampled_from(["", "  ", "Ja", "ja", "Merudgift", "T101", "0,5", "01.02.2026", "Varig ", CellError("#REF!")]),
)
_CLASSES = st.sampled_from([None, None, *NumberClass])


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, len(_SHEETS) - 1),
    st.dictionaries(st.tuples(st.sampled_from(_ROWS), st.integers(1, 12)), st.tuples(_VALUES, _CLASSES), max_size=30),
    st.sets(st.tuples(st.sampled_from(_ROWS), st.integers(1, 12)), max_size=4),
)
def test_every_cell_is_typed_as_it_is_by_itself_and_what_is_remarkable_told_in_reading_order(
    number: int, cells: dict[tuple[int, int], tuple[Value, NumberClass | None]], formulas: set[tuple[int, int]]
) -> None:
    sheet, found = _SHEETS[number], _found(number)
    grid = SheetGrid(
        sheet.name,
        values={at: value for at, (value, _) in cells.items()},
        classes={at: one for at, (_, one) in cells.items() if one is not None},
        formulas=dict.fromkeys(formulas, "A1"),
    )
    data = data_rows(sheet, grid, found, _UNIT, date1904=False)
    places = found.columns()
    told = []
    for index, row in enumerate(data.rows):
        for column in sheet.inputs:
            at = (row, places[column.key])
            value, number_class = cells.get(at, (None, None))
            alone = typed(column, value, number_class, _UNIT, date1904=False)
            together = data.columns[column.key][index]
            assert (type(together), together) == (type(alone.value), alone.value)
            kind = "hidden_decimals" if alone.hidden_decimals else "other_spellings" if alone.other_spelling else None
            kind = kind or alone.problem or ("no_value" if value is None and at in formulas else None)
            told += [(row, column.key, kind)] if kind else []
    assert [(row, remark.column.key, remark.kind) for row, remark in data.remarks] == told


def test_only_rows_with_something_in_an_input_column_are_data() -> None:
    sheet = layout(2026).sheet("amounts")
    calculated = next(number for number, one in enumerate(sheet.columns, 1) if one.calculated)
    values: dict[tuple[int, int], Value] = {
        (3, 1): "Nr",
        (4, calculated): 1,
        (5, 1): " ",
        (7, 1): "T101",
        (90, 1): "T102",
    }
    headers = tuple(Header(number, one.header, one, True) for number, one in enumerate(sheet.columns, 1))
    grid = SheetGrid(sheet.name, values=values, formulas={(4, calculated): "A1", (6, 1): "A1"})
    data = data_rows(sheet, grid, Found("table", 3, 4, 1_000_000, 1_000_000, headers), _UNIT, date1904=False)
    assert data.rows == [6, 7, 90]
    assert [row for row, _ in data.input_formulas] == [6]


def test_figures_met_lately_are_forgotten_when_they_are_many() -> None:
    sheet = layout(2026).sheet("amounts")
    place = next(number for number, one in enumerate(sheet.columns, 1) if one.key == "y0")
    rows = range(4, 30_004)
    headers = tuple(Header(number, one.header, one, True) for number, one in enumerate(sheet.columns, 1))
    grid = SheetGrid(sheet.name, values={(row, place): row for row in rows})
    data = data_rows(sheet, grid, Found("table", 3, 4, 30_003, 30_003, headers), _UNIT, date1904=False)
    assert data.columns["y0"] == [row * 1_000_000 for row in rows]
