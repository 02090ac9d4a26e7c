"""Cells that call our functions, entered again: what stands before a call, which sheets, which state."""

from __future__ import annotations

from typing import Any

import pytest
from support.vba_machine import Machine

from addin.reply import Reply


def _without_place(formula: str) -> Any:
    doubled = formula.replace('"', '""')
    return Machine().app.evaluate(f'WithoutPlace("{doubled}")')


@pytest.mark.parametrize(
    "before",
    ["", "[1]!", "korrektur.xlam!", "'C:\\Users\\Åse B\\XLSTART\\korrektur.xlam'!", "'[korrektur (1).xlam]Ark'!"],
)
@pytest.mark.parametrize(
    "formula", ["={}KORREKTUR_NETTO(A1,2026)", '=IFERROR({}KORREKTUR_TOTAL("Netto",D$4),SUM(B1;-{}KORREKTUR_X()))']
)
def test_a_call_loses_the_place_it_was_saved_from(before: str, formula: str) -> None:
    assert _without_place(formula.replace("{}", before)) == formula.replace("{}", "")


@pytest.mark.parametrize("formula", ["=Ark1!A1+'Mit ark'!B2", "=SUM(Beløb!A:A)", "", "=KORREKTUR_X('Ark 2'!A1)"])
def test_other_references_stay(formula: str) -> None:
    assert _without_place(formula) == formula


def _ours(machine: Machine, macro: str) -> Machine:
    machine.app.add_module(
        'Sub Prepare()\nActiveSheet.Name = "Stamdata"\nWorksheets.Add.Name = "Korrektioner"\n'
        'Range("B2").Value = 1\nRange("A1").Formula = "=IFERROR(KORREKTUR_STILLINGER(1,1,1,1),7)"\n'
        f"{macro}\nActiveWorkbook.Saved = True\nEnd Sub\n"
        'Function Shown()\nShown = Worksheets("Korrektioner").Range("A1").Value\nEnd Function\n'
        "Function IsSaved()\nIsSaved = ActiveWorkbook.Saved\nEnd Function\n"
        'Function Kept()\nWith Worksheets("Korrektioner")\nKept = .ProtectContents & .Protection.AllowFormattingCells'
        " & .Protection.AllowSorting\nEnd With\nEnd Function",
        name="Preparing",
    )
    machine.app.run("Prepare")
    return machine


def test_the_first_click_lets_the_cells_be_computed_by_python_and_leaves_the_workbook_saved() -> None:
    machine = _ours(Machine(), "")
    assert machine.app.evaluate("Shown()") == 7
    machine.will_reply(Reply()).click("validate")
    assert machine.app.evaluate("Shown()") == "addin.functions.korrektur_stillinger:4"
    assert machine.app.evaluate("IsSaved()") is True


def test_a_protected_sheet_is_protected_again_with_the_same_options() -> None:
    protect = "ActiveSheet.Protect AllowFormattingCells:=True"
    machine = _ours(Machine(), protect).will_reply(Reply())
    kept = machine.app.evaluate("Kept()")
    machine.click("validate")
    assert machine.app.evaluate("Shown()") == "addin.functions.korrektur_stillinger:4"
    assert machine.app.evaluate("Kept()") == kept


def test_a_sheet_with_a_password_is_left_as_it_is() -> None:
    machine = _ours(Machine(), 'ActiveSheet.Protect "hemmelig"').will_reply(Reply())
    machine.click("validate")
    assert machine.app.evaluate("Shown()") == 7
    assert machine.dialogs == []
