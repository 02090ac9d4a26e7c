"""Where the add-in and its configuration stand on a computer.

Excel opens what lies in its start-up folder, which it trusts from the beginning. Sources: Microsoft's pages on the
XLSTART folder and on Office for Mac's start-up folders; xlwings' own configuration file, renamed.
"""

from pathlib import Path

from addin.installation.machine import Machine
from schemas.errors import KorrekturError

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
