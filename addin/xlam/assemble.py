"""Build the add-in: xlwings' quickstart file, our modules in its VBA project, our ribbon."""

from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from addin.xlam import buttons_module, functions_module, xlwings_module
from addin.xlam.package import repackaged
from addin.xlam.project import sources, vba_project
from addin.xlam.ribbon_xml import ribbon_xml
from addin.xlam.xlwings_module import stored
from schemas.finding import KorrekturError, Language

QUICKSTART = "quickstart_addin_ribbon.xlam"
WRITTEN_BY_HAND = (
    "KorrekturAsk",
    "KorrekturFormulas",
    "KorrekturPython",
    "KorrekturRibbon",
    "KorrekturSystem",
    "KorrekturText",
)
"""Our modules that stand as text in `addin/vba`."""


def build(language: Language, version: str) -> bytes:
    """The add-in in this language; the same bytes from the same sources.

    Raises `KorrekturError` where xlwings or pyOpenVBA is missing or is not the version this is made for.
    """
    original = quickstart()
    changed = changed_modules(sources(original))
    project = vba_project(original, our_modules(language), changed)
    return repackaged(original, project, ribbon_xml(language), version)


def quickstart() -> bytes:
    """The add-in file that xlwings brings, from the installed package, which is not imported for it."""
    found = find_spec("xlwings")
    path = Path(found.origin).with_name(QUICKSTART) if found and found.origin else None
    if path is None or not path.is_file():
        raise KorrekturError(
            "Pakken xlwings er ikke installeret, eller den er en anden udgave, end pyproject.toml nævner.",
            "The package xlwings is not installed, or is another version than pyproject.toml names.",
        )
    return path.read_bytes()


def our_modules(language: Language) -> dict[str, str]:
    """Every module that is ours alone, by name, as it is stored."""
    made = {
        buttons_module.NAME: buttons_module.source(language),
        functions_module.NAME: functions_module.source(),
        **{name: _text(f"{name}.bas") for name in WRITTEN_BY_HAND},
    }
    return {name: stored(name, source) for name, source in made.items()}


def changed_modules(originals: dict[str, str]) -> dict[str, str]:
    """The modules of the quickstart file that we change, by name, as they are stored."""
    theirs = originals[xlwings_module.NAME].replace("\r\n", "\n")
    return {
        xlwings_module.NAME: stored(xlwings_module.NAME, xlwings_module.source(theirs, _text("xlwings.bas"))),
        "ThisWorkbook": originals["ThisWorkbook"] + stored("ThisWorkbook", _text("ThisWorkbook.cls")),
    }


def _text(name: str) -> str:
    return files("addin").joinpath("vba", name).read_text("utf-8")
