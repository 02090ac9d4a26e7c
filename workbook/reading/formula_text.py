"""Formulas compared by what they say, however a program writes them."""

import re
from functools import lru_cache

_TOKEN = re.compile(
    r"""
      (?P<text> "(?:[^"]|"")*" )
    | (?P<quoted> '(?:[^']|'')*' )
    | (?P<bracket> \[ (?: '. | [^\[\]'] | \[ (?: '. | [^\[\]'] )* \] )* \] )
    | (?P<rest> [^"'\[]+ | . )
    """,
    re.VERBOSE | re.DOTALL,
)
_THIS_ROW = re.compile(r"\[@(?:\[(?P<several>.+)\]|(?P<one>.+))\]", re.DOTALL)
_BETWEEN = re.compile(r"\s*([\[\],:])\s*")
_PREFIX = re.compile(r"_xl(?:fn|ws|udf|l)\.", re.IGNORECASE)
_LOGICAL = re.compile(r"\b(TRUE|FALSE)\(\)", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"[\w.\\]$")
_ADDIN = "KORREKTUR_"
_ADDIN_PLACE = re.compile(rf"(?<![\w.:\\/-])[\w.:\\/-]*!(?={_ADDIN})", re.IGNORECASE)
_ADDIN_FIRST = f"IFERROR({_ADDIN}".casefold()
_LONGEST = 8192
"""Excel takes no longer formula; anything longer is another one, and is not looked into."""


@lru_cache(maxsize=8192)
def written_out(formula: str, table: str = "") -> str:
    """The formula as a file holds it, whatever a program made of it: an equal text says the same.

    `[@X]` and, inside the table it stands in, a bare `[X]` name their table; blanks outside texts, prefixes of
    newer functions, the sign of implicit intersection and the place of the add-in are left out; LibreOffice's
    `FALSE()` is `FALSE`. Case stays: `same_formula` looks past it.
    """
    parts: list[str] = []
    for token in _TOKEN.finditer(formula):
        part = token[0]
        if token["bracket"]:
            named = bool(parts) and _NAME_BEFORE.search(parts[-1])
            file = formula[token.end() : token.end() + 1] == "!"
            part = _reference(part) if named or file else table + _reference(part)
        elif token["rest"]:
            part = _LOGICAL.sub(r"\1", _PREFIX.sub("", "".join(part.replace("@", "").split())))
            if parts and _ADDIN_PLACE.match(part):
                parts.pop()  # the path in quotes, or the number of the linked file
            part = _ADDIN_PLACE.sub("", part)
        parts.append(part)
    return "".join(parts)


def same_formula(one: str, other: str, table: str = "") -> bool:
    """Whether two formulas of one cell say the same, with the add-in's function or by Excel alone."""
    if one == other:
        return True
    return max(len(one), len(other)) <= _LONGEST and _native(one, table) == _native(other, table)


@lru_cache(maxsize=8192)
def _native(formula: str, table: str) -> str:
    """The formula in one case, each call of the add-in replaced by what holds where there is no add-in."""
    text = "".join(
        token[0] if token["text"] else token[0].casefold() for token in _TOKEN.finditer(written_out(formula, table))
    )
    start = text.find(_ADDIN_FIRST)
    while start >= 0:
        found = _second_argument(text, start + len("iferror("))
        if found is None:
            break
        native, end = found
        text = text[:start] + native + text[end:]
        start = text.find(_ADDIN_FIRST, start)
    return text


def _second_argument(text: str, start: int) -> tuple[str, int] | None:
    """What follows the call that begins here and a comma, and where the bracket around both ends; else None."""
    depth, after, position = 0, None, start
    while position < len(text):
        token = _TOKEN.match(text, position)
        if token is not None and not token["rest"]:
            position = token.end()
            continue
        character = text[position]
        position += 1
        if character == ")" and depth == 0:
            return (text[after : position - 1], position) if after is not None else None
        depth += (character == "(") - (character == ")")
        if depth == 0 and character == ",":
            return None
        if depth == 0 and character == ")" and after is None:
            if text[position : position + 1] != ",":
                return None
            position = after = position + 1
    return None


def _reference(bracket: str) -> str:
    """A structured reference in brackets, `[@X]` as `[[#This Row],[X]]` and without blanks between its parts."""
    inner = _BETWEEN.sub(r"\1", bracket) if bracket.startswith(("[[", "[ ", "[@")) else bracket
    this_row = _THIS_ROW.fullmatch(inner)
    return inner if this_row is None else f"[[#This Row],[{this_row['several'] or this_row['one']}]]"
