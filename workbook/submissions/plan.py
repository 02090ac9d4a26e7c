"""Plan: where files are checked, and by how many."""

from __future__ import annotations

from dataclasses import dataclass

from workbook.submissions.bounds import BOUNDS, Bounds

LOCAL, DASK = "local", "dask"
BACKENDS = (LOCAL, DASK)
"""Where shares can be checked: in processes of this machine, or by the workers of a Dask scheduler."""


@dataclass(frozen=True, slots=True)
class WorkPlan:
    """Where the work is done: so many processes here (None: as many as there are processors), or a joblib backend.

    `scheduler` is the address of the Dask scheduler whose workers do the work; they must reach the same paths.
    """

    jobs: int | None = None
    backend: str = LOCAL
    scheduler: str | None = None
    bounds: Bounds = BOUNDS


HERE = WorkPlan()
