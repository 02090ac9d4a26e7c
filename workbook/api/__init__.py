"""api: the commands as functions, for scripts and notebooks. Nothing is printed, nothing exits.

What a command would say of a workbook is a value here; `KorrekturError` says in both languages why something
cannot be done at all. Money is whole kroner, FTEs are thousandths of an FTE, and years are
calendar years. A path is a string or a `Path`; `paths` are one or many of files, folders and globs.

The functions load what they need when they are called. `validate` checks in processes of its own, as the command
does; they are programs, so that a script needs no `if __name__ == "__main__":`.
"""

# ruff: noqa: PLC0415  pandas, openpyxl and the rules are loaded by whoever calls for them

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Literal

from schemas.calculations.rows import CorrectionTotals
from schemas.calculations.totals import Totals
from schemas.finding import Accepted, Finding, Fix, KorrekturError, Language, Place, Severity, Text
from schemas.finding import CellEdit as Edit
from schemas.settings import DEFAULTS, Settings
from workbook.api.results import AllTotals, Book, Rolled, Upgraded, Validation
from workbook.diff.difference import Difference
from workbook.files.atomic import ending_of, write_bytes
from workbook.merge.values import Merged
from workbook.printing.forms import Forms
from workbook.submissions.checking import nothing
from workbook.submissions.paths import Meant, refuse_input, refuse_report
from workbook.submissions.submission import Submission as FileTotals

PathLike = str | os.PathLike[str]
Paths = PathLike | Iterable[PathLike]

Status = Literal["Kladde", "Indsendt", "Endelig"]


def read(path: PathLike) -> Book:
    """One workbook and its rows as data frames. Raises KorrekturError where the file cannot be read."""
    from workbook.submissions.door import parsed, submission

    found = submission(Path(path))
    assert found.totals is not None  # noqa: S101  it could be read
    return Book(Path(path), found.cells.sha256, parsed([found.cells]), found.totals)


def validate(
    paths: Paths,
    *,
    config: PathLike | Settings | None = None,
    as_status: Status | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    expect: PathLike | None = None,
    with_totals: bool = True,  # noqa: ARG001  of an earlier version: they are always there
    jobs: int | None = None,
    use_cache: bool = True,
    progress: Callable[[int], None] = nothing,
) -> Validation:
    """Check workbooks as `korrektur validate` does: the same settings, bounds, processes, cache and findings.

    `config` is a settings file or `Settings`; without it those that the command would use (KORREKTUR_CONFIG, the
    user's own, the defaults). `select` and `ignore` are rules by ID, name or family; `expect` a list of the
    committees that should submit. `progress` is told how many more files are done. A file that cannot be read
    has `error` and findings. Raises KorrekturError where settings, rules or list are none, or no path leads to
    a workbook.
    """
    from workbook.submissions import cache
    from workbook.submissions.door import check_files
    from workbook.submissions.expected import held_against, read_expected
    from workbook.submissions.plan import WorkPlan

    settings = _settings(config, as_status, select, ignore)
    expected = None if expect is None else read_expected(Path(expect))
    named = _meant(paths)
    with cache.opened(settings, wanted=use_cache) as known:
        report = check_files(named.workbooks, settings, progress, plan=WorkPlan(jobs), cache=known)
    if report.unchecked:  # the check takes an interrupt as a wish for what is done so far; a script does not
        raise KeyboardInterrupt
    if expected is not None:
        report = held_against(report, expected, settings)
    return Validation(report, named.empty, named.own_lists)


def totals(paths: Paths, *, progress: Callable[[int], None] = nothing) -> AllTotals:
    """What the corrections of each workbook add up to, from rows alone, as `korrektur totals` says it.

    A file that cannot be read has `error` and no totals; a figure whose table cannot be used is None. Raises
    KorrekturError where no path leads to a workbook.
    """
    found = validate(paths, config=DEFAULTS, progress=progress)
    return AllTotals(tuple(found.files), found.empty, found.own_lists)


def chart(
    paths: Paths,
    output: PathLike,
    *,
    language: Language = "da",
    overwrite: bool = False,
    progress: Callable[[int], None] = nothing,
) -> AllTotals:
    """Draw net by service frame, and by correction or committee, to `output`, a .png or .svg; returns the totals.

    Raises KorrekturError where another ending is asked for, no path leads to a workbook, nothing can be drawn, or
    `output` is one of the workbooks, or is there and not to be overwritten.
    """
    from workbook.reports.totals_chart import ENDINGS, NOTHING_TO_DRAW
    from workbook.reports.totals_chart import chart as drawn

    target = Path(output)
    ending = ending_of(target, ENDINGS)
    found = totals(paths, progress=progress)
    refuse_report(target, [Path(file.path) for file in found.files])
    made = drawn(found.files, ending=ending, language=language)
    if made is None:
        raise KorrekturError(NOTHING_TO_DRAW)
    write_bytes(target, made, overwrite=overwrite)
    return found


def diff(old: PathLike, new: PathLike) -> Difference:
    """What changed between two versions of a workbook. Raises KorrekturError where they cannot be compared."""
    from workbook.diff.diff import diff_files

    return diff_files(Path(old), Path(new))


