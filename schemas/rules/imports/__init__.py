"""IMP: import, what the importer left to a person and nobody has settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.rules.imports import imported_cell_blank, imported_otherwise_than_printed, imported_text_not_carried

if TYPE_CHECKING:
    from schemas.rule import Rule

RULES: tuple[Rule, ...] = (
    imported_cell_blank.RULE,
    imported_otherwise_than_printed.RULE,
    imported_text_not_carried.RULE,
)
