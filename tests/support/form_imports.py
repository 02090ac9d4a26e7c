"""Importing small documents, and looking at what came of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.form_documents import as_text, write_text
from support.form_figures import figures
from support.form_pages import FormPage, Layout, same

from workbook.importers import Imported, Problem, import_forms

if TYPE_CHECKING:
    from pathlib import Path

BASE = FormPage("K201", "Drift af svømmehal", same("1,200"))
"""A form with nothing wrong in it."""


def write(folder: Path, text: str, name: str = "forms.txt") -> Path:
    """Write a text file and give its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def import_pages(folder: Path, *pages: FormPage, layout: Layout | None = None) -> Imported:
    """Import forms written as text."""
    return import_forms([write_text(folder / "forms.txt", pages, layout or Layout())])


def import_edited(folder: Path, old: str, new: str) -> Imported:
    """The base form with one piece of its text replaced."""
    text = as_text([BASE])
    assert old in text
    return import_forms([write(folder, text.replace(old, new, 1))])


def only_problem(imported: Imported) -> Problem:
    """Give the only problem there is."""
    (problem,) = imported.problems
    return problem


def amounts_of(imported: Imported, row: int = 0) -> tuple[object, ...]:
    """Give the years of a row of Beløb, the first unless told."""
    return figures(imported.contents.rows["amounts"][row])
