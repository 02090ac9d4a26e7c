"""Markdown as a code-hosting site shows it: tables, headings that can be linked to, text that is only text."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

ColumnSide = Literal["left", "right"]
_RULES = {"left": "---", "right": "---:"}
_SIGNS = re.compile(r"([\\`*_\[\]<|~])")


def table(headers: Iterable[str], rows: Iterable[Iterable[str]], sides: Sequence[ColumnSide] | None = None) -> str:
    """A table of cells that are Markdown themselves; columns keep to the left unless `sides` says otherwise."""
    lines = [tuple(line) for line in (headers, *rows)]
    body = ["| " + " | ".join(re.sub(r"(?<!\\)\|", r"\\|", cell) for cell in line) + " |" for line in lines]
    ruler = " | ".join(_RULES[side] for side in sides or ("left",) * len(lines[0]))
    return "\n".join([body[0], f"| {ruler} |", *body[1:]]) + "\n"


def plain(text: str) -> str:
    """A text within a line that shall look as it stands, whatever signs are in it."""
    return _SIGNS.sub(r"\\\1", text.replace("&", "&amp;")).replace("\n", "<br>")


def anchor(heading: str) -> str:
    """The name by which hosting sites link to a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
