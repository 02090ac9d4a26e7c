"""Amend or explain: the rows of Begrundelser held against what the rules found, by rule and Nr."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from schemas.calculations.keys import key_of
from schemas.calculations.rows import records, unreadable_places
from schemas.evidence.withdrawn import Withdrawn
from schemas.finding import Accepted, Severity, Text, same
from schemas.layout import BUDGET_YEARS
from schemas.rule import Hit
from schemas.rules import RULES
from schemas.rules.sums import explanation_explains_nothing
from schemas.words.figures import BLANK

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from schemas.budgets import Budgets
    from schemas.calculations.rows import Record
    from schemas.rule import Rule
    from schemas.settings import Settings

JOINT = " · "
"""Stands between the found values that one row explains."""
WHOLE_BOOK = "-"
"""The Nr of what belongs to no correction."""
NOTHING_JUSTIFIED = explanation_explains_nothing.RULE
"""The rule about the rows that explain nothing; they are reported here, for only here the findings are known."""

Name = tuple[int, str, str, str]
"""What a row explains: (book, udvalg, rule ID, key)."""
Doubt = tuple[int, str, str, str | None]
"""(book, udvalg, key, canonical year): a number's year whose cells are at fault, or None for all of its years."""

_FILLED = {
    "rule": Text("Regel", "Regel (the rule)"),
    "nr": Text("Nr", "Nr (the number)"),
    "observed": Text("Konstateret", "Konstateret (what was observed)"),
    "reason": Text("Begrundelse", "Begrundelse (the reason)"),
}
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")


@dataclass(frozen=True, slots=True)
class Judged:
    """A hit of a rule, and how grave it is on submission."""

    rule: Rule
    hit: Hit
    on_submission: Severity


def observed(found: Iterable[Text]) -> str:
    """What Konstateret says of these findings: their distinct found values in Danish, sorted and joined."""
    return JOINT.join(sorted({one.da or BLANK.da for one in found}))


def justified_key(key: str) -> str:
    """The key a finding is justified under; one that belongs to no correction goes with the whole book."""
    return key_of(key) or WHOLE_BOOK


def may_be_justified(rule_id: str, on_submission: Severity, settings: Settings) -> bool:
    """Whether a finding may stand with a reason: an error only where the settings name its rule."""
    if rule_id == NOTHING_JUSTIFIED.id:
        return False
    return on_submission is not Severity.ERROR or rule_id in settings.explainable_errors


class Justifications:
    """The justifications of a set of workbooks, matched with everything that was found there.

    `judged` is what was found whether or not it is asked for, so that leaving a rule out makes no justification
    look unused. `doubtful` are the years in which a derived rule could not look: its silence proves nothing.
    """

    def __init__(
        self, budgets: Budgets, judged: Sequence[Judged], doubtful: Collection[Doubt], settings: Settings
    ) -> None:
        self._budgets = budgets
        self._doubtful = {
            (book, udvalg, key) for book, udvalg, key, year in doubtful if year is None or year in BUDGET_YEARS
        }
        self._settings = settings
        self._rows = [] if budgets.justifications.empty else records(budgets.justifications)
        self._sole = _sole_committees(budgets) if self._rows else {}
        self._found = self._by_name(judged)
        self._accepted: dict[Name, tuple[bool, Accepted]] = {}
        self._differing: list[tuple[Record, Rule, Name, list[Judged]]] = []
        self.unused: list[Hit] = []
        """The rows that explain nothing, as hits of `NOTHING_EXPLAINED`."""
        self._match()

    def accepted(self, one: Judged) -> Accepted | None:
        """Why this finding may stand, or None where nobody has justified it or nobody may."""
        if not self._accepted or not may_be_justified(one.rule.id, one.on_submission, self._settings):
            return None
        _, accepted = self._accepted.get(self._name(one), (False, None))
        return accepted

    def _name(self, one: Judged) -> Name:
        return (*self._owner(one.hit.book, one.hit.udvalg), one.rule.id, justified_key(one.hit.key))

    def _owner(self, book: int, udvalg: str | None) -> tuple[int, str]:
        return book, udvalg or self._sole.get(book, "")

    def _by_name(self, judged: Sequence[Judged]) -> dict[Name, list[Judged]]:
        books = {row["book"] for row in self._rows}
        found: dict[Name, list[Judged]] = defaultdict(list)
        for one in judged:
            if one.hit.book in books:
                found[self._name(one)].append(one)
        return found

    def _match(self) -> None:
        if not self._rows:
            return
        rules = {rule.id.casefold(): rule for rule in RULES}
        withdrawn = Withdrawn(self._budgets)
        unread = unreadable_places(self._budgets)
        for row in self._rows:
            blank = next((column for column in _FILLED if not (row[column] or "").strip()), None)
            rule = rules.get((row["rule"] or "").strip().casefold())
            name = (*self._owner(row["book"], row["udvalg"]), rule.id if rule else "", key_of(row["nr"] or ""))
            group = self._found.get(name, [])
            if blank is not None:
                if (row["book"], "justifications", row["row"], blank) not in unread:
                    self._unused(row, blank, _blank(blank, group), group)
            elif rule is None:
                self._unused(row, "rule", _no_such_rule(row["rule"]), group)
            elif not group:
                if not (self._silent(rule, row) or withdrawn.holds(_hit(row, "rule"))):
                    self._unused(row, "rule", _nothing_found(rule, row), group)
            else:
                self._explain(row, rule, name, group)
        for row, rule, name, group in self._differing:
            now = observed(one.hit.found for one in group)
            why = _superseded(rule, row) if name in self._accepted else _differs(rule, row, now)
            self._unused(row, "observed", why, group)

    def _explain(self, row: Record, rule: Rule, name: Name, group: list[Judged]) -> None:
        justifiable = [one for one in group if may_be_justified(rule.id, one.on_submission, self._settings)]
        now = observed(one.hit.found for one in group)
        if not justifiable:
            self._unused(row, "rule", _is_an_error(rule, row), group)
        elif _facts(row["observed"]) == _facts(now):
            approved = bool((row["approved_by"] or "").strip())
            if name not in self._accepted or (approved and not self._accepted[name][0]):
                self._accepted[name] = (approved, _as_accepted(row))
        elif not self._silent(rule, row):
            self._differing.append((row, rule, name, group))

    def _silent(self, rule: Rule, row: Record) -> bool:
        """Whether the rule could not look at that number at all."""
        in_doubt = rule.derived and (row["book"], row["udvalg"] or "", key_of(row["nr"])) in self._doubtful
        return in_doubt or row["book"] not in self._budgets.books_with(rule.requires)

    def _unused(self, row: Record, column: str, why: Text, group: list[Judged]) -> None:
        text = row["observed"]
        self.unused.append(
            _hit(
                row,
                column,
                found=same(text) if text else BLANK,
                expected=same(observed(one.hit.found for one in group)) if group else Text("intet fund", "no finding"),
                why=why,
            )
        )


