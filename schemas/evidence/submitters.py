"""Who should submit, by a list of committees, and who has."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from schemas.words.seen import seen

_WORD = re.compile(r"\w+")
_JOINING = frozenset({"og", "and"})
_ENDING = re.compile(r"(?<=\w{2})udvalg(et)?$")
"""The ending of nearly every committee's name, which therefore distinguishes none."""
_ALIKE = 0.85
"""The least share of letters two words have in common, in order, when one is likely a misspelling of the other."""


class Submitter(NamedTuple):
    """A committee's name where it stands: in the book of that number in the set, or on a line of the list."""

    name: str
    book: int
    line: int | None = None


class Submitters(NamedTuple):
    """Who should submit and who has, by folded name, each in the order they stand in.

    `listed` has the first line of the list for each committee, `submitted` every workbook that could be read
    and says whose it is. `unread` holds the names, without their folders, of the files that could not be read,
    `paths` the path of each book.
    """

    listed: dict[str, Submitter]
    submitted: dict[str, list[Submitter]]
    unread: list[str]
    paths: list[str]


def misspelt(name: str, among: Iterable[str]) -> str | None:
    """The one of these folded names that is likely the same committee's, spelt otherwise."""
    words = _words(name)
    alike = {other: _least_likeness(words, _words(other)) for other in among}
    best = max(alike, key=lambda other: alike[other], default=None)
    return best if best is not None and alike[best] >= _ALIKE else None


def bears_the_name(file: str, name: str) -> bool:
    """Whether a file's name contains the distinctive part of this folded name, also with `oe` for `ø`."""
    parts = [_ENDING.sub("", word) for word in _words(name)]
    texts = (seen(file), seen(file).replace("ae", "æ").replace("oe", "ø").replace("aa", "å"))
    return bool(parts) and any(all(part in text for part in parts) for text in texts)


def _words(name: str) -> list[str]:
    return [word for word in _WORD.findall(name) if word not in _JOINING]


def _least_likeness(ones: Sequence[str], others: Sequence[str]) -> float:
    """The similarity of the least similar pair of words; 0 where the names have different numbers of words."""
    if len(ones) != len(others):
        return 0.0
    return min((_likeness(*pair) for pair in zip(ones, others, strict=True)), default=0.0)


def _likeness(one: str, other: str) -> float:
    """How much two words are alike from 0 to 1, whole or without the ending, whichever is more."""
    pairs = ((one, other), (_ENDING.sub("", one), _ENDING.sub("", other)))
    return max(SequenceMatcher(None, *pair, autojunk=False).ratio() for pair in pairs)
