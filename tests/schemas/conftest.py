"""The findings of the workbook a test is about, all workbooks of a module checked together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.together import Together

from schemas.settings import DEFAULTS, Settings

if TYPE_CHECKING:
    from schemas.finding import Finding
    from schemas.rule import Example


def _book(example: Example, settings: Settings = DEFAULTS) -> tuple[Example, Settings]:
    return example, settings


@pytest.fixture(scope="module")
def books(request: pytest.FixtureRequest) -> dict[Settings, Together[str]]:
    """Every `@pytest.mark.book` of the module, by its settings."""
    marks = ((item, item.get_closest_marker("book")) for item in request.session.items if item.path == request.path)
    examples: dict[Settings, dict[str, Example]] = {}
    for item, mark in marks:
        if mark is not None:
            example, settings = _book(*mark.args)
            examples.setdefault(settings, {})[item.nodeid] = example
    return {settings: Together(its, settings) for settings, its in examples.items()}


@pytest.fixture
def findings(request: pytest.FixtureRequest, books: dict[Settings, Together[str]]) -> list[Finding]:
    """What is found in the test's own `@pytest.mark.book(example, settings)`."""
    mark = request.node.get_closest_marker("book")
    _, settings = _book(*mark.args)
    return books[settings][request.node.nodeid]
