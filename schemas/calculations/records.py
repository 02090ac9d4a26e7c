"""One correction's figures: what it adds to the totals, or would add if it counted."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from schemas.calculations.control import Correction, Pair, names_of, pairs_of
from schemas.layout import CONVERTED
from schemas.lists import NO, UNDECIDED, YES

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

Four = tuple[int, int, int, int]
"""The budget year and the three overslagsår: whole kroner, or thousandths of an FTE."""
ZERO: Four = (0, 0, 0, 0)

FrameAnswer = Literal["inside", "outside", "undecided", "mixed"]
_ANSWERS: dict[str, FrameAnswer] = {YES: "inside", NO: "outside", UNDECIDED: "undecided"}


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


def correction_totals(
    corrections: pd.DataFrame, amounts: pd.DataFrame, fte_rows: pd.DataFrame, usable: Mapping[str, set[int]]
) -> dict[Pair, tuple[CorrectionTotals, ...]]:
    """Every row of Korrektioner in sheet order, by (book, udvalg).

    `amounts` and `fte_rows` are `all_amount_lines` and `all_fte_lines`; `usable` names the books whose
    table can be used, by canonical sheet name.
    """
    income = figures_of(amounts[amounts["income"]])
    expenditure = figures_of(amounts[~amounts["income"]])
    fte = figures_of(fte_rows)
    answers = _answers(amounts)
    found: defaultdict[Pair, list[CorrectionTotals]] = defaultdict(list)
    for pair, name, (nr, title, answer, counts, first) in zip(
        pairs_of(corrections),
        names_of(corrections),
        corrections[["nr", "title", "service_frame", "counts", "first"]].itertuples(index=False),
        strict=True,
    ):
        has_lines = first and name[2] != ""
        known = pair[0] in usable["amounts"]
        spent, earned = (table.get(name, ZERO) if has_lines else ZERO for table in (expenditure, income))
        fte_held = fte.get(name, ZERO) if has_lines else ZERO
        found[pair].append(
            CorrectionTotals(
                key=nr if isinstance(nr, str) else "",
                committee=pair[1],
                title=title if isinstance(title, str) else "",
                service_frame=_service_frame(answers.get(name, set()) if has_lines else set(), answer),
                counts=bool(counts),
                expenditure=spent if known else None,
                income=earned if known else None,
                net=plus(spent, earned) if known else None,
                fte=fte_held if pair[0] in usable["fte"] else None,
            )
        )
    return {pair: tuple(rows) for pair, rows in found.items()}


def plus(first: Four, *others: Four) -> Four:
    """Year by year."""
    a, b, c, d = (sum(year) for year in zip(first, *others, strict=True))
    return a, b, c, d


def figures_of(lines: pd.DataFrame) -> dict[Correction, Four]:
    """c0..c3 summed by (book, udvalg, key), whether or not the lines count."""
    found: dict[Correction, Four] = {}
    for name, years in zip(names_of(lines), lines[list(CONVERTED)].itertuples(index=False), strict=True):
        a, b, c, d = (int(kroner) for kroner in years)
        found[name] = plus(found.get(name, ZERO), (a, b, c, d))
    return found


def _answers(amounts: pd.DataFrame) -> dict[Correction, set[str]]:
    found: defaultdict[Correction, set[str]] = defaultdict(set)
    for name, answer in zip(names_of(amounts), amounts["frame"], strict=True):
        found[name].add(answer)
    return found


def _service_frame(answers: set[str], own: object) -> FrameAnswer:
    if len(answers) > 1:
        return "mixed"
    return _ANSWERS.get(next(iter(answers), str(own)), "undecided")
