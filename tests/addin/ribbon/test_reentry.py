"""Cells that call our functions, entered again: what stands before a call, which sheets, which state."""

from __future__ import annotations

from typing import Any

import pytest
from support.vba_machine import Machine

from addin.ribbon.reply import Reply


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


SAVED = "=IFERROR('korrektur.xlam'!KORREKTUR_STILLINGER(1,1,1,1),7)"
ENTERED = "=IFERROR(KORREKTUR_STILLINGER(1,1,1,1),7)"


def _ours(machine: Machine, macro: str = "", *, sheet: str = "Korrektioner") -> Machine:
    """A workbook of ours with a call as another machine saved it in A1 of its second sheet; saved, and in front."""
    machine.app.add_module(
        f'Sub Prepare()\nActiveSheet.Name = "Stamdata"\nWorksheets.Add.Name = "{sheet}"\n'
        f'Range("B2").Value = 1\nRange("A1").Formula = "{SAVED}"\n{macro}\nActiveWorkbook.Saved = True\nEnd Sub\n'
        f'Function Shown()\nShown = Worksheets("{sheet}").Range("A1").Formula\nEnd Function\n'
        "Function IsSaved()\nIsSaved = ActiveWorkbook.Saved\nEnd Function\n"
        f'Function Kept()\nWith Worksheets("{sheet}")\nKept = .ProtectContents & .Protection.AllowFormattingCells'
        " & .Protection.AllowSorting\nEnd With\nEnd Function",
        name="Preparing",
    )
    machine.app.run("Prepare")
    assert machine.app.evaluate("Shown()") == SAVED
    return machine.will_reply(Reply(), Reply())


def test_the_first_click_enters_the_cells_anew_and_leaves_the_workbook_saved() -> None:
    machine = _ours(Machine())
    machine.click("validate")
    assert machine.app.evaluate("Shown()") == ENTERED
    assert machine.app.evaluate("IsSaved()") is True


def test_a_protected_sheet_is_protected_again_with_the_same_options() -> None:
    machine = _ours(Machine(), "ActiveSheet.Protect AllowFormattingCells:=True")
    kept = machine.app.evaluate("Kept()")
    machine.click("validate")
    assert machine.app.evaluate("Shown()") == ENTERED
    assert machine.app.evaluate("Kept()") == kept == "TrueTrueFalse"


def test_a_sheet_with_a_password_is_left_as_it_is() -> None:
    machine = _ours(Machine(), 'ActiveSheet.Protect "hemmelig"')
    machine.click("validate")
    assert machine.app.evaluate("Shown()") == SAVED
    assert machine.dialogs == []


def test_a_workbook_that_is_not_ours_is_entered_anew_only_when_that_is_asked_for() -> None:
    machine = _ours(Machine(), sheet="Andet")
    machine.click("validate")
    assert machine.app.evaluate("Shown()") == SAVED
    machine.click("recalculate")
    assert machine.app.evaluate("Shown()") == ENTERED


def test_opening_a_workbook_enters_its_cells_anew_and_starts_no_python() -> None:
    machine = _ours(Machine())
    machine.app.add_module("Sub Opened()\nEnterIfOurs ActiveWorkbook\nEnd Sub", name="Opening")
    machine.app.run("Opened")
    assert machine.app.evaluate("Shown()") == ENTERED
    assert machine.app.evaluate("Tries()") == 0
