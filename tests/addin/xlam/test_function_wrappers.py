"""The custom functions' wrappers, in an Excel in memory, with the Python server stood in for."""

from __future__ import annotations

import re
from typing import Any

import pytest
from support.vba_machine import Machine

from addin.ribbon.reply import Reply
from addin.xlam.functions_module import argument_name, source
from schemas.formulas.custom_functions import FUNCTIONS, LONGEST_HELP, Function

NOT_AVAILABLE, REFUSED = "Error 2042", "Error 2015"
NAMES = [function.name for function in FUNCTIONS]


def _started() -> Machine:
    machine = Machine().will_reply(Reply())
    machine.click("validate")
    return machine


def _call(function: Function) -> str:
    return f"{function.name}({', '.join('1' for _ in function.arguments)})"


def _beside(machine: Machine, call: str) -> Any:
    """What IFERROR makes of the value a cell gets from this call, with =SUM(5,2) as its native formula.

    The interpreter computes no cell with a function of VBA in it, so the call's value is put into one.
    """
    machine.app.add_module(
        f'Sub Enter()\nRange("B1").Value = {call}\nRange("B2").Formula = "=IFERROR(B1,SUM(5,2))"\nEnd Sub',
        name="Entering",
    )
    machine.app.run("Enter")
    return machine.app.sheet(1).value("B2")


@pytest.mark.parametrize("function", FUNCTIONS, ids=NAMES)
def test_a_function_calls_its_python_function_with_every_argument(function: Function) -> None:
    told = _started().app.evaluate(_call(function))
    assert told == f"addin.functions.custom_functions.{function.name.lower()}:{len(function.arguments)}"


@pytest.mark.parametrize("function", FUNCTIONS, ids=NAMES)
def test_a_function_that_fails_gives_a_real_error(function: Function) -> None:
    machine = _started()
    machine.app.run("WillRefuse", True)
    assert str(machine.app.evaluate(_call(function))) == REFUSED


CALL = "KORREKTUR_STILLINGER(2026, 1, 1, 1)"


def test_what_python_computes_stands_in_the_cell() -> None:
    assert _beside(_started(), CALL) == "addin.functions.custom_functions.korrektur_stillinger:4"


def test_a_failing_function_falls_back_on_the_native_formula() -> None:
    machine = _started()
    machine.app.run("WillRefuse", True)
    assert _beside(machine, CALL) == 7


def test_a_function_without_python_falls_back_on_the_native_formula() -> None:
    assert _beside(Machine(), CALL) == 7


def test_before_a_button_has_started_python_no_function_starts_it() -> None:
    machine = Machine()
    assert str(machine.app.evaluate(CALL)) == NOT_AVAILABLE
    assert machine.app.evaluate("Tries()") == 0


def test_after_a_failed_start_no_function_tries_again_until_a_button_succeeds() -> None:
    machine = _started()
    before = machine.app.evaluate("Tries()")
    machine.app.run("WillStart", False)
    assert [str(machine.app.evaluate(CALL)) for _ in range(3)] == [NOT_AVAILABLE] * 3
    assert machine.app.evaluate("Tries()") == before + 1
    machine.app.run("WillStart", True)
    assert str(machine.app.evaluate(CALL)) == NOT_AVAILABLE
    machine.will_reply(Reply()).click("recalculate")
    assert machine.app.evaluate(CALL) == "addin.functions.custom_functions.korrektur_stillinger:4"


def test_on_macos_where_xlwings_has_no_functions_the_native_formula_shows() -> None:
    machine = _started()
    machine.app.run("WillRunBeside")
    assert str(machine.app.evaluate(CALL)) == NOT_AVAILABLE


def test_a_table_is_passed_as_its_plain_values_and_one_row_as_a_single_one() -> None:
    machine = _started()
    machine.app.add_module(
        'Function Seen() As String\nRange("A1").Value = 5\nRange("A2").Value = "x"\n'
        'Seen = TypeName(Plain(Range("A1"))) & " " & TypeName(Plain(Range("A1:A2"))) & " " & TypeName(Plain("y"))\n'
        "End Function",
        name="Seeing",
    )
    assert machine.app.evaluate("Seen()") == "Double Variant() String"


def test_an_argument_left_out_is_empty() -> None:
    told = _started().app.evaluate("KORREKTUR_FREMSKRIV(1, 2025, 2026, 1, 1)")
    assert told == "addin.functions.custom_functions.korrektur_fremskriv:6"


def test_excel_is_told_every_help_text_at_its_start() -> None:
    text = source()
    for function in FUNCTIONS:
        assert f'Macro:="{function.name}", _\n        Description:="{function.help}"' in text
        assert all(f'        "{argument.help}"' in text for argument in function.arguments)
    assert "Public Sub DescribeFunctions()\n    If described Then Exit Sub\n    On Error Resume Next\n" in text


def test_no_help_is_longer_than_excel_shows() -> None:
    helps = [one.help for one in FUNCTIONS] + [argument.help for one in FUNCTIONS for argument in one.arguments]
    assert max(len(words) for words in helps) <= LONGEST_HELP


def test_an_argument_named_as_a_word_of_vba_gets_an_underscore() -> None:
    names = [argument_name(argument) for function in FUNCTIONS for argument in function.arguments]
    assert "type_" in names
    assert "type" not in names
    assert all(re.fullmatch(r"[^\W\d_]\w*", name) for name in names)
