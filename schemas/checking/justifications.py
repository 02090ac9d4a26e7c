"""Matches the rows of Begrundelser with what the rules found, by rule and Nr."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from schemas.calculations.rows import Record, key_of, records, unreadable_places
from schemas.checking.precedence import Spoiled
from schemas.evidence.withdrawn import Withdrawn
from schemas.finding import Accepted, Finding, Severity, Text, same
from schemas.rule import Budgets, Hit, Rule, Settings
from schemas.rules import RULES
from schemas.words.figures import BLANK

JOINT = " · "
"""The separator between the found values that one row justifies."""
WHOLE_BOOK = "-"
"""The Nr of a finding that belongs to no correction."""
ABOUT_JUSTIFICATIONS = next(rule for rule in RULES if rule.about_justifications)
"""The rule about rows that justify nothing. Its hits are made here, where all findings are known."""
_SOME_ID = next(row["Regel"] for row in ABOUT_JUSTIFICATIONS.wrong.sheets["Begrundelser"] or () if row is not None)
"""The ID in that rule's own example."""

JustifiedNumber = tuple[int, str, str, str]
"""What a row justifies: (book, udvalg, rule ID, key)."""
HitFinding = tuple[Hit, "Finding"]

_FILLED = {
    "rule": Text("Regel", "Regel (the rule)"),
    "nr": Text("Nr", "Nr (the number)"),
    "observed": Text("Konstateret", "Konstateret (what was observed)"),
    "reason": Text("Begrundelse", "Begrundelse (the reason)"),
}
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")


def observed(found: Iterable[Text]) -> str:
    """What Konstateret says of these findings: their distinct found values in Danish, sorted and joined."""
    return JOINT.join(sorted({one.da or BLANK.da for one in found}))


def justified_key(key: str) -> str:
    """The key a finding is justified under; one that belongs to no correction goes with the whole book."""
    return key_of(key) or WHOLE_BOOK


def may_be_justified(rule_id: str, on_submission: Severity, settings: Settings) -> bool:
    """Whether a finding may stand with a reason: an error only where the settings name its rule."""
    if rule_id == ABOUT_JUSTIFICATIONS.id:
        return False
    return on_submission is not Severity.ERROR or rule_id in settings.explainable_errors


