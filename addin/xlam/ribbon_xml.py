"""The ribbon's tab as customUI XML (Office 2010 and later), from the table of buttons."""

from xml.sax.saxutils import quoteattr

from addin.ribbon.button import Button, Group
from addin.ribbon.buttons import GROUPS, TAB
from schemas.finding import Language

NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui"
CLICKED = "KorrekturRibbon.Clicked"
"""The one procedure every button calls."""


def ribbon_xml(language: Language) -> bytes:
    """The part's bytes, UTF-8."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
        f"<customUI {_attributes(xmlns=NAMESPACE)}>",
        "  <ribbon>",
        "    <tabs>",
        f"      <tab {_attributes(id='korrektur_tab', label=TAB[language], insertAfterMso='TabData')}>",
        *(line for group in GROUPS for line in _group(group, language)),
        "      </tab>",
        "    </tabs>",
        "  </ribbon>",
        "</customUI>",
        "",
    ]
    return "\n".join(lines).encode()


def _group(group: Group, language: Language) -> list[str]:
    return [
        f"        <group {_attributes(id=group.id, label=group.label[language])}>",
        *(f"          <button {_button(button, language)}/>" for button in group.buttons),
        "        </group>",
    ]


def _button(button: Button, language: Language) -> str:
    return _attributes(
        id=button.id,
        label=button.label[language],
        size="large" if button.large else "normal",
        imageMso=button.icon,
        onAction=CLICKED,
        screentip=button.screentip[language],
        supertip=button.supertip[language],
    )


def _attributes(**given: str) -> str:
    return " ".join(f"{name}={quoteattr(value)}" for name, value in given.items())
