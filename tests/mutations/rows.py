"""Mistakes with whole rows and with the numbers that tie them together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mutations.draft import FIGURE_SHEETS, LINE_SHEETS, Spot
from mutations.mutation import at, chosen, mutation

if TYPE_CHECKING:
    from random import Random

    from mutations.draft import Draft
    from mutations.mutation import Mutation


def line_deleted(draft: Draft, random: Random) -> Mutation | None:
    """A line gone; the right place is its sheet, or any cell about its correction or the one its Modpost names."""
    spot = chosen(random, _first_cells(draft, LINE_SHEETS))
    if spot is None:
        return None
    keys = draft.concerned(spot)
    what = f"{spot.sheet} row {spot.row} ({draft.nr(spot)}) deleted"
    draft.delete_row(spot.sheet, spot.row)
    made = mutation(draft, what, _cells_about(draft, keys), keys)
    return replace(made, cells=made.cells | {(spot.sheet, "")})


def line_doubled(draft: Draft, random: Random) -> Mutation | None:
    """A line copied; the right place is any cell of the two."""
    spot = chosen(random, _first_cells(draft, LINE_SHEETS))
    if spot is None:
        return None
    draft.double_row(spot.sheet, spot.row)
    cells = [cell for row in (spot.row, spot.row + 1) for cell in _row(draft, spot.sheet, row)]
    return mutation(draft, f"{spot.sheet} row {spot.row} ({draft.nr(spot)}) doubled", cells, draft.concerned(spot))


def correction_deleted(draft: Draft, random: Random) -> Mutation | None:
    """A correction gone; the right place is any of its lines, or the number that follows the gap."""
    spot = chosen(random, _first_cells(draft, ("Korrektioner",)))
    if spot is None:
        return None
    nr = draft.nr(spot)
    draft.delete_row(spot.sheet, spot.row)
    return mutation(draft, f"{nr} deleted from Korrektioner", _cells_about(draft, frozenset({nr})), [nr])


def correction_doubled(draft: Draft, random: Random) -> Mutation | None:
    """A correction copied; the right place is the Nr of either."""
    spot = chosen(random, _first_cells(draft, ("Korrektioner",)))
    if spot is None:
        return None
    draft.double_row(spot.sheet, spot.row)
    return mutation(
        draft, f"{draft.nr(spot)} doubled in Korrektioner", [spot, spot._replace(row=spot.row + 1)], [draft.nr(spot)]
    )


def line_below_the_table(draft: Draft, random: Random) -> Mutation | None:
    """The last line typed beneath a table that did not grow; the right place is any of its cells."""
    sheet = random.choice(FIGURE_SHEETS)
    rows = draft.rows(sheet)
    if len(rows) == 1:
        return None
    last = rows[-1]
    kept = {spot: draft.value(spot) for spot in _row(draft, sheet, last)}
    inputs = {draft.columns(sheet)[column.header] for column in draft.inputs(sheet)}
    nr = draft.nr(Spot(sheet, last, 1))
    draft.delete_row(sheet, last)
    for spot, value in kept.items():
        if spot.column in inputs:
            draft.put(spot, value)
    return mutation(draft, f"{sheet} row {last} ({nr}) outside the table", kept, [nr])


def column_sorted_alone(draft: Draft, random: Random) -> Mutation | None:
    """One year column sorted without the others; the right place is any cell that got another figure."""
    sheet = random.choice(FIGURE_SHEETS)
    year = random.choice(draft.years(sheet))
    spots = [draft.spot(sheet, row, year) for row in draft.rows(sheet)]
    figures = [draft.value(spot) for spot in spots]
    filled = sorted(figure for figure in figures if isinstance(figure, (int, float)))
    changed = [spot for spot, after in zip(spots, filled, strict=False) if draft.value(spot) != after]
    if len(filled) != len(spots) or not changed:
        return None
    for spot, after in zip(spots, filled, strict=True):
        draft.put(spot, after)
    return mutation(draft, f"{sheet} {year} sorted alone", changed, {draft.nr(spot) for spot in changed})


def cell_on_the_next_row(draft: Draft, random: Random) -> Mutation | None:
    """Two neighbouring lines' figures of one year in one another's row."""
    spot = chosen(random, draft.figures())
    if spot is None:
        return None
    below = spot._replace(row=spot.row + 1)
    if below.row not in draft.rows(spot.sheet) or draft.value(below) in (None, draft.value(spot)):
        return None
    draft.swap(spot, below)
    keys = draft.concerned(spot) | draft.concerned(below)
    return mutation(draft, f"{at(spot)} swapped with {below.cell}", [spot, below], keys)


def number_of_another_correction(draft: Draft, random: Random) -> Mutation | None:
    """A line with the number of another correction; the right place is its Nr."""
    spot = chosen(random, _first_cells(draft, LINE_SHEETS))
    if spot is None:
        return None
    own = draft.nr(spot)
    numbers = [draft.nr(one) for one in _first_cells(draft, ("Korrektioner",))]
    other = random.choice([number for number in numbers if number != own])
    concerned = draft.concerned(spot) | {other}
    draft.put(draft.spot(spot.sheet, spot.row, "Nr"), other)
    return mutation(draft, f"{at(spot)} {own} -> {other}", [spot], concerned)


def number_mistyped(draft: Draft, random: Random) -> Mutation | None:
    """A number with one character wrong, or none too many; the right place is the Nr of the row."""
    spot = chosen(random, _first_cells(draft, (*LINE_SHEETS, "Korrektioner")))
    if spot is None:
        return None
    own = draft.nr(spot)
    written = random.choice([own[:-1], own + own[-1], own[0] + own[2] + own[1] + own[3:], "O".join(own.split("0")),
                             own[:1] + " " + own[1:], own[1:], own[:-1] + "x"])  # fmt: skip
    numbers = {draft.nr(one) for one in _first_cells(draft, ("Korrektioner",))}
    if written in numbers:
        return None
    keys = draft.concerned(spot) | {written}
    draft.put(spot, written)
    lines = _cells_about(draft, frozenset({own})) if spot.sheet == "Korrektioner" else []
    return mutation(draft, f"{at(spot)} {own} -> {written}", [spot, *lines], keys)


def number_with_a_space(draft: Draft, random: Random) -> Mutation | None:
    """A space behind or before a number; the right place is the Nr of the row."""
    spot = chosen(random, _first_cells(draft, (*LINE_SHEETS, "Korrektioner")))
    if spot is None:
        return None
    own = draft.nr(spot)
    keys = draft.concerned(spot)
    draft.put(spot, random.choice([f"{own} ", f" {own}", f"{own}\u00a0"]))
    return mutation(draft, f"{at(spot)} {own} with a space", [spot], keys)


def cell_in_the_column_beside(draft: Draft, random: Random) -> Mutation | None:
    """Two neighbouring inputs of a row in one another's column; the right place is either."""
    sheet = random.choice([*FIGURE_SHEETS, "Korrektioner", "PL"])
    spot = chosen(random, list(draft.filled((sheet,), lambda _: True)))
    if spot is None:
        return None
    numbers = [draft.columns(sheet)[column.header] for column in draft.inputs(sheet)]
    place = numbers.index(spot.column) + 1
    if place == len(numbers):
        return None
    other = spot._replace(column=numbers[place])
    if draft.value(other) == draft.value(spot):
        return None
    keys = {draft.nr(spot)}
    draft.swap(spot, other)
    return mutation(draft, f"{at(spot)} swapped with {other.cell} ({draft.value(other)})", [spot, other],
                    {*keys, draft.nr(spot)})  # fmt: skip


