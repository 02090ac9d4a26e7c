"""Workbooks checked in this very process, so that a test can change what they meet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from schemas.settings import DEFAULTS
from workbook.printing import forms as printing
from workbook.submissions.checking import check_reads, read_files
from workbook.submissions.submission import report_on

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from schemas.settings import Settings
    from workbook.grid import Grid
    from workbook.printing.forms import Forms
    from workbook.printing.printed import PrintedDocument
    from workbook.submissions.dispatch import Share
    from workbook.submissions.plan import Bounds
    from workbook.submissions.submission import Report, Submission
    from workbook.submissions.worker import Work


T = TypeVar("T")


def work_here(share: Share, work: Work[T], _: Bounds) -> tuple[Share, list[T]]:
    """In place of `workbook.submissions.dispatch.work_on`: one share in this process."""
    return share, list(work(read_files(share.paths)))


def validate(paths: Sequence[Path], settings: Settings = DEFAULTS) -> Report:
    """The report on these files."""
    return report_on(check_reads(read_files(paths), settings), settings)


def submitted(grid: Grid, settings: Settings = DEFAULTS) -> Submission:
    """A workbook's cells as if they had come in through the door."""
    (found,) = check_reads([grid], settings, with_cells=True)
    return found


def forms(grid: Grid, *, settings: Settings = DEFAULTS, changed_since: Grid | None = None, **asked: Any) -> Forms:
    """The forms printed of a workbook's cells."""
    older = None if changed_since is None else submitted(changed_since, settings)
    return printing.forms(submitted(grid, settings), changed_since=older, **asked)


def printed(
    grid: Grid, *, settings: Settings = DEFAULTS, changed_since: Grid | None = None, **asked: Any
) -> PrintedDocument:
    """What those forms say."""
    older = None if changed_since is None else submitted(changed_since, settings)
    return printing.printed(submitted(grid, settings), changed_since=older, **asked)
