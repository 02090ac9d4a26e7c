"""Output format from the file suffix."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from schemas.errors import KorrekturError

Suffix = TypeVar("Suffix", bound=str)


def ending_of(path: Path, endings: Sequence[Suffix]) -> Suffix:
    """The suffix of the name, without its dot; raises KorrekturError where it is none of those allowed."""
    for ending in endings:
        if path.suffix.casefold() == f".{ending}":
            return ending
    named = [f".{ending}" for ending in endings]
    raise KorrekturError(
        f"Filens navn skal ende på {' eller '.join(named)}; '{path}' gør det ikke.",
        f"The file's name must end in {' or '.join(named)}; '{path}' does not.",
    )