def row_hidden(draft: Draft, random: Random) -> Mutation | None:
    """A line hidden by hand; the right place is the sheet's hidden row."""
    spot = chosen(random, _first_cells(draft, FIGURE_SHEETS))
    if spot is None:
        return None
    draft.sheet(spot.sheet).hidden_rows = frozenset({spot.row})
    return mutation(draft, f"{spot.sheet} row {spot.row} hidden", _row(draft, spot.sheet, spot.row), [draft.nr(spot)])


def counterpart_mistyped(draft: Draft, random: Random) -> Mutation | None:
    """A Modpost that names another correction, or none; the right place is its cell."""
    spot = chosen(random, list(draft.filled(("Beløb",), lambda column: column.key == "counterpart")))
    if spot is None:
        return None
    numbers = [draft.nr(one) for one in _first_cells(draft, ("Korrektioner",))]
    other = random.choice([*(number for number in numbers if number not in draft.concerned(spot)), "T999", None])
    keys = {*draft.concerned(spot), str(other)}
    draft.put(spot, other)
    return mutation(draft, f"{at(spot)} -> {other}", [spot], keys)


def _first_cells(draft: Draft, sheets: tuple[str, ...]) -> list[Spot]:
    """The Nr of every row that has one."""
    return list(draft.filled(sheets, lambda column: column.key == "nr"))


def _row(draft: Draft, sheet: str, row: int) -> list[Spot]:
    return [Spot(sheet, row, column) for column in draft.columns(sheet).values()]


def _cells_about(draft: Draft, keys: frozenset[str]) -> list[Spot]:
    """Every cell of the rows with these numbers."""
    firsts = _first_cells(draft, (*LINE_SHEETS, "Korrektioner"))
    return [cell for spot in firsts if draft.nr(spot) in keys for cell in _row(draft, spot.sheet, spot.row)]
