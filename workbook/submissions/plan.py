"""Plan: where files are checked, by how many, and what one file may cost."""

from dataclasses import dataclass

LOCAL, DASK = "local", "dask"
BACKENDS = (LOCAL, DASK)
"""Where shares can be checked: in processes of this machine, or by the workers of a Dask scheduler."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Processor seconds to read a file, and again for the work on its set; megabytes the process may hold meanwhile.

    A busy machine gives a process less of its time, so an honest file is not condemned by the wall clock; only one
    that waits for something else ten times as long is.

    A workbook of 5,000 corrections takes some seconds and half a gigabyte. A set that goes past a bound is checked
    again in halves, so that in the end it is one file alone that is named.
    """

    seconds: float = 60.0
    megabytes: int = 2_000

    @property
    def wall_seconds(self) -> float:
        """Seconds by the clock on the wall."""
        return 10 * self.seconds


BOUNDS = Bounds()


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
