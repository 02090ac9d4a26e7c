"""Planning: which cells a workbook's fixes would change, found on grids alone; nothing is written here."""

from collections.abc import Collection, Generator, Iterable, Sequence
from dataclasses import dataclass, replace

from schemas.checking.check import wanted_rules
from schemas.finding import CellEdit, Finding, Fix, Place, Text
from schemas.rule import Hit
from schemas.rules import RULE_BY_ID
from schemas.settings import DEFAULTS, Settings
from workbook.fix.edits import changes_something, content_after, content_at, edited, place_of, refused
from workbook.fix.no_new_findings import Identity, State, added, identity, states
from workbook.grid import Coordinate, Grid, SheetGrid, Unreadable

ROUNDS = 20
"""The most rounds for one workbook, since a fix may make another one possible."""


@dataclass(frozen=True, slots=True)
class Change:
    """One cell as it is and as it will be, and the rule that asks for it; `place` is that of the cell."""

    place: Place
    before: Text
    after: Text
    rule: str
    title: Text
    safe: bool
    edit: CellEdit


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A fix that is not made, and why."""

    finding: Finding
    fix: Fix
    because: Text


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be changed in one workbook, in the order of the fixes, and what would be found after.

    `unsafe` counts the findings that only a guess can fix and that were not to be guessed at.
    """

    before: Grid
    after: Grid
    changes: tuple[Change, ...]
    left_out: tuple[LeftOut, ...]
    remaining: tuple[Finding, ...]
    unsafe: int


@dataclass(frozen=True, slots=True)
class _Terms:
    """By what is judged, which rules' findings are fixed, and whether guesses are made."""

    settings: Settings
    wanted: frozenset[str]
    unsafe: bool

    @property
    def guard(self) -> Settings:
        """Every rule on, so that no harm goes unnoticed because its rule was not selected."""
        enable = self.settings.enable | self.settings.select | self.wanted
        return replace(self.settings, select=frozenset(), ignore=frozenset(), enable=enable)

    def fix(self, finding: Finding) -> Fix | None:
        """The fix of a finding that may be made."""
        fix = finding.fix
        return fix if fix is not None and finding.rule in self.wanted and (fix.safe or self.unsafe) else None


@dataclass(frozen=True, slots=True)
class _Group:
    """The edits that fix one finding, made together or not at all."""

    hit: Hit
    finding: Finding
    fix: Fix


