"""What Excel hands out, as COM and AppleScript spell it, without an Excel."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from addin.live.excel_calls import AppleCalls, ExcelCalls, rows_of
from workbook.grid import CellError, Visibility


def com(**members: Any) -> Any:
    return SimpleNamespace(api=SimpleNamespace(**members))


def apple(**members: Any) -> Any:
    """An object whose members are asked for by `get()`."""
    return SimpleNamespace(
        api=SimpleNamespace(**{name: SimpleNamespace(get=lambda one=one: one) for name, one in members.items()})
    )


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (1.0, 1.0),
        (True, True),
        ("#N/A", "#N/A"),
        (-2146826246, CellError("#N/A")),
        (-2146826265, CellError("#REF!")),
        (-2146826243, CellError("#SPILL!")),
        (-2146826000, CellError("#UNKNOWN!")),
        (None, None),
    ],
)
def test_a_single_cell_over_com(raw: object, value: object) -> None:
    ((found,),) = ExcelCalls().values(com(Value2=raw))
    assert (found, type(found)) == (value, type(value))


def test_rows_over_com_are_lists() -> None:
    assert ExcelCalls().values(com(Value2=((1.0, None), ("a", "")))) == [[1.0, None], ["a", ""]]


@pytest.mark.parametrize(
    ("answer", "rows"), [("a", [["a"]]), (["a", "b"], [["a", "b"]]), ((("a",), ("b",)), (("a",), ("b",)))]
)
def test_an_answer_for_few_cells_is_rows_too(answer: object, rows: object) -> None:
    assert rows_of(answer) == rows


@pytest.mark.parametrize(
    ("state", "visibility"),
    [(-1, Visibility.VISIBLE), (True, Visibility.VISIBLE), (0, Visibility.HIDDEN), (2, Visibility.VERY_HIDDEN)],
)
def test_a_deeply_hidden_sheet_is_told_over_com(state: int, visibility: Visibility) -> None:
    assert ExcelCalls().visibility(com(Visible=state)) is visibility


def test_over_applescript_an_error_is_known_by_what_is_shown() -> None:
    cells = apple(value2=[["k.missing_value", 2.0], ["", "#N/A"]], string_value=[["#N/A", "2"], ["", "#N/A"]])
    assert AppleCalls().values(cells) == [[CellError("#N/A"), 2.0], [None, CellError("#N/A")]]


@pytest.mark.parametrize(
    ("state", "visibility"),
    [
        ("k.sheet_visible", Visibility.VISIBLE),
        ("k.sheet_hidden", Visibility.HIDDEN),
        ("k.sheet_very_hidden", Visibility.VERY_HIDDEN),
    ],
)
def test_visibility_over_applescript(state: str, visibility: Visibility) -> None:
    assert AppleCalls().visibility(apple(visible=state)) is visibility
