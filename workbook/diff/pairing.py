"""Pairs the corrections and lines of the old version with those of the new."""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Literal

from workbook.diff.difference import CellChange, ChangeKind, LineChange
from workbook.diff.version import LINE_SHEETS, ComparedRow, ListedCorrection

CorrectionPair = tuple["ListedCorrection | None", "ListedCorrection | None"]

_KINDS = {"amounts": "change", "financing": "source", "calculation": "type", "rates": "type", "justifications": "rule"}
"""The column that says what kind of line a line is."""
_NAMES = {
    "amounts": ("text",),
    "financing": ("text", "reference"),
    "calculation": ("text",),
    "fte": ("text",),
    "history": ("text",),
    "rates": ("from_year", "to_year"),
    "justifications": ("nr",),
}
"""The columns by which a person recognises a line."""
_NAME, _KIND, _REST = 8, 4, 1
"""The weight of an equal column when two lines are compared."""
_EACH_WITH_EACH = 40_000
"""The most pairs of lines that are compared one by one; beyond that, lines of one kind and name are paired in order."""


def paired_corrections(old: Sequence[ListedCorrection], new: Sequence[ListedCorrection]) -> list[CorrectionPair]:
    """Every correction of both versions with its counterpart, or None.

    First the same number and title; then the same title under another number, where each version has that
    title only once; then the same number. A number only lines carry is matched by number alone.
    """
    left = [list(old), list(new)]
    pairs: list[CorrectionPair] = []
    titles = [Counter(_title(one) for one in version if one.row is not None) for version in left]

    def take(name: Callable[[ListedCorrection], Hashable | None]) -> None:
        there: defaultdict[Hashable, list[ListedCorrection]] = defaultdict(list)
        for one in left[1]:
            there[name(one)].append(one)
        for one in left[0]:
            found = name(one)
            if found is not None and there[found]:
                pairs.append((one, there[found].pop(0)))
        taken = {id(one) for pair in pairs for one in pair}
        left[0], left[1] = ([one for one in version if id(one) not in taken] for version in left)

    def once_titled(one: ListedCorrection) -> Hashable | None:
        title = _title(one)
        known = one.row is not None and title[1] != "" and all(count[title] == 1 for count in titles)
        return title if known else None

    take(lambda one: (one.name, _title(one), one.row is None, one.has_lines) if one.name.key else None)
    take(once_titled)
    take(lambda one: (one.name, one.row is None, one.has_lines) if one.name.key or one.row is None else None)
    take(lambda one: one.name if one.name.key else None)
    take(lambda one: frozenset(one.row.spelt.items()) if one.row is not None and not one.name.key else None)
    return [*pairs, *((one, None) for one in left[0]), *((None, one) for one in left[1])]


def changed_lines(
    sheet: str, old: Sequence[ComparedRow], new: Sequence[ComparedRow], renumbered: Mapping[str, str] | None = None
) -> tuple[LineChange, ...]:
    """What differs between two tables' rows; order and the spelling of answers do not count.

    `renumbered` gives the new key of a number that changed, which is then no change where a line names it.
    """
    gone, come = _without_twins(old, new, renumbered or {}, numbered=sheet not in LINE_SHEETS)
    changes = []
    pairs = _similar(sheet, gone, come)
    for one, other in pairs:
        cells = changed_cells(one, other, renumbered or {})
        if cells:
            changes.append(LineChange(sheet, ChangeKind.CHANGED, one.line, other.line, cells))
    gone, come = _without(gone, pairs, 0), _without(come, pairs, 1)
    changes += [LineChange(sheet, ChangeKind.WITHDRAWN, one.line, None, changed_cells(one, None)) for one in gone]
    changes += [LineChange(sheet, ChangeKind.ADDED, None, one.line, changed_cells(None, one)) for one in come]
    return tuple(sorted(changes, key=_place))


def _without(
    rows: Sequence[ComparedRow], pairs: Sequence[tuple[ComparedRow, ComparedRow]], side: Literal[0, 1]
) -> list[ComparedRow]:
    """The rows that no pair has on that side."""
    taken = {id(pair[side]) for pair in pairs}
    return [row for row in rows if id(row) not in taken]


def changed_cells(
    old: ComparedRow | None, new: ComparedRow | None, renumbered: Mapping[str, str] | None = None
) -> tuple[CellChange, ...]:
    """The cells that differ, Nr aside: neither spelt alike nor meaning the same."""
    before = {} if old is None else old.line.cells
    after = {} if new is None else new.line.cells
    return tuple(
        CellChange(name, before.get(name), after.get(name))
        for name in dict.fromkeys([*before, *after])
        if name != "nr" and (old is None or new is None or not _alike(name, old, new, renumbered or {}))
    )


