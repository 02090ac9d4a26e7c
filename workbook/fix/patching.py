"""Carries out a planned fix on a package's bytes: the cells named, what depends on them, and nothing else."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from math import isclose

from schemas.budgets import Budgets
from schemas.finding import KorrekturError, Text
from schemas.layout import TEMPLATE_VERSION
from schemas.sheets import SHEETS
from workbook.fix.edits import CellContent, content_at, renames_between, with_columns_renamed
from workbook.grid import Coordinate, Grid, NumberClass, SheetGrid, Value, address, coordinate_of
from workbook.ooxml.patch.column_names import rename_columns
from workbook.ooxml.patch.patch import patch
from workbook.reading.read import read_bytes

SheetCell = tuple[str, str]
"""Sheet name and A1 address."""


def patched(package: bytes, before: Grid, after: Grid) -> bytes:
    """The package, which `before` was read from, with the cells that differ in `after`.

    The results stored beside the template's own formulas follow, Excel is asked to calculate when it loads, and
    the order of calculation goes where a formula comes. A cell that is to show its number otherwise takes the
    number format of its column. Every other part stays byte for byte. Raises `KorrekturError` when the package
    cannot be changed, leaving nothing done.
    """
    renames = renames_between(before, after)
    if renames:
        package, before = rename_columns(package, renames), with_columns_renamed(before, renames)
    changed = dict(_differing(before, after))
    formulas = {
        place: new.formula
        for place, (old, new) in changed.items()
        if new.formula is not None and new.formula != old.formula
    }
    values: dict[SheetCell, Value | None] = {place: new.value for place, (_, new) in changed.items()}
    results = dict.fromkeys(formulas) | _results(before, after, formulas.keys())
    shown: dict[SheetCell, NumberClass | None] = {
        place: new.number_class
        for place, (old, new) in changed.items()
        if (isinstance(new.value, (int, float)) and not isinstance(new.value, bool))
        or new.number_class is not old.number_class
    }
    new_package = patch(package, values | results, formulas=formulas, shown=shown, recalculate_on_load=True)
    _prove(new_package, after, results.keys(), changed.keys() - shown.keys())
    return new_package


def _differing(before: Grid, after: Grid) -> Iterator[tuple[SheetCell, tuple[CellContent, CellContent]]]:
    for old, new in zip(before.sheets, after.sheets, strict=True):
        for at in _cells(old) | _cells(new) if old is not new else ():
            was, will = content_at(old, at), content_at(new, at)
            if was != will:
                yield (old.name, address(*at)), (was, will)


def _cells(sheet: SheetGrid) -> set[Coordinate]:
    return {*sheet.values, *sheet.formulas, *sheet.classes}


def _results(before: Grid, after: Grid, written: Collection[SheetCell]) -> dict[SheetCell, Value | None]:
    """The results to store: those that are not what the template's formulas give, also where they were stale before.

    The result of a formula of a person's own is left for Excel to calculate. In a workbook of another template,
    where nobody can tell whose a formula is, only results that were right before are kept right.
    """
    from workbook.reading.parse import parse  # noqa: PLC0415  loads pandas
    from workbook.stored_values import stored_values  # noqa: PLC0415

    budgets = parse([after])
    was = stored_values(parse([before]), 0, before)
    own = _own_formulas(budgets)
    new = {(sheet.casefold(), cell): (sheet, cell) for sheet, cell in written}
    results: dict[SheetCell, Value | None] = {}
    for (named, cell), value in stored_values(budgets, 0, after).items():
        own_sheet = before.sheet(named)
        name = named if own_sheet is None else own_sheet.name
        place = new.get((name.casefold(), cell))
        if place is not None:
            results[place] = value
        elif _stands(before, name, cell, value) or (own is not None and (named.casefold(), cell) in own):
            continue
        elif own is not None or ((named, cell) in was and _stands(before, name, cell, was[named, cell])):
            results[name, cell] = value
    return results


def _own_formulas(budgets: Budgets) -> set[SheetCell] | None:
    """The calculated cells with another formula than the template's; None where no formula could be judged."""
    if not budgets.files["template_version"].eq(TEMPLATE_VERSION).all():
        return None
    names = {spec.key: spec.name.casefold() for spec in SHEETS}
    return {
        (names[sheet], cell) for sheet, cell in zip(budgets.formulas["sheet"], budgets.formulas["cell"], strict=True)
    }


def _stands(grid: Grid, name: str, cell: str, value: Value) -> bool:
    """Whether a cell holds this result, or none: Excel's last digits may differ from ours."""
    sheet = grid.sheet(name)
    stored = None if sheet is None else content_at(sheet, coordinate_of(cell)).value
    if isinstance(stored, (int, float)) and isinstance(value, (int, float)):
        return isclose(stored, value, rel_tol=1e-9, abs_tol=1e-9)
    return stored is None or stored == value


def _prove(package: bytes, after: Grid, results: Collection[SheetCell], as_formatted: Collection[SheetCell]) -> None:
    """Read the new package again: every cell is as planned, results aside; raises `KorrekturError` where not.

    Of `as_formatted` nothing is asked but what stands there: a blank cell may have any number format.
    """
    read = read_bytes(package, after.path)
    if not isinstance(read, Grid):
        raise KorrekturError(_unproved(read.detail))
    free, unasked = ({(sheet.casefold(), cell) for sheet, cell in some} for some in (results, as_formatted))
    for wanted, sheet in zip(after.sheets, read.sheets, strict=True):
        for at in _cells(wanted) | _cells(sheet):
            planned, got = content_at(wanted, at), content_at(sheet, at)
            place = wanted.name.casefold(), address(*at)
            if place in free:
                planned, got = replace(planned, value=None), replace(got, value=None)
            if place in unasked:
                got = replace(got, number_class=planned.number_class)
            if planned != got:
                raise KorrekturError(_unproved(f"{wanted.name}!{address(*at)}"))


def _unproved(where: str) -> Text:
    return Text(
        f"Projektmappen blev ikke, som den skulle, ved {where}. Filen er ikke ændret.",
        f"The workbook did not come out as planned at {where}. The file is unchanged.",
    )
