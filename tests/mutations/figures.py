"""Mistakes in one figure of a line; the right place is its cell."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from mutations.draft import AMOUNT_SHEETS, FIGURE_SHEETS
from mutations.mutation import at_figure, chosen

from workbook.grid import CellError, NumberClass

if TYPE_CHECKING:
    from random import Random

    from mutations.draft import Draft
    from mutations.mutation import Mutation

Change = Callable[[Decimal], Decimal]
FIRST_OF_AUGUST_2025 = 45870


def sign_turned(draft: Draft, random: Random) -> Mutation | None:
    """A minus forgotten, or typed where none belongs."""
    return _changed(draft, random, lambda figure: -figure)


def other_digit(draft: Draft, random: Random) -> Mutation | None:
    """One digit mistyped."""

    def change(figure: Decimal) -> Decimal:
        digits = _plain(figure)
        place = random.choice([n for n, one in enumerate(digits) if one.isdigit()])
        other = random.choice([one for one in "0123456789" if one != digits[place]])
        return Decimal(digits[:place] + other + digits[place + 1 :])

    return _changed(draft, random, change)


def digits_swapped(draft: Draft, random: Random) -> Mutation | None:
    """Two digits in the wrong order."""

    def change(figure: Decimal) -> Decimal:
        digits = _plain(figure)
        pairs = [n for n in range(len(digits) - 1) if digits[n : n + 2].isdigit() and digits[n] != digits[n + 1]]
        if not pairs:
            return figure
        place = random.choice(pairs)
        return Decimal(digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :])

    return _changed(draft, random, change)


def decimal_place(draft: Draft, random: Random) -> Mutation | None:
    """The decimal mark one place off, or a nought too many or too few."""
    factor = random.choice([Decimal(10), Decimal("0.1")])
    return _changed(draft, random, lambda figure: figure * factor, AMOUNT_SHEETS)


def other_unit(draft: Draft, random: Random) -> Mutation | None:
    """Thousands typed as millions, or kroner as thousands."""
    return _changed(draft, random, lambda figure: figure * 1000, AMOUNT_SHEETS)


def figure_left_out(draft: Draft, random: Random) -> Mutation | None:
    """A year not filled in."""
    spot = chosen(random, draft.figures())
    if spot is None:
        return None
    draft.put(spot, None)
    return at_figure(draft, "emptied", spot)


def zero_for_a_figure(draft: Draft, random: Random) -> Mutation | None:
    """A nought where an amount belongs."""
    return _changed(draft, random, lambda _: Decimal(0))


def text_for_number(draft: Draft, random: Random) -> Mutation | None:
    """A number that Excel has stored as text."""
    spot = chosen(random, draft.figures())
    if spot is None:
        return None
    figure = f"{draft.number(spot):.3f}".rstrip("0").rstrip(".").replace(".", ",")
    written = random.choice(["{}", "{} ", "{} mio.", "ca. {}", "'{}", "{} kr."]).format(figure)
    draft.put(spot, written)
    return at_figure(draft, f"= text {written!r}", spot)


def words_for_number(draft: Draft, random: Random) -> Mutation | None:
    """Words or a placeholder where a number belongs."""
    spot = chosen(random, draft.figures())
    if spot is None:
        return None
    words = random.choice(["x,xxx", "-", "se note", "?", "mangler", "n/a"])
    draft.put(spot, words)
    return at_figure(draft, f"= {words!r}", spot)


def date_for_number(draft: Draft, random: Random) -> Mutation | None:
    """1.8 typed, and made the first of August by Excel."""
    spot = chosen(random, draft.figures())
    if spot is None:
        return None
    draft.put(spot, FIRST_OF_AUGUST_2025 + random.randrange(365), NumberClass.DATE)
    return at_figure(draft, "= a date", spot)


def percent_for_number(draft: Draft, random: Random) -> Mutation | None:
    """An amount typed with a per cent sign."""
    spot = chosen(random, draft.figures())
    if spot is None:
        return None
    draft.put(spot, draft.number(spot) / 100, NumberClass.PERCENT)
    return at_figure(draft, "= a percentage", spot)


def error_for_number(draft: Draft, random: Random) -> Mutation | None:
    """A formula of the person's own that fails."""
    spot = chosen(random, draft.figures())
    if spot is None:
        return None
    code = random.choice(["#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#N/A"])
    draft.put(spot, CellError(code))
    return at_figure(draft, f"= {code}", spot)


def more_decimals(draft: Draft, random: Random) -> Mutation | None:
    """A figure pasted with decimals that the cell does not show."""
    spot = chosen(random, draft.figures())
    if spot is None:
        return None
    decimals = 2 if spot.sheet == "Fuldtidsstillinger" else draft.layout.unit.decimals
    hidden = random.choice([-0.49, -0.2, 0.1, 0.333, 0.48])  # of the last decimal shown
    draft.put(spot, round(draft.number(spot), decimals) + hidden / 10**decimals)
    return at_figure(draft, f"= {draft.value(spot)}", spot)


def years_swapped_in_a_row(draft: Draft, random: Random) -> Mutation | None:
    """Two years of a line typed in one another's column."""
    spot = chosen(random, draft.figures())
    if spot is None:
        return None
    others = [
        other
        for year in draft.years(spot.sheet)
        if draft.value(other := draft.spot(spot.sheet, spot.row, year)) not in (None, draft.value(spot))
    ]
    second = chosen(random, others)
    if second is None:
        return None
    draft.swap(spot, second)
    made = at_figure(draft, f"swapped with {second.cell}", spot)
    return type(made)(made.what, made.grid, made.cells | {second.place}, made.keys)


def _changed(draft: Draft, random: Random, change: Change, sheets: tuple[str, ...] = FIGURE_SHEETS) -> Mutation | None:
    spot = chosen(random, draft.figures(sheets))
    if spot is None:
        return None
    before = Decimal(repr(draft.number(spot)))
    after = change(before)
    if after == before:
        return None
    draft.put(spot, int(after) if after == after.to_integral_value() else float(after))
    return at_figure(draft, f"{_plain(before)} -> {_plain(after)}", spot)


def _plain(figure: Decimal) -> str:
    return format(figure.normalize(), "f")
