"""Mistakes in answers, price years, rates, dates and the facts of Stamdata; the right place is the cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutations.draft import LINE_SHEETS
from mutations.mutation import at, chosen, mutation

from schemas.columns import Kind
from schemas.layout import DEFAULT_UNIT, UNITS
from schemas.lists import LISTS

if TYPE_CHECKING:
    from random import Random

    from mutations.draft import Draft, Spot
    from mutations.mutation import Mutation

    from schemas.layout import Column

ANSWER_SHEETS = (*LINE_SHEETS, "Korrektioner", "PL")


def answer_not_in_the_list(draft: Draft, random: Random) -> Mutation | None:
    """An answer misspelt or made up."""
    spot = _answer(draft, random)
    if spot is None:
        return None
    own = str(draft.value(spot))
    return _written(draft, spot, random.choice([own[:-1], own + own[-1], f"{own} (?)", f"{own} ", "Ved ikke"]))


def another_answer(draft: Draft, random: Random) -> Mutation | None:
    """The neighbour chosen in a drop-down."""
    spot = _answer(draft, random)
    if spot is None:
        return None
    choices = LISTS[_column(draft, spot).choices or ""]
    return _written(draft, spot, random.choice([one for one in choices if one != draft.value(spot)]))


def answer_left_out(draft: Draft, random: Random) -> Mutation | None:
    """An answer not given."""
    spot = _answer(draft, random)
    return None if spot is None else _written(draft, spot, None)


def price_year_mistyped(draft: Draft, random: Random) -> Mutation | None:
    """A price level of another year, or of none, in Korrektioner or Beregning; Stamdata's among them."""
    year = draft.layout.budget_year
    sheet = random.choice(["Korrektioner", "Korrektioner", "Beregning", "Stamdata"])
    if sheet == "Stamdata":
        spot = draft.fact_spot("Prisniveau")
    else:
        spot = draft.spot(sheet, random.choice(draft.rows(sheet)), "Prisniveau")
    written = random.choice([year - 1, year - 1, year - 2, year + 1, int(f"{str(year)[:2]}{str(year)[:1:-1]}")])
    if written == draft.value(spot):
        return None
    return _written(draft, spot, written)


def budget_year_mistyped(draft: Draft, random: Random) -> Mutation | None:
    """Another Budgetår in Stamdata than the sheets'; the right place is its cell, or any year header."""
    spot = draft.fact_spot("Budgetår")
    before = draft.value(spot)
    headers = [draft.header(sheet, year) for sheet in LINE_SHEETS for year in draft.years(sheet)]
    year = draft.layout.budget_year
    choices: tuple[str | int, ...] = (year - 1, year + 1, "næste år", 26)
    written = random.choice(choices)
    draft.put(spot, written)
    return mutation(draft, f"Budgetår {before} -> {written}", [spot, *headers])


def unit_mistaken(draft: Draft, random: Random) -> Mutation | None:
    """The other unit in Stamdata, or an unknown one."""
    spot = draft.fact_spot("Enhed")
    others: list[str | None] = [unit for unit in UNITS if unit != draft.value(spot)]
    if draft.layout.unit != DEFAULT_UNIT:
        others.append(None)  # blank is mio. kr.
    return _written(draft, spot, random.choice([*others, "t.kr."]))


def fact_left_out(draft: Draft, random: Random) -> Mutation | None:
    """A fact of Stamdata emptied."""
    fields = [field for field in _filled_facts(draft) if field not in ("Skabelonversion", "Enhed", "Prisniveau")]
    return _written(draft, draft.fact_spot(random.choice(fields)), None)


def rate_mistyped(draft: Draft, random: Random) -> Mutation | None:
    """A rate as a whole number, of another year or type, entered twice, or gone; only where rates are needed."""
    spots = list(draft.filled(("PL",), lambda column: column.key == "percent"))
    spot = chosen(random, spots)
    if spot is None:
        return None
    way = random.choice(["whole number", "other year", "two years", "type", "deleted", "doubled", "turned"])
    first, to = draft.spot("PL", spot.row, "Fra år"), draft.spot("PL", spot.row, "Til år")
    row = [draft.spot("PL", spot.row, column.header) for column in draft.inputs("PL")]
    if way == "whole number":
        return _written(draft, spot, draft.number(spot) * 100)
    if way == "turned":
        return _written(draft, spot, -draft.number(spot))
    if way == "two years":
        return _written(draft, to, int(draft.number(to)) + 1)
    if way == "type":
        kind = draft.spot("PL", spot.row, "Type")
        return _written(draft, kind, random.choice([one for one in LISTS["PL-type"] if one != draft.value(kind)]))
    if way == "other year":
        draft.put(first, int(draft.number(first)) - 1)
        draft.put(to, int(draft.number(to)) - 1)
    elif way == "deleted":
        draft.delete_row("PL", spot.row)
    else:
        draft.double_row("PL", spot.row)
        row += [one._replace(row=spot.row + 1) for one in row]
    return mutation(draft, f"PL row {spot.row} {way}", [*row, *_priced_otherwise(draft)])


def date_mistyped(draft: Draft, random: Random) -> Mutation | None:
    """An effective date of a wrong year, or as text."""
    spot = chosen(random, list(draft.filled(("Korrektioner",), lambda column: column.key == "effective_date")))
    if spot is None:
        return None
    date = int(draft.number(spot))
    written: tuple[str | int, ...] = (date - 365 * 3, date + 365 * 10, "1.1.", "x. juli", "medio året")
    return _written(draft, spot, random.choice(written))


def _answer(draft: Draft, random: Random) -> Spot | None:
    spots = list(draft.filled(ANSWER_SHEETS, lambda column: column.kind is Kind.CHOICE))
    by_column: dict[tuple[str, int], list[Spot]] = {}
    for spot in spots:
        by_column.setdefault((spot.sheet, spot.column), []).append(spot)
    return random.choice(random.choice(list(by_column.values()))) if by_column else None


def _column(draft: Draft, spot: Spot) -> Column:
    header = str(draft.value(spot._replace(row=draft.table(spot.sheet).area.first_row)))
    return next(column for column in draft.inputs(spot.sheet) if column.header == header)


def _filled_facts(draft: Draft) -> list[str]:
    cells = draft.sheet("Stamdata").values
    return [
        str(value) for (row, column), value in sorted(cells.items()) if column == 1 and row > 3 and (row, 2) in cells
    ]


def _priced_otherwise(draft: Draft) -> list[Spot]:
    """The price levels that a rate is needed for."""
    return list(draft.filled(("Korrektioner", "Beregning"), lambda column: column.key == "price_level"))


def _written(draft: Draft, spot: Spot, value: str | float | None) -> Mutation:
    before = draft.value(spot)
    keys = {"-"} if spot.sheet in ("Stamdata", "PL") else {draft.nr(spot)}
    draft.put(spot, value)
    return mutation(draft, f"{at(spot)} {before!r} -> {value!r}", [spot], keys)
