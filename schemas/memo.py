"""Caches a result with the set of workbooks it was computed from, since many rules ask for the same."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from schemas.budgets import Budgets

Result = TypeVar("Result")
Words = ParamSpec("Words")


def once(compute: Callable[Concatenate[Budgets, Words], Result]) -> Callable[Concatenate[Budgets, Words], Result]:
    """Decorates a function of a Budgets (and texts): its result is cached with the Budgets, and must not be changed."""

    @wraps(compute)
    def kept(budgets: Budgets, /, *words: Words.args, **named: Words.kwargs) -> Result:
        name = (compute.__module__, compute.__qualname__, words, tuple(named.items()))
        if name not in budgets.derived:
            budgets.derived[name] = compute(budgets, *words, **named)
        result: Result = budgets.derived[name]
        return result

    return kept
