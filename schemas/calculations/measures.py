"""The table of measures: every figure of Oversigt once, with its names, its calculation and its custom function.

Oversigt, the custom functions, `korrektur totals`, the stored values, `korrektur diff`, the charts, the printed
overview, the scripting API and the documentation read this table. What a measure adds up is given as parts of tables;
`schemas.formulas.overview_formulas` makes the native formula of the same parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from schemas import lists
from schemas.calculations.financing import rests
from schemas.calculations.rows import ZERO, Four, Record, minus, plus, total
from schemas.finding import Text

if TYPE_CHECKING:
    from schemas.calculations.totals import Totals  # which names the measures


class Part(NamedTuple):
    """The lines of one table, or those whose column holds this answer; added (1) or subtracted (-1).

    A part of `corrections` is what they release: the rests below zero.
    """

    table: str
    column: str = ""
    answer: str = ""
    sign: int = 1

    def __neg__(self) -> Part:
        return self._replace(sign=-self.sign)

    def figures(self, lines: Mapping[str, Sequence[Record]]) -> Four:
        """The part's figures from these lines."""
        if self.sign < 0:
            return minus((-self).figures(lines))
        if self.table == "corrections":
            return plus(ZERO, *map(_below_zero, rests(lines["amounts"], lines["financing"]).values()))
        column = "source_class" if self.column == "source" else self.column
        return total(line for line in lines[self.table] if not column or line[column] == self.answer)


def _below_zero(rest: Four) -> Four:
    a, b, c, d = (min(year, 0) for year in rest)
    return a, b, c, d


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: four figures in whole kroner (fte in thousandths of an FTE).

    `label` is its name in reports, `on_overview` on Oversigt where that differs, `apart` where it stands without the
    lines around it. `function` and `argument` are the custom function that computes it and what that is asked for
    besides the year, with `note` in its help. `member` is the place in the JSON of `korrektur totals`. `source` is
    given where it is one source's financing; `sums` names the measures that it adds where `Totals` has no field for it.
    `style` is bold for a sum of its section, and dim for what would be.
    """

    key: str
    label: Text
    parts: tuple[Part, ...]
    function: str
    argument: str = ""
    note: str = ""
    on_overview: str = ""
    apart: Text | None = None
    member: str = ""
    source: str = ""
    sums: tuple[Measure, ...] = ()
    style: str = ""

    @property
    def name(self) -> str:
        """What Oversigt calls it."""
        return self.on_overview or self.label.da

    @property
    def alone(self) -> Text:
        """Its name where the lines around it are not shown."""
        return self.apart or self.label

    @property
    def within(self) -> Text:
        """The same within a sentence."""
        return Text(*(words[0].lower() + words[1:] for words in (self.alone.da, self.alone.en)))

    def by(self, what: Text) -> Text:
        """The heading of a list of it, one line for each: Netto pr. udvalg."""
        return Text(f"{self.label.da} pr. {what.da}", f"{self.label.en} by {what.en}")

    @property
    def fte(self) -> bool:
        """Whether its figures are FTEs."""
        return self.parts[0].table == "fte"

    @property
    def strong(self) -> bool:
        """Whether it sums up its section."""
        return self.style == _SUM

    @property
    def needs(self) -> tuple[str, ...]:
        """The tables it cannot be known without; Korrektioner always, since it says what counts."""
        tables = (("amounts", "financing") if part.table == "corrections" else (part.table,) for part in self.parts)
        return tuple(dict.fromkeys(chain.from_iterable(tables)))

    def of(self, totals: Totals) -> Four | None:
        """Its figures in these totals; None where they cannot be known."""
        if self.sums:
            known = [figures for figures in (one.of(totals) for one in self.sums) if figures is not None]
            return plus(*known) if len(known) == len(self.sums) else None
        if self.source:
            return None if totals.financing is None else totals.financing[self.source]
        figures: Four | None = getattr(totals, self.key)
        return figures


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of Oversigt and the measures under it."""

    heading: str
    measures: tuple[Measure, ...]

    @property
    def lines(self) -> tuple[Measure, ...]:
        """The measures in the order of Oversigt, where the sum stands last."""
        return tuple(sorted(self.measures, key=lambda one: one.strong))


