"""Diff: what changed between two versions of a workbook, correction by correction and year by year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from schemas.budgets import Budgets
from schemas.calculations.lines import lines_by_correction
from schemas.calculations.measures import figures_of
from schemas.calculations.rows import ZERO, Four, plus
from schemas.calculations.totals import TABLES
from schemas.finding import KorrekturError, Reservation
from schemas.layout import HISTORY_YEARS, layout
from schemas.lists import FACTS, WITHDRAWN
from workbook.diff.difference import (
    HEADLINES,
    MEASURES,
    ChangeKind,
    CorrectionChange,
    Difference,
    FactChange,
    Figures,
    Named,
    NotCompared,
    Version,
    Years,
)
from workbook.diff.pairing import changed_cells, changed_lines, paired_corrections
from workbook.diff.version import LINE_SHEETS, ListedCorrection, side
from workbook.submissions.door import parsed, submissions
from workbook.submissions.submission import Submission

FigureTable = dict[tuple[str, str], "Four"]
"""Four figures by (udvalg, key)."""


def figures(budgets: Budgets, book: int) -> Mapping[str, FigureTable | None]:
    """Every measure by number, what does not count as 0; None for one whose tables cannot be used.

    They add up to the book's totals, to the krone: loose numbers are among them.
    """
    lines = {table: lines_by_correction(budgets, table) for table in TABLES}
    names = dict.fromkeys(name for its in lines.values() for name in its if name[0] == book)
    found = {
        name[1:]: figures_of({table: its.get(name, ()) for table, its in lines.items()}, MEASURES.values())
        for name in names
    }
    return {
        measure: {name: its[one.key] for name, its in found.items()}
        if book in budgets.books_with(["corrections", *one.needs])
        else None
        for measure, one in MEASURES.items()
    }


def headlines(table: Mapping[str, FigureTable | None]) -> dict[str, Four | None]:
    """The four lines a comparison begins with: the book's totals, since `figures` add up to them."""
    return {measure: None if (own := table[measure]) is None else plus(ZERO, *own.values()) for measure in HEADLINES}


OLD, NEW = 0, 1
"""The books' numbers in the frames."""
FIRST_FACTS = ("reading", "version", "status")
"""The facts that say which versions these are."""
NOT_PRINTED = frozenset({"internal_note"})
"""The columns of Korrektioner that no form shows."""


def diff_files(old: Path, new: Path) -> Difference:
    """What changed from the workbook at `old` to that at `new`; KorrekturError where they cannot be compared."""
    return diff(*submissions([old, new]))


def diff(old: Submission, new: Submission) -> Difference:
    """What changed from one version to the other, both with their cells.

    Amounts are kroner whatever unit they are typed in, and the years both versions have are compared. Raises
    KorrekturError where a version has no budget year or no usable Korrektioner, or no year is in both.
    """
    return difference(parsed([old.cells, new.cells]), (old.reservations, new.reservations))


def difference(budgets: Budgets, reservations: Sequence[tuple[Reservation, ...]] = ((), ())) -> Difference:
    """The same of the two books that these frames hold."""
    versions = [replace(_version(budgets, book), reservations=reservations[book]) for book in (OLD, NEW)]
    years = _shared([layout(one.budget_year).budget_years for one in versions])
    if not years:
        first, second = (str(one.budget_year) for one in versions)
        raise KorrekturError(
            f"Projektmapperne har intet år til fælles: budget {first} og budget {second}.",
            f"The workbooks have no year in common: budget {first} and budget {second}.",
        )
    past = _shared([tuple(range(one.budget_year - len(HISTORY_YEARS), one.budget_year)) for one in versions])
    by_committee = bool(budgets.files["kind"].ne("committee").any())
    old, new = (side(budgets, book, frozenset({*years, *past}), by_committee=by_committee) for book in (OLD, NEW))
    window = [[one.budget_year + n in years for n in range(4)] for one in versions]
    pairs = paired_corrections(old.listed, new.listed)
    renumbered = {
        one.name.key: other.name.key for one, other in pairs if one and other and one.name.key != other.name.key
    }
    tables = [figures(budgets, book) for book in (OLD, NEW)]
    heads = [headlines(table) for table in tables]
    return Difference(
        old=versions[OLD],
        new=versions[NEW],
        years=years,
        totals=tuple(
            Figures(one, _cut(heads[OLD][one], window[OLD]), _cut(heads[NEW][one], window[NEW])) for one in HEADLINES
        ),
        facts=_facts(budgets, by_committee=by_committee),
        corrections=_corrections(pairs, tables, window, renumbered),
        rates=changed_lines("rates", old.rates, new.rates),
        justifications=changed_lines("justifications", old.justifications, new.justifications, renumbered),
        not_compared=_not_compared(budgets),
    )


def changed_numbers(found: Difference) -> frozenset[tuple[str, str]]:
    """(udvalg, key of Nr) of every correction of the new version whose form reads otherwise than before.

    One whose internal note alone was changed is none: no form shows it. `udvalg` is as the new version writes it.
    """
    return frozenset(
        (one.committee, one.new.nr.casefold())
        for one in found.corrections
        if one.new is not None
        and not one.loose
        and (
            one.renumbered
            or one.lines
            or any(cell.column not in NOT_PRINTED for cell in one.fields)
            or any(figures.differs for figures in one.figures)
        )
    )


