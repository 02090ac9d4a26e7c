"""check: budgets and settings in, findings out; the only entry to the rules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from schemas.calculations.keys import key_of
from schemas.checking.justifications import NOTHING_JUSTIFIED, Judged, Justifications
from schemas.checking.pandera_errors import pandera_hits
from schemas.checking.places import Places, place_words
from schemas.checking.precedence import Shadows
from schemas.evidence.rows import formula_places
from schemas.evidence.withdrawn import NUMBER_FAMILY, Withdrawn
from schemas.finding import CellEdit, Finding, Fix, Severity, same
from schemas.layout import BUDGET_YEARS
from schemas.lists import DRAFT
from schemas.rules import RULES
from schemas.settings import DEFAULTS
from schemas.sheets import sheet_schemas

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from schemas.budgets import Budgets
    from schemas.checking.justifications import Doubt
    from schemas.rule import Hit, RowEdit, Rule
    from schemas.settings import Settings

_CELL_FAMILIES = ("VAE", "FOR")
"""An error of these at a cell makes the figures derived from it doubtful."""
_LINE_TWICE = "line-doubled"
_KEY_RULES = ("line-without-correction", "number-doubled", "number-with-stray-spaces", _LINE_TWICE)
"""A loose or doubled number makes all the figures of that number doubtful; so do spaces, which make lines loose,
and a line that stands twice."""
_START_RULE = "mid-year-start-with-full-first-year"
_SUMS_OF_AMOUNTS = ("financing-differs-from-netto", "estimate-differs-from-netto")

Struck = tuple["Rule", "Hit"]
Justified = tuple[int, str, str, str]
"""(book, udvalg, rule ID, key)"""


@dataclass(frozen=True, slots=True)
class Checked:
    """A finding, and what it was made of: its rule and that rule's hit."""

    finding: Finding
    rule: Rule
    hit: Hit


def check(budgets: Budgets, settings: Settings = DEFAULTS) -> list[Finding]:
    """Every finding in a set of workbooks, sorted by book, sheet, row and column."""
    return [one.finding for one in checked(budgets, settings)]


def checked(budgets: Budgets, settings: Settings = DEFAULTS) -> list[Checked]:
    """The same findings, each with its rule and hit."""
    if settings.as_status is not None:
        budgets = replace(budgets, committees=budgets.committees.assign(status=settings.as_status))
    kept, doubtful = _root_causes(list(_struck(budgets, settings)), budgets)
    overrides = dict(settings.severities)
    judged = [_judged(rule, hit, overrides) for rule, hit in kept]
    justifications = Justifications(budgets, judged, doubtful, settings)
    judged += [_judged(NOTHING_JUSTIFIED, hit, overrides) for hit in justifications.unused]
    places = Places(budgets)
    judged.sort(key=lambda one: places.order(one.hit))
    drafts = _drafts(budgets)
    return [
        Checked(
            replace(
                _finding(one, places, overrides, draft=(one.hit.book, one.hit.udvalg) in drafts),
                fix=_fix(one, places, budgets),
                accepted=justifications.accepted(one),
            ),
            one.rule,
            one.hit,
        )
        for one in judged
        if asked_for(one.rule, settings)
    ]


def _struck(budgets: Budgets, settings: Settings) -> Iterator[Struck]:
    by_id = {rule.id: rule for rule in RULES}
    for rule_id, hit in pandera_hits(budgets, sheet_schemas()):
        rule = by_id[rule_id]
        yield rule, rule.describe(budgets, hit) if rule.describe else hit
    books = set(budgets.files.index.get_level_values("book"))
    named = set(budgets.justifications["rule"].dropna())
    for rule in RULES:
        if rule.check is None or not (rule.on or asked_for(rule, settings) or rule.id in named):
            continue  # off, and nobody asks what it finds or has justified it
        able = budgets.books_with(rule.requires)
        for hit in rule.check(budgets if able == books else budgets.only(able), settings):
            yield rule, hit


def wanted_rules(settings: Settings) -> frozenset[str]:
    """The IDs of the rules whose findings these settings want."""
    return frozenset(rule.id for rule in RULES if asked_for(rule, settings))


def asked_for(rule: Rule, settings: Settings) -> bool:
    """Whether these settings want this rule's findings."""
    wanted = rule.id in settings.select if settings.select else rule.on
    return (wanted or rule.id in settings.enable) and rule.id not in settings.ignore


def _root_causes(every: Sequence[Struck], budgets: Budgets) -> tuple[list[Struck], set[Doubt]]:
    """What remains when hits that follow from another are left out, and the years these could not tell about.

    A derived rule of the cell families (financing on its netto's side) yields to the cells it sums, and makes
    what is derived further doubtful in its turn.
    """
    withdrawn = Withdrawn(budgets)
    relevant = [one for one in every if one[0].family == NUMBER_FAMILY or not withdrawn.holds(one[1])]
    shadows = Shadows(relevant, budgets)
    covered = [one for one in relevant if shadows.cover(*one)]
    relevant = [one for one in relevant if not shadows.cover(*one)]
    own = [one for one in relevant if not one[0].derived]
    derived = [one for one in relevant if one[0].derived]
    justified = _justified(budgets)
    doubtful = unread_years(budgets) | doubts_of(own + covered, justified)
    near = [one for one in derived if one[0].family in _CELL_FAMILIES and not in_doubt(one[1], doubtful)]
    doubtful |= doubts_of(near, justified)
    far = [one for one in derived if one[0].family not in _CELL_FAMILIES and not in_doubt(one[1], doubtful)]
    return own + _first_causes(near, far, justified) + far, doubtful