_SUM, _WOULD_BE = "bold", "dim"
_TOTAL, _FRAME, _FTE = "KORREKTUR_TOTAL", "KORREKTUR_SERVICERAMME", "KORREKTUR_STILLINGER"
_FINANCED, _DRAWN, _SAVED = "KORREKTUR_FINANSIERING", "KORREKTUR_KASSEVIRKNING", "KORREKTUR_BESPARELSE"
_IN_ALL = "I alt"

_NET, _FINANCING, _RELEASED = Part("amounts"), Part("financing"), Part("corrections")
_INCOME = tuple(Part("amounts", "change", change) for change in lists.INCOME_CHANGES)
_INSIDE, _OUTSIDE = Part("amounts", "frame", lists.YES), Part("amounts", "frame", lists.NO)
_FINANCED_INSIDE, _CASH = Part("financing", "frame", lists.YES), Part("financing", "source", lists.CASH)
_BUDGETED = (Part("calculation", "type", lists.BUDGET_TODAY), -Part("calculation", "type", lists.NEW_EXPENDITURE))
_AVOIDED = Part("calculation", "type", lists.AVOIDED)

EXPENDITURE = Measure(
    "expenditure", Text("Udgifter", "Expenditure"), (_NET, *(-one for one in _INCOME)),
    _TOTAL, "Udgifter", member="total.expenditure",
)  # fmt: skip
INCOME = Measure("income", Text("Indtægter", "Income"), _INCOME, _TOTAL, "Indtægter", member="total.income")
NET = Measure("net", Text("Netto", "Net"), (_NET,), _TOTAL, "Netto", member="total.net", style=_SUM)

INSIDE = Measure(
    "inside", Text("Inden for servicerammen", "Inside the service frame"), (_INSIDE,),
    _FRAME, lists.YES, member="service_frame.inside",
)  # fmt: skip
OUTSIDE = Measure(
    "outside", Text("Uden for servicerammen", "Outside the service frame"), (_OUTSIDE,),
    _FRAME, lists.NO, member="service_frame.outside",
)  # fmt: skip
OPEN = Measure(
    "undecided", Text(lists.UNDECIDED, "Undecided"), (_NET, -_INSIDE, -_OUTSIDE),
    _FRAME, lists.UNDECIDED, apart=Text("Uafklaret serviceramme", "Service frame undecided"),
    member="service_frame.undecided",
)  # fmt: skip
INSIDE_IF = Measure(
    "inside_if", Text("Inden for, hvis de uafklarede regnes med", "Inside, if the undecided count"), (_NET, -_OUTSIDE),
    _FRAME, f"{lists.YES} eller {lists.UNDECIDED.lower()}", on_overview="Inden for, hvis uafklarede regnes med",
    sums=(INSIDE, OPEN), style=_WOULD_BE,
)  # fmt: skip
FINANCED_INSIDE = Measure(
    "financed_inside", Text("Finansieret inden for rammen", "Financed inside the frame"), (_FINANCED_INSIDE,),
    _FRAME, "Finansieret", "fundet inden for rammen", member="service_frame.financed_inside",
)  # fmt: skip
EFFECT = Measure(
    "effect", Text("Virkning på servicerammen", "Effect on the service frame"), (_INSIDE, _FINANCED_INSIDE),
    _FRAME, "Virkning", f"{lists.YES} og finansieret", on_overview="Virkning på rammen",
    member="service_frame.effect", style=_SUM,
)  # fmt: skip

FTE = Measure(
    "fte", Text("Fuldtidsstillinger", "Full-time equivalents"), (Part("fte"),),
    _FTE, on_overview="Antal fuldtidsstillinger", member="total.fte",
)  # fmt: skip


def _by_source(source: str) -> Measure:
    parts: tuple[Part, ...] = (Part("financing", "source", source),)
    if source == lists.OTHER:  # blank and unknown sources count as Andet
        parts = (_FINANCING, *(-Part("financing", "source", name) for name in lists.SOURCES if name != lists.OTHER))
    return Measure(
        f"source_{source}", Text(f"Finansiering: {source}", f"Financing: {source}"), parts,
        _FINANCED, source, on_overview=source, member=f"financing.{source.lower()}", source=source,
        apart=Text("Anlægsrammen (finansieret af anlæg)", "Capital frame (financed from anlæg)")
        if source == lists.ANLAEG
        else None,
    )  # fmt: skip


