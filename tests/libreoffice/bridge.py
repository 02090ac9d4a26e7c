"""LibreOffice's Python module `uno`, and the structs that travel over it."""

from __future__ import annotations

import builtins
import importlib
import sys
from functools import cache
from typing import Any

_DEBIAN = "/usr/lib/python3/dist-packages"
"""Where Debian's python3-uno stands, outside of every virtual environment."""

Uno = Any
"""An object of LibreOffice's; its members are known only at run time."""


@cache
def uno() -> Uno:
    """The module `uno`; ImportError where it is missing or made for another Python.

    It is looked for on Debian's path for this one import only, so that no other package comes from there, and it
    may not keep its own `__import__`, which changes the messages of everybody's import errors.
    """
    real = builtins.__import__
    sys.path.append(_DEBIAN)
    try:
        return importlib.import_module("uno")
    finally:
        sys.path.remove(_DEBIAN)
        builtins.__import__ = real


def struct(name: str, **members: Any) -> Uno:
    """A struct of this name below `com.sun.star`, with these members."""
    made = uno().createUnoStruct(f"com.sun.star.{name}")
    for member, value in members.items():
        setattr(made, member, value)
    return made


def properties(**values: Any) -> tuple[Uno, ...]:
    """Named arguments as LibreOffice takes them."""
    return tuple(struct("beans.PropertyValue", Name=name, Value=value) for name, value in values.items())


def enum(name: str, member: str) -> Uno:
    """A member of an enumeration below `com.sun.star`."""
    return uno().Enum(f"com.sun.star.{name}", member)
