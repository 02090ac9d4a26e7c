"""Precedence: one fault, one finding. Applies what each rule says that it spoils, hides and yields to."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from schemas.calculations.rows import key_of
from schemas.evidence.withdrawn import Withdrawn
from schemas.layout import BUDGET_YEARS
from schemas.rule import Budgets, Hit, Rule, Severity, Within

RuleHit = tuple["Rule", "Hit"]


class Spoiled(NamedTuple):
    """Figures that cannot be trusted: `Spoiled(3)` is every amount of book 3, and each further part narrows that.

    `udvalg` is empty for nobody's, `year` None for all of the number's; `prices` are what rates convert.
    """

    book: int
    udvalg: str | None = None
    key: str | None = None
    year: str | None = None
    sheet: str | None = None
    prices: bool = False


def leading(found: Sequence[RuleHit], budgets: Budgets) -> tuple[list[RuleHit], set[Spoiled]]:
    """The hits that do not follow from another hit, and the figures that derived rules could not judge.

    A derived rule that spoils figures itself is held to the cells it sums, the rest also to what such rules spoil.
    A warning that has been justified suppresses nothing else.
    """
    withdrawn, justified = Withdrawn(budgets), _justified(budgets)
    found = [(rule, hit) for rule, hit in found if rule.of_withdrawn or not withdrawn.holds(hit)]

    def speaks(rule: Rule, hit: Hit) -> bool:
        return rule.severity is not Severity.WARNING or (*hit.correction, rule.id) not in justified

    speaking = [one for one in found if speaks(*one)]
    of_cells = unread_years(budgets) | all_spoiled((rule, hit) for rule, hit in speaking if not rule.derived)
    every = of_cells | all_spoiled(speaking)
    priced = _priced_by_themselves(budgets) if any(one.prices for one in every) else frozenset()
    trusted = [
        (rule, hit)
        for rule, hit in found
        if (of_cells if rule.spoils else every).isdisjoint(_rests_on(rule, hit, priced))
    ]
    kept = _not_hidden(trusted, [one for one in trusted if speaks(*one)])
    # Findings of one cell keep this order: what is wrong with the cell comes before what follows from it.
    return sorted(kept, key=lambda one: one[0].derived + (one[0].derived and not one[0].spoils)), every


def all_spoiled(found: Iterable[RuleHit]) -> set[Spoiled]:
    """The figures that any of these hits spoils."""
    return {one for rule, hit in found for one in spoiled_by(rule, hit)}


def spoiled_by(rule: Rule, hit: Hit) -> Iterator[Spoiled]:
    """The figures that cannot be trusted while this hit stands (`schemas.rule.Spoils`)."""
    book, udvalg = hit.committee
    is_error = (hit.severity or rule.severity) is Severity.ERROR
    of_rates = hit.sheet == "rates"
    if rule.spoils == "amounts":
        yield Spoiled(book)
    elif rule.spoils == "rows":
        yield Spoiled(book, sheet=hit.sheet)
    elif rule.spoils == "number":
        for key in (hit.key, hit.key.strip(), *hit.other_keys):
            yield Spoiled(book, udvalg, key_of(key))
    elif rule.spoils == "prices" and is_error:
        yield Spoiled(book, udvalg if of_rates else None, prices=True)
    elif rule.spoils == "cell":
        if of_rates:
            yield Spoiled(book, udvalg, prices=True)
        if is_error:
            years = (hit.column, *hit.rests_on) if hit.column in BUDGET_YEARS else (None,)
            yield from (Spoiled(*hit.correction, year) for year in years)


def in_doubt(rule: Rule, hit: Hit, spoiled: frozenset[Spoiled] | set[Spoiled]) -> bool:
    """Whether a hit rests on figures that are spoiled, prices aside."""
    return not spoiled.isdisjoint(_rests_on(rule, hit))


def _rests_on(rule: Rule, hit: Hit, priced: Collection[tuple[int, str, str]] = ()) -> Iterator[Spoiled]:
    """What would have to be spoiled for the rule to be silent here; `priced` have a price level of their own."""
    book, udvalg = hit.committee
    of_number = rule.derived or rule.about_justifications
    if of_number:
        yield Spoiled(book)
        for key in (hit.key, *hit.other_keys):
            for year in (None, *(hit.rests_on or BUDGET_YEARS)):
                yield Spoiled(book, udvalg, key_of(key), year)
    if of_number or "rows" in rule.rests_on:
        yield from (Spoiled(book, sheet=sheet) for sheet in rule.requires)
    if "prices" in rule.rests_on or (rule.derived and hit.correction in priced):
        yield from (Spoiled(book, name, prices=True) for name in (None, udvalg))


def unread_years(budgets: Budgets) -> set[Spoiled]:
    """The years of a number in which a cell could not be read."""
    facts = budgets.unreadable[budgets.unreadable["column"].isin(BUDGET_YEARS)]
    books = facts.index.get_level_values("book")
    return {
        Spoiled(int(book), udvalg, key_of(key), column)
        for book, udvalg, key, column in zip(
            books, facts["udvalg"].fillna(""), facts["key"].fillna(""), facts["column"], strict=True
        )
    }


def _not_hidden(found: Sequence[RuleHit], speaking: Iterable[RuleHit]) -> list[RuleHit]:
    """The hits that are not hidden by a hit of another rule in `speaking`."""
    hits: defaultdict[str, list[Hit]] = defaultdict(list)
    for rule, hit in speaking:
        hits[rule.id].append(hit)
    rules = {rule.id: rule for rule, _ in found}.values()
    hidden = {
        rule.id: [_beside(within, hits[other.id]) for other in rules for within in _precedence(rule, other)]
        for rule in rules
    }
    return [(rule, hit) for rule, hit in found if not any(beside(hit) for beside in hidden[rule.id])]


def _precedence(rule: Rule, other: Rule) -> Iterator[Within]:
    """How near a hit of the rule must be to a hit of the other rule to be hidden by it."""
    if rule.id != other.id:
        yield from (rule.yields_to[word] for word in (other.name, other.family) if word in rule.yields_to)
        yield from (other.hides[word] for word in (rule.name, rule.family, "*") if word in other.hides)


def _beside(within: Within, others: Iterable[Hit]) -> Callable[[Hit], bool]:
    """A function that tells whether a hit is that near to one of the others."""
    if callable(within):
        by_book: defaultdict[int, list[Hit]] = defaultdict(list)
        for other in others:
            by_book[other.book].append(other)
        return lambda hit: any(within(hit, other) for other in by_book.get(hit.book, ()))
    if within == "book":
        books = {other.book for other in others}
        return lambda hit: hit.book in books
    if within == "committee":
        committees = {other.committee for other in others}
        return lambda hit: hit.committee in committees
    if within == "named":
        named = {(other.book, key_of(key)) for other in others for key in other.other_keys}
        return lambda hit: (hit.book, key_of(hit.key)) in named
    numbers = {other.correction for other in others}
    return lambda hit: any((*hit.committee, key_of(key)) in numbers for key in (hit.key, *hit.other_keys))


def _justified(budgets: Budgets) -> set[tuple[int, str, str, str]]:
    """What somebody has justified, by every row of Begrundelser: (book, udvalg, key, rule ID)."""
    rows = budgets.justifications
    return {
        (int(str(book)), udvalg if isinstance(udvalg, str) else "", key_of(nr), rule)
        for book, udvalg, rule, nr in zip(
            rows.index.get_level_values("book"), rows["udvalg"], rows["rule"], rows["nr"], strict=True
        )
        if isinstance(rule, str) and isinstance(nr, str)
    }


def _priced_by_themselves(budgets: Budgets) -> frozenset[tuple[int, str, str]]:
    """The numbers with a price level of their own, in Korrektioner or Beregning."""
    own = [
        frame[frame["price_level"].notna() & frame["nr"].notna()]
        for frame in (budgets.corrections, budgets.calculation)
    ]
    return frozenset(
        (int(str(book)), udvalg or "", key_of(nr))
        for frame in own
        for book, udvalg, nr in zip(frame.index.get_level_values("book"), frame["udvalg"], frame["nr"], strict=True)
    )
