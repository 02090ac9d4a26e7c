"""Mistakes in calculated cells; the right place is the cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutations.draft import Spot
from mutations.mutation import at, mutation

from schemas.layout import SUBTOTAL_ROW

if TYPE_CHECKING:
    from random import Random

    from mutations.draft import Draft
    from mutations.mutation import Mutation

CALCULATED = ("Korrektioner", "Beløb", "Fuldtidsstillinger", "Finansiering", "Beregning")


def formula_overwritten(draft: Draft, random: Random) -> Mutation | None:
    """A figure or a word typed over a calculated cell of a table."""
    spot = _in_tables(draft, random)
    return None if spot is None else _overwritten(draft, random, spot)


def formula_edited(draft: Draft, random: Random) -> Mutation | None:
    """A calculated cell of a table with a formula of the person's own."""
    spot = _in_tables(draft, random)
    if spot is None:
        return None
    sheet = draft.sheet(spot.sheet)
    before = sheet.formulas[spot.row, spot.column]
    value = draft.value(spot)
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    sheet.formulas[spot.row, spot.column] = f"({before})*1.03" if is_number else f'({before})&""'
    return mutation(draft, f"{at(spot)} formula edited", [spot], [draft.nr(spot)])


def formula_emptied(draft: Draft, random: Random) -> Mutation | None:
    """A calculated cell of a table deleted."""
    spot = _in_tables(draft, random)
    if spot is None:
        return None
    draft.put(spot, None)
    return mutation(draft, f"{at(spot)} formula deleted", [spot], [draft.nr(spot)])


def subtotal_overwritten(draft: Draft, random: Random) -> Mutation | None:
    """A figure typed over a sum above a table."""
    spots = [
        Spot(sheet, row, column)
        for sheet in CALCULATED
        for row, column in sorted(draft.sheet(sheet).formulas)
        if row == SUBTOTAL_ROW and isinstance(draft.value(Spot(sheet, row, column)), (int, float))
    ]
    return _overwritten(draft, random, random.choice(spots)) if spots else None


def overview_overwritten(draft: Draft, random: Random) -> Mutation | None:
    """A figure typed over a total of Oversigt."""
    sheet = draft.sheet("Oversigt")
    spots = [
        Spot("Oversigt", row, column)
        for row, column in sorted(sheet.formulas)
        if isinstance(sheet.values.get((row, column)), (int, float)) and column <= 15
    ]
    return _overwritten(draft, random, random.choice(spots)) if spots else None


def _in_tables(draft: Draft, random: Random) -> Spot | None:
    sheet = random.choice(CALCULATED)
    spots = [Spot(sheet, *place) for place in sorted(draft.sheet(sheet).formulas) if place[0] in draft.rows(sheet)]
    return random.choice(spots) if spots else None


def _overwritten(draft: Draft, random: Random, spot: Spot) -> Mutation:
    before = draft.value(spot)
    is_number = isinstance(before, (int, float)) and not isinstance(before, bool)
    written = before + random.choice([0, 1, 0.1]) if is_number else f"{before or 'Rettet'}"  # type: ignore[operator]  # a number
    draft.put(spot, written)
    key = draft.nr(spot) if draft.sheet(spot.sheet).tables and spot.row > SUBTOTAL_ROW else "-"
    return mutation(draft, f"{at(spot)} formula ({before!r}) overwritten with {written!r}", [spot], [key])
