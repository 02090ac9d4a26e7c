"""The parts of the computer that installation uses; tests replace them."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

System = Literal["windows", "macos", "other"]
_SYSTEMS: dict[str, System] = {"win32": "windows", "darwin": "macos"}
_LONGEST_START = 60
"""Seconds Excel itself waits for Python."""


@dataclass(frozen=True, slots=True)
class Ran:
    """How a program ended, and what it said."""

    code: int
    said: str


@dataclass(frozen=True, slots=True)
class Machine:
    """One person's account on one computer.

    registry  a value of Windows' registry by key, which begins with HKCU or HKLM, and name; None where there is none.
    run       runs a program to its end.
    has_mark  whether a file carries the mark of the web (its stream `Zone.Identifier`).
    """

    system: System
    home: Path
    python: Path
    environ: Mapping[str, str] = field(default_factory=dict)
    registry: Callable[[str, str], int | str | None] = lambda _key, _name: None
    run: Callable[[Sequence[str]], Ran] = lambda _command: Ran(1, "")
    has_mark: Callable[[Path], bool] = lambda _path: False


def this_machine() -> Machine:
    """The computer this runs on."""
    return Machine(
        system=_SYSTEMS.get(sys.platform, "other"),
        home=Path.home(),
        python=Path(sys.executable),
        environ=dict(os.environ),
        registry=_registry_value,
        run=_run,
        has_mark=_has_mark,
    )


def _registry_value(key: str, name: str) -> int | str | None:
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415  Windows only

        hive, _, path = key.partition("\\")
        root = winreg.HKEY_CURRENT_USER if hive == "HKCU" else winreg.HKEY_LOCAL_MACHINE
        try:
            with winreg.OpenKey(root, path) as opened:
                value = winreg.QueryValueEx(opened, name)[0]
        except OSError:
            return None
        return value if isinstance(value, (int, str)) else None
    return None


def _run(command: Sequence[str]) -> Ran:
    try:
        ran = subprocess.run(  # noqa: S603  programs of our own naming
            command, capture_output=True, text=True, errors="replace", timeout=_LONGEST_START, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        return Ran(1, str(fault))
    return Ran(ran.returncode, (ran.stdout + ran.stderr).strip())


def _has_mark(path: Path) -> bool:
    return sys.platform == "win32" and Path(f"{path}:Zone.Identifier").exists()