def _sole_committees(budgets: Budgets) -> dict[int, str]:
    """The committee of each book that has but one."""
    found: dict[int, set[str]] = defaultdict(set)
    books = budgets.committees.index.get_level_values("book")
    for book, udvalg in zip(books, budgets.committees["udvalg"], strict=True):
        found[int(book)].add(udvalg if isinstance(udvalg, str) else "")
    return {book: next(iter(names)) for book, names in found.items() if len(names) == 1}


def _facts(text: str) -> frozenset[str | Decimal]:
    """The values a Konstateret names; a number is the same however Excel came to show it."""
    return frozenset(_fact(" ".join(part.split())) for part in text.split(JOINT.strip()))


def _fact(text: str) -> str | Decimal:
    if _NUMBER.fullmatch(text) is None:
        return text.replace(" %", "%")
    return Decimal(text.replace(".", "").replace(",", "."))


def _as_accepted(row: Record) -> Accepted:
    day = row["date"]
    return Accepted(
        reason=row["reason"],
        by=row["justified_by"] or "",
        approved_by=row["approved_by"] or "",
        date="" if day is None else f"{day:%d-%m-%Y}",
    )


def _hit(row: Record, column: str, *, found: Text = BLANK, expected: Text = BLANK, why: Text = BLANK) -> Hit:
    return Hit(
        book=row["book"],
        udvalg=row["udvalg"],
        sheet="justifications",
        row=row["row"],
        column=column,
        key=row["nr"] or WHOLE_BOOK,
        found=found,
        expected=expected,
        values={"why": why},
    )


def _blank(column: str, group: list[Judged]) -> Text:
    name = _FILLED[column]
    if column == "observed" and group:
        now = observed(one.hit.found for one in group)
        return Text(
            f"{name.da} er tom. Skriv det, kontrollen fandt: {now}",
            f"{name.en} is blank. Write what the check found: {now}",
        )
    return Text(
        f"{name.da} er tom. Udfyld den, eller slet rækken.", f"{name.en} is blank. Fill it in, or delete the row."
    )


def _no_such_rule(written: str) -> Text:
    return Text(
        f"Der er ingen regel »{written}«. Skriv reglens ID, fx SUM608.",
        f"There is no rule “{written}”. Write the rule's ID, such as SUM608.",
    )


def _about(row: Record) -> Text:
    nr = row["nr"]
    return Text("hele projektmappen", "the whole workbook") if nr == WHOLE_BOOK else same(nr)


def _nothing_found(rule: Rule, row: Record) -> Text:
    about = _about(row)
    return Text(
        f"{rule.id} finder ikke noget ved {about.da}. Slet rækken, eller ret Regel og Nr.",
        f"{rule.id} finds nothing about {about.en}. Delete the row, or correct Regel and Nr.",
    )


def _is_an_error(rule: Rule, row: Record) -> Text:
    about = _about(row)
    return Text(
        f"{rule.id} ved {about.da} er en fejl, og fejl kan ikke begrundes. Ret fejlen, og slet rækken.",
        f"{rule.id} about {about.en} is an error, and errors cannot be justified. Mend it, and delete the row.",
    )


def _differs(rule: Rule, row: Record, now: str) -> Text:
    about = _about(row)
    return Text(
        f"{rule.id} finder nu »{now}« ved {about.da}. Ret det, eller skriv en ny begrundelse.",
        f"{rule.id} now finds “{now}” about {about.en}. Mend it, or write a new justification.",
    )


def _superseded(rule: Rule, row: Record) -> Text:
    about = _about(row)
    return Text(
        f"Det, {rule.id} finder nu ved {about.da}, er begrundet i en anden række. Slet denne.",
        f"What {rule.id} now finds about {about.en} is justified in another row. Delete this one.",
    )
