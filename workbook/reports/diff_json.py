"""What changed between two versions, for scripts: `$defs/diff` of `schema.json` describes it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from schemas.columns import Kind
from workbook.reports.json import VERSION, dumped
from workbook.totals import mio, posts

if TYPE_CHECKING:
    from schemas.calculations.records import Four
    from schemas.columns import Column
    from schemas.finding import Language
    from workbook.diff import Difference
    from workbook.diff_lines import Field, LineChange

MEASURES = ("inside", "outside", "anlæg", "cash_effect", "net")
"""The contract's names of the totals, in their order."""


def render(found: Difference, language: Language) -> str:
    """The document, ended by a line break; amounts in mio. kr. as numbers, positions as positions."""
    del language  # nothing in it is prose of ours
    return dumped(
        {
            "version": VERSION,
            "tool": f"korrektur {version('korrektur')}",
            "old": found.old,
            "new": found.new,
            "years": list(found.years),
            "unit": "mio. kr.",
            "totals": {
                name: {"before": _four(one.before), "after": _four(one.after)}
                for name, one in zip(MEASURES, found.measures, strict=True)
            },
            "master_data": [{"field": one.field, "old": one.old, "new": one.new} for one in found.facts],
            "corrections": [
                {
                    "old_key": one.old_key,
                    "new_key": one.new_key,
                    "title": one.title,
                    "net_before": _four(one.net_before),
                    "net_after": _four(one.net_after),
                    "fields": [_field(field) for field in one.fields],
                    "lines": [_line(line) for line in one.lines],
                }
                for one in found.corrections
            ],
            "others": [_line(line) for line in found.others],
        }
    )


def _four(figures: Four | None) -> list[float] | None:
    return None if figures is None else [mio(one) for one in figures]


def _field(field: Field) -> dict[str, Any]:
    old, new = (_value(field.column, value) for value in (field.old, field.new))
    return {"column": field.column.header, "old": old, "new": new}


def _line(line: LineChange) -> dict[str, Any]:
    def row(cells: dict[str, Any] | None) -> dict[str, Any] | None:
        if cells is None:
            return None
        columns = [column for column in line.sheet.inputs if cells.get(column.key) is not None]
        return {column.header: _value(column, cells[column.key]) for column in columns}

    return {
        "sheet": line.sheet.name,
        "old": row(line.old),
        "new": row(line.new),
        "fields": [_field(field) for field in line.fields],
    }


def _value(column: Column, value: Any) -> str | float | None:
    if value is None:
        return None
    if column.kind is Kind.AMOUNT:
        return mio(int(value))
    if column.kind is Kind.POSITIONS:
        return posts(int(value))
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date):
        return value.strftime("%Y-%m-%d")
    return int(value) if column.kind is Kind.YEAR else str(value)