BY_SOURCE = {source: _by_source(source) for source in lists.SOURCES}
FINANCING = Measure(
    "financing", Text("Finansiering", "Financing"), (_FINANCING,),
    _FINANCED, _IN_ALL, on_overview="Finansiering i alt", sums=tuple(BY_SOURCE.values()), style=_SUM,
)  # fmt: skip

CASH_EFFECT = Measure(
    "cash_effect", Text("Træk på kassen (+ = kassen falder)", "Effect on the cash balance (+ = it falls)"),
    (_NET, _FINANCING, -_CASH),
    _DRAWN, _IN_ALL, on_overview="Træk på kassen i alt", member="cash_effect", style=_SUM,
)  # fmt: skip
STATED = Measure(
    "stated", Text("  angivet kassen", "  stated from kassen"), (-_CASH,),
    _DRAWN, "Angivet", on_overview="Angivet finansieret af kassen", member="cash_effect_parts.stated",
)  # fmt: skip
UNFINANCED = Measure(
    "unfinanced", Text("  uden angivet finansiering", "  without stated financing"),
    (_NET, _FINANCING, -_RELEASED),
    _DRAWN, "Uden angivet finansiering", on_overview="Uden angivet finansiering",
    member="cash_effect_parts.unfinanced",
)  # fmt: skip
RELEASED = Measure(
    "released", Text("  frigivet", "  released"), (_RELEASED,),
    _DRAWN, "Frigivet", on_overview="Frigivet", member="cash_effect_parts.released",
)  # fmt: skip

BUDGETED = Measure(
    "budgeted", Text("Besparelser i budgettet", "Savings in the budget"), _BUDGETED,
    _SAVED, "Budgetteret", on_overview="Budgetteret besparelse", member="savings.budgeted",
)  # fmt: skip
AVOIDED_EXPENDITURE = Measure(
    "avoided", Text(f"{lists.AVOIDED} (indgår ikke i budgettet)", "Expenditure avoided (no part of the budget)"),
    (_AVOIDED,),
    _SAVED, "Undgået", member="savings.avoided",
)  # fmt: skip
SAVINGS = Measure(
    "savings_total", Text("Besparelser i alt", "Savings in all"), (*_BUDGETED, _AVOIDED),
    _SAVED, _IN_ALL, member="savings.total", style=_SUM,
)  # fmt: skip

SECTIONS = (
    Section("Udgifter og indtægter", (EXPENDITURE, INCOME, NET)),
    Section("Servicerammen", (INSIDE, OUTSIDE, OPEN, INSIDE_IF, FINANCED_INSIDE, EFFECT)),
    Section("Personale", (FTE,)),
    Section("Finansiering  (- = her findes pengene, + = her lægges pengene)", (*BY_SOURCE.values(), FINANCING)),
    Section("Træk på kassen  (+ = kassen falder)", (CASH_EFFECT, STATED, UNFINANCED, RELEASED)),
    Section("Besparelser", (BUDGETED, AVOIDED_EXPENDITURE, SAVINGS)),
)
MEASURES = {one.key: one for section in SECTIONS for one in section.measures}
"""Every measure by its key, in the order of reports."""
FIELDS = tuple(one for one in MEASURES.values() if not one.sums and not one.source)
"""Those that `Totals` has a field for."""
OF_A_CORRECTION = (EXPENDITURE, INCOME, NET, FTE)
"""Those that `CorrectionTotals` has a field for."""


def figures_of(lines: Mapping[str, Sequence[Record]], measures: Iterable[Measure]) -> dict[str, Four]:
    """These measures of some lines by their keys; `lines` are those of each table, as `lines.lines_of` has them."""
    wanted = [*measures]
    sums = {part: part.figures(lines) for part in {part for one in wanted for part in one.parts}}
    return {one.key: plus(ZERO, *(sums[part] for part in one.parts)) for one in wanted}
