"""FTEs mentioned in prose: `tre årsværk`, `1,5 fuldtidsstilling`, a normering raised by a number."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from schemas.prose.passages import plain, sentence_span

_ONE = "en|et|én|ét|1"
_MORE = "to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|halvanden|halvandet|halv|halvt"
_COUNT = (
    rf"(?P<count>(?<![\d.,])\d{{1,3}}(?:[.,]\d{{1,2}})?(?![\d.,]*\d)|\b(?:en|et|én|ét|{_MORE})\b)"
    r"(?:\s+(?:og\s+)?(?:en\s+|et\s+)?halv[te]?\b)?"
)
_KINDS = (
    r"(?:\s+(?:ny[et]?|nyt|ekstra|yderligere|flere|mere|hele?|helt|fulde?|fuldt|faste?|permanent[et]?|"
    r"midlertidig[et]?|administrativ[et]?|akademisk[et]?|faglærte?|ufaglærte?))*"
)
_UNIT = (
    r"(?P<unit>[\w-]*årsværk(?:et|s)?|fuldtids(?:stilling|ansat|medarbejder)\w*"
    r"|(?:deltids)?stilling(?:er)?)\b"
)
_MENTION = re.compile(rf"{_COUNT}{_KINDS}\s+{_UNIT}", re.IGNORECASE)

# Children per adult are a normering too, so the number must be followed by nothing or by a position.
_RAISED = re.compile(
    r"\b(?:op|ned)?normer(?:e|es|er|et|ing(?:en|er|erne)?)\b[^.\n]{0,40}?\b(?:med|på)\s+"
    rf"(?P<count>\d{{1,3}}(?:,\d{{1,2}})?(?![\d.,]*\d)|(?:{_MORE})\b)"
    r"(?=\s*(?:[.,;:)\n]|$|og\b|fra\b|medarbejder|personer))",
    re.IGNORECASE,
)

# Staff there is already, and what a position costs or amounts to, ask for nothing.
_THERE_ALREADY = re.compile(
    r"\bi dag\b|\bnuværende (?!tidspunkt)|\beksisterende\b|\buændret\b|\bhidtil\b|\ballerede\b|\bhidtidige\b",
    re.IGNORECASE,
)
_DEFINED = re.compile(r"(?<!\s)\s*(?:koster|udgør|svarer til|er på|beregnes|sættes|=)", re.IGNORECASE)
_PER = re.compile(r"(?:\bpr\.|\bper|\bikke|\buden)\s*$", re.IGNORECASE)
_NEAR = 40
"""Letters before a number among which its preposition stands."""

WORDS = ("årsværk", "fuldtids", "stilling", "normer")
"""A text without any of these mentions no FTEs."""


class Mention(NamedTuple):
    """FTEs as written."""

    words: str
    start: int


def mentioned_fte(text: str) -> Iterator[Mention]:
    """Every mention of a number of FTEs that the text asks for, in the order they stand."""
    found = [match for pattern in (_MENTION, _RAISED) for match in pattern.finditer(text)]
    for match in sorted(found, key=re.Match.start):
        if not _asks_for_nothing(text, match):
            yield Mention(plain(match[0]), match.start())


def _asks_for_nothing(text: str, match: re.Match[str]) -> bool:
    unit = match.groupdict().get("unit", "")
    single = re.fullmatch(_ONE, match["count"], re.IGNORECASE) is not None
    return (
        (unit.lower() == "stilling" and match["count"].lower() in ("en", "et") and "halv" not in match[0].lower())
        or (single and _DEFINED.match(text, match.end()) is not None)
        or _PER.search(text[max(0, match.start() - _NEAR) : match.start()]) is not None
        or _is_there_already(text, *sentence_span(text, match.start()))
    )


@lru_cache(maxsize=8)
def _is_there_already(text: str, start: int, stop: int) -> bool:
    """Whether a sentence is about staff there is; asked once for all that it mentions."""
    return _THERE_ALREADY.search(text[start:stop]) is not None
