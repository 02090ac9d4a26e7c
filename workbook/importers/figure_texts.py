"""Figures as forms print them: thousands parted by spaces, brackets, footnote marks, halves."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from schemas.words.danish_dates import is_month
from schemas.words.danish_numbers import MINUS_SIGNS, NumberDoubt, is_sign, scaled, value_like

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠ"
RAISED = str.maketrans("0123456789+-=()abcdef", _SUPERSCRIPTS)
"""What a raised sign is written as, so that it stays a mark behind the figure and never a digit of it."""
_MARK = re.compile(
    rf"\s*(?:[*†‡§#]+\)?|[{_SUPERSCRIPTS}][{_SUPERSCRIPTS},*]*\)?|(?<=\s)\(?(?:\d{{1,2}}|[a-zA-Z])\)|(?<=\d)[a-hA-H]\))$"
)
_MARK_ALONE = re.compile(rf"[*†‡§#]+\)?|[{_SUPERSCRIPTS}][{_SUPERSCRIPTS},*]*\)?|\(?(?:\d{{1,2}}|[a-zA-Z])\)")
_HALVES = {"½": "5", "¼": "25", "¾": "75"}
_HALF = re.compile(rf"(?P<sign>[+÷{MINUS_SIGNS}]?)\s*(?P<whole>\d{{0,3}})\s*(?P<half>[{''.join(_HALVES)}])")
_BRACKETS = re.compile(rf"\(\s*[÷{MINUS_SIGNS}]?\s*(?P<figure>[\d.,\s\u00a0\u202f]+)\)")
_TRAILING = re.compile(rf"(?P<figure>\d[\d.,\s\u00a0\u202f]*?)\s*[÷{MINUS_SIGNS}]")
_SPACES = str.maketrans(dict.fromkeys("\u2007\u2008\u2009\u200a\u202f\u205f", "\u00a0"))
_WHOLE_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_GROUP_HEAD = re.compile(rf"[+(÷{MINUS_SIGNS}]*[1-9]\d{{0,2}}")
_GROUP = re.compile(rf"\d{{3}}(?:,\d+)?\)?[{MINUS_SIGNS}]?")
_GROUPS = re.compile(rf"\d{{3}}(?: \d{{3}})*(?:,\d+)?\)?[{MINUS_SIGNS}]?")
_ODD_PAIR, _ODD_ROW = 100, 5
"""How many times larger a figure is than the one before it, where the two are rather one with a space in it."""


@dataclass(frozen=True, slots=True)
class RowFigures:
    """A line's figures as printed, one a column, and what stands behind them.

    doubtful  says that spaces part thousands, or may, and not in one way only; then `values` is the pieces.
    """

    values: tuple[str, ...]
    tail: str
    doubtful: bool = False


def footnote_mark(text: str) -> str:
    """Give the footnote mark that ends a figure, or nothing."""
    found = _MARK.search(text)
    return found[0].strip() if found and re.search(r"\d|[½¼¾]", text[: found.start()]) else ""


def kroner_or_parts(text: str, factor: int, *, decimals_expected: bool) -> int | NumberDoubt:
    """Read a printed figure times `factor`, without its footnote mark; a doubt where it is not read exactly."""
    bare = text.strip()
    if mark := footnote_mark(bare):
        bare = bare.removesuffix(mark).rstrip()
    plain = _plain(bare.translate(_SPACES))
    return (
        NumberDoubt.NOT_A_NUMBER
        if re.search(r"[⁰¹²³⁴-⁹]", plain)
        else scaled(plain, factor, decimals_expected=decimals_expected)
    )


def may_end_in_mark(texts: tuple[str, ...], n: int) -> bool:
    """Tell whether one figure is all the others with a digit behind it (`2,0 2,0 2,01 2,0`): plain text raises none."""
    others = {text for m, text in enumerate(texts) if m != n}
    return len(texts) > 2 and len(others) == 1 and "," in texts[n] and texts[n][:-1] in others  # noqa: PLR2004


def figure_like(word: str) -> bool:
    """Tell whether the word stands where a figure stands, readable or not."""
    mark = footnote_mark(word)
    bare = word.removesuffix(mark) if mark.endswith(")") else word
    return word == "÷" or value_like(_plain(bare.translate(_SPACES))) or _HALF.fullmatch(word) is not None


def row_figures(text: str, columns: int) -> RowFigures:
    """Take the figures off the beginning of a row's text; `columns` is how many the head of the table has."""
    words = re.findall(r"[^ \t]+", text)
    count = _leading(words)
    tail = " ".join(words[count:])
    if apart := _set_apart(text, columns):
        return apart
    tokens = _with_marks(words[:count], columns)
    if len(tokens) > columns:
        tokens = _with_signs(tokens)
    if len(tokens) < columns and (whole := _with_strange_ones(words, columns)) is not None:
        return whole
    if len(tokens) > columns:
        ways = list(_ways(tuple(tokens), columns))
        if len(ways) == 1:
            return RowFigures(ways[0], tail, doubtful=_may_be_thousands(list(ways[0])))
        return RowFigures(tuple(tokens), tail, doubtful=len(ways) > 1)
    return RowFigures(tuple(tokens), tail, doubtful=_may_be_thousands(tokens))


