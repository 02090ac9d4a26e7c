"""Where the add-in and its configuration stand on a computer.

Excel opens what lies in its start-up folder, which it trusts from the beginning. Sources: Microsoft's pages on the
XLSTART folder and on Office for Mac's start-up folders; xlwings' own configuration file, renamed.
"""

import csv
import io
import locale
from collections.abc import Mapping
from pathlib import Path

from addin.installation.machine import Machine
from schemas.finding import KorrekturError
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


ADDIN = "korrektur.xlam"
_MAC_STARTUP = "Library/Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel"
_MAC_DATA = "Library/Containers/com.microsoft.Excel/Data"


def addin_path(machine: Machine) -> Path:
    """Where the add-in belongs; raises `KorrekturError` where there is no Excel for the system."""
    if machine.system == "windows":
        roaming = machine.environ.get("APPDATA")
        base = Path(roaming) if roaming else machine.home / "AppData" / "Roaming"
        return base / "Microsoft" / "Excel" / "XLSTART" / ADDIN
    if machine.system == "macos":
        return machine.home / _MAC_STARTUP / ADDIN
    raise KorrekturError(
        "Excel findes kun til Windows og macOS, så tilføjelsesprogrammet kan ikke installeres her. "
        "»korrektur validate« virker overalt.",
        "Excel exists for Windows and macOS only, so the add-in cannot be installed here. "
        "“korrektur validate” works everywhere.",
    )


def configuration_path(machine: Machine) -> Path:
    """Where the add-in looks for this person's configuration."""
    if machine.system == "macos":
        return machine.home / _MAC_DATA / "korrektur.conf"
    return machine.home / ".korrektur" / "korrektur.conf"


def old_places(machine: Machine) -> tuple[Path, ...]:
    """Folders in which a second copy of the add-in would be opened as well."""
    if machine.system != "windows":
        return ()
    roaming = addin_path(machine).parents[2]
    return (roaming / "AddIns" / ADDIN,)
