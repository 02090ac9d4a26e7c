"""The text before a form's years, `(Mio. kr. i 2026-priser)`: its unit and its price level."""

from __future__ import annotations

import re
from dataclasses import dataclass

from schemas.layout import Units

_MILLION = re.compile(r"\b(?:mio|mill)\b\.?|\bmillioner\b", re.IGNORECASE)
_THOUSAND = re.compile(r"\b1\.?000\b|\btusinde?\b|\bt\.?\s*kr", re.IGNORECASE)
_KRONER = re.compile(r"\bkr\b|\bkroner\b", re.IGNORECASE)
_LEVEL = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class PriceText:
    """Kroner to a unit, the unit a workbook of such amounts has, and price level; None where not stated."""

    kroner: int | None
    unit: str | None
    level: int | None

    @property
    def decimals_expected(self) -> bool:
        """Whether amounts in the unit are printed with decimals."""
        return self.unit == Units.MIO and self.kroner == 1_000_000  # noqa: PLR2004  kroner of a million


def read_price_text(text: str) -> PriceText:
    """Read the unit and the price level; a text that names two levels has none."""
    levels = set(_LEVEL.findall(text))
    level = int(levels.pop()) if len(levels) == 1 else None
    if _MILLION.search(text):
        return PriceText(1_000_000, Units.MIO.value, level)
    if _THOUSAND.search(text):
        return PriceText(1_000, Units.THOUSAND.value, level)
    return PriceText(1, None, level) if _KRONER.search(text) else PriceText(None, None, level)
