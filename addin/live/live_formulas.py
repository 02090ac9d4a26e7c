"""Formulas as an open Excel shows them, brought into the form that files hold."""

import re

from workbook.ooxml.read.formulas import after_brackets

_TOKEN = re.compile(
    r'(?P<text>"(?:[^"]|"")*")'
    r"|(?P<quoted>'(?:[^']|'')*'!?)"
    r"|(?P<table>[^\W\d][\w.\\]*)?(?P<bracket>\[)"
    r"|(?P<word>[^\W\d][\w.\\]*)"
)


def file_form(formula: str, own_table: str | None) -> str:
    """A formula (without `=`) with its structured references spelled out as a file spells them.

    `[@Nr]`, `Beløb[@Nr]` and a bare `[Nr]` in a cell of the table `own_table` become `Beløb[[#This Row],[Nr]]` and
    `Beløb[Nr]`. Everything else stays: texts, quoted names, references to other workbooks (`[1]Ark!A1`).
    """
    pieces: list[str] = []
    kept = position = 0
    while (match := _TOKEN.search(formula, position)) is not None:
        position = match.end()
        if not match["bracket"]:
            continue
        opening = match.start("bracket")
        position = after_brackets(formula, opening)
        table = match["table"] or own_table
        if table is None or _is_book(formula, match["table"], position):
            continue
        pieces += (formula[kept : match.start()], table, _spelled(formula[opening:position]))
        kept = position
    pieces.append(formula[kept:])
    return "".join(pieces)


def _is_book(formula: str, table: str | None, position: int) -> bool:
    """Whether a bracket names a workbook: nothing stands before it, a sheet or a name behind it."""
    return table is None and re.match(r"[\w.]*!", formula[position:]) is not None


def _spelled(reference: str) -> str:
    """The bracketed part of a structured reference with `@` written out."""
    inner = reference[1:-1]
    if not inner.startswith("@"):
        return reference
    column = inner[1:].strip()
    if not column:
        return "[#This Row]"
    return f"[[#This Row],{column if column.startswith('[') else f'[{column}]'}]"
