"""Whole: whether a value that was read back is what its type says, down to the last member."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

Check = Callable[[Any], bool]


def is_whole(value: object, kind: type) -> bool:
    """Whether a value is of this type and so is all that it holds; raises AttributeError where a member is missing."""
    return _check(kind)(value)


@cache
def _check(hint: Any) -> Check:
    """The check of a type: a frozen dataclass, tuple, mapping, choice or plain value."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        checks = [_check(one) for one in inner]
        return lambda value: any(check(value) for check in checks)
    if origin is Literal:
        return lambda value: value in inner
    if origin is tuple:
        return _of_tuple(inner)
    if origin is not None and issubclass(origin, Mapping):
        of_key, of_value = map(_check, inner)
        return lambda value: isinstance(value, dict) and all(of_key(key) and of_value(value[key]) for key in value)
    kind = NoneType if hint is None else hint
    if is_dataclass(kind):
        return _of_dataclass(kind)
    return lambda value: type(value) is kind or (kind is not int and isinstance(value, kind))


def _of_tuple(inner: tuple[Any, ...]) -> Check:
    if inner[-1:] == (Ellipsis,):
        check = _check(inner[0])
        return lambda value: isinstance(value, tuple) and all(map(check, value))
    checks = [_check(one) for one in inner]
    return lambda value: (
        isinstance(value, tuple) and len(value) == len(checks) and all(c(v) for c, v in zip(checks, value, strict=True))
    )


def _of_dataclass(kind: Any) -> Check:
    hints: dict[str, Any] = {}
    members: list[tuple[Callable[[Any], Any], Check]] = []

    def check(value: object) -> bool:
        if not hints:  # once, when first asked for: a type may hold itself
            hints.update(get_type_hints(kind))
            members.extend((attrgetter(one.name), _check(hints[one.name])) for one in fields(kind))
        return type(value) is kind and all(its(get(value)) for get, its in members)

    return check
