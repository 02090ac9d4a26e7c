"""One pandera schema a sheet: types, lists, keys, sign convention and year columns."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schemas.sheets.sheet_schema import SheetSchema


@cache
def sheet_schemas() -> tuple[SheetSchema, ...]:
    """Every sheet's schemas, in the order of the tabs; building them loads pandera."""
    from schemas.sheets import (  # noqa: PLC0415  pandera takes 0.7 s to load and is needed only here
        amounts,
        calculation,
        corrections,
        financing,
        fte,
        history,
        justifications,
        rates,
    )

    modules = (corrections, amounts, fte, financing, calculation, history, rates, justifications)
    return tuple(schema for module in modules for schema in module.SCHEMAS)
