"""What a text says of amounts: `(Mio. kr. i 2026-priser)`, its unit and its price level."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from schemas.layout import UNITS
from workbook.importers.lines import squash

_SPACES = "\u00a0\u2007\u2009\u202f"
_SCALES = (
    (re.compile(r"(?<![a-zæøå])(?:mia|mrd|milliarder?)(?![a-zæøå]*\w)"), 1_000_000_000),
    (re.compile(r"(?<![a-zæøå])(?:mio|mill|millioner|million|mkr|mdkk)(?![a-zæøå])"), 1_000_000),
    (re.compile(r"(?<![a-zæøå])(?:(?:tusinder|tusinde|tusind|tus|tkr|tdkk|kkr)(?![a-zæøå])|t\.?\s*(?=kr|dkk))"), 1_000),
)
_NUMBER = re.compile(rf"(?<![\d.,])(\d{{1,3}}(?:[. {_SPACES}]\d{{3}})+|\d+)(?![\d,]*\d)")
_KRONER = re.compile(r"(?<![a-zæøå])(?:[tm]?kr|[tm]?dkk|kroner|kkr)(?![a-zæøå])|kroner(?![a-zæøå])")
_FOREIGN = re.compile(r"€|\$|£|\b(?:eur|euro|usd|gbp|sek|nok|pct|procent)\b|%")
_COUNTED = re.compile(r"\b(?:ti|tyve|halvtreds|femti|hundrede?|to|fem)[ -]?(?:tusind|mio|mill|kr)|hundrede?-?tusind")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_POWER_OF_TEN = re.compile(r"10+")
_LETTERS = re.compile(
    r"(?:alle|samtlige|angivet|opgjort|anført|x|vist|vises|angives|opgøres|note|nb|er|beløbene|beløb|tallene|tal|skemaets"
    r"|enheden|enhed|økonomi|konsekvens|virkning|i|hele|mia|mrd|mio|mill|millioner|milliarder|milliard|million|tkr|tdkk|tus"
    r"|tusinder|tusinde|tusind|t|mkr|mdkk|kkr|kroner|kr|dkk|års|år|årets|faste|løbende|prisniveau|priser|pris|løn|og|pl|niveau|p"
    r"|budgetåret|budgetår|budget|overslagsårene|overslagsår|overslag|bo|b|med|decimaler|decimal|tre|fra|til|for)*"
)
_SAYS_LEVEL = re.compile(r"pl|pris", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PriceText:
    """Kroner to a unit, the unit a workbook of such amounts has, and price level; None where not stated."""

    kroner: int | None
    unit: str | None
    level: int | None

    @property
    def decimals_expected(self) -> bool:
        """Whether amounts in the unit are printed with decimals, so that a point parts no thousands for sure."""
        return self.kroner is not None and self.kroner > 1_000  # noqa: PLR2004  kroner of 1.000 kr.

    def or_else(self, other: PriceText) -> PriceText:
        """Give the same, with what it does not state taken from another text."""
        priced = self if self.kroner is not None else replace(other, level=self.level)
        return replace(priced, level=self.level if self.level is not None else other.level)


NOT_STATED = PriceText(None, None, None)


def read_price_text(text: str) -> PriceText:
    """Read the unit and the price level by what they say; a text that names two of either has none."""
    levels = set(_YEAR.findall(text))
    level = int(levels.pop()) if len(levels) == 1 else None
    kroner = _kroner(" ".join(text.casefold().split()))
    unit = next((name for name, unit in UNITS.items() if unit.kroner == kroner), None)
    return PriceText(kroner, unit, level)


def is_price_label(label: str) -> bool:
    """Tell whether a text of a table's head says unit, price level or kind of year, and nothing else."""
    return _LETTERS.fullmatch(squash(label)) is not None and label.count("(") == label.count(")")


def is_price_line(text: str) -> bool:
    """Tell whether a line of its own states the unit of the amounts, and nothing else."""
    words = re.findall(r"[\wæøåÆØÅ]+", text)
    stated = is_price_label(text) and _kroner(" ".join(text.casefold().split())) is not None
    return stated and all(_LETTERS.fullmatch(squash(word)) for word in words)


def mentions_unit(text: str) -> bool:
    """Tell whether the text names kroner of any kind."""
    return _KRONER.search(text.casefold()) is not None


def _kroner(text: str) -> int | None:
    """Give the kroner of one printed unit; None where none is stated, or more than one."""
    if _FOREIGN.search(text) or _COUNTED.search(text) or re.search(r"\d,\d", text):
        return None
    scales = [scale for pattern, scale in _SCALES for _ in pattern.findall(text)]
    numbers = [_plain(one) for one in _NUMBER.findall(_without_levels(text)) if not re.fullmatch(r"0+", _plain(one))]
    numbers = [
        one for one in numbers if one not in ("1", "2", "3") or re.search(rf"{one}\s*(?:mio|mill|mia|tus)", text)
    ]
    if len(set(scales)) > 1 or any(not _POWER_OF_TEN.fullmatch(one) and one != "1" for one in numbers):
        return None
    factors = {int(one) for one in numbers}
    if not factors:
        plain = _KRONER.search(text) and not re.search(r"\d\s*-?\s*kr", text)  # `2026-kr.` is a price level
        return scales[0] if scales else 1 if plain and is_price_label(text) else None
    if len(factors) > 1:
        return None
    factor = factors.pop()
    if not scales or factor == scales[0]:  # `Mio. kr. (1.000.000 kr.)` says the same twice
        return factor
    joined = re.search(rf"\d\s*(?:{'|'.join(pattern.pattern for pattern, _ in _SCALES)})", text)
    return factor * scales[0] if joined else None


def _plain(number: str) -> str:
    return re.sub(r"\D", "", number)


def _without_levels(text: str) -> str:
    """The text without years: `2026-priser`, `2026-kr.` and `budget 2026` are levels, not factors."""
    return re.sub(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d)", " ", text)
