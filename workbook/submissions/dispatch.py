"""dispatch: shares of the files handed out to checking processes, here or on other machines, through joblib."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from schemas.finding import KorrekturError, Text, same
from workbook.submissions.guard import borrowed, stop_all
from workbook.submissions.plan import LOCAL, Bounds, WorkPlan
from workbook.submissions.worker import Work

T = TypeVar("T")
_TO_ANSWER = 15
"""Seconds a scheduler has to answer."""

NOT_INSTALLED = Text(
    "Dask er ikke installeret. Installér det med »pip install korrektur[dask]«, også på de maskiner, der skal hjælpe.",
    "Dask is not installed. Install it with “pip install korrektur[dask]”, also on the machines that are to help.",
)
NO_SCHEDULER = Text(
    "Der er ingen Dask-scheduler på {address}. Start den, eller ret adressen, fx --scheduler tcp://10.0.0.5:8786.",
    "There is no Dask scheduler at {address}. Start it, or correct the address, such as "
    "--scheduler tcp://10.0.0.5:8786.",
)
NO_WORKERS = Text(
    "Dask-scheduleren på {address} har ingen workers. Start mindst én med »dask worker {address}«.",
    "The Dask scheduler at {address} has no workers. Start at least one with “dask worker {address}”.",
)


@dataclass(frozen=True, slots=True)
class Share:
    """Files that are checked as one set, and their places in the whole order."""

    places: tuple[int, ...]
    paths: tuple[Path, ...]

    @classmethod
    def of(cls, placed: Sequence[tuple[int, Path]]) -> Share:
        """The share of these files."""
        return cls(tuple(place for place, _ in placed), tuple(path for _, path in placed))


def share_out(shares: Sequence[Share], work: Work[T], plan: WorkPlan) -> Iterator[tuple[Share, list[T]]]:
    """Each share with what the work gives for its files, as they come; whoever stops listening stops the work."""
    try:
        if plan.backend == LOCAL and min(plan.jobs or len(shares), len(shares)) <= 1:
            for share in shares:
                yield work_on(share, work, plan.bounds)
            return
        from joblib import Parallel, delayed, parallel_config  # noqa: PLC0415  a tenth of a second

        tasks = (delayed(work_on)(share, work, plan.bounds) for share in shares)
        with _backend(plan, len(shares)) as backend, parallel_config(**backend):
            yield from Parallel(return_as="generator_unordered", batch_size=1)(tasks)
    except BaseException:
        stop_all()
        raise


@contextmanager
def _backend(plan: WorkPlan, shares: int) -> Iterator[dict[str, Any]]:
    """What joblib is told; raises `KorrekturError` where the backend cannot be reached."""
    from joblib import cpu_count  # noqa: PLC0415  beside the others

    if plan.backend == LOCAL:
        # a thread each, since the work is done in the process that the thread waits for
        yield {"backend": "threading", "n_jobs": min(plan.jobs or cpu_count(), shares)}
        return
    try:
        from distributed import Client  # noqa: PLC0415  optional

        client: Any = Client(  # type: ignore[no-untyped-call]
            plan.scheduler, timeout=_TO_ANSWER, set_as_default=False
        )
    except ImportError as fault:
        raise KorrekturError(NOT_INSTALLED) from fault
    except (OSError, ValueError) as fault:
        raise KorrekturError(NO_SCHEDULER.format({"address": same(plan.scheduler)})) from fault
    with client:
        if not client.ncores():
            raise KorrekturError(NO_WORKERS.format({"address": same(plan.scheduler)}))
        yield {"backend": plan.backend, "n_jobs": -1, "client": client}


def work_on(share: Share, work: Work[T], bounds: Bounds) -> tuple[Share, list[T]]:
    """One share given to a process of its own."""
    with borrowed(bounds) as guard:
        return share, guard.run(share.paths, work)
