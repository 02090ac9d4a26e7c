"""The add-in, built once for all tests of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from addin import xlam
from addin.xlam.assemble import quickstart

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def addin_file() -> bytes:
    return xlam.build("da", "1.2.3")


@pytest.fixture(scope="session")
def original_file() -> bytes:
    return quickstart()


@pytest.fixture(scope="session")
def addin_path(tmp_path_factory: pytest.TempPathFactory, addin_file: bytes) -> Path:
    path = tmp_path_factory.mktemp("addin") / "korrektur.xlam"
    path.write_bytes(addin_file)
    return path
