"""diff: what changed between two versions of a committee's workbook, by correction, field, year and amount.

What a person does not mean as a change is none: rows in another order, another case of an answer, spaces, number
formats, columns and sheets of one's own. Amounts are compared in whole kroner, whatever unit they are typed in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from schemas.calculations.combined import book_totals
from schemas.calculations.keys import key_of
from schemas.calculations.lines import net
from schemas.calculations.records import ZERO, Four
from schemas.errors import KorrekturError
from schemas.finding import Text
from schemas.layout import layout
from schemas.rules.rows import figures, records
from workbook.diff_lines import Field, LineChange, changed_fields, changed_lines, plain
from workbook.parse import parse
from workbook.stamdata import read_stamdata

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from schemas.budgets import Budgets
    from schemas.calculations.totals import Totals
    from workbook.diff_lines import Record
    from workbook.grid import Grid

LINES = ("amounts", "positions", "financing", "calculation", "history")
"""The tables whose rows belong to a correction."""
ALONE = ("rates", "explanations")
"""The tables whose rows belong to the workbook."""


@dataclass(frozen=True, slots=True)
class CorrectionChange:
    """A correction that was added (no `old_key`), taken out (no `new_key`) or changed.

    With neither it is `number`'s lines that changed, which belong to no correction on either side. Net in whole
    kroner as it counts in the totals: 0 where it does not count or is not there.
    """

    old_key: str | None
    new_key: str | None
    number: str
    title: str
    net_before: Four | None
    net_after: Four | None
    fields: tuple[Field, ...]
    lines: tuple[LineChange, ...]

    @property
    def renumbered(self) -> bool:
        """Whether it was found again by its title under another number."""
        return self.old_key is not None and self.new_key is not None and key_of(self.old_key) != key_of(self.new_key)


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact of Stamdata: its name there, and the texts."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A line of the totals before and after, in whole kroner; None where it cannot be known."""

    name: Text
    before: Four | None
    after: Four | None


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that changed; `measures` are always there, the rest is empty where nothing did."""

    old: str
    new: str
    years: Four
    measures: tuple[Measure, ...]
    facts: tuple[FactChange, ...]
    corrections: tuple[CorrectionChange, ...]
    others: tuple[LineChange, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the two say the same."""
        return not (self.facts or self.corrections or self.others)


def compare(old: Grid, new: Grid) -> Difference:
    """What changed from one workbook to the other. Raises KorrekturError where they cannot be compared."""
    before, after = _Side(old), _Side(new)
    if before.year != after.year or before.year is None:
        raise KorrekturError(_other_year(before, after))
    first = before.year
    return Difference(
        old=str(old.path),
        new=str(new.path),
        years=(first, first + 1, first + 2, first + 3),
        measures=tuple(
            Measure(name, _four(before.totals, field), _four(after.totals, field)) for name, field in MEASURES
        ),
        facts=_facts(before, after),
        corrections=tuple(_corrections(before, after)),
        others=tuple(
            one
            for table in ALONE
            for one in changed_lines(after.layout.sheet(table), before.rows[table], after.rows[table])
        ),
    )


MEASURES = (
    (Text("Inden for servicerammen", "Inside the service frame"), "inside"),
    (Text("Uden for servicerammen", "Outside the service frame"), "outside"),
    (Text("Fra anlægsrammen", "From the capital frame (anlæg)"), "Anlæg"),
    (Text("Træk på kassen (+ = kassen falder)", "Effect on the cash balance (+ = it falls)"), "cash_effect"),
    (Text("Netto i alt", "Net in all"), "net"),
)
"""What a committee asks first, and the field of `Totals` or the source of financing that answers it."""


