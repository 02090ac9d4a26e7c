"""spread: shares of the files handed out to checking processes, here or on other machines, through joblib."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbook.bounds import BOUNDS, Bounds
from workbook.guard import borrowed, stop_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from schemas.settings import Settings
    from workbook.checking import Want
    from workbook.report import FileReport


@dataclass(frozen=True, slots=True)
class Share:
    """Files that are checked as one set, and the place of the first of them in the whole order."""

    first: int
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Where the work is done: so many processes here (None: as many as there are processors), or a joblib backend.

    `scheduler` is the address of the Dask scheduler whose workers do the work; they must reach the same paths.
    """

    jobs: int | None = None
    backend: str = "local"
    scheduler: str | None = None
    bounds: Bounds = BOUNDS


HERE = Plan()


def share_out(
    shares: Sequence[Share], settings: Settings, want: Want, plan: Plan
) -> Iterator[tuple[Share, list[FileReport]]]:
    """Each share with its reports, as they come; whoever stops listening stops the work."""
    try:
        if plan.backend == "local" and min(plan.jobs or len(shares), len(shares)) <= 1:
            for share in shares:
                yield check_share(share, settings, want, plan.bounds)
            return
        from joblib import Parallel, cpu_count, delayed, parallel_config  # noqa: PLC0415  a tenth of a second

        tasks = (delayed(check_share)(share, settings, want, plan.bounds) for share in shares)
        # a thread each, since the work is done in the process that the thread waits for
        backend: dict[str, Any] = {"backend": "threading", "n_jobs": min(plan.jobs or cpu_count(), len(shares))}
        if plan.backend != "local":
            backend = {"backend": plan.backend, "n_jobs": -1}
            if plan.scheduler is not None:
                backend["scheduler_host"] = plan.scheduler
        with parallel_config(**backend):
            yield from Parallel(return_as="generator_unordered", batch_size=1)(tasks)
    except BaseException:
        stop_all()
        raise


def check_share(share: Share, settings: Settings, want: Want, bounds: Bounds) -> tuple[Share, list[FileReport]]:
    """One share checked by a process of its own."""
    with borrowed(bounds) as guard:
        return share, guard.check(share.paths, settings, want)
