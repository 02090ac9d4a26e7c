"""`korrektur diff --format json`: the whole difference, for scripts; `schema.json` describes it."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from importlib.metadata import version
from typing import Any

from schemas.columns import Kind
from schemas.lists import FACTS
from workbook.diff import difference
from workbook.diff.report_words import Reader
from workbook.grid import Entry
from workbook.reports.json import VERSION, dumped
from workbook.reports.totals import mio, posts, reservation

_FIELDS = {fact.key: fact.field for fact in FACTS}


def render(found: difference.Difference) -> str:
    """The document, ended by a line break; amounts are mio. kr. with at most 6 decimals."""
    reader = Reader(found.years, "da")
    return dumped(
        {
            "version": VERSION,
            "tool": f"korrektur {version('korrektur')}",
            "old": _version(found.old),
            "new": _version(found.new),
            "equal": found.is_empty,
            "years": list(found.years),
            "unit": "mio. kr.",
            "totals": _figures(found.totals),
            "master_data": [
                {"committee": one.committee, "field": _FIELDS[one.key], "old": one.old, "new": one.new}
                for one in found.facts
            ],
            "corrections": [_correction(one, reader) for one in found.corrections],
            "rates": _lines(found.rates, reader),
            "explanations": _lines(found.justifications, reader),
            "not_compared": [
                {"sheet": reader.sheet(one.sheet), "old_unusable": one.old_unusable, "new_unusable": one.new_unusable}
                for one in found.not_compared
            ],
        }
    )


def _version(one: difference.Version) -> dict[str, Any]:
    return {
        "path": one.path,
        "committees": list(one.committees),
        "budget_year": one.budget_year,
        "price_level": one.price_level,
        "reservations": [reservation(reserved, "da") for reserved in one.reservations],
    }


def _correction(one: difference.CorrectionChange, reader: Reader) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "committee": one.committee,
        "old": _named(one.old),
        "new": _named(one.new),
        "loose": one.loose,
        "lines_left": one.lines_left,
        "figures": _figures(one.figures),
        "fields": _cells("corrections", one.fields, reader),
        "lines": _lines(one.lines, reader),
    }


def _named(name: difference.Named | None) -> dict[str, str] | None:
    return None if name is None else {"key": name.nr, "title": name.title}


def _figures(figures: Iterable[difference.Figures]) -> dict[str, dict[str, list[float] | None]]:
    return {
        one.measure: {
            "old": _years(one.measure, one.old),
            "new": _years(one.measure, one.new),
            "change": _years(one.measure, one.change),
        }
        for one in figures
    }


def _years(measure: str, years: difference.Years | None) -> list[float] | None:
    return None if years is None else [(posts if difference.MEASURES[measure].fte else mio)(figure) for figure in years]


def _lines(lines: Iterable[difference.LineChange], reader: Reader) -> list[dict[str, Any]]:
    return [
        {
            "sheet": reader.sheet(one.sheet),
            "kind": one.kind,
            "key": line.nr,
            "old_row": None if one.old is None else one.old.row,
            "new_row": None if one.new is None else one.new.row,
            "cells": _cells(one.sheet, one.cells, reader),
        }
        for one in lines
        if (line := one.new or one.old) is not None
    ]


def _cells(sheet: str, cells: Iterable[difference.CellChange], reader: Reader) -> list[dict[str, Any]]:
    return [
        {
            "column": reader.header(sheet, cell.column),
            "old": plain(reader.kind(sheet, cell.column), cell.old),
            "new": plain(reader.kind(sheet, cell.column), cell.new),
        }
        for cell in cells
    ]


def plain(kind: Kind, entry: Entry) -> float | str | None:
    """A cell as JSON has it: mio. kr., whole FTEs, a fraction, a date as YYYY-MM-DD, or a text."""
    if entry is None or isinstance(entry, str):
        return entry
    if isinstance(entry, date):
        return entry.isoformat()
    if kind is Kind.AMOUNT:
        return mio(int(entry))
    if kind is Kind.FTE:
        return posts(int(entry))
    return float(entry) if isinstance(entry, Decimal) else entry
