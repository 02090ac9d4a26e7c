"""What is changed in Excel for a while and put back, without an Excel."""

from __future__ import annotations

from contextlib import suppress
from types import SimpleNamespace
from typing import Any

import pytest

from addin.live.excel_calls import added_sheet, as_saved, one_cell_each
from schemas.finding import KorrekturError


def book(*, saved: bool = True, structure: bool = False) -> Any:
    api = SimpleNamespace(Saved=saved, ProtectStructure=structure)
    correct = SimpleNamespace(AutoCorrect=SimpleNamespace(AutoFillFormulasInLists=True))
    return SimpleNamespace(api=api, app=SimpleNamespace(engine=SimpleNamespace(name="excel"), api=correct))


@pytest.mark.parametrize("saved", [True, False])
def test_excel_asks_for_saving_only_where_it_would_have(saved: bool) -> None:
    some = book(saved=saved)
    with as_saved(some):
        some.api.Saved = False
    assert some.api.Saved is saved


def test_formulas_spread_over_a_column_again_even_after_a_fault() -> None:
    some = book()
    options = some.app.api.AutoCorrect
    meanwhile = []
    with suppress(RuntimeError), one_cell_each(some):
        meanwhile.append(options.AutoFillFormulasInLists)
        raise RuntimeError
    assert (meanwhile, options.AutoFillFormulasInLists) == ([False], True)


def test_a_protected_structure_is_told_of_before_a_sheet_is_added() -> None:
    with pytest.raises(KorrekturError, match="structure is protected"):
        added_sheet(book(structure=True), "Kontrolliste")
