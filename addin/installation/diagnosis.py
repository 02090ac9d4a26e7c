"""What one check of the installation says."""

from dataclasses import dataclass
from enum import StrEnum

from schemas.finding import Text


class DiagnosisState(StrEnum):
    """Whether the add-in can work as far as one check goes."""

    GOOD = "good"
    DOUBTFUL = "doubtful"  # it may work, or part of it does
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What was checked and what was found; `remedy` says how to fix what is not good."""

    state: DiagnosisState
    said: Text
    remedy: Text | None = None


def good(said: Text) -> Diagnosis:
    """Nothing to fix."""
    return Diagnosis(DiagnosisState.GOOD, said)


def bad(said: Text, remedy: Text) -> Diagnosis:
    """It cannot work before this is fixed."""
    return Diagnosis(DiagnosisState.BAD, said, remedy)


def doubtful(said: Text, remedy: Text) -> Diagnosis:
    """It may not work."""
    return Diagnosis(DiagnosisState.DOUBTFUL, said, remedy)