def _version(budgets: Budgets, book: int) -> Version:
    facts: Any = budgets.files.loc[book, 0]
    path = str(facts["path"])
    committees = budgets.committees.loc[[book]]["udvalg"]
    known = facts.notna()
    if not known["budget_year"] or book not in budgets.books_with(["corrections"]):
        raise KorrekturError(
            f"{path} kan ikke sammenlignes: Budgetår eller arket Korrektioner kan ikke læses. "
            "Skriv »korrektur validate« for at se hvorfor.",
            f"{path} cannot be compared: Budgetår or the sheet Korrektioner cannot be read. "
            "Write “korrektur validate” to see why.",
        )
    return Version(
        path,
        tuple(sorted(set(committees))),
        int(facts["budget_year"]),
        int(facts["price_level"]) if known["price_level"] else None,
    )


def _shared(spans: Sequence[Sequence[int]]) -> Years:
    return tuple(sorted(set(spans[OLD]) & set(spans[NEW])))


def _cut(four: Four | None, window: Sequence[bool]) -> Years | None:
    return None if four is None else tuple(figure for figure, wanted in zip(four, window, strict=True) if wanted)


def _corrections(
    pairs: Iterable[tuple[ListedCorrection | None, ListedCorrection | None]],
    tables: Sequence[Mapping[str, FigureTable | None]],
    window: Sequence[Sequence[bool]],
    renumbered: Mapping[str, str],
) -> tuple[CorrectionChange, ...]:
    found = []
    for old, new in pairs:
        one = new or old
        assert one is not None  # noqa: S101  a pair has at least one
        fields = changed_cells(old.row if old else None, new.row if new else None)
        lines = [
            change
            for sheet in LINE_SHEETS
            for change in changed_lines(
                sheet, old.lines[sheet] if old else (), new.lines[sheet] if new else (), renumbered
            )
        ]
        measured = tuple(
            Figures(measure, _cut(_of(old, table), window[OLD]), _cut(_of(new, tables[NEW][measure]), window[NEW]))
            for measure, table in tables[OLD].items()
        )
        loose = all(each is None or each.row is None for each in (old, new))
        change = CorrectionChange(
            _kind(old, new),
            one.committee,
            _named(old, loose=loose),
            _named(new, loose=loose),
            fields,
            tuple(lines),
            measured,
            loose=loose,
            lines_left=new is not None and new.row is None and not loose,
        )
        if fields or lines or change.renumbered or old is None or new is None or _moved(measured):
            found.append((list(ChangeKind).index(change.kind), _sheet_order(old, new), change))
    return tuple(change for *_, change in sorted(found, key=lambda one: one[:2]))


def _named(one: ListedCorrection | None, *, loose: bool) -> Named | None:
    return Named(one.nr, one.title) if one is not None and (loose or one.row is not None) else None


def _moved(measured: Iterable[Figures]) -> bool:
    return any(figures.differs for figures in measured)


def _sheet_order(old: ListedCorrection | None, new: ListedCorrection | None) -> tuple[int, int, int]:
    """Where a correction stands in the new version; what is gone, by the old, and after the rest."""
    if new is None:
        return (1, 0, old.row.line.row if old and old.row else 0)
    return (0, int(new.row is None), new.row.line.row if new.row else 0)


def _kind(old: ListedCorrection | None, new: ListedCorrection | None) -> ChangeKind:
    if new is None or (new.row is None and old is not None and old.row is not None):
        return ChangeKind.WITHDRAWN
    if old is None or (old.row is None and new.row is not None):
        return ChangeKind.ADDED
    was, now = (None if one.row is None else one.row.line.cells.get("status") for one in (old, new))
    return ChangeKind.WITHDRAWN if now == WITHDRAWN != was else ChangeKind.CHANGED


def _of(one: ListedCorrection | None, table: FigureTable | None) -> Four | None:
    """A correction's figures; of doubled numbers the first has them all."""
    if table is None:
        return None
    return table.get((one.committee, one.name.key), ZERO) if one is not None and one.has_lines else ZERO


def _facts(budgets: Budgets, *, by_committee: bool) -> tuple[FactChange, ...]:
    """The facts that differ, those first that say which version it is."""
    facts = budgets.master_data
    sides: list[dict[tuple[str, str], str]] = [{}, {}]
    for book, udvalg, key, value in zip(
        facts.index.get_level_values("book"), facts["udvalg"], facts["key"], facts["value"].fillna(""), strict=True
    ):
        sides[book].setdefault((udvalg if by_committee else "", key), value.strip())
    choices = {fact.key: fact.choices for fact in FACTS}
    order = [*FIRST_FACTS, *(fact.key for fact in FACTS if fact.key not in FIRST_FACTS)]
    names = sorted({*sides[OLD], *sides[NEW]}, key=lambda name: (name[0], order.index(name[1])))
    return tuple(
        FactChange(committee, key, was, now)
        for committee, key in names
        if (was := sides[OLD].get((committee, key), "")) != (now := sides[NEW].get((committee, key), ""))
        and not (choices[key] and was.casefold() == now.casefold())
    )


def _not_compared(budgets: Budgets) -> tuple[NotCompared, ...]:
    found = []
    for sheet in (*LINE_SHEETS, "rates", "justifications"):
        usable = budgets.books_with([sheet])
        if not {OLD, NEW} <= usable:
            found.append(NotCompared(sheet, OLD not in usable, NEW not in usable))
    return tuple(found)


__all__ = ["Difference", "changed_numbers", "diff", "diff_files", "difference"]
