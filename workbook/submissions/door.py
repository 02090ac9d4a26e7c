"""The door: every workbook that is read comes in here, and with it what is found, its totals and their reservations.

Files are read, parsed and checked in processes that are ended when a file exceeds its bounds. Nobody else calls
`read`, `parse` or `check` on a file: so what one command knows of a workbook, all know.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from schemas.budgets import Budgets
from schemas.finding import KorrekturError
from schemas.settings import DEFAULTS, Settings
from workbook.files.changing import changed_meanwhile
from workbook.grid import Grid
from workbook.submissions.cache import Cache
from workbook.submissions.checking import check_reads, nothing
from workbook.submissions.dispatch import Share, share_out
from workbook.submissions.plan import HERE, WorkPlan
from workbook.submissions.submission import Report, Spool, Submission, report_on
from workbook.submissions.worker import Work

T = TypeVar("T")
BATCH = 100
"""Workbooks checked as one set by one process: the schemas' fixed cost is spread over many, memory stays flat."""
BATCH_OF_SEVERAL = 50
"""Fewer where several processes each hold a set."""
BATCH_BYTES = 16 * 1024 * 1024
"""And no more than these bytes of them together, so that big ones go by themselves."""


def check_files(
    paths: Sequence[Path],
    settings: Settings = DEFAULTS,
    advance: Callable[[int], None] = nothing,
    *,
    plan: WorkPlan = HERE,
    cache: Cache | None = None,
) -> Report:
    """The submissions of these files as a report. Raises nothing for a bad file.

    What the cache knows is not checked again. `advance` is told how many more files are done. When somebody
    interrupts, what is done so far is the report.
    """
    started = time.perf_counter()
    files = Spool()
    try:
        unknown = _put_known(paths, files, cache, advance)
        for place, report in guarded(unknown, partial(check_reads, settings=settings), plan):
            files.put(place, report)
            if cache is not None:
                cache.keep(report)
            advance(1)
    except KeyboardInterrupt:
        pass  # what was not reached is counted below
    return report_on(files, settings, time.perf_counter() - started, unchecked=len(paths) - len(files))


def submissions(
    paths: Sequence[Path], settings: Settings = DEFAULTS, advance: Callable[[int], None] = nothing
) -> list[Submission]:
    """The submissions of these files with their cells (`grid`), in order.

    Raises KorrekturError where some cannot be read, naming all of them.
    """
    found: dict[int, Submission] = {}
    for place, one in guarded(list(enumerate(paths)), partial(check_reads, settings=settings, with_cells=True), HERE):
        found[place] = one
        advance(1)
    refused = [found[place].unread for place in sorted(found) if found[place].error is not None]
    if refused:
        raise KorrekturError("\n".join(one.da for one in refused), "\n".join(one.en for one in refused))
    return [found[place] for place in sorted(found)]


def submission(path: Path, settings: Settings = DEFAULTS) -> Submission:
    """The submission of this file with its cells. Raises KorrekturError where it cannot be read."""
    (one,) = submissions([path], settings)
    return one


def guarded(placed: Sequence[tuple[int, Path]], work: Work[T], plan: WorkPlan = HERE) -> Iterator[tuple[int, T]]:
    """Each file's place with what the work gives for it, as they are done.

    The files are read and the work is done in guarded processes, as many as the plan says.
    """
    several = BATCH if plan.jobs == 1 else BATCH_OF_SEVERAL
    for share, results in share_out(shares(placed, several), work, plan):
        yield from zip(share.places, results, strict=True)


def package_of(submitted: Submission) -> bytes:
    """The bytes of the file that was submitted. Raises KorrekturError where it has been changed since."""
    path = Path(submitted.path)
    try:
        package = path.read_bytes()
    except OSError:
        package = b""
    if sha256(package).hexdigest() != submitted.sha256:
        raise KorrekturError(changed_meanwhile(path))
    return package


def parsed(grids: Sequence[Grid]) -> Budgets:
    """The rows of workbooks that came in here, as one set of frames."""
    from workbook.reading.parse import parse  # noqa: PLC0415  loads pandas

    return parse(grids)


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