@dataclass(frozen=True, slots=True)
class _Outcome:
    """The workbook after a round, the groups made, and those left out with what they would have brought."""

    state: State
    made: tuple[_Group, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def plan_reads(
    reads: Sequence[Grid | Unreadable], *, settings: Settings, wanted: Collection[str], unsafe: bool
) -> list[Plan | Unreadable]:
    """The plan of each workbook that could be read, in order, for a guarded process (`workbook.submissions.door`)."""
    plans = iter(plan([one for one in reads if isinstance(one, Grid)], settings, wanted=wanted, unsafe=unsafe))
    return [next(plans) if isinstance(one, Grid) else one for one in reads]


def plan(
    grids: Sequence[Grid], settings: Settings = DEFAULTS, *, wanted: Collection[str] | None = None, unsafe: bool = False
) -> list[Plan]:
    """The plan of each workbook; the set is checked once a round, however many there are.

    `wanted` are the IDs of the rules whose findings are fixed, those of the settings where not given; a
    fix must not bring a finding of any rule (`workbook.fix.no_new_findings`). If two fixes target one cell, the
    more severe is applied first, and the other is considered again in the next round. Justified findings are not fixed.
    """
    ids = wanted_rules(settings) if wanted is None else wanted
    terms = _Terms(settings, frozenset(ids), unsafe)
    works = [_planned(state, terms) for state in states(grids, terms.guard)] if grids else []
    plans: dict[int, Plan] = {}
    asked = {number: _next(work, None, plans, number) for number, work in enumerate(works)}
    while waiting := {number: wish for number, wish in asked.items() if wish}:
        answers = iter(states([grid for wish in waiting.values() for grid in wish], terms.guard))
        asked = {
            number: _next(works[number], [next(answers) for _ in wish], plans, number)
            for number, wish in waiting.items()
        }
    return [plans[number] for number in range(len(works))]


def _next(
    work: Generator[list[Grid], list[State], Plan], answer: list[State] | None, plans: dict[int, Plan], number: int
) -> list[Grid]:
    """The grids a workbook's planning wants judged next; none when its plan is made."""
    try:
        return next(work) if answer is None else work.send(answer)
    except StopIteration as done:
        plans[number] = done.value
        return []


def _planned(state: State, terms: _Terms) -> Generator[list[Grid], list[State], Plan]:
    """One workbook's planning: yields the grids it wants judged, and is sent their states."""
    first = state
    changes: list[Change] = []
    left_out: dict[Identity, LeftOut] = {}
    for _ in range(ROUNDS):
        groups, barred = _candidates(state, terms, left_out)
        left_out |= {identity(one.finding): one for one in barred}
        if all(identity(group.finding) in left_out for group in groups):
            break
        outcome = yield from _made(state, groups)
        if outcome.made:  # a fix left out earlier may be harmless now, so it is tried again
            changes += [one for group in outcome.made for one in _changes(state.grid, group)]
            left_out = {}
        else:
            left_out |= {identity(one.finding): one for one in outcome.left_out}
        state = outcome.state
    known = {identity(finding) for _, finding in first.found}
    asked = wanted_rules(terms.settings)
    return Plan(
        before=first.grid,
        after=state.grid,
        changes=tuple(changes),
        left_out=tuple(left_out.values()),
        remaining=tuple(
            finding
            for _, finding in state.found
            if finding.rule in asked and (not RULE_BY_ID[finding.rule].file_only or identity(finding) in known)
        ),
        unsafe=sum(
            finding.fix is not None and terms.fix(finding) is None
            for _, finding in state.open()
            if finding.rule in terms.wanted
        ),
    )


def _candidates(state: State, terms: _Terms, left_out: Collection[Identity]) -> tuple[list[_Group], list[LeftOut]]:
    """The fixes to try next, no two at one cell, and those that may not be tried.

    The most severe are applied first, except that fixes already left out never keep a cell from others.
    """
    possible = [_Group(hit, finding, fix) for hit, finding in state.open() if (fix := terms.fix(finding)) is not None]
    possible.sort(
        key=lambda group: (identity(group.finding) in left_out, group.finding.on_submission.rank, not group.fix.safe)
    )
    groups: list[_Group] = []
    barred: list[LeftOut] = []
    taken: set[tuple[str, Coordinate]] = set()
    for group in possible:
        edits = group.fix.edits
        why = next((why for edit in edits if (why := refused(state.grid, edit)) is not None), None)
        cells = {(sheet.name, at) for sheet, at in (place_of(state.grid, edit) for edit in edits)}
        if why is not None:
            barred.append(LeftOut(group.finding, group.fix, why))
        elif not cells & taken and any(changes_something(state.grid, edit) for edit in edits):
            groups.append(group)
            taken |= cells
    return groups, barred


def _made(state: State, groups: Sequence[_Group]) -> Generator[list[Grid], list[State], _Outcome]:
    """These groups made all at once, or as many of them as bring no finding.

    Where all at once do, each is tried alone (one check of the set of variants), and those that do no harm are
    made together; where these together still do harm, they are halved until the cause is found.
    """
    if not groups:
        return _Outcome(state)
    (after,) = yield [_with(state, groups)]
    brought = added(state, after, [(group.hit, group.finding) for group in groups])
    if not brought:
        return _Outcome(after, tuple(groups))
    if len(groups) == 1:
        return _Outcome(state, (), (_harmful(groups[0], brought),))
    variants = yield [_with(state, [group]) for group in groups]
    harm = [added(state, one, [(group.hit, group.finding)]) for one, group in zip(variants, groups, strict=True)]
    harmless = [group for group, brought in zip(groups, harm, strict=True) if not brought]
    left_out = tuple(_harmful(group, brought) for group, brought in zip(groups, harm, strict=True) if brought)
    if len(harmless) < len(groups):
        rest = yield from _made(state, harmless)
        return _Outcome(rest.state, rest.made, left_out + rest.left_out)
    middle = len(groups) // 2
    one = yield from _made(state, groups[:middle])
    two = yield from _made(one.state, groups[middle:])
    return _Outcome(two.state, one.made + two.made, one.left_out + two.left_out)


def _with(state: State, groups: Iterable[_Group]) -> Grid:
    return edited(state.grid, [edit for group in groups for edit in group.fix.edits])


def _harmful(group: _Group, brought: Sequence[Finding]) -> LeftOut:
    new = brought[0]
    why = Text(f"det ville give {new.rule}: {new.message.da}", f"it would bring {new.rule}: {new.message.en}")
    return LeftOut(group.finding, group.fix, why)


def _changes(grid: Grid, group: _Group) -> list[Change]:
    """The group's edits as they look to a person, on the grid as it stood before them."""
    return [_change(grid, group, edit) for edit in group.fix.edits if changes_something(grid, edit)]


def _change(grid: Grid, group: _Group, edit: CellEdit) -> Change:
    sheet, at = place_of(grid, edit)
    before = content_at(sheet, at)
    date1904 = grid.package.date1904
    finding = group.finding
    own = finding.place
    if own.cell != edit.cell or own.sheet != edit.sheet:
        own = replace(own, sheet=sheet.name, cell=edit.cell, row=at[0], column=_header(sheet, at))
    return Change(
        place=own,
        before=before.words(date1904=date1904),
        after=content_after(before, edit, date1904=date1904).words(date1904=date1904),
        rule=finding.rule,
        title=group.fix.title,
        safe=group.fix.safe,
        edit=edit,
    )


def _header(sheet: SheetGrid, at: Coordinate) -> str | None:
    """The header over a cell of an Excel table."""
    row, column = at
    for table in sheet.tables:
        area = table.area
        if area.first_row <= row <= area.last_row and area.first_column <= column <= area.last_column:
            return table.columns[column - area.first_column]
    return None
