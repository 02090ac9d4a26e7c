"""The checking settings and their defaults; a submitted workbook never decides them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schemas.finding import Severity


@dataclass(frozen=True, slots=True)
class Settings:
    """What may differ between municipalities; amounts are kroner."""

    source: str = "defaults"
    """The file the settings came from, as every output names it."""

    select: frozenset[str] = frozenset()
    """Rule IDs to run; empty means every rule that is on by default."""

    ignore: frozenset[str] = frozenset()
    """Rule IDs to leave out."""

    as_status: str | None = None
    """Judge every workbook as if Stamdata's Status were this (Kladde, Indsendt, Endelig)."""

    amount_limit: int = 100_000_000
    """An amount on one line at or above this many kroner is taken for a wrong unit."""

    financing_required: bool = False
    """Whether a correction that costs money must name its financing (then a warning, else a note)."""

    severities: tuple[tuple[str, Severity], ...] = ()
    """(rule ID, severity) pairs that override a rule's own severity."""

    explainable: tuple[str, ...] = ()
    """IDs of rules whose errors may stand with a reason in Begrundelser, as warnings and notes may."""


DEFAULTS = Settings()
