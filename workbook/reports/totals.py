"""`korrektur totals`: the totals of each workbook as the JSON contract has them, and as tables to read."""

from decimal import Decimal
from typing import Any

from rich.console import Group, RenderableType

from schemas.calculations.measures import MEASURES, OF_A_CORRECTION, Measure
from schemas.calculations.rows import CorrectionTotals, Four
from schemas.calculations.totals import Totals
from schemas.finding import Language, Reservation
from workbook.reports.totals_table import not_read, tables_of
from workbook.submissions.submission import Submission


def as_json(file: Submission, language: Language) -> dict[str, Any]:
    """One file's totals, as `korrektur totals --format json` prints them.

    Amounts are mio. kr. with at most 6 decimals, FTEs have at most 3; a figure whose table cannot be used is None,
    and `reservations` say why. A file that cannot be read has a rule's ID as `error` and nothing but None.
    """
    merged = file.by_committee if file.merged_committees else {}
    return (
        {"path": file.path, "error": file.error}
        | _file(file.totals, language)
        | {"committees": [{"committee": udvalg} | _figures(part) for udvalg, part in merged.items()]}
    )


def as_text(file: Submission, language: Language) -> RenderableType:
    """One file's totals as tables in mio. kr., with what they do not count; or why it cannot be read."""
    if file.totals is None:
        return not_read(file.unread, language)
    merged = file.by_committee if file.merged_committees else {}
    return Group(*tables_of(file.path, file.totals, language, merged))


def mio(kroner: int) -> float:
    """Kroner as mio. kr.: the nearest double, which prints with at most 6 decimals."""
    return float(Decimal(kroner).scaleb(-6))


def posts(thousandths: int) -> float:
    """Thousandths of an FTE as FTEs: at most 3 decimals."""
    return float(Decimal(thousandths).scaleb(-3))


def _file(found: Totals | None, language: Language) -> dict[str, Any]:
    """One file's part of the contract after path and error."""
    return {
        "years": list(found.years) if found and found.years else None,
        "unit": "mio. kr.",
        "price_level": found.price_level if found else None,
        **_figures(found),
        "reservations": [reservation(one, language) for one in found.reservations] if found else [],
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


def reservation(one: Reservation, language: Language) -> dict[str, Any]:
    """What figures do not count, as the JSON contract has it."""
    return {
        "rule": one.rule,
        "sheet": one.sheet,
        "cells": one.cells,
        "committee": one.committee,
        "message": one.message[language],
        "unknown": one.unknown,
    }


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
