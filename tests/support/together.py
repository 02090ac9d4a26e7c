"""Workbooks checked as one set: a check of one alone costs half a second, and each next to nothing among others."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from support.example_grids import read_of

from schemas.checking.check import check
from schemas.settings import DEFAULTS, Settings
from workbook.reading.parse import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from schemas.finding import Finding
    from schemas.rule import Example

Key = TypeVar("Key")


class Together(Generic[Key]):
    """What is found in each of these examples, all of them checked when the first is asked for."""

    def __init__(self, examples: Mapping[Key, Example], settings: Settings = DEFAULTS) -> None:
        self.examples = examples
        self._settings = settings

    def __getitem__(self, key: Key) -> list[Finding]:
        return self._found[key]

    @cached_property
    def _found(self) -> dict[Key, list[Finding]]:
        keys = list(self.examples)
        found: dict[Key, list[Finding]] = {key: [] for key in keys}
        reads = [read_of(self.examples[key], str(number)) for number, key in enumerate(keys)]
        for one in check(parse(reads), self._settings):
            found[keys[int(one.place.path)]].append(one)
        return found


def alone(example: Example, settings: Settings = DEFAULTS) -> list[Finding]:
    """What is found in one example."""
    return Together({"": example}, settings)[""]
