"""VBA source as Excel keeps it: Windows-1252, lines ended by CR LF, texts in quotes."""

from schemas.errors import KorrekturError

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
