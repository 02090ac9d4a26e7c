"""A real Chromium for tests of pages; they skip, saying why, where it or its driver is missing."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_MISSING = "Chromium (Debian: chromium)" if PROGRAM is None else "its driver (PyPI: playwright)"
needs_chromium = pytest.mark.skipif(
    PROGRAM is None or find_spec("playwright") is None, reason=f"needs a browser: {_MISSING} is not installed"
)
_QUIET = (
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
"""It asks nobody on the network for anything; without a sandbox, since tests may run as root."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless browser."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  only where there is a browser

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=PROGRAM, args=[*_QUIET])
        try:
            yield browser
        finally:
            browser.close()
