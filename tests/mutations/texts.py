"""Mistakes in what a correction says; the right place is the text's cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutations.draft import LINE_SHEETS
from mutations.mutation import at, chosen, mutation

from schemas.columns import Kind
from schemas.prose.amounts import stated_amounts

if TYPE_CHECKING:
    from random import Random

    from mutations.draft import Draft, Spot
    from mutations.mutation import Mutation

    from schemas.prose.amounts import Stated


def digit_in_a_text(draft: Draft, random: Random) -> Mutation | None:
    """One digit of a stated amount mistyped."""
    found = _stated(draft, random)
    if found is None:
        return None
    spot, text, stated = found
    amount = random.choice(stated)
    places = [n for n in range(amount.start, amount.end) if text[n].isdigit()]
    place = random.choice(places)
    other = random.choice([one for one in "0123456789" if one != text[place]])
    after = text[:place] + other + text[place + 1 :]
    draft.put(spot, after)
    what = f"{at(spot)} {amount.words} -> {after[amount.start : amount.end]}"
    return mutation(draft, what, [spot], [draft.nr(spot)])


def placeholder_in_a_text(draft: Draft, random: Random) -> Mutation | None:
    """A stated amount still to come."""
    found = _stated(draft, random)
    if found is None:
        return None
    spot, text, stated = found
    amount = random.choice(stated)
    written = random.choice(["x,xxx mio. kr.", "XX kr.", "xx mio. kr."])
    draft.put(spot, text[: amount.start] + written + text[amount.end :].removeprefix(".").removeprefix(" kr."))
    return mutation(draft, f"{at(spot)} {amount.words} -> {written}", [spot], [draft.nr(spot)])


def text_left_out(draft: Draft, random: Random) -> Mutation | None:
    """A title, a description or a line's text not written."""
    sheet = random.choice(["Korrektioner", "Korrektioner", *LINE_SHEETS])
    spots = list(draft.filled((sheet,), lambda column: column.key in ("title", "background", "consequences", "text")))
    spot = chosen(random, spots)
    if spot is None:
        return None
    draft.put(spot, None)
    return mutation(draft, f"{at(spot)} emptied", [spot], [draft.nr(spot)])


def _stated(draft: Draft, random: Random) -> tuple[Spot, str, list[Stated]] | None:
    """A prose cell, its text and the amounts stated there; None where it states none."""
    spot = chosen(random, list(draft.filled(("Korrektioner",), lambda column: column.kind is Kind.PROSE)))
    if spot is None:
        return None
    text = str(draft.value(spot))
    stated = list(stated_amounts(text))
    return (spot, text, stated) if stated else None
