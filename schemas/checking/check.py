"""check: budgets and settings in, findings out; the only entry to the rules."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import NamedTuple

from schemas.budgets import DATA
from schemas.checking.justifications import ABOUT_JUSTIFICATIONS, HitFinding, Justifications
from schemas.checking.places import Places, place_words
from schemas.checking.precedence import RuleHit, leading
from schemas.checking.reservations import reservations
from schemas.evidence.rows import formula_places
from schemas.finding import CellEdit, Finding, Fix, Reservation, same
from schemas.lists import DRAFT
from schemas.rule import Budgets, Hit, RowEdit, Rule, RuleFix
from schemas.rules import RULES
from schemas.settings import DEFAULTS, Settings
from schemas.sheets import SHEETS


class Checked(NamedTuple):
    """What a check gives: findings with their hits; by book what figures do not count and what could not be checked.

    `waiting` has the sheets that cannot be used, by name, each with how many rules wait for it.
    """

    findings: list[HitFinding]
    reservations: dict[int, tuple[Reservation, ...]]
    waiting: dict[int, tuple[tuple[str, int], ...]]


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
        waiting(budgets, wanted),
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


def waiting(budgets: Budgets, wanted: Collection[str]) -> dict[int, tuple[tuple[str, int], ...]]:
    """By book, the sheets of data that cannot be used and for which rules wait, in the order of the tabs."""
    needs = [{name.partition(".")[0] for name in rule.requires} for rule in RULES if rule.id in wanted]
    sheets = {spec.key: spec.name for spec in SHEETS if spec.key in DATA and not spec.optional}
    counts = {key: sum(key in one for one in needs) for key in sheets}
    readable = [int(book) for book, _ in budgets.files.index[budgets.files["fault"].isna()]]
    return {
        book: tuple(
            (name, counts[key]) for key, name in sheets.items() if counts[key] and book not in budgets.books_with([key])
        )
        for book in readable
    }


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
            cells=hit.cells,
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