class Justifications:
    """The justifications of a set of workbooks, matched with everything that was found there.

    `found` is what was found whether or not it is asked for, so that leaving a rule out makes no justification
    look unused. Where figures are `spoiled` a derived rule could not be applied: finding nothing proves nothing.
    """

    def __init__(
        self, budgets: Budgets, found: Iterable[HitFinding], spoiled: Iterable[Spoiled], settings: Settings
    ) -> None:
        self._budgets = budgets
        self._spoiled = {(one.book, one.udvalg, one.key) for one in spoiled}
        self._settings = settings
        self._rows = [] if budgets.justifications.empty else records(budgets.justifications)
        self._sole = _sole_committees(budgets) if self._rows else {}
        self._found = self._by_name(found)
        self._accepted: dict[JustifiedNumber, tuple[bool, Accepted]] = {}
        self._differing: list[tuple[Record, Rule, JustifiedNumber, list[Finding]]] = []
        self.unused: list[Hit] = []
        """The rows that explain nothing, as hits of `ABOUT_JUSTIFICATIONS`."""
        self._match()

    def accept(self, hit: Hit, finding: Finding) -> Finding:
        """The finding with the reason why it may stand, where somebody has justified it and may."""
        if not self._accepted or not may_be_justified(finding.rule, finding.on_submission, self._settings):
            return finding
        _, accepted = self._accepted.get(self._name(hit, finding), (False, None))
        return replace(finding, accepted=accepted)

    def _name(self, hit: Hit, finding: Finding) -> JustifiedNumber:
        return (*self._owner(hit.book, hit.udvalg), finding.rule, justified_key(hit.key))

    def _owner(self, book: int, udvalg: str | None) -> tuple[int, str]:
        return book, udvalg or self._sole.get(book, "")

    def _by_name(self, found: Iterable[HitFinding]) -> dict[JustifiedNumber, list[Finding]]:
        books = {row["book"] for row in self._rows}
        by_name: dict[JustifiedNumber, list[Finding]] = defaultdict(list)
        for hit, finding in found:
            if hit.book in books:
                by_name[self._name(hit, finding)].append(finding)
        return by_name

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
                self._unused(row, "rule", _why(_NO_SUCH_RULE, row, row["rule"]), group)
            elif not group:
                if not (self._silent(rule, row) or withdrawn.holds(_hit(row, "rule"))):
                    self._unused(row, "rule", _why(_NOTHING_FOUND, row, rule.id), group)
            else:
                self._explain(row, rule, name, group)
        for row, rule, name, group in self._differing:
            now = observed(one.found for one in group)
            why = _why(_SUPERSEDED if name in self._accepted else _DIFFERS, row, rule.id, now)
            self._unused(row, "observed", why, group)

    def _explain(self, row: Record, rule: Rule, name: JustifiedNumber, group: list[Finding]) -> None:
        justifiable = [one for one in group if may_be_justified(rule.id, one.on_submission, self._settings)]
        now = observed(one.found for one in group)
        if not justifiable:
            self._unused(row, "rule", _why(_IS_AN_ERROR, row, rule.id), group)
        elif _facts(row["observed"]) == _facts(now):
            approved = bool((row["approved_by"] or "").strip())
            if name not in self._accepted or (approved and not self._accepted[name][0]):
                self._accepted[name] = (approved, _as_accepted(row))
        elif not self._silent(rule, row):
            self._differing.append((row, rule, name, group))

    def _silent(self, rule: Rule, row: Record) -> bool:
        """Whether the rule could not be applied to that number at all."""
        in_doubt = rule.derived and (row["book"], row["udvalg"] or "", key_of(row["nr"])) in self._spoiled
        return in_doubt or row["book"] not in self._budgets.books_with(rule.requires)

    def _unused(self, row: Record, column: str, why: Text, group: list[Finding]) -> None:
        text = row["observed"]
        self.unused.append(
            _hit(
                row,
                column,
                found=same(text) if text else BLANK,
                expected=same(observed(one.found for one in group)) if group else Text("intet fund", "no finding"),
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
    """The values named in Konstateret; numbers are compared by value, however Excel displays them."""
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


def _blank(column: str, group: list[Finding]) -> Text:
    name = _FILLED[column]
    if column == "observed" and group:
        now = observed(one.found for one in group)
        return Text(
            f"{name.da} er tom. Skriv det, kontrollen fandt: {now}",
            f"{name.en} is blank. Write what the check found: {now}",
        )
    return Text(
        f"{name.da} er tom. Udfyld den, eller slet rækken.", f"{name.en} is blank. Fill it in, or delete the row."
    )


def _why(words: Text, row: Record, rule: str, now: str = "") -> Text:
    about = Text("hele projektmappen", "the whole workbook") if row["nr"] == WHOLE_BOOK else same(row["nr"])
    return words.format({"rule": same(rule), "about": about, "now": same(now), "some": same(_SOME_ID)})


_NO_SUCH_RULE = Text(
    "Der er ingen regel »{rule}«. Skriv reglens ID, fx {some}.",
    "There is no rule “{rule}”. Write the rule's ID, such as {some}.",
)
_NOTHING_FOUND = Text(
    "{rule} finder ikke noget ved {about}. Slet rækken, eller ret Regel og Nr.",
    "{rule} finds nothing about {about}. Delete the row, or correct Regel and Nr.",
)
_IS_AN_ERROR = Text(
    "{rule} ved {about} er en fejl, og fejl kan ikke begrundes. Ret fejlen, og slet rækken.",
    "{rule} about {about} is an error, and errors cannot be justified. Mend it, and delete the row.",
)
_DIFFERS = Text(
    "{rule} finder nu »{now}« ved {about}. Ret det, eller skriv en ny begrundelse.",
    "{rule} now finds “{now}” about {about}. Mend it, or write a new justification.",
)
_SUPERSEDED = Text(
    "Det, {rule} finder nu ved {about}, er begrundet i en anden række. Slet denne.",
    "What {rule} now finds about {about} is justified in another row. Delete this one.",
)
