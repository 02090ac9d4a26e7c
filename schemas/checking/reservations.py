"""Reservations: what the figures of a workbook do not count, made from the hits of the rules that say so."""

from collections.abc import Iterable, Sequence

from schemas.calculations.control import LINES
from schemas.calculations.totals import TABLES
from schemas.checking.places import Places
from schemas.finding import Omission, Place, Reservation, Text
from schemas.rule import Budgets, Hit, Rule

_WORDS: dict[Omission, Text] = {
    "unknown": Text("{what}: tallene er ukendte", "{what}: the figures are unknown"),
    "rows": Text("{what} tæller ikke med", "{what} not counted"),
    "damaged": Text("{what}: noget kan være udeladt", "{what}: something may be left out"),
    "cells": Text("{what}: tæller som 0", "{what}: counted as 0"),
    "loose": Text("{what}: tæller med, men for sig", "{what}: counted, but apart"),
    "unconverted": Text("{what}: regnes med uden omregning", "{what}: counted without conversion"),
    "awaited": Text("{what}: tæller som 0, til tallene kommer", "{what}: counted as 0 until the figures come"),
}
_OF_ALL = (None, "master_data", "corrections")
"""Where a fault concerns every figure: the whole workbook, its facts, and the corrections that all lines belong to."""
_COUNTED = frozenset({*TABLES, "rates"})
"""The sheets whose cells and rows enter a total."""

_Key = tuple[int, str, str | None, str | None]
"""(book, rule, sheet's name, committee)"""


def reservations(
    hits: Iterable[tuple[Rule, Hit]], budgets: Budgets, places: Places
) -> dict[int, tuple[Reservation, ...]]:
    """Every book's reservations, in the order of the hits: one a rule, sheet and committee."""
    merged = {int(book) for book, _ in budgets.files.index[budgets.files["kind"].eq("merged")]}
    grouped: dict[_Key, list[tuple[Rule, Hit, Place]]] = {}
    for rule, hit in hits:
        if rule.omits is not None and _concerns_figures(rule, hit, budgets):
            place = places.place(hit)
            committee = place.committee if hit.book in merged else None
            grouped.setdefault((hit.book, rule.id, place.sheet, committee), []).append((rule, hit, place))
    found: dict[int, tuple[Reservation, ...]] = {}
    for (book, _, sheet, committee), its in grouped.items():
        found[book] = (*found.get(book, ()), _reservation(sheet, committee, its))
    return found


def _concerns_figures(rule: Rule, hit: Hit, budgets: Budgets) -> bool:
    """Whether a total falls short for it: a table may be usable in spite of a fault, and others enter no total."""
    if rule.omits == "unknown":
        own = (hit.sheet,) if hit.sheet in LINES else ()
        concerned = TABLES if hit.sheet in _OF_ALL else own
        return any(hit.book not in budgets.books_with(["corrections", table]) for table in concerned)
    if (
        rule.omits == "cells" and rule.file_only
    ):  # results that the file lacks: those of calculated cells enter no total
        unread = budgets.unreadable
        return hit.book in unread.index[unread["problem"].eq("no_value")].get_level_values("book")
    return hit.sheet in _COUNTED or (hit.sheet is None and rule.omits != "damaged")


def _reservation(sheet: str | None, committee: str | None, its: Sequence[tuple[Rule, Hit, Place]]) -> Reservation:
    (rule, hit, _), *_others = its
    assert rule.omits is not None  # noqa: S101  as asked for above
    cells = dict.fromkeys(place.cell for *_, place in its if place.cell)
    what = rule.title if rule.omitted is None else rule.omitted.format({"found": hit.found})
    message = _WORDS[rule.omits].format({"what": what})
    keys = dict.fromkeys(place.key for *_, place in its if place.key != "-")
    return Reservation(rule.id, sheet, ", ".join(cells), rule.omits, message, committee, tuple(keys))
