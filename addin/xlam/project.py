"""The VBA project: xlwings' own with our modules in it, its document modules' headers and its classes untouched."""

import re
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from schemas.finding import KorrekturError, Text

PART = "xl/vbaProject.bin"
ITS_RIBBON_MODULE = "RibbonMyAddin"
NAME = "Korrektur"
"""The project's name, as Excel's editor shows it."""

_ITS_NAME = "MyAddin"
_PROJECT_NAME_RECORD = 4
NEEDED = Text(
    "For at bygge tilføjelsesprogrammet skal pakken pyOpenVBA være installeret: pip install pyOpenVBA==6.5.0",
    "Building the add-in needs the package pyOpenVBA: pip install pyOpenVBA==6.5.0",
)


def vba_project(quickstart: bytes, modules: Mapping[str, str], changed: Mapping[str, str]) -> bytes:
    """The bytes of the VBA project with `modules` added and those of `changed` given this source; lines end CR LF.

    Raises `KorrekturError` where pyOpenVBA, which only building needs, is not installed.
    """
    with _opened(quickstart) as (path, book):
        project = book.vba_project()
        project.dir_raw, grown = _renamed(project.dir_raw)
        project.dir_modules_offset += grown
        project.delete_module(ITS_RIBBON_MODULE)
        for name, source in changed.items():
            book.set_module(name, source)
        for name, source in sorted(modules.items()):
            project.add_module(name, source)
        book.save()
        with zipfile.ZipFile(path) as saved:
            return _tidied(saved.read(PART))


def sources(quickstart: bytes) -> dict[str, str]:
    """Every module's source in a package, by name, lines ending in CR LF."""
    with _opened(quickstart) as (_path, book):
        found: dict[str, str] = book.vba_modules()
        return found


@contextmanager
def _opened(package: bytes) -> Iterator[tuple[Path, Any]]:
    """A copy of the package, and pyOpenVBA's view of it."""
    try:
        from pyopenvba import ExcelFile  # noqa: PLC0415  needed for building only
    except ImportError as fault:
        raise KorrekturError(NEEDED) from fault
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "korrektur.xlam"
        path.write_bytes(package)
        with ExcelFile(path) as book:
            yield path, book


def _renamed(directory: bytes) -> tuple[bytes, int]:
    """The directory of the project with its name changed, and how much longer it is ([MS-OVBA] 2.3.4.2.1.6)."""

    def record(name: str) -> bytes:
        return _PROJECT_NAME_RECORD.to_bytes(2, "little") + len(name).to_bytes(4, "little") + name.encode("cp1252")

    if directory.count(record(_ITS_NAME)) != 1:
        message = "the quickstart file has changed: its VBA project has another name"
        raise ValueError(message)
    return directory.replace(record(_ITS_NAME), record(NAME)), len(NAME) - len(_ITS_NAME)


def _tidied(project: bytes) -> bytes:
    """The project with its name in the stream PROJECT too, and no blank line among the windows listed there."""
    from pyopenvba.cfb import CFB  # noqa: PLC0415  needed for building only

    container = CFB.from_bytes(project)
    text = container.get_stream("PROJECT").decode("cp1252").replace(f'Name="{_ITS_NAME}"', f'Name="{NAME}"')
    before, mark, windows = text.partition("[Workspace]\r\n")
    listed = re.sub(r"(?:\r\n)+", "\r\n", windows)
    container.write_stream("PROJECT", (before + mark + listed).encode("cp1252"))
    tidied: bytes = container.to_bytes()
    return tidied
