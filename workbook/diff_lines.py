"""The rows of two versions of a table: which are the same, which came or went, and which changed in what."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from schemas.lists import FINAL, LASTING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from schemas.layout import Column, Sheet

Record = dict[str, Any]
MEANT_BY_BLANK = {"status": FINAL, "duration": LASTING, "rate_type": "Samlet"}
"""What a blank cell stands for, by column."""
_LABELS = ("change", "source", "type", "rule", "text", "reference", "from_year")
"""The columns by which a person knows a line."""


@dataclass(frozen=True, slots=True)
class Field:
    """A cell's old and new value as the frames hold it; None is blank."""

    column: Column
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class LineChange:
    """A row of a table that came, went, or changed: `old` or `new` is None where there is none."""

    sheet: Sheet
    label: str
    old: Record | None
    new: Record | None
    fields: tuple[Field, ...]


def changed_lines(sheet: Sheet, old: Sequence[Record], new: Sequence[Record]) -> Iterable[LineChange]:
    """The rows that are not on both sides, those that are most alike taken for one that changed."""
    gone, come = _without_the_same(sheet, old, new)
    for row in list(come):
        same_label = [one for one in gone if _label(one) == _label(row)]
        if same_label:
            match = min(same_label, key=lambda one: len(changed_fields(sheet, one, row)))
            gone.remove(match)
            come.remove(row)
            yield LineChange(sheet, _label(row), match, row, changed_fields(sheet, match, row))
    while gone and come and len(gone) == len(come) == 1:
        one, other = gone.pop(), come.pop()
        yield LineChange(sheet, _label(other), one, other, changed_fields(sheet, one, other))
    yield from (LineChange(sheet, _label(row), row, None, ()) for row in gone)
    yield from (LineChange(sheet, _label(row), None, row, ()) for row in come)


def _without_the_same(sheet: Sheet, old: Sequence[Record], new: Sequence[Record]) -> tuple[list[Record], list[Record]]:
    """The rows of each side that the other does not have, doubled ones counted."""
    common = Counter(_content(sheet, row) for row in old) & Counter(_content(sheet, row) for row in new)
    sides = []
    for rows in (old, new):
        left, rest = Counter(common), []
        for row in rows:
            content = _content(sheet, row)
            if left[content]:
                left[content] -= 1
            else:
                rest.append(row)
        sides.append(rest)
    return sides[0], sides[1]


def _content(sheet: Sheet, row: Record) -> tuple[Any, ...]:
    return tuple(meant(column, row.get(column.key)) for column in sheet.inputs if column.key != "nr")


def changed_fields(sheet: Sheet, old: Record, new: Record) -> tuple[Field, ...]:
    """The cells that are not meant the same; the number is what a row is known by."""
    return tuple(
        Field(column, old.get(column.key), new.get(column.key))
        for column in sheet.inputs
        if column.key != "nr" and meant(column, old.get(column.key)) != meant(column, new.get(column.key))
    )


def meant(column: Column, value: Any) -> Any:
    """A cell's value as it is compared: spaces aside, and blank as what it stands for."""
    bare = plain(value)
    return MEANT_BY_BLANK.get(column.key) if bare is None else bare


def plain(value: Any) -> Any:
    """A text without the spaces that nobody sees, None where nothing is left; any other value as it is."""
    if isinstance(value, str):
        return " ".join(value.split()) or None
    return value


def _label(row: Record) -> str:
    return " ".join(str(row[column]) for column in _LABELS if row.get(column) is not None)
