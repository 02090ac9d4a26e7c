"""Real workbook files, built once a session and copied into a test's own folder."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from support.corrected_sample import corrected_sample

from workbook import template
from workbook.grid import Contents
from workbook.template import samples

if TYPE_CHECKING:
    from pathlib import Path


@cache
def sample_package() -> bytes:
    """The shipped sample."""
    return template.build(samples.sample())


@cache
def corrected_package(status: str = "Kladde") -> bytes:
    """The sample with what is wrong in it corrected, at this status."""
    return template.build(corrected_sample(status))


@cache
def _empty() -> bytes:
    return template.build(Contents(2026, "mio. kr.", {"committee": "Økonomiudvalget"}))


def sample_at(path: Path) -> Path:
    """The shipped sample as a file."""
    path.write_bytes(sample_package())
    return path


def empty_at(path: Path) -> Path:
    """A fresh workbook, which has no finding."""
    path.write_bytes(_empty())
    return path


def not_a_workbook_at(path: Path) -> Path:
    """A file that is no workbook."""
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    return path