def unread_years(budgets: Budgets) -> set[Doubt]:
    """The years of a number in which a cell could not be read."""
    facts = budgets.unreadable[budgets.unreadable["column"].isin(BUDGET_YEARS)]
    books = facts.index.get_level_values("book")
    return {
        (int(book), udvalg, key_of(key), column)
        for book, udvalg, key, column in zip(
            books, facts["udvalg"].fillna(""), facts["key"].fillna(""), facts["column"], strict=True
        )
    }


def _first_causes(near: Sequence[Struck], far: Sequence[Struck], justified: set[Justified]) -> list[Struck]:
    """What remains of the first when a sum of the same correction shows that an amount is at fault, not its date."""
    sums = {
        hit.correction
        for rule, hit in far
        if rule.name in _SUMS_OF_AMOUNTS and (*hit.committee, rule.id, key_of(hit.key)) not in justified
    }
    return [(rule, hit) for rule, hit in near if rule.name != _START_RULE or hit.correction not in sums]


def doubts_of(struck: Iterable[Struck], justified: Collection[Justified] = ()) -> set[Doubt]:
    """The years of a number whose cells are already at fault; year None stands for all of them.

    A doubled line that somebody has justified may stand, and so hides nothing.
    """
    doubtful: set[Doubt] = set()
    for rule, hit in struck:
        if rule.name == _LINE_TWICE and (*hit.committee, rule.id, key_of(hit.key)) in justified:
            continue
        if rule.name in _KEY_RULES:
            keys = (hit.key, hit.key.strip(), *hit.other_keys)
            doubtful |= {(*hit.committee, key_of(key), None) for key in keys}
        elif rule.family in _CELL_FAMILIES and (hit.severity or rule.severity) is Severity.ERROR:
            years = (hit.column, *hit.rests_on) if hit.column in BUDGET_YEARS else (None,)
            doubtful.update((*hit.correction, year) for year in years)
    return doubtful


def _justified(budgets: Budgets) -> set[Justified]:
    """What somebody has justified: every row of Begrundelser."""
    rows = budgets.justifications
    return {
        (int(str(book)), udvalg if isinstance(udvalg, str) else "", rule, key_of(nr))
        for book, udvalg, rule, nr in zip(
            rows.index.get_level_values("book"), rows["udvalg"], rows["rule"], rows["nr"], strict=True
        )
        if isinstance(rule, str) and isinstance(nr, str)
    }


def in_doubt(hit: Hit, doubtful: Collection[Doubt]) -> bool:
    """Whether a derived rule's hit rests on a year that is at fault itself."""
    keys = [key_of(key) for key in (hit.key, *hit.other_keys)]
    years = hit.rests_on or ("y0", "y1", "y2", "y3")
    return any((*hit.committee, key, year) in doubtful for key in keys for year in (None, *years))


def _drafts(budgets: Budgets) -> set[tuple[int, str | None]]:
    """The (book, udvalg) whose status is Kladde; udvalg None stands for a book with drafts alone."""
    status = budgets.committees
    books = status.index.get_level_values("book")
    every = zip(books, status["udvalg"], status["status"], strict=True)
    drafts = {(int(book), udvalg) for book, udvalg, one in every if one == DRAFT}
    settled = {int(book) for book, one in zip(books, status["status"], strict=True) if one != DRAFT}
    return drafts | {(book, None) for book, _ in drafts if book not in settled}


def _judged(rule: Rule, hit: Hit, overrides: dict[str, Severity]) -> Judged:
    return Judged(rule, hit, overrides.get(rule.id) or hit.severity or rule.severity)


def _fix(one: Judged, places: Places, budgets: Budgets) -> Fix | None:
    """What can be done about a hit without a person, at the cells of that workbook."""
    fix = one.rule.fix
    if fix is None:
        return None
    formulas = formula_places(budgets)
    edits: list[CellEdit] = []
    for cell in fix.cells(budgets, one.hit):
        at = _at(one.hit, cell)
        if cell.formula is not None or (at.book, at.sheet, at.row, at.column) not in formulas:
            edits.append(_edit(at, cell, places))
    return Fix(fix.title, fix.safe, tuple(edits)) if edits else None


def _at(hit: Hit, fixed: RowEdit) -> Hit:
    """The hit moved to the cell that is fixed."""
    if (fixed.sheet, fixed.column, fixed.row, fixed.cell) == (None, None, None, None):
        return hit
    sheet, column, row = fixed.sheet or hit.sheet, fixed.column or hit.column, fixed.row or hit.row
    return replace(hit, sheet=sheet, column=column, row=row, cell=fixed.cell)


def _edit(at: Hit, fixed: RowEdit, places: Places) -> CellEdit:
    place = places.place(at)
    if place.sheet is None or place.cell is None:
        raise ValueError(f"a fix without a cell: {at}")
    return CellEdit(place.sheet, place.cell, fixed.value, fixed.formula, fixed.shown_as)


def _finding(one: Judged, places: Places, overrides: dict[str, Severity], *, draft: bool) -> Finding:
    rule, hit = one.rule, one.hit
    milder = None if rule.id in overrides else hit.draft_severity or rule.draft_severity
    place = places.place(hit)
    values = {
        "place": place_words(place),
        "key": same(place.key),
        "found": hit.found,
        "expected": hit.expected,
    } | dict(hit.values)
    return Finding(
        rule=rule.id,
        name=rule.name,
        severity=milder if draft and milder is not None else one.on_submission,
        on_submission=one.on_submission,
        place=place,
        message=rule.message.format(values),
        found=hit.found,
        expected=hit.expected,
    )
