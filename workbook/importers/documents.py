"""Reading one document with the reader of its suffix, or saying in a sentence why not and what to do."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from schemas.finding import KorrekturError, Text
from workbook.importers.lines import FormDocument

READERS = {".txt": "text", ".pdf": "pdf", ".docx": "docx"}
"""The module of this package that reads files of each suffix; it is loaded only then."""
_OTHER_PROGRAMS = {
    ".doc": Text("i Words gamle format", "in Word's old format"),
    ".rtf": Text("i formatet RTF", "in the format RTF"),
    ".odt": Text("fra LibreOffice eller OpenOffice", "from LibreOffice or OpenOffice"),
    ".pages": Text("fra Pages", "from Pages"),
}
LARGEST_FILE = 100_000_000
"""Bytes; a set of forms is a thousandth of this."""


def read_document(path: Path) -> FormDocument:
    """Read one file's lines with the reader of its suffix; raises KorrekturError where it cannot be read."""
    module = READERS.get(path.suffix.casefold())
    if (resaved := _OTHER_PROGRAMS.get(path.suffix.casefold())) is not None:
        raise KorrekturError(
            f"{path.name} er {resaved.da}. Åbn den, vælg Gem som, og gem den som .docx; prøv så igen.",
            f"{path.name} is {resaved.en}. Open it, choose Save as, and save it as .docx; then try again.",
        )
    if module is None:
        raise KorrekturError(
            f"{path.name} kan ikke læses; kun {', '.join(READERS)} kan. Gem dokumentet som en af dem.",
            f"{path.name} cannot be read; only {', '.join(READERS)} can. Save it as one of them.",
        )
    try:
        size = path.stat().st_size if path.is_file() else None
    except OSError:
        size = None
    if path.is_dir():
        raise KorrekturError(
            f"{path.name} er en mappe. Angiv filerne i den enkeltvis.",
            f"{path.name} is a folder. Name the files in it one by one.",
        )
    if size is None:
        raise KorrekturError(f"{path.name} findes ikke.", f"{path.name} does not exist.")
    if size == 0:
        raise KorrekturError(f"{path.name} er tom.", f"{path.name} is empty.")
    if size > LARGEST_FILE:
        raise KorrekturError(f"{path.name} er for stor til at være skemaer.", f"{path.name} is too large to be forms.")
    read: Callable[[Path], FormDocument] = import_module(f"workbook.importers.{module}").read
    try:
        return read(path)
    except OSError:
        raise KorrekturError(
            f"{path.name} kan ikke åbnes. Er den åben i et andet program?",
            f"{path.name} cannot be opened. Is it open in another program?",
        ) from None
