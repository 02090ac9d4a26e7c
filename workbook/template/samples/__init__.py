"""The shipped sample: nine technical corrections of a real budget, as one committee's workbook."""

from functools import cache
from importlib.resources import files

from workbook.grid import Contents
from workbook.template.contents_file import read_contents

SAMPLE = "oekonomiudvalget-2026.toml"


@cache
def sample() -> Contents:
    """The sample's contents: figures, numbers and titles of a published document, the prose our own."""
    return read_contents(files(__name__).joinpath(SAMPLE).read_text(encoding="utf-8"))
