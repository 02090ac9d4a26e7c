"""The whole workbooks of tests/books, built: a case is a folder with book.toml, changes.toml, settings.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from support.workbook_changes import changed

from workbook.template import build
from workbook.template.contents_file import read_contents

BOOKS = Path(__file__).parents[1] / "books"
PASSING = sorted(path for path in (BOOKS / "should_pass").iterdir() if path.is_dir())
FAILING = sorted(path for path in (BOOKS / "should_fail").iterdir() if path.is_dir())


@cache
def _built(book: Path) -> bytes:
    return build(read_contents(book.read_text("utf-8")))


def package_of(case: Path) -> bytes | None:
    """The file of a case as it would lie there; None where it would not."""
    book, changes = case / "book.toml", case / "changes.toml"
    package = _built(book if book.exists() else BOOKS / "base.toml")
    done = tomllib.loads(changes.read_text("utf-8")) if changes.exists() else {}
    if done.get("gone"):
        return None
    return changed(package, done) if done else package
