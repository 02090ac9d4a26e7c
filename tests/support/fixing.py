"""Fixes given to a few rules for tests of what carries fixes out, whatever the rules themselves propose."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from schemas.evidence.fact_hits import value_at
from schemas.finding import Text
from schemas.rule import RowEdit, RuleFix
from schemas.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from schemas.budgets import Budgets
    from schemas.rule import Hit, Rule


def _number(_: Budgets, hit: Hit) -> Iterator[RowEdit]:
    yield RowEdit(float(hit.found.da.replace(",", ".")))


def _day_and_month(_: Budgets, hit: Hit) -> Iterator[RowEdit]:
    day, month, _year = hit.found.da.split("-")
    yield RowEdit(float(f"{int(day)}.{int(month)}"), shown_as="number")


def _turned(budgets: Budgets, hit: Hit) -> Iterator[RowEdit]:
    yield RowEdit(-_typed(budgets, hit))


def _rounded(_: Budgets, hit: Hit) -> Iterator[RowEdit]:
    if "·" not in hit.found.da:
        yield RowEdit(round(float(hit.found.da.replace(",", ".")), 3))


def _typed(budgets: Budgets, hit: Hit) -> float:
    return float(value_at(budgets, hit)) / budgets.unit_kroner(hit.book)


_FIXES = {
    "VAE401": RuleFix(Text("Gør teksten til et tal", "Make it a number"), safe=True, cells=_number),
    "VAE405": RuleFix(Text("Læs datoen som et tal", "Read the date as a number"), safe=False, cells=_day_and_month),
    "FOR301": RuleFix(Text("Vend fortegnet", "Turn the sign"), safe=False, cells=_turned),
    "VAE408": RuleFix(Text("Afrund", "Round"), safe=False, cells=_rounded),
}
RULES_WITH_FIXES: tuple[Rule, ...] = tuple(
    replace(rule, fix=_FIXES[rule.id])
    if rule.id in _FIXES
    else rule
    if rule.id in ("NOG501", "ARK116")
    else replace(rule, fix=None)
    for rule in RULES
)


def use_test_fixes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let checks propose these fixes, and none but these and that of NOG501."""
    monkeypatch.setattr("schemas.checking.check.RULES", RULES_WITH_FIXES)


def cells_of(grid: Any) -> dict[tuple[str, tuple[int, int]], tuple[Any, ...]]:
    """Every cell of a grid: value, formula and class."""
    return {
        (sheet.name, at): (sheet.values.get(at), sheet.formulas.get(at), sheet.classes.get(at))
        for sheet in grid.sheets
        for at in {*sheet.values, *sheet.formulas, *sheet.classes}
    }
