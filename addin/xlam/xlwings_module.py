"""Our copy of the VBA module `xlwings`: its safe procedures unchanged, and our own in place of the others.

The original asks the active workbook for its configuration, puts that workbook's folder on Python's path, runs code
found in its sheets and writes its name into a command line. So whoever mails a workbook could choose what runs.
"""

import re

from schemas.finding import KorrekturError

_LONGEST_LINE = 1023
"""The characters of a line of VBA; Excel's editor takes no more."""


def quoted(words: str) -> str:
    """A text as a VBA literal."""
    return " & vbLf & ".join('"' + line.replace('"', '""') + '"' for line in words.split("\n"))


def stored(name: str, source: str) -> str:
    """A module's source as it goes into the file; raises `KorrekturError` for what Excel could not keep."""
    lines = source.splitlines()
    for number, line in enumerate(lines, 1):
        if len(line) > _LONGEST_LINE or line.encode("cp1252", "ignore").decode("cp1252") != line:
            raise KorrekturError(
                f"Linje {number} i modulet {name} er for lang eller har et tegn, VBA ikke kender.",
                f"Line {number} of module {name} is too long or has a letter that VBA does not know.",
            )
    return "\r\n".join(lines) + "\r\n"


NAME = "xlwings"
PROJECT = "korrektur"
"""What the configuration sheet and the user's configuration file are named after."""

KEPT = (
    "CleanUp", "XLPy", "KillPy", "GetConfigFilePath", "GetConfigFromFile", "FileExists", "FileExistsOnWindows",
    "FileOrFolderExistsOnMac", "ParentFolder", "KillFileOnMac", "ToMacPath", "GetMacDir", "ToPosixPath", "ReadFile",
)  # fmt: skip
"""The procedures taken over as they are: none reads a workbook."""

_LAST_OF_HEADER = re.compile(r'^Public Const PROJECT_NAME As String = "[^"]*"$', re.MULTILINE)
_FIRST_LINE = 'Attribute VB_Name = "xlwings"\n'


def source(original: str, ours: str) -> str:
    """The module from xlwings' original and our own procedures; lines end in LF."""
    header = _LAST_OF_HEADER.search(original)
    if header is None or not original.startswith(_FIRST_LINE):
        raise _unknown("PROJECT_NAME")
    kept = original[len(_FIRST_LINE) : header.start()]
    parts = [f'{_FIRST_LINE}Option Explicit\n{kept}Public Const PROJECT_NAME As String = "{PROJECT}"', ours.rstrip()]
    parts += [procedure(original, name) for name in KEPT]
    return "\n\n".join(parts) + "\n"


def procedure(original: str, name: str) -> str:
    """One procedure of a module, from its first line to its last."""
    found = re.findall(
        rf"^(?:Public |Private )?(?:(?:Sub) {name}\b.*?^End Sub|(?:Function) {name}\b.*?^End Function)$",
        original,
        re.MULTILINE | re.DOTALL,
    )
    if len(found) != 1:
        raise _unknown(name)
    return str(found[0])


def _unknown(what: str) -> KorrekturError:
    return KorrekturError(
        f"Det installerede xlwings har et andet VBA-modul end ventet ({what}). Installér den version, "
        "pyproject.toml nævner.",
        f"The installed xlwings has another VBA module than expected ({what}). Install the version that "
        "pyproject.toml names.",
    )
