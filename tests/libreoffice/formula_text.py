"""Formulas as LibreOffice's interface writes them, and as a live Excel shows them.

LibreOffice: `=SUM($Ark.A1;Beløb[[#This Row];[2026]])`. Excel: `=SUM(Ark!A1,[@2026])` inside Beløb, `Beløb[@2026]`
elsewhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addin.live.live_book import file_form

if TYPE_CHECKING:
    from collections.abc import Callable

ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")

_TEXT = r'"(?:[^"]|"")*"'
_NAME = r"[^\W\d][\w.]*"
_SHEET = r"(?:'(?:[^']|'')+'|[^\W\d]\w*)"
_PIECE = re.compile(
    rf"(?P<text>{_TEXT})"
    rf"|(?P<table>{_NAME})?(?P<columns>\[(?:[^\[\]]|\[[^\[\]]*\])*\])"
    rf"|\$?(?P<sheet>{_SHEET})(?P<dot>[.!])(?=\$?[A-Z]{{1,3}}\$?\d|\$?[A-Z]{{1,3}}:|\$?\d+:)"
    r"|(?P<truth>TRUE|FALSE)\(\)"
    r"|(?P<mark>[;,|{}])"
)
_UNKNOWN = re.compile(r"\bkorrektur_\w+(?=\()")
"""A function that LibreOffice does not know, which it writes small; Excel keeps it as it was typed."""
_THIS_ROW = re.compile(r"\[\[#This Row\],(\[[^\[\]]+\](?::\[[^\[\]]+\])?)\]")
_PLAIN_COLUMN = re.compile(r"\[\w+\]")


def from_office(formula: str, own: str | None) -> str:
    """A formula of LibreOffice's as Excel shows it in a cell of the table `own`; other cell contents unchanged.

    LibreOffice turns a typed error value into a formula; it is given back as the value it is in the file.
    """
    if formula.startswith("'"):
        return formula[1:]  # a mark that the text would else be read as a number
    if formula[1:] in ERRORS:
        return formula[1:]
    shown = _translated(formula, ";", lambda table, columns: _live(table, columns, own))
    return _UNKNOWN.sub(lambda call: call[0].upper(), shown).replace("[#all]", "[#All]")


def to_office(formula: str, own: str | None) -> str:
    """A formula as a person may type it in a cell of the table `own`, for LibreOffice; other contents unchanged."""
    if not formula.startswith("="):
        return formula
    full = "=" + file_form(formula[1:], own)
    return _translated(full, ",", lambda table, columns: table + columns.replace("],[", "];["))


def _translated(formula: str, separator: str, columns: Callable[[str, str], str]) -> str:
    """The formula with its other separators, sheet marks and tables' columns written the other way."""
    if not formula.startswith("="):
        return formula
    leaving = separator == ";"
    depth = 0

    def piece(match: re.Match[str]) -> str:
        nonlocal depth
        if match["columns"]:
            return columns(match["table"] or "", match["columns"])
        if match["sheet"]:
            return f"{match['sheet']}!" if leaving else f"${match['sheet']}."
        if match["truth"]:
            return match["truth"] if leaving else match[0]
        if match["mark"]:
            depth += (match["mark"] == "{") - (match["mark"] == "}")
            return _mark(match["mark"], inside=depth > 0, leaving=leaving)
        return match[0]

    return _PIECE.sub(piece, formula)


def _mark(mark: str, *, inside: bool, leaving: bool) -> str:
    """A separator: of arguments, or of an array's columns and rows."""
    pairs = {(";", False): ",", (";", True): ",", ("|", True): ";"}
    if not leaving:
        pairs = {(",", False): ";", (",", True): ";", (";", True): "|"}
    return pairs.get((mark, inside), mark)


def _live(table: str, columns: str, own: str | None) -> str:
    columns = columns.replace("];[", "],[")
    this_row = _THIS_ROW.fullmatch(columns)
    if this_row is None:
        return table + columns
    inner = this_row[1]
    short = f"[@{inner[1:-1]}]" if _PLAIN_COLUMN.fullmatch(inner) else f"[@{inner}]"
    return short if table == own else table + short
