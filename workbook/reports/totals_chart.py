"""Chart: the totals of workbooks as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from schemas.finding import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from schemas.finding import Language
    from workbook.submissions.submission import Submission

Ending = Literal["png", "svg"]
ENDINGS: tuple[Ending, ...] = ("png", "svg")
NOTHING_TO_DRAW = Text(
    "Der er intet at tegne: i ingen af filerne er der korrektioner, der regnes med, og hvis tal kan kendes.",
    "There is nothing to draw: no file has corrections that count and whose figures can be known.",
)


def chart(files: Iterable[Submission], *, ending: Ending, language: Language = "da") -> bytes | None:
    """Net by year and service frame, and by committee, or by correction where there is one; files unread are named.

    None where nothing can be drawn.
    """
    from workbook.reports.chart import as_png, labelled, picture  # noqa: PLC0415  with what draws

    listed = list(files)
    found = [(committee, file.path, totals) for file in listed for committee, totals in file.by_committee.items()]
    drawn = picture(labelled(found), language, [Path(file.path).name for file in listed if file.error])
    if drawn is None:
        return None
    return as_png(drawn) if ending == "png" else drawn.svg.encode()
