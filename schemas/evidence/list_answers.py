"""Finds the one answer of a list that a text must mean."""

from collections.abc import Sequence


def listed_answer(text: str, choices: Sequence[str]) -> str | None:
    """The one answer that differs from the text in spaces, case or a stop at its end alone, else None."""
    meant = [choice for choice in choices if _bare(choice) == _bare(text)]
    return meant[0] if len(meant) == 1 else None


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(".,").rstrip().casefold()