def merge(
    paths: Paths, output: PathLike, *, overwrite: bool = False, config: PathLike | Settings | None = None
) -> Merged:
    """Write the committees' workbooks merged in one; `conflicts` is what a person must decide.

    Raises KorrekturError where the budget years differ, a workbook names no committee or cannot be read, or
    `output` is one of them, or is there and not to be overwritten.
    """
    from workbook.merge import new_book as merged_book
    from workbook.merge.merge import merge_files

    sources, target = _meant(paths).workbooks, Path(output)
    refuse_input(target, sources)
    merged = merge_files(sources, _settings(config))
    write_bytes(target, merged_book.build(merged), overwrite=overwrite)
    return merged


def forms(
    path: PathLike,
    output: PathLike,
    *,
    only: Iterable[str] = (),
    changed_since: PathLike | None = None,
    overwrite: bool = False,
    config: PathLike | Settings | None = None,
) -> Forms:
    """Print the overview and the forms to `output`, a .pdf or .docx by its ending; returns what was written.

    Raises KorrekturError where another ending is asked for, the workbook or a number cannot be found or read, or
    `output` is there and not to be overwritten.
    """
    from workbook.printing.forms import ENDINGS
    from workbook.printing.forms import forms as printed
    from workbook.submissions.door import submissions

    source, target = Path(path), Path(output)
    older = None if changed_since is None else Path(changed_since)
    refuse_report(target, [source, *([older] if older else [])])
    submitted, *before = submissions([source, *([older] if older else [])], _settings(config))
    made = printed(
        submitted, ending=ending_of(target, ENDINGS), only=list(only), changed_since=before[0] if before else None
    )
    write_bytes(target, made.package, overwrite=overwrite)
    return made


def roll(path: PathLike, year: int, output: PathLike, *, overwrite: bool = False) -> Rolled:
    """Write the workbook of budget year `year` that follows from this one; returns what became of what.

    Raises KorrekturError where the year does not follow, the workbook cannot be read, or `output` is that
    workbook, or is there and not to be overwritten.
    """
    from workbook.roll import new_book as rolled_book
    from workbook.roll.roll import roll as rolled_from
    from workbook.submissions.door import submission

    source, target = Path(path), Path(output)
    refuse_input(target, [source])
    found = submission(source)
    rolled = rolled_from(found.cells, year, found.reservations)
    write_bytes(target, rolled_book.build(rolled, found.cells), overwrite=overwrite)
    return rolled


def upgrade(path: PathLike, output: PathLike, *, overwrite: bool = False) -> Upgraded:
    """Write a workbook of an older template in the present one; `losses` is what is not in its place there.

    Raises KorrekturError where the workbook cannot be read, or `output` is that workbook, or is there and not
    to be overwritten.
    """
    from workbook.ooxml.read.beside import beside_cells
    from workbook.submissions.door import package_of, submission
    from workbook.upgrade import new_book as upgraded_book
    from workbook.upgrade.upgrade import upgrade as upgraded_from

    source, target = Path(path), Path(output)
    refuse_input(target, [source])
    submitted = submission(source)
    package = package_of(submitted)
    found = upgraded_from(submitted.cells, beside_cells(package))
    built = upgraded_book.build(found, submitted.cells, package)
    write_bytes(target, built.package, overwrite=overwrite)
    return Upgraded(found, built.losses)


def write_sample(output: PathLike, *, overwrite: bool = False) -> Path:
    """Write the sample that comes with the program, to try things on; returns where."""
    from workbook import template
    from workbook.template import samples

    target = Path(output)
    template.write(samples.sample(), target, overwrite=overwrite)
    return target


def _settings(
    config: PathLike | Settings | None,
    as_status: Status | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Settings:
    from schemas.lists import LISTS
    from workbook.settings.rule_names import chosen, rules_named
    from workbook.settings.settings_file import configuration

    settings = (
        config
        if isinstance(config, Settings)
        else configuration(None if config is None else Path(config), os.environ).settings
    )
    if as_status is not None and as_status not in LISTS["Status"]:
        known = ", ".join(LISTS["Status"])
        raise KorrekturError(f"»{as_status}« er ingen status: {known}.", f"“{as_status}” is no status: {known}.")
    wanted, unwanted = (
        frozenset(rule for name in ([names] if isinstance(names, str) else names) for rule in rules_named(name))
        for names in (select, ignore)
    )
    settings = chosen(settings, [wanted], [unwanted])
    return settings if as_status is None else replace(settings, as_status=as_status)


def _meant(paths: Paths) -> Meant:
    from workbook.submissions.paths import meant

    named = [paths] if isinstance(paths, (str, os.PathLike)) else paths
    return meant([os.fspath(path) for path in named])


__all__ = [
    "Accepted", "AllTotals", "Book", "CorrectionTotals", "Difference", "Edit", "FileTotals", "Finding", "Fix",
    "Forms", "KorrekturError", "Merged", "Place", "Rolled", "Settings", "Severity", "Text", "Totals",
    "Upgraded", "Validation", "chart", "diff", "forms", "merge", "read", "roll", "totals", "upgrade",
    "validate", "write_sample",
]  # fmt: skip
