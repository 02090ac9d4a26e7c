"""Work something out of a set of workbooks once, however many rules ask for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from schemas.budgets import Budgets

Result = TypeVar("Result")
Words = ParamSpec("Words")


def once(compute: Callable[Concatenate[Budgets, Words], Result]) -> Callable[Concatenate[Budgets, Words], Result]:
    """A function of a Budgets (and words) whose result is kept with that Budgets; callers may not change it."""

    @wraps(compute)
    def kept(budgets: Budgets, /, *words: Words.args, **named: Words.kwargs) -> Result:
        name = (compute.__module__, compute.__qualname__, words, tuple(named.items()))
        if name not in budgets.derived:
            budgets.derived[name] = compute(budgets, *words, **named)
        result: Result = budgets.derived[name]
        return result

    return kept
