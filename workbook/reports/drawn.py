"""Renders rich's drawings as strings, safe to show whatever text a workbook put into them."""

from io import StringIO

from rich.console import Console, RenderableType
from rich.segment import Segment, Segments

from schemas.words.harmless import blanked


def drawn(drawing: RenderableType, *, width: int, colour: bool) -> str:
    """What rich would print, without trailing spaces; colours as ANSI codes."""
    console = Console(
        file=StringIO(),
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
        _environ={},
    )
    safe = [Segment(blanked(segment.text), segment.style) for segment in console.render(drawing) if not segment.control]
    with console.capture() as captured:
        console.print(Segments(safe), end="")
    return "".join(f"{line.rstrip()}\n" for line in captured.get().split("\n")[:-1])
