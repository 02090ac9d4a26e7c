"""What a button's handler answers; the dialogs themselves are Excel's own, so that a handler runs without any."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from schemas.finding import Text

LONGEST_MESSAGE = 900
"""A message box shows about a thousand characters."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something a person must answer before the same handler goes on.

    The handler is called again with the same answers and `name` too: True for a yes, or the text that was typed.
    After a no, or an empty text, it is not called again.
    """

    name: str
    words: Text
    kind: Literal["confirm", "text"] = "confirm"


@dataclass(frozen=True, slots=True)
class Reply:
    """What is to be shown when a handler is done: all of it may be missing.

    status    goes into Excel's status bar.
    message   is shown in a box with one button.
    question  is asked; see `Question`.
    opens     is a workbook, page or file that Excel or Windows is to open.
    """

    status: Text | None = None
    message: Text | None = None
    question: Question | None = None
    opens: str | None = None


def fitting(parts: Sequence[str], joint: str, more: str) -> str:
    """As many of the parts as a message box shows, the first in any case; `more` tells how many are left, `{}`."""
    shown = parts[:1]
    while len(shown) < len(parts) and len(joint.join(parts[: len(shown) + 1])) <= LONGEST_MESSAGE:
        shown = parts[: len(shown) + 1]
    left = len(parts) - len(shown)
    said = joint.join(shown)
    if len(said) > LONGEST_MESSAGE:
        said = f"{said[: LONGEST_MESSAGE - 1]}…"
    return f"{said}{joint}{more.format(left)}" if left else said
