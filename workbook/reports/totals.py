"""`korrektur totals`: the totals of each workbook as the JSON contract has them, and as tables to read."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from rich.console import Group, RenderableType

from schemas.budgets import Budgets
from schemas.calculations.combined import book_totals, merged_totals
from schemas.calculations.measures import MEASURES, OF_A_CORRECTION, Measure
from schemas.calculations.records import CorrectionTotals, Four
from schemas.calculations.totals import Totals
from schemas.finding import Language, Text
from workbook.reports.totals_table import not_read, tables_of

VERSION = 1
"""The JSON contract's; raised when a script that reads it would have to change."""


def as_json(budgets: Budgets, faults: Mapping[str, str]) -> dict[str, Any]:
    """The totals of every file, as `korrektur totals --format json` prints them.

    Amounts are mio. kr. with at most 6 decimals, FTEs have at most 3; a figure whose table
    cannot be used is None. `faults` gives the rule ID for every `files.fault`; a file that has one has that
    ID as `error` and nothing but None.
    """
    found, parts = book_totals(budgets), merged_totals(budgets)
    return {
        "version": VERSION,
        "files": [
            {"path": path, "error": faults[fault] if book not in found else None}
            | _file(found.get(book))
            | {"committees": [{"committee": udvalg} | _figures(part) for udvalg, part in parts.get(book, {}).items()]}
            for book, path, fault in _files(budgets)
        ],
    }


def as_text(budgets: Budgets, language: Language, why: Mapping[str, Text]) -> RenderableType:
    """The totals of every file as tables in mio. kr.; `why` gives the words of every `files.fault`."""
    found, merged_committees = book_totals(budgets), merged_totals(budgets)
    parts: list[RenderableType] = []
    for book, path, fault in _files(budgets):
        if book in found:
            parts += tables_of(path, found[book], language, merged_committees.get(book, {}))
        else:
            parts.append(not_read(path, why[fault], language))
    return Group(*parts)


def mio(kroner: int) -> float:
    """Kroner as mio. kr.: the nearest double, which prints with at most 6 decimals."""
    return float(Decimal(kroner).scaleb(-6))


def posts(thousandths: int) -> float:
    """Thousandths of an FTE as FTEs: at most 3 decimals."""
    return float(Decimal(thousandths).scaleb(-3))


def _files(budgets: Budgets) -> list[tuple[int, str, str]]:
    """Book, path and fault (empty where the file could be read) of every file, in order."""
    files = budgets.files
    return [
        (int(book), path, fault)
        for book, path, fault in zip(
            files.index.get_level_values("book"), files["path"], files["fault"].fillna(""), strict=True
        )
    ]


def _file(found: Totals | None) -> dict[str, Any]:
    """One file's part of the contract after path and error."""
    return {
        "years": list(found.years) if found and found.years else None,
        "unit": "mio. kr.",
        "price_level": found.price_level if found else None,
        **_figures(found),
        "unconverted": list(found.unconverted) if found else [],
        "awaiting": list(found.awaiting) if found else [],
        "incomplete": [{"sheet": sheet, "cell": cell} for sheet, cell in found.incomplete] if found else [],
        "corrections": [_correction(correction) for correction in found.corrections] if found else [],
    }


def _figures(found: Totals | None) -> dict[str, Any]:
    """Every measure of the contract, of a file or of a committee."""
    groups: dict[str, Any] = {}
    for one in MEASURES.values():
        group, _, name = one.member.rpartition(".")
        if name:
            (groups.setdefault(group, {}) if group else groups)[name] = _measure(one, one.of(found) if found else None)
    return groups


def _correction(correction: CorrectionTotals) -> dict[str, Any]:
    return {
        "key": correction.key,
        "committee": correction.committee,
        "title": correction.title,
        "service_frame": correction.service_frame,
        "counts": correction.counts,
        **{one.key: _measure(one, getattr(correction, one.key)) for one in OF_A_CORRECTION},
    }


def _measure(one: Measure, figures: Four | None) -> list[float] | None:
    return None if figures is None else [(posts if one.fte else mio)(figure) for figure in figures]
