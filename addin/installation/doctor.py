"""Checks each requirement of the add-in, and says what to do where one is not met."""

from collections.abc import Collection, Iterator
from importlib.metadata import version
from pathlib import Path

from addin.installation import places
from addin.installation.diagnosis import Diagnosis, bad, doubtful, good
from addin.installation.machine import Machine
from addin.installation.policies import policies
from schemas.finding import KorrekturError, Text

INSTALL_AGAIN = Text("Kør »korrektur addin install«.", "Run “korrektur addin install”.")
_EXCEL = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
_CLICK_TO_RUN = r"HKLM\SOFTWARE\Microsoft\Office\ClickToRun\Configuration"
_PROBE = (
    "import addin.ribbon.handlers, addin.ribbon.run, importlib.metadata as m; "
    "print(m.version('korrektur'), m.version('xlwings'))"
)


def examine(machine: Machine, carried: Collection[bytes]) -> Iterator[Diagnosis]:
    """Every check in turn; `carried` are the add-in files of this installation, one a language.

    Raises `KorrekturError` on systems without Excel.
    """
    places.addin_path(machine)  # is there an Excel for this system at all
    yield from _excel(machine)
    yield from _addin(machine, carried)
    yield from _python(machine)
    yield from _settings(machine)
    yield from policies(machine)


def _excel(machine: Machine) -> Iterator[Diagnosis]:
    if machine.system != "windows":
        there = any(path.exists() for path in (Path("/Applications/Microsoft Excel.app"),))
        found = "" if there else None
    else:
        there = machine.registry(_EXCEL, "") is not None
        number = machine.registry(_CLICK_TO_RUN, "VersionToReport")
        found = f" {number}" if number else ""
    if there:
        yield good(Text(f"Excel{found} er installeret.", f"Excel{found} is installed."))
    else:
        yield doubtful(
            Text("Excel blev ikke fundet.", "Excel was not found."),
            Text("Installér Excel 2016 eller nyere.", "Install Excel 2016 or later."),
        )


def _addin(machine: Machine, carried: Collection[bytes]) -> Iterator[Diagnosis]:
    path = places.addin_path(machine)
    if not path.exists():
        yield bad(Text(f"Tilføjelsesprogrammet mangler: {path}", f"The add-in is missing: {path}"), INSTALL_AGAIN)
        return
    try:
        current = path.read_bytes() in carried
    except OSError:
        current = False
    if current:
        yield good(Text(f"Tilføjelsesprogrammet: {path}", f"The add-in: {path}"))
    else:
        yield bad(
            Text(f"Tilføjelsesprogrammet er fra en anden version: {path}", f"The add-in is of another version: {path}"),
            Text("Luk Excel, og kør »korrektur addin install«.", "Close Excel, and run “korrektur addin install”."),
        )
    if machine.has_mark(path):
        yield bad(
            Text("Windows har mærket filen som hentet fra internettet.", "Windows has marked the file as downloaded."),
            Text(
                "Højreklik på filen, vælg Egenskaber, og fjern blokeringen; eller kør »korrektur addin install«.",
                "Right-click the file, choose Properties, and unblock it; or run “korrektur addin install”.",
            ),
        )
    for old in places.old_places(machine):
        if old.exists():
            yield doubtful(
                Text(f"Der ligger en kopi mere: {old}", f"Another copy stands in {old}"),
                Text("Luk Excel, og slet den.", "Close Excel, and delete it."),
            )


def _python(machine: Machine) -> Iterator[Diagnosis]:
    values = places.read_configuration(places.configuration_path(machine))
    python = values.get(places.INTERPRETER[machine.system])
    if python is None:
        yield bad(
            Text("Tilføjelsesprogrammet ved ikke, hvor Python er.", "The add-in does not know where Python is."),
            INSTALL_AGAIN,
        )
        return
    if not Path(python).exists():
        yield bad(Text(f"Python findes ikke længere: {python}", f"Python is no longer there: {python}"), INSTALL_AGAIN)
        return
    yield from _library(machine, Path(python))
    ran = machine.run([python, "-P", "-c", _PROBE])
    wanted = f"{version('korrektur')} {version('xlwings')}"
    said = ran.said.splitlines()[-1] if ran.said else ""
    if ran.code != 0:
        yield bad(
            Text(f"Python kan ikke starte Korrektur: {said}", f"Python cannot start Korrektur: {said}"), INSTALL_AGAIN
        )
    elif said != wanted:
        yield bad(
            Text(
                f"Python har en anden version af korrektur eller xlwings: {said} i stedet for {wanted}",
                f"Python has another version of korrektur or xlwings: {said} in place of {wanted}",
            ),
            INSTALL_AGAIN,
        )
    else:
        yield good(Text(f"Python starter: {python}", f"Python starts: {python}"))


def _library(machine: Machine, python: Path) -> Iterator[Diagnosis]:
    """Windows' library that connects Excel with Python: its name carries the version of xlwings."""
    if machine.system != "windows":
        return
    number = version("xlwings")
    names = [f"xlwings{bits}-{number}.dll" for bits in (64, 32)]
    if not any((folder / name).exists() for folder in (python.parent, python.parent.parent) for name in names):
        yield bad(
            Text(f"Filen {names[0]} mangler ved Python.", f"The file {names[0]} is missing beside Python."),
            Text(
                f"Kør »python -m pip install --force-reinstall xlwings=={number}« i samme miljø.",
                f"Run “python -m pip install --force-reinstall xlwings=={number}” in the same environment.",
            ),
        )


def _settings(machine: Machine) -> Iterator[Diagnosis]:
    from workbook.settings.settings_file import configuration  # noqa: PLC0415  with all that reads settings

    named = places.read_configuration(places.configuration_path(machine)).get(places.SETTINGS)
    if not named:
        yield good(Text("Standardindstillinger.", "Default settings."))
        return
    try:
        configuration(Path(named), {})
    except KorrekturError as fault:
        yield bad(
            fault.text,
            Text(
                "Ret filen, eller kør »korrektur addin install --config FIL«.",
                "Mend the file, or run “korrektur addin install --config FILE”.",
            ),
        )
    else:
        yield good(Text(f"Indstillinger: {named}", f"Settings: {named}"))
