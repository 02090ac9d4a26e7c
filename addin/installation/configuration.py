"""The person's own configuration of the add-in: which Python it starts, and the settings file.

The file holds lines of `"KEY","value"` in the system's own encoding, as xlwings' VBA reads them.
"""

import csv
import io
import locale
from collections.abc import Mapping
from pathlib import Path

from schemas.errors import KorrekturError
from workbook.files.atomic import write_bytes

INTERPRETER = {"windows": "INTERPRETER_WIN", "macos": "INTERPRETER_MAC"}
SETTINGS = "KORREKTUR_CONFIG"


def read_configuration(path: Path) -> dict[str, str]:
    """The keys and values of the file, keys in capitals; nothing where there is no file or it cannot be read."""
    try:
        text = path.read_bytes().decode(_encoding(), "replace")
    except OSError:
        return {}
    rows = csv.reader(io.StringIO(text))
    return {row[0].strip().upper(): row[1] for row in rows if len(row) == 2}  # noqa: PLR2004  a key and a value


def write_configuration(path: Path, values: Mapping[str, str]) -> None:
    """Write the file in one step; raises `KorrekturError` for a value the system's encoding cannot hold."""
    text = "".join(f'"{key}","{value}"\r\n' for key, value in values.items())
    try:
        content = text.encode(_encoding())
    except UnicodeEncodeError as fault:
        raise KorrekturError(
            f"Excel kan ikke læse {text[fault.start : fault.end]!r} i en sti. Læg Python i en anden mappe.",
            f"Excel cannot read {text[fault.start : fault.end]!r} in a path. Put Python in another folder.",
        ) from fault
    path.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(path, content, overwrite=True)


def _encoding() -> str:
    return locale.getpreferredencoding(do_setlocale=False)
