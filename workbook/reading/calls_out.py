"""Formulas that take something from outside the workbook: functions that call out, DDE, other files."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from urllib.parse import unquote

from schemas.layout import Layout
from workbook.grid import Grid, SheetGrid, address

DDE = "DDE"
_FUNCTIONS = (
    "WEBSERVICE", "FILTERXML", "IMAGE", "STOCKHISTORY", "RTD", DDE, "CALL", "REGISTER", "REGISTER.ID", "EXEC",
    "INITIATE", "REQUEST", "SQL.REQUEST", "FOPEN", "CUBEVALUE", "CUBEMEMBER", "CUBESET", "CUBERANKEDMEMBER",
    "CUBEKPIMEMBER", "CUBEMEMBERPROPERTY", "CUBESETCOUNT", "PY", "TRANSLATE", "DETECTLANGUAGE", "COPILOT",
)  # fmt: skip
"""Functions that ask a server, another program or a library for what they give."""
_OUTSIDE = re.compile(
    rf"""
      "(?:[^"]|"")*"
    | '(?P<quoted>(?:[^']|'')*)'[!#]
    | (?<![\w\]])\[(?P<book>[^\[\]']+)\](?=[^'!\[\]()"]*!)
    | (?<![\w.])(?P<program>[^\W\d][\w.]*)\|
    | (?<![\w.])(?:_xl\w+\.)*(?P<function>{"|".join(map(re.escape, sorted(_FUNCTIONS, key=len, reverse=True)))})\s*\(
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:xl\w{1,2}|xlsx\w?|ods|csv|txt)$", re.IGNORECASE)
_ADDIN = "korrektur.xlam"
_UNKNOWN = "?"
_ITSELF = "0"
"""The number by which a formula names its own workbook."""
_LONG = 7


def calls_out(grid: Grid, its_layout: Layout) -> Iterator[dict[str, str | None]]:
    """The rows of the frame `outside`."""
    links = grid.package.external_links
    used: set[str] = set()
    for place, formula in _formulas(grid, its_layout):
        for one in outside(formula):
            if _is_number(one[1]):
                used.add(one[1])
            kind, what = ("file", _leads_to(_numbered(links, one[1]))) if _is_number(one[1]) else one
            if what.casefold() != _ADDIN:
                yield place | {"kind": kind, "what": what}
    for number, link in enumerate(links, 1):
        what = _leads_to(link)
        if str(number) not in used and what.casefold() != _ADDIN:
            yield {"where": "unused", "kind": "file", "what": what}


def _numbered(links: Sequence[str], number: str) -> str:
    return links[int(number) - 1] if 0 < int(number) <= len(links) else _UNKNOWN


def _leads_to(link: str) -> str:
    """The file a link of the package is to, or the program that it asks by DDE, whose links alone have a bar."""
    return f"{link.partition('|')[0]} ({DDE})" if "|" in link else file_name(link)


def _formulas(grid: Grid, its_layout: Layout) -> Iterator[tuple[dict[str, str | None], str]]:
    """Every formula of the workbook that may take something from outside, and where it stands."""
    for sheet in grid.sheets:
        ours = its_layout.by_name(sheet.name)
        at: dict[str, str | None] = {"sheet": ours.key if ours else sheet.name, "tab": sheet.name}
        for place in _suspicious(sheet):
            yield at | {"where": "cell", "cell": address(*place)}, sheet.formulas[place]
        for rule in sheet.rules:
            yield at | {"where": rule.where, "cell": rule.area.partition(" ")[0].partition(":")[0]}, rule.formula
    for name, text in grid.names.items():
        yield {"where": "name", "name": name}, text


def _suspicious(sheet: SheetGrid) -> list[tuple[int, int]]:
    """The cells whose formulas say something of the outside, in order."""
    return sorted(place for place, text in sheet.formulas.items() if outside(text))


@lru_cache(maxsize=4096)
def outside(formula: str) -> tuple[tuple[str, str], ...]:
    """(kind, what) of everything a formula takes from outside; a link by its number stands as digits."""
    found = dict.fromkeys(one for match in _OUTSIDE.finditer(formula) if (one := _taken(match)) is not None)
    return tuple(found)


def _taken(match: re.Match[str]) -> tuple[str, str] | None:
    if match["function"]:
        return "call", match["function"].upper()
    if match["program"]:
        return "call", DDE
    book, quoted = match["book"], match["quoted"]
    if quoted is not None:
        inner = quoted.rpartition("]")[0].rpartition("[")
        book = inner[2] if inner[1] else None
        if book is None and _FILE.search(quoted):
            book = quoted
    if book is None or book == _ITSELF:
        return None
    return "file", book if _is_number(book) else file_name(book)


def _is_number(text: str) -> bool:
    """Whether it is a link's number."""
    return text.isascii() and text.isdecimal() and len(text) < _LONG


def file_name(target: str) -> str:
    """The file a link points to, without its folder or escapes (`file:///H:/a%20b.xlsx` is `a b.xlsx`)."""
    return unquote(target).replace("\\", "/").rsplit("/", 1)[-1] or target
