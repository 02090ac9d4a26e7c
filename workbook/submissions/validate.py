"""validate: workbooks in, a report out; nothing is printed and nothing exits."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from schemas.settings import DEFAULTS
from workbook.submissions.checking import FINDINGS_ALONE, Want, check_reads, nothing, read_files
from workbook.submissions.dispatch import Share, share_out
from workbook.submissions.file_reports import Report, Spool, report_on
from workbook.submissions.plan import HERE, WorkPlan

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from schemas.settings import Settings
    from workbook.submissions.cache import Cache

BATCH = 100
"""Workbooks checked as one set by one process: the schemas' fixed cost is spread over many, memory stays flat."""
BATCH_OF_SEVERAL = 50
"""Fewer where several processes each hold a set."""
BATCH_BYTES = 16 * 1024 * 1024
"""And no more than these bytes of them together, so that big ones go by themselves."""


def validate(paths: Sequence[Path], settings: Settings = DEFAULTS, *, want: Want = FINDINGS_ALONE) -> Report:
    """Read and check these files in this process. Raises nothing for a bad file."""
    started = time.perf_counter()
    files = Spool()
    for share in shares(list(enumerate(paths)), BATCH):
        for place, report in zip(share.places, check_reads(read_files(share.paths), settings, want), strict=True):
            files.put(place, report)
    return report_on(files, settings, time.perf_counter() - started)


def validate_apart(
    paths: Sequence[Path],
    settings: Settings = DEFAULTS,
    advance: Callable[[int], None] = nothing,
    *,
    want: Want = FINDINGS_ALONE,
    plan: WorkPlan = HERE,
    cache: Cache | None = None,
) -> Report:
    """The same in processes that are ended when a file goes past its bounds, as many as the plan says.

    What the cache knows is not checked again. `advance` is told how many more files are done. When somebody
    interrupts, what is done so far is the report.
    """
    started = time.perf_counter()
    files = Spool()
    try:
        unknown = _put_known(paths, files, cache, advance)
        for share, reports in share_out(
            shares(unknown, BATCH if plan.jobs == 1 else BATCH_OF_SEVERAL), settings, want, plan
        ):
            for place, report in zip(share.places, reports, strict=True):
                files.put(place, report)
                if cache is not None:
                    cache.keep(report)
            advance(len(reports))
    except KeyboardInterrupt:
        pass  # what was not reached is counted below
    return report_on(files, settings, time.perf_counter() - started, unchecked=len(paths) - len(files))


def _put_known(
    paths: Sequence[Path], files: Spool, cache: Cache | None, advance: Callable[[int], None]
) -> list[tuple[int, Path]]:
    """Put down what the cache knows; returns the files it does not know, with their places."""
    unknown = []
    for place, path in enumerate(paths):
        report = None if cache is None else cache.report(path)
        if report is None:
            unknown.append((place, path))
        else:
            files.put(place, report)
            advance(1)
    return unknown


def shares(placed: Sequence[tuple[int, Path]], most: int) -> list[Share]:
    """The files in the order given, at most so many a share."""
    done: list[Share] = []
    share: list[tuple[int, Path]] = []
    size = 0
    for place, path in placed:
        own = _size(path)
        if share and (len(share) == most or size + own > BATCH_BYTES):
            done.append(Share.of(share))
            share, size = [], 0
        share.append((place, path))
        size += own
    return [*done, Share.of(share)] if share else done


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):  # it will be said when it is read
        return 0
