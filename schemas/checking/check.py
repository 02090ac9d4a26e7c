"""check: budgets and settings in, findings out; the only entry to the rules."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from schemas.calculations.control import LINES
from schemas.calculations.totals import TABLES
from schemas.checking.justifications import ABOUT_JUSTIFICATIONS, HitFinding, Justifications
from schemas.checking.places import Places, place_words
from schemas.checking.precedence import RuleHit, leading
from schemas.evidence.rows import formula_places
from schemas.finding import CellEdit, Finding, Fix, Omission, Place, Reservation, Text, same
from schemas.lists import DRAFT
from schemas.rule import Budgets, Hit, RowEdit, Rule, RuleFix
from schemas.rules import RULES
from schemas.settings import DEFAULTS, Settings

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


class Checked(NamedTuple):
    """What a check gives: findings with their hits, and by book what its figures do not count."""

    findings: list[HitFinding]
    reservations: dict[int, tuple[Reservation, ...]]


def check(budgets: Budgets, settings: Settings = DEFAULTS) -> list[Finding]:
    """Every finding in a set of workbooks, sorted by book, sheet, row and column."""
    return [finding for _, finding in checked(budgets, settings).findings]


def checked(budgets: Budgets, settings: Settings = DEFAULTS) -> Checked:
    """The same findings, each with the hit it was made of, and the reservations that hold whatever is asked for."""
    if settings.as_status is not None:
        budgets = replace(budgets, committees=budgets.committees.assign(status=settings.as_status))
    hits, spoiled = leading(list(_found(budgets, settings)), budgets)
    findings = _Findings(budgets, settings)
    every = [(hit, findings.of(rule, hit)) for rule, hit in hits]
    justifications = Justifications(budgets, every, spoiled, settings)
    every += [(hit, findings.of(ABOUT_JUSTIFICATIONS, hit)) for hit in justifications.unused]
    every.sort(key=lambda one: findings.places.order(one[0]))
    wanted = wanted_rules(settings)
    return Checked(
        [(hit, justifications.accept(hit, finding)) for hit, finding in every if finding.rule in wanted],
        reservations(hits, budgets, findings.places),
    )


def _found(budgets: Budgets, settings: Settings) -> Iterator[RuleHit]:
    """The hits of every rule that is selected, is on (it may suppress others), or is named by a justification."""
    from schemas.checking.schema_hits import schema_hits  # noqa: PLC0415  pandera takes 0.7 s to load

    by_schemas = schema_hits(budgets)
    books = set(budgets.files.index.get_level_values("book"))
    named = set(budgets.justifications["rule"].dropna())
    wanted = wanted_rules(settings)
    for rule in RULES:
        able = budgets.books_with(rule.requires)
        if rule.describe is not None:
            yield from ((rule, rule.describe(budgets, hit)) for hit in by_schemas.get(rule.id, ()) if hit.book in able)
        if rule.check is None or not (rule.on or rule.id in wanted or rule.id in named):
            continue  # off, not selected, and named by no justification
        for hit in rule.check(budgets if able == books else budgets.only(able), settings):
            yield rule, hit


def wanted_rules(settings: Settings) -> frozenset[str]:
    """The IDs of the rules whose findings these settings want."""
    chosen = settings.select or frozenset(rule.id for rule in RULES if rule.on)
    return (chosen | settings.enable) - settings.ignore


class _Findings:
    """Makes findings of hits, for these workbooks and settings."""

    def __init__(self, budgets: Budgets, settings: Settings) -> None:
        self.places = Places(budgets)
        self._budgets = budgets
        self._overrides = dict(settings.severities)
        self._drafts = _drafts(budgets)

    def of(self, rule: Rule, hit: Hit) -> Finding:
        """The finding of one hit."""
        severity = on_submission = self._overrides.get(rule.id) or hit.severity or rule.severity
        if rule.id not in self._overrides and (hit.book, hit.udvalg) in self._drafts:
            severity = hit.draft_severity or rule.draft_severity or on_submission
        place = self.places.place(hit)
        values = {"place": place_words(place), "key": same(place.key), "found": hit.found, "expected": hit.expected}
        return Finding(
            rule=rule.id,
            name=rule.name,
            severity=severity,
            on_submission=on_submission,
            place=place,
            message=rule.message.format(values | dict(hit.values)),
            found=hit.found,
            expected=hit.expected,
            fix=None if rule.fix is None else self._fix(rule.fix, hit),
        )

    def _fix(self, fix: RuleFix, hit: Hit) -> Fix | None:
        """What can be done about a hit without a person; a value is not put in place of a person's formula."""
        formulas = formula_places(self._budgets)
        edits: list[CellEdit] = []
        for cell in fix.cells(self._budgets, hit):
            at = _at(hit, cell)
            if cell.formula is not None or (at.book, at.sheet, at.row, at.column) not in formulas:
                place = self.places.place(at)
                if place.sheet is None or place.cell is None:
                    raise ValueError(f"a fix without a cell: {at}")
                edits.append(CellEdit(place.sheet, place.cell, cell.value, cell.formula, cell.shown_as))
        return Fix(fix.title, fix.safe, tuple(edits)) if edits else None


def _at(hit: Hit, edit: RowEdit) -> Hit:
    """The hit moved to the cell that is fixed."""
    if (edit.sheet, edit.column, edit.row, edit.cell) == (None, None, None, None):
        return hit
    sheet, column, row = edit.sheet or hit.sheet, edit.column or hit.column, edit.row or hit.row
    return replace(hit, sheet=sheet, column=column, row=row, cell=edit.cell)


def _drafts(budgets: Budgets) -> set[tuple[int, str | None]]:
    """The (book, udvalg) whose status is Kladde; udvalg None stands for a book with drafts alone."""
    status = budgets.committees
    books = status.index.get_level_values("book")
    every = zip(books, status["udvalg"], status["status"], strict=True)
    drafts = {(int(book), udvalg) for book, udvalg, one in every if one == DRAFT}
    settled = {int(book) for book, one in zip(books, status["status"], strict=True) if one != DRAFT}
    return drafts | {(book, None) for book, _ in drafts if book not in settled}