class _Side:
    """One workbook: its rows by table, and what they add up to."""

    def __init__(self, grid: Grid) -> None:
        budgets: Budgets = parse([grid])
        self.path = str(grid.path)
        self.stamdata = read_stamdata(grid)
        self.year = self.stamdata.budget_year
        self.layout = layout(self.year or 2000)
        self.totals: Totals | None = book_totals(budgets).get(0)
        self.rows = {table: records(budgets.frame(table)) for table in ("corrections", *LINES, *ALONE)}
        self.corrections: dict[str, Record] = {}
        for row in self.rows["corrections"]:
            if row["nr"] is not None:
                self.corrections.setdefault(key_of(row["nr"]), row)
        self.lines: dict[str, dict[str, list[Record]]] = {table: {} for table in LINES}
        for table, by_key in self.lines.items():
            for row in self.rows[table]:
                by_key.setdefault(key_of(row["nr"] or ""), []).append(row)
        self._net = {key: four for (_, _, key), four in figures(net(budgets)).items()}

    @property
    def keys(self) -> dict[str, None]:
        """Every number that a correction or a line has, those of corrections first."""
        return dict.fromkeys((*self.corrections, *(key for table in self.lines.values() for key in table)))

    def net(self, key: str | None) -> Four | None:
        """What a number's lines add to the totals, loose ones too; None where Beløb cannot be used."""
        if self.totals is None or self.totals.net is None:
            return None
        return ZERO if key is None else self._net.get(key, ZERO)


def _four(totals: Totals | None, field: str) -> Four | None:
    if totals is None:
        return None
    if field == "Anlæg":
        return None if totals.financing is None else totals.financing[field]
    found: Four | None = getattr(totals, field)
    return found


def _facts(before: _Side, after: _Side) -> tuple[FactChange, ...]:
    old, new = before.stamdata, after.stamdata
    keys = dict.fromkeys((*old.facts, *new.facts))
    return tuple(
        FactChange((new.facts.get(key) or old.facts[key]).field, old.text(key), new.text(key))
        for key in keys
        if plain(old.text(key)) != plain(new.text(key))
    )


def _corrections(before: _Side, after: _Side) -> Iterable[CorrectionChange]:
    """What is only in the old one first, the others in the new order; lines without a correction by their number."""
    olds = _matched(before, after)
    taken = set(olds.values())
    for old in before.keys:
        if old not in taken and old not in after.keys:
            yield _change(before, after, old, None)
    for new in after.keys:
        found = olds.get(new)
        change = _change(before, after, found, new)
        if change.fields or change.lines or change.renumbered or _came_or_went(change):
            yield change


def _came_or_went(change: CorrectionChange) -> bool:
    return (change.old_key is None) is not (change.new_key is None) or change.net_before != change.net_after


def _matched(before: _Side, after: _Side) -> dict[str, str]:
    """The old number of each new one: the same, else that of the only correction of the same title."""
    pairs = {key: key for key in after.keys if key in before.keys}
    left = {key: row for key, row in before.corrections.items() if key not in pairs}
    come = {key: row for key, row in after.corrections.items() if key not in pairs}
    old_titles, new_titles = (_by_title(rows) for rows in (left, come))
    for title, keys in new_titles.items():
        olds = old_titles.get(title, [])
        if len(keys) == len(olds) == 1:
            pairs[keys[0]] = olds[0]
    return pairs


def _by_title(rows: Mapping[str, Record]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, row in rows.items():
        title = plain(row["title"])
        if isinstance(title, str):
            found.setdefault(title.casefold(), []).append(key)
    return found


def _change(before: _Side, after: _Side, old: str | None, new: str | None) -> CorrectionChange:
    """What a number was and is; either may be no correction's, or nothing at all."""
    was = None if old is None else before.corrections.get(old)
    becomes = None if new is None else after.corrections.get(new)
    row = becomes or was or {}
    lines = tuple(
        one
        for table in LINES
        for one in changed_lines(
            after.layout.sheet(table), before.lines[table].get(old or "", []) if old is not None else [],
            after.lines[table].get(new or "", []) if new is not None else [],
        )
    )  # fmt: skip
    return CorrectionChange(
        old_key=was["nr"] if was else None,
        new_key=becomes["nr"] if becomes else None,
        number=new if new is not None else old or "",
        title=str(row.get("title") or ""),
        net_before=before.net(old),
        net_after=after.net(new),
        fields=changed_fields(after.layout.sheet("corrections"), was, becomes) if was and becomes else (),
        lines=lines,
    )


def _other_year(before: _Side, after: _Side) -> Text:
    years = f"{before.year or '?'} / {after.year or '?'}"
    return Text(
        f"De to projektmapper er ikke af samme budgetår ({years}) og kan ikke sammenlignes linje for linje.",
        f"The two workbooks are not of the same budget year ({years}) and cannot be compared line by line.",
    )
