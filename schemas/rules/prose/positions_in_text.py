"""FTEs that the text asks for and Fuldtidsstillinger does not have."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from schemas.calculations.lines import lines_of
from schemas.calculations.rows import name_of
from schemas.evidence.rows import hit
from schemas.examples.shared_rows import every_year
from schemas.prose.passages import plain, prose, sentence_span
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text, same

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


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a correction without FTEs, at the text of its first mention."""
    with_fte = {name_of(row) for row in lines_of(budgets, "fte") if any(row["figures"])}
    for record, passages in prose(budgets):
        if name_of(record) in with_fte:
            continue
        mentions = [
            (one.column, each.words) for one in passages if one.has_any(WORDS) for each in mentioned_fte(one.text)
        ]
        if mentions:
            distinct = dict.fromkeys(words.lower() for _, words in mentions)
            yield hit(
                record,
                "corrections",
                mentions[0][0],
                found=same(", ".join(distinct)),
                expected=Text("stillinger i Fuldtidsstillinger", "FTEs in Fuldtidsstillinger"),
            )


RULE = Rule(
    id="TXT805",
    name="positions-in-text",
    severity=Severity.WARNING,
    title=Text("Stillinger i teksten, men ikke i tabellen", "FTEs in the text, none in the table"),
    why=Text(
        "Nye stillinger skal kunne ses i udvalgets samlede antal. Nævnes de kun i teksten, tæller de ikke med.",
        "New FTEs must show in the committee's total. When only the text mentions them, they do not count.",
    ),
    message=Text(
        "{place}: Teksten nævner {found}, men korrektionen har ingen {expected}. Skriv dem dér, eller begrund, "
        "at de ikke er nye.",
        "{place}: The text mentions {found}, but the correction has no {expected}. Enter them there, or explain "
        "that they are not new.",
    ),
    wrong=Example({"Korrektioner": [{"Økonomiske konsekvenser": "Opgaven kræver 1,5 fuldtidsstilling."}]}),
    right=Example(
        {
            "Korrektioner": [{"Økonomiske konsekvenser": "Opgaven kræver 1,5 fuldtidsstilling."}],
            "Fuldtidsstillinger": [{"Nr": "T101", "Tekst": "Drift"} | every_year(1.5)],
        }
    ),
    silent=(
        Example(
            {
                "Korrektioner": [
                    {"Baggrund": "Antallet af årspersoner på dagpenge er steget, og prisen pr. årsværk med."}
                ]
            }
        ),
        Example({"Korrektioner": [{"Baggrund": "Afdelingen har i dag tre årsværk, og det ændres ikke."}]}),
        Example({"Korrektioner": [{"Baggrund": "Et årsværk koster 600.000 kr., og vagten dækker døgnets 24 timer."}]}),
    ),
    check=check,
    requires=("corrections", "fte"),
    derived=True,
)
