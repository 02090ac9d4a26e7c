"""What a button of the ribbon is: its words, its icon, what is asked before its handler is called."""

from dataclasses import dataclass
from typing import Literal

from schemas.finding import Text


@dataclass(frozen=True, slots=True)
class Ask:
    """Something asked before the handler is called; the answer is its argument `name`.

    number  a whole number.              text   what was typed, never blank.
    files   paths of files to open, at least one; `pattern` says which, as `*.pdf;*.docx`.
    save    the path to write; `pattern` is the name proposed.
    """

    name: str
    kind: Literal["number", "text", "files", "save"]
    words: Text
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """One button: its words, its size, an icon that Excel has (`imageMso`), and what is asked first."""

    id: str
    label: Text
    screentip: Text
    supertip: Text
    icon: str
    large: bool = False
    needs_book: bool = True
    asks: tuple[Ask, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A group of buttons on the tab."""

    id: str
    label: Text
    buttons: tuple[Button, ...]
