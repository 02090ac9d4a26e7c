"""A fix never adds a finding: compares what was found before and after.

A finding that the fault itself suppressed is not new:

- a finding of a derived rule (or about a justification) that rests on a correction's year in which a cell could
  not be read, or whose own fault a safe fix takes away: `schemas.checking.precedence` leaves these out (one
  fault, one finding);
- a sign rule (FOR) about the Nr of a cell that can now be read, and any finding at that very cell or a note on
  its line, except that a VAE error or warning at the cell itself says that what was put there is wrong.

A guess (an unsafe fix) about a cell that could be read all along is held to more: what a derived rule then
says against it is taken at its word, and only notes are let through. Rules about what only the file knows
(`file_only`) are left aside: the results stored in it are computed anew when it is written.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from schemas.budgets import Budgets
from schemas.calculations.rows import key_of
from schemas.checking.check import checked
from schemas.checking.justifications import HitFinding
from schemas.checking.precedence import Spoiled, all_spoiled, in_doubt, unread_years
from schemas.finding import Finding, Severity
from schemas.rule import Hit
from schemas.rules import RULE_BY_ID
from schemas.settings import Settings
from workbook.grid import Grid
from workbook.reading.parse import parse

DataCell = tuple[str, int, str]
"""Canonical sheet, Excel row, canonical column."""
Identity = tuple[str, str, str | None, str | int | None]


@dataclass(frozen=True, slots=True)
class State:
    """A workbook as it stands in the course of its fix: what is found, and what could not be read.

    `unread` gives each cell that could not be read with its Nr; `spoiled` the years these leave in doubt. The
    book counts as 0.
    """

    grid: Grid
    found: tuple[HitFinding, ...]
    unread: dict[DataCell, str]
    spoiled: frozenset[Spoiled]

    def open(self) -> list[HitFinding]:
        """The findings that nobody has justified."""
        return [(hit, finding) for hit, finding in self.found if finding.accepted is None]


def states(grids: Sequence[Grid], settings: Settings) -> list[State]:
    """Each workbook with what is found in it, by one check of the whole set."""
    budgets = parse(grids)
    found: defaultdict[int, list[HitFinding]] = defaultdict(list)
    for hit, finding in checked(budgets, settings).findings:
        found[hit.book].append((replace(hit, book=0), finding))
    spoiled: defaultdict[int, set[Spoiled]] = defaultdict(set)
    for one in unread_years(budgets):
        spoiled[one.book].add(one._replace(book=0))
    unread = _unread(budgets)
    return [State(grid, tuple(found[book]), unread[book], frozenset(spoiled[book])) for book, grid in enumerate(grids)]


def added(before: State, after: State, fixed: Iterable[HitFinding]) -> list[Finding]:
    """The findings that these fixes caused, without those that the fault had only suppressed."""
    known = {identity(finding) for _, finding in before.open()}
    new = [
        (hit, finding)
        for hit, finding in after.open()
        if not RULE_BY_ID[finding.rule].file_only and identity(finding) not in known
    ]
    if not new:
        return []
    held_back = _HeldBack(before, after, list(fixed))
    return [finding for hit, finding in new if not held_back.holds(hit, finding)]


def identity(finding: Finding) -> Identity:
    """What makes a finding the same one before and after: rule, Nr, sheet and cell.

    Spaces around the Nr, which a fix deletes, are no part of it, nor is the column that says why a row of
    Begrundelser explains nothing.
    """
    place = finding.place
    cell = place.row if RULE_BY_ID[finding.rule].about_justifications else place.cell
    return finding.rule, _bare(place.key), place.sheet, cell


class _HeldBack:
    """What could not be found before, since the faults that have been fixed stood in the way."""

    def __init__(self, before: State, after: State, fixed: Sequence[HitFinding]) -> None:
        read_now = before.unread.keys() - after.unread.keys()
        self._cells = read_now
        self._lines = {(sheet, row) for sheet, row, _ in read_now}
        self._keys = {before.unread[cell] for cell in read_now} - {""}
        rules = [(RULE_BY_ID[finding.rule], hit, finding.fix) for hit, finding in fixed]
        self._spoiled = before.spoiled | all_spoiled((rule, hit) for rule, hit, fix in rules if fix and fix.safe)
        self._guessed = all_spoiled((rule, hit) for rule, hit, _ in rules)

    def holds(self, hit: Hit, finding: Finding) -> bool:
        rule = RULE_BY_ID[finding.rule]
        is_note = finding.on_submission is Severity.NOTE
        if rule.derived or rule.about_justifications:
            return in_doubt(rule, hit, self._spoiled) or (is_note and in_doubt(rule, hit, self._guessed))
        if rule.family == "FOR" and _bare(hit.key) in self._keys:
            return True
        if is_note and (hit.sheet, hit.row) in self._lines:
            return True
        return rule.family != "VAE" and (hit.sheet, hit.row, hit.column) in self._cells


def _unread(budgets: Budgets) -> dict[int, dict[DataCell, str]]:
    found: dict[int, dict[DataCell, str]] = defaultdict(dict)
    facts = budgets.unreadable
    for (book, row), sheet, column, key in zip(
        facts.index, facts["sheet"], facts["column"], facts["key"].fillna(""), strict=True
    ):
        found[book][sheet, row, column] = _bare(key)
    return found


def _bare(key: str) -> str:
    return key_of(key).strip()
