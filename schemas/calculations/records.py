"""One correction's figures: what it adds to the totals, or would add if it counted."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from schemas.calculations.rows import Record, grouped, name_of
from schemas.lists import MIXED, NO, UNDECIDED, YES

Four = tuple[int, int, int, int]
"""The budget year and the three overslagsår: whole kroner, or thousandths of an FTE."""
ZERO: Four = (0, 0, 0, 0)

FrameAnswer = Literal["inside", "outside", "undecided", "mixed"]
ANSWERS: dict[FrameAnswer, str] = {"inside": YES, "outside": NO, "undecided": UNDECIDED, "mixed": MIXED}
"""How a correction's service frame is written."""
_MEANINGS = {answer: meaning for meaning, answer in ANSWERS.items() if answer != MIXED}


@dataclass(frozen=True, slots=True)
class CorrectionTotals:
    """One row of Korrektioner; a figure is None where its table cannot be used.

    A correction that does not count shows what it would be if it did. Of doubled numbers the first has the
    lines. `service_frame` goes by the lines, and by the correction's own answer where there are none.
    """

    key: str
    committee: str
    title: str
    service_frame: FrameAnswer
    counts: bool
    expenditure: Four | None
    income: Four | None
    net: Four | None
    fte: Four | None


def correction_totals(lines: Mapping[str, Sequence[Record]], usable: Collection[str]) -> tuple[CorrectionTotals, ...]:
    """One committee's rows of Korrektioner in sheet order; `usable` names the tables that can be used."""
    amounts, fte = (grouped(lines[table]) for table in ("amounts", "fte"))
    found = []
    for correction in lines["corrections"]:
        has_lines = correction["first"] and correction["key"]
        own, held = (its.get(name_of(correction), []) if has_lines else [] for its in (amounts, fte))
        earned = _as_if(line for line in own if line["income"])
        spent = _as_if(line for line in own if not line["income"])
        known = "amounts" in usable
        found.append(
            CorrectionTotals(
                key=correction["nr"] or "",
                committee=correction["udvalg"],
                title=correction["title"] or "",
                service_frame=_service_frame({line["frame"] for line in own}, correction["service_frame"]),
                counts=correction["counts"],
                expenditure=spent if known else None,
                income=earned if known else None,
                net=plus(spent, earned) if known else None,
                fte=_as_if(held) if "fte" in usable else None,
            )
        )
    return tuple(found)


def plus(first: Four, *others: Four) -> Four:
    """Year by year."""
    a, b, c, d = (sum(year) for year in zip(first, *others, strict=True))
    return a, b, c, d


def minus(figures: Four) -> Four:
    """Each year with its sign turned."""
    a, b, c, d = (-year for year in figures)
    return a, b, c, d


def total(lines: Iterable[Record]) -> Four:
    """What these lines add up to; those that do not count add 0."""
    return plus(ZERO, *(line["figures"] for line in lines))


def _as_if(lines: Iterable[Record]) -> Four:
    """The same if all counted."""
    return plus(ZERO, *(line["as_if"] for line in lines))


def _service_frame(answers: Collection[str], own: str | None) -> FrameAnswer:
    if len(answers) > 1:
        return "mixed"
    return _MEANINGS.get(next(iter(answers), own or ""), "undecided")
