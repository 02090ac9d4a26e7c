"""Hits that another hit of the same workbook explains: one fault, one finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.calculations.keys import key_of
from schemas.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from schemas.budgets import Budgets
    from schemas.rule import Hit, Rule

_ROWS_BELOW, _MALFORMED, _LOOSE = "rows-below-table", "number-malformed", "line-without-correction"
_RESTS_ON_WHOLE_SHEETS = ("no-financing",)
"""Besides the derived rules: these miss the rows that a table does not reach."""
_PRICES = ("price-level-differs", "price-level-later", "rate-missing")
_ABOUT_RATES = ("rate-doubled", "rate-over-several-years")
_ABOUT_THE_BUDGET_YEAR = ("budget-year-unreadable", "years-of-another-budget", "template-older")
_UNIT = "unit-of-the-workbook-implausible"
_FORMULA, _UNIT_ON_OVERVIEW = "formula-differs", "A4"
_NUMBER_TWICE, _LINE_TWICE = "number-doubled", "line-doubled"
_GAP = "gap-in-series"
_WORKBOOK_PRICES = "price-level-not-of-the-budget"
_NOT_LISTED, _WITHOUT_LINES = "committee-not-listed", "correction-without-lines"


class Shadows:
    """The causes among a set's hits that reach beyond the figures of their own correction and year."""

    def __init__(self, struck: Iterable[tuple[Rule, Hit]], budgets: Budgets) -> None:
        every = list(struck)
        self._cut_off = {(hit.book, hit.sheet) for rule, hit in every if rule.name == _ROWS_BELOW}
        self._malformed = {hit.correction for rule, hit in every if rule.name == _MALFORMED}
        self._in_another_unit = {hit.book for rule, hit in every if rule.name == _UNIT}
        self._of_another_year = {hit.book for rule, hit in every if rule.name in _ABOUT_THE_BUDGET_YEAR}
        loose = {hit.correction for rule, hit in every if rule.name == _LOOSE}
        twice = {hit.correction for rule, hit in every if rule.name == _NUMBER_TWICE}
        self._not_listed = {hit.committee for rule, hit in every if rule.name == _NOT_LISTED}
        self._strayed = _strayed(budgets, self._not_listed)
        self._by_number = {_GAP: loose, _LINE_TWICE: loose | twice}
        self._without_prices = {
            hit.book if rule.name == _WORKBOOK_PRICES else hit.committee
            for rule, hit in every
            if _spoils_prices(rule, hit)
        }
        self._priced = _priced_by_themselves(budgets) if self._without_prices else set()

    def cover(self, rule: Rule, hit: Hit) -> bool:
        """Whether a hit follows from one of the causes."""
        if self._not_listed and rule.name != _NOT_LISTED:
            strayed = rule.name == _WITHOUT_LINES and (hit.book, key_of(hit.key)) in self._strayed
            if strayed or hit.committee in self._not_listed:
                return True
        if rule.name == _LOOSE:
            return any((*hit.committee, key_of(key)) in self._malformed for key in hit.other_keys)
        if rule.name in self._by_number:
            return hit.correction in self._by_number[rule.name]
        if rule.name == _WORKBOOK_PRICES:
            return hit.book in self._of_another_year
        return (
            self._rests_on_prices(rule, hit)
            or (hit.book in self._in_another_unit and (rule.derived or _is_named_unit(rule, hit)))
            or self._rests_on_rows_cut_off(rule, hit)
        )

    def _rests_on_rows_cut_off(self, rule: Rule, hit: Hit) -> bool:
        rests_on_rows = rule.derived or rule.name in _RESTS_ON_WHOLE_SHEETS
        return rests_on_rows and any((hit.book, sheet) in self._cut_off for sheet in rule.requires)

    def _rests_on_prices(self, rule: Rule, hit: Hit) -> bool:
        """Rates are looked for by the price rules, and used where a row has a price level of its own."""
        if not {hit.book, hit.committee} & self._without_prices:
            return False
        return rule.name in _PRICES or (rule.derived and hit.correction in self._priced)


def _strayed(budgets: Budgets, not_listed: set[tuple[int, str]]) -> set[tuple[int, str]]:
    """(book, key) of the lines under a committee's name that is on no list, which their correction now lacks."""
    if not not_listed:
        return set()
    return {
        (int(str(book)), key_of(nr))
        for frame in (budgets.amounts, budgets.fte, budgets.financing)
        for book, udvalg, nr in zip(frame.index.get_level_values("book"), frame["udvalg"], frame["nr"], strict=True)
        if (book, udvalg) in not_listed and isinstance(nr, str)
    }


def _is_named_unit(rule: Rule, hit: Hit) -> bool:
    """Whether a hit is about the heading of Oversigt, which names the unit."""
    return rule.name == _FORMULA and hit.sheet == "overview" and hit.cell == _UNIT_ON_OVERVIEW


def _spoils_prices(rule: Rule, hit: Hit) -> bool:
    """A rate that cannot be trusted, or a price level that the whole workbook cannot be in."""
    if rule.name == _WORKBOOK_PRICES:
        return (hit.severity or rule.severity) is Severity.ERROR
    return rule.name in _ABOUT_RATES or (rule.family == "VAE" and hit.sheet == "rates")


def _priced_by_themselves(budgets: Budgets) -> set[tuple[int, str, str]]:
    """(book, udvalg, key) of the numbers with a price level of their own, in Korrektioner or Beregning."""
    own = [
        frame[frame["price_level"].notna() & frame["nr"].notna()]
        for frame in (budgets.corrections, budgets.calculation)
    ]
    return {
        (int(str(book)), udvalg or "", key_of(nr))
        for frame in own
        for book, udvalg, nr in zip(frame.index.get_level_values("book"), frame["udvalg"], frame["nr"], strict=True)
    }
