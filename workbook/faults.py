"""Which rule speaks of which fault that keeps a file from being read."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from schemas.rules import structure
from schemas.settings import DEFAULTS
from workbook.grid import FAULTS, Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def fault_rules() -> Mapping[str, str]:
    """The ID of the rule by fault (`workbook.grid.FAULTS`), as the rules themselves answer."""
    from workbook.parse import parse  # noqa: PLC0415  loads pandas

    budgets = parse(Unreadable(Path(fault), fault) for fault in FAULTS)
    return {
        FAULTS[hit.book]: rule.id
        for rule in structure.RULES
        if rule.wrong.unreadable is not None and rule.check is not None
        for hit in rule.check(budgets, DEFAULTS)
    }
