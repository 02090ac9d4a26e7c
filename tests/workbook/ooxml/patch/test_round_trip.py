"""Whatever openpyxl writes, we read."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from workbook.grid import CellError, Grid
from workbook.reading.read import read_bytes

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(
    # openpyxl reads `=` as a formula, an error code as an error, and escapes nothing
    lambda text: (
        not (ILLEGAL_CHARACTERS_RE.search(text) or text.startswith(("=", "#")))
        and "_x" not in text
        and "\r" not in text
        and not any(character in text for character in "\ufffe\uffff")
    )
)
_CONTENTS = st.one_of(
    _TEXTS,
    st.booleans(),
    st.integers(-(2**53), 2**53),
    # openpyxl writes 16 digits, where some doubles need 17
    st.floats(-1e300, 1e300).map(lambda number: float(f"{number:.16g}")),
    st.sampled_from(["#REF!", "#N/A", "#DIV/0!"]),
    st.sampled_from(["=A1+1", '=IF(A1="","",SUM(B:B))', "=Beløb[[#This Row],[Nr]]"]),
)
_CELLS = st.dictionaries(st.tuples(st.integers(1, 200), st.integers(1, 60)), _CONTENTS, max_size=25)


@given(_CELLS)
@settings(max_examples=150, deadline=None)
def test_what_openpyxl_wrote_reads_back(cells: dict[tuple[int, int], str | float]) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for (row, column), content in cells.items():
        sheet.cell(row, column).value = content
    buffer = BytesIO()
    book.save(buffer)

    grid = read_bytes(buffer.getvalue(), Path("book.xlsx"))

    assert isinstance(grid, Grid), grid
    formulas = {at: str(text)[1:] for at, text in cells.items() if str(text).startswith("=")}
    assert grid.sheets[0].formulas == formulas
    assert grid.sheets[0].values == {at: content for at, content in cells.items() if at not in formulas}
    errors = {at for at, value in grid.sheets[0].values.items() if isinstance(value, CellError)}
    assert errors == {at for at, content in cells.items() if str(content).startswith("#")}
