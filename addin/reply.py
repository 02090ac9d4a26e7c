"""What a button's handler answers; the dialogs themselves are Excel's own, so that a handler runs without any."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from schemas.finding import Text


@dataclass(frozen=True, slots=True)
class Question:
    """Something a person must answer before the same handler goes on.

    The handler is called again with the same answers and `name` too: True for a yes, or the text that was typed.
    A no, or an empty text, ends the matter.
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
