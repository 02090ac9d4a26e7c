"""Every pattern over prose, and what reads with them, takes time in proportion to the text."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from typing import TYPE_CHECKING

import pytest

import schemas.prose
import schemas.rules.prose
from schemas.prose.amounts import stated_amounts
from schemas.prose.passages import sentences
from schemas.rules.prose.positions_in_text import mentioned_fte

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LETTERS = 32_000
MOST_S = 0.5
"""Seconds of the processor."""
SEEDS = (
    "1 årsværk ", "1", "1.", "1,", "1 ", "1.000", "1 mio. kr. ", "1-", "x", "x.", " ", "\n", "*", "*\n", ". ", "a. A",
    "en halv ", "1 ny ", "normeret med ", "opdateres ", "opdateres med a ", "[indsæt ", "i ", "i alt 1 kr. ", "a-", "å",
    "1 årsværk i dag. A", "kompensation ikke ",
)  # fmt: skip
PATTERNS = {
    f"{module.name}.{name}": found
    for package in (schemas.prose, schemas.rules.prose)
    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")
    for name, found in vars(importlib.import_module(module.name)).items()
    if isinstance(found, re.Pattern)
}
READERS: dict[str, Callable[[str], Iterable[object]]] = {
    **{name: pattern.finditer for name, pattern in PATTERNS.items()},
    "amounts": stated_amounts,
    "fte": mentioned_fte,
    "sentences": sentences,
}


@pytest.mark.parametrize("name", READERS)
def test_a_text_of_32000_letters_is_read_within_half_a_second(name: str) -> None:
    slow = {}
    for seed in SEEDS:
        text = (seed * LETTERS)[:LETTERS]
        began = time.process_time()
        for _ in READERS[name](text):
            pass
        taken = time.process_time() - began
        if taken > MOST_S:
            slow[seed] = taken
    assert slow == {}