def _plain(text: str) -> str:
    """Write a figure the plain way: brackets and a minus behind it as minus, ½ as decimals, `1.250,-` as 1.250."""
    text = re.sub(rf",\s*[{MINUS_SIGNS}]+$", "", text.strip())
    if found := _HALF.fullmatch(text):
        return f"{found['sign'].replace('÷', '-')}{found['whole'] or 0},{_HALVES[found['half']]}"
    if found := _BRACKETS.fullmatch(text) or _TRAILING.fullmatch(text):
        return f"-{found['figure'].strip()}"
    return re.sub(r"^÷\s*(?=\d)", "-", text)


def _leading(words: list[str]) -> int:
    """Count the words that stand in the columns of figures: up to the first date or word."""
    for n, (word, following) in enumerate(pairwise([*words, ""])):
        month = word.rstrip(".").isdigit() and is_month(following)
        mark = n > 0 and _MARK_ALONE.fullmatch(word) is not None
        if month or _WHOLE_DATE.fullmatch(word) or not (figure_like(word) or mark):
            return n
    return len(words)


def _with_marks(words: list[str], columns: int) -> list[str]:
    """Put footnote marks that stand apart behind their figures; `1)` is one only where there are too many words."""
    tokens: list[str] = []
    for word in words:
        certain = not figure_like(word) or (len(words) > columns and "(" not in "".join(tokens[-1:]))
        if tokens and _MARK_ALONE.fullmatch(word) and certain:
            tokens[-1] += f" {word}"
        else:
            tokens.append(word)
    return tokens


def _with_signs(tokens: list[str]) -> list[str]:
    """Put a minus that stands apart (`- 0,2`) before its number."""
    joined: list[str] = []
    for token in tokens:
        if joined and (is_sign(joined[-1]) or joined[-1] == "÷") and not is_sign(token):
            joined[-1] += token
        else:
            joined.append(token)
    return joined


def _set_apart(text: str, columns: int) -> RowFigures | None:
    """Give the figures of a line whose columns stand two blanks or more apart, thousands one blank."""
    parts = [part.strip() for part in re.split(r" {2,}|\t", text.strip()) if part.strip()]
    figures = parts[:columns]
    numbers = [kroner_or_parts(part, 10**6, decimals_expected=False) for part in figures]
    grouped = any(re.search(r"\d[ ]\d{3}", part) for part in figures)
    if len(figures) < columns or not grouped or any(one is NumberDoubt.NOT_A_NUMBER for one in numbers):
        return None
    return RowFigures(tuple(figures), "   ".join(parts[columns:]))


def _with_strange_ones(words: list[str], columns: int) -> RowFigures | None:
    """Give the columns of a row where a word or two are no figures (`1,2 ukendt 1,2 1,2 01.01.2026`)."""
    chosen, rest = words[:columns], words[columns:]
    figures = sum(map(figure_like, chosen))
    dated = _leading_date(words)
    beside = not rest or dated == columns or rest[0].casefold().startswith(("iværk", "inden", "ja", "nej"))
    if len(chosen) < columns or figures < columns - 1 or not beside or dated < columns:
        return None
    return RowFigures(tuple(chosen), " ".join(rest))


def _leading_date(words: list[str]) -> int:
    """Give the place of the first word of a date; beyond the last where there is none."""
    for n, (word, following) in enumerate(pairwise([*words, ""])):
        if _WHOLE_DATE.fullmatch(word) or (word.rstrip(".").isdigit() and is_month(following)):
            return n
    return len(words) + 1


@lru_cache(maxsize=64)
def _ways(tokens: tuple[str, ...], columns: int) -> tuple[tuple[str, ...], ...]:
    """Give the ways in which tokens are `columns` figures, some with spaces before their last three digits."""
    if not tokens or columns <= 0:
        return ((),) if not tokens and columns == 0 else ()
    found: list[tuple[str, ...]] = []
    for length in range(1, len(tokens) - columns + 2):
        head = tokens[:length]
        if length > 1 and not (_GROUP_HEAD.fullmatch(head[0]) and _groups(head[1:])) and not _half(head):
            continue
        if length == 1 and re.fullmatch(r"0\d+", head[0]):
            continue
        found.extend((" ".join(head), *rest) for rest in _ways(tokens[length:], columns - 1))
    return tuple(found)


def _groups(tokens: tuple[str, ...]) -> bool:
    return all(re.fullmatch(r"\d{3}", one) for one in tokens[:-1]) and _GROUP.fullmatch(tokens[-1]) is not None


def _half(tokens: tuple[str, ...]) -> bool:
    return len(tokens) == 2 and tokens[0].isdigit() and tokens[1] in _HALVES  # noqa: PLR2004  a number and its half


def _may_be_thousands(tokens: list[str]) -> bool:
    """Tell whether as many figures as columns can also be fewer, with spaces in them (`1 250 1 250`)."""
    if any(re.fullmatch(r"0\d+", one) for one in tokens):
        return True
    pairs = [
        (int(re.sub(r"\D", "", head)), int(re.sub(r"\D", "", group.partition(",")[0])))
        for head, group in pairwise(tokens)
        if _GROUP_HEAD.fullmatch(head) and _GROUPS.fullmatch(group)
    ]
    if any(group >= _ODD_PAIR * head for head, group in pairs):
        return True
    ends = list(zip(tokens[::2], tokens[1::2], strict=False))
    alternate = len(tokens) % 2 == 0 and all(_GROUP_HEAD.fullmatch(a) and _GROUP.fullmatch(b) for a, b in ends)
    return alternate and bool(ends) and all(int(re.sub(r"\D", "", a)) * _ODD_ROW < int(b[:3]) for a, b in ends)
