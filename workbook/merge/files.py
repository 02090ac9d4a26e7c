"""The files of a merge, each read and checked once."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from schemas.settings import DEFAULTS, Settings
from workbook.merge.merge import merge
from workbook.merge.values import Merged, Source
from workbook.ooxml.read.beside import beside_cells
from workbook.submissions.checking import nothing
from workbook.submissions.door import package_of, submissions


def merge_files(
    paths: Sequence[Path], settings: Settings = DEFAULTS, advance: Callable[[int], None] = nothing
) -> Merged:
    """The workbooks at these paths as one; raises KorrekturError as `merge` does, and where one cannot be read.

    `settings` are what the parts are checked by; `advance` is called with 1 as each file has been checked.
    """
    found = submissions(paths, settings, advance)
    often = Counter(Path(one.path).name for one in found)
    return merge(
        [
            Source(one, beside_cells(package_of(one)), named=one.path if often[Path(one.path).name] > 1 else "")
            for one in found
        ]
    )
