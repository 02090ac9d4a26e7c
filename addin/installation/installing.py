"""Installs the add-in in Excel's start-up folder, and removes it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from addin.installation import places
from addin.installation.machine import Machine
from schemas.finding import KorrekturError
from workbook.files.atomic import write_bytes


@dataclass(frozen=True, slots=True)
class Installed:
    """Where the add-in and its configuration were written, and which Python it starts."""

    addin: Path
    configuration: Path
    python: Path


def install(machine: Machine, package: bytes, settings: Path | None = None) -> Installed:
    """Put the add-in `package` where Excel opens it, and note which Python and which settings file it uses.

    What else stands in the configuration stays, the settings file of an earlier installation too, unless another
    is named. Raises `KorrekturError` where Excel holds the file open, and on systems without Excel.
    """
    addin, configuration = places.addin_path(machine), places.configuration_path(machine)
    values = places.read_configuration(configuration) | {places.INTERPRETER[machine.system]: str(machine.python)}
    if settings is not None:
        values[places.SETTINGS] = str(settings.resolve())
    with _excel_closed(addin):
        addin.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(addin, package, overwrite=True)
        for old in places.old_places(machine):
            old.unlink(missing_ok=True)
    places.write_configuration(configuration, values)
    return Installed(addin, configuration, machine.python)


def uninstall(machine: Machine) -> tuple[Path, ...]:
    """Take the add-in and its configuration away; what was there. Workbooks and the settings file stay."""
    configuration = places.configuration_path(machine)
    there = [path for path in (places.addin_path(machine), *places.old_places(machine), configuration) if path.exists()]
    for path in there:
        with _excel_closed(path):
            path.unlink()
    with suppress(OSError):  # kept where a person has put something of their own into it
        if machine.system == "windows":
            configuration.parent.rmdir()
    return tuple(there)


@contextmanager
def _excel_closed(path: Path) -> Iterator[None]:
    """A step that Windows refuses while Excel holds the file open."""
    try:
        yield
    except (OSError, KorrekturError) as fault:
        raise KorrekturError(
            f"{path} kan ikke ændres. Luk Excel helt, og prøv igen.",
            f"{path} cannot be changed. Close Excel altogether, and try again.",
        ) from fault
