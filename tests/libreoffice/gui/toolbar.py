"""A toolbar in LibreOffice's window, each of whose buttons leaves a file of its handler's name.

It is written where LibreOffice itself would keep that of an extension; installing one is refused to root, whom
containers run as.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from libreoffice.bridge import Uno

_TOOLBAR, _LIBRARY, _MODULE = "dk.korrektur.knapper", "Standard", "Knapper"
URL = f"private:resource/toolbar/addon_{_TOOLBAR}"
"""Where LibreOffice keeps the toolbar."""


def toolbar_item(buttons: Mapping[str, str]) -> str:
    """The toolbar as an item of a profile's settings: a button a handler, by its id, with its label."""

    def prop(name: str, value: str) -> str:
        return f'<prop oor:name="{name}" oor:op="fuse"><value>{escape(value)}</value></prop>'

    items = "".join(
        f'<node oor:name="m{number}" oor:op="replace">'
        + prop("URL", f"vnd.sun.star.script:{_LIBRARY}.{_MODULE}.{handler}?language=Basic&location=application")
        + prop("Title", label)
        + prop("Target", "_self")
        + prop("Context", "com.sun.star.sheet.SpreadsheetDocument")
        + "</node>"
        for number, (handler, label) in enumerate(buttons.items())
    )
    return (
        '<item oor:path="/org.openoffice.Office.Addons/AddonUI/OfficeToolBar">'
        f'<node oor:name="{_TOOLBAR}" oor:op="replace">{items}</node></item>'
    )


def add_macros(context: Uno, buttons: Mapping[str, str], clicks: Path) -> None:
    """What the buttons call, in the running office: each makes a file of its name in `clicks`."""
    name = "com.sun.star.script.ApplicationScriptLibraryContainer"
    libraries = context.ServiceManager.createInstanceWithContext(name, context)
    libraries.loadLibrary(_LIBRARY)
    libraries.getByName(_LIBRARY).insertByName(_MODULE, "".join(_macro(handler, clicks) for handler in buttons))


def _macro(handler: str, clicks: Path) -> str:
    return f'Sub {handler}\n  n = FreeFile\n  Open "{clicks / handler}" For Output As #n\n  Close #n\nEnd Sub\n'