def _alike(name: str, old: ComparedRow, new: ComparedRow, renumbered: Mapping[str, str]) -> bool:
    was = _renamed(name, old.spelt.get(name), renumbered)
    return was == new.spelt.get(name) or (
        name in old.meant and _renamed(name, old.meant[name], renumbered) == new.meant.get(name)
    )


def _renamed(name: str, entry: object, renumbered: Mapping[str, str]) -> object:
    return renumbered.get(str(entry), entry) if name in ("counterpart", "nr") else entry


def _without_twins(
    old: Sequence[ComparedRow], new: Sequence[ComparedRow], renumbered: Mapping[str, str], *, numbered: bool
) -> tuple[list[ComparedRow], list[ComparedRow]]:
    """The rows of each version that the other does not hold as often; `numbered` rows are alike only with one Nr."""

    def contents(row: ComparedRow, numbers: Mapping[str, str]) -> Hashable:
        return frozenset(
            (name, _renamed(name, cell, numbers)) for name, cell in row.spelt.items() if numbered or name != "nr"
        )

    there = Counter(contents(row, {}) for row in new)
    gone = []
    for row in old:
        known = contents(row, renumbered)
        if there[known]:
            there[known] -= 1
        else:
            gone.append(row)
    twins = Counter(contents(row, renumbered) for row in old)
    come = []
    for row in new:
        known = contents(row, {})
        if twins[known]:
            twins[known] -= 1
        else:
            come.append(row)
    return gone, come


def _similar(
    sheet: str, gone: Sequence[ComparedRow], come: Sequence[ComparedRow]
) -> list[tuple[ComparedRow, ComparedRow]]:
    """The rows that are most likely the same line: those a person would call the same."""
    if len(gone) * len(come) <= _EACH_WITH_EACH:
        return _most_alike(sheet, gone, come)
    names, kinds = _NAMES[sheet], [_KINDS[sheet]] if sheet in _KINDS else []
    alone = ([names[0]], *([kinds] if kinds else [])) if sheet in LINE_SHEETS else ()
    pairs: list[tuple[ComparedRow, ComparedRow]] = []
    for stage, columns in enumerate(([*kinds, *names], [*kinds, names[0]], *alone)):
        there: defaultdict[Hashable, deque[ComparedRow]] = defaultdict(deque)
        for other in _without(come, pairs, 1):
            there[_cells(other, columns)].append(other)
        for one in _without(gone, pairs, 0):
            found = there[_cells(one, columns)]
            # Two blank cells say nothing about whether the lines are the same.
            if found and (stage <= 1 or columns[0] in one.spelt):
                pairs.append((one, found.popleft()))
    return pairs


def _cells(row: ComparedRow, columns: Sequence[str]) -> Hashable:
    return tuple(row.spelt.get(column) for column in columns)


def _most_alike(
    sheet: str, gone: Sequence[ComparedRow], come: Sequence[ComparedRow]
) -> list[tuple[ComparedRow, ComparedRow]]:
    """Their pairs by score, best first."""
    ranked = sorted(
        (
            (-score, abs(n - m), n, m)
            for n, one in enumerate(gone)
            for m, other in enumerate(come)
            if (score := _score(sheet, one, other)) > 0
        )
    )
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    pairs = []
    for _, _, n, m in ranked:
        if n not in taken_old and m not in taken_new:
            taken_old.add(n)
            taken_new.add(m)
            pairs.append((gone[n], come[m]))
    return pairs


def _score(sheet: str, old: ComparedRow, new: ComparedRow) -> int:
    """The score for two rows being the same line; 0 where neither name nor kind agrees."""
    names, kind = _NAMES[sheet], _KINDS.get(sheet)
    alike = {name for name in new.spelt if old.spelt.get(name) == new.spelt[name]}
    if sheet in LINE_SHEETS:
        nameless = not any(name in row.spelt for row in (old, new) for name in names)
        same = any(name in alike for name in names) or kind in alike or (nameless and kind is None)
    else:
        same = {kind, names[0]} <= alike
    weights = dict.fromkeys(names, _NAME) | ({kind: _KIND} if kind else {})
    return sum(weights.get(name, _REST) for name in alike) + 1 if same else 0


def _place(change: LineChange) -> tuple[int, int]:
    """The order of the new rows, with removed rows where they stood."""
    line = change.new or change.old
    return (0 if line is None else line.row, 0 if change.new is None else 1)


def _title(one: ListedCorrection) -> tuple[str, str]:
    return one.name.committee, " ".join(one.title.split()).casefold()
