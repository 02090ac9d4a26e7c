"""A position that costs less or more than FTEs do."""

from datetime import date
from decimal import Decimal

from schemas.calculations.rounding import EXACT, whole
from schemas.calculations.rows import Four, Record
from schemas.evidence.fte_and_money import paid_fte
from schemas.evidence.rows import canonical, hit, slack_kroner, year_words
from schemas.examples.shared_rows import every_year
from schemas.layout import BUDGET_YEARS
from schemas.rule import Budgets, Example, ExampleRow, Hit, Hits, Rule, Settings, Severity, Text, same
from schemas.words.figures import number

POSITION = 1000
"""thousandths of an FTE."""


def check(budgets: Budgets, settings: Settings) -> Hits:
    """One hit a Tekst that stands in both Beløb and Fuldtidsstillinger, at its first year outside the band.

    Silent without a band, in the year a correction begins later than 1 January, and where rounding explains it.
    """
    if settings.cost_per_position is None:
        return
    for paid in paid_fte(budgets):
        slack = slack_kroner(budgets, paid.name[0], len(paid.lines))
        outside = [
            year
            for year in paid.years
            if paid.fte[year] and _is_outside(paid.costs[year], paid.fte[year], slack, settings)
        ]
        if outside:
            yield _hit(budgets, paid.lines[0], outside, (paid.costs, paid.fte), settings.cost_per_position)


def _is_outside(cost: int, fte: int, slack: int, settings: Settings) -> bool:
    """Whether kroner over thousandths of an FTE lie outside the band; opposite signs always do."""
    low, high = settings.cost_per_position or (0, 0)
    cost, fte = (cost, fte) if fte > 0 else (-cost, -fte)
    return (cost + slack) * POSITION < low * fte or (cost - slack) * POSITION > high * fte


def _hit(budgets: Budgets, line: Record, outside: list[int], figures: tuple[Four, Four], band: tuple[int, int]) -> Hit:
    costs, fte = figures
    first = outside[0]
    low, high = (_kroner(one) for one in band)
    return hit(
        line,
        "amounts",
        BUDGET_YEARS[first],
        found=_kroner(whole(EXACT.divide(Decimal(costs[first] * POSITION), Decimal(fte[first])))),
        expected=Text(f"{low.da}–{high.da}", f"{low.en}–{high.en}"),
        values={"text": same(line["text"].strip()), "years": year_words(budgets, line["book"], outside)},
        rests_on=canonical(outside),
    )


def _kroner(amount: int) -> Text:
    words = number(Decimal(amount))
    return Text(f"{words.da} kr.", f"{words.en} kr.")


_BAND = Settings(cost_per_position=(400_000, 900_000))


def _posts(fte: float, text: str = "Projektleder") -> dict[str, list[ExampleRow]]:
    return {
        "Beløb": [{"Tekst": "Projektleder"}],
        "Fuldtidsstillinger": [{"Nr": "T101", "Tekst": text} | every_year(fte)],
    }


_FROM_SEPTEMBER: dict[str, list[ExampleRow]] = {
    "Korrektioner": [{"Iværksættelsestidspunkt": date(2026, 9, 1)}],
    "Beløb": [{"Tekst": "Projektleder", "2026": 0.2}],
    "Finansiering": [{"2026": -0.2}],
}

RULE = Rule(
    id="SUM611",
    name="cost-per-position-outside-the-band",
    severity=Severity.WARNING,
    title=Text("Prisen pr. stilling er usandsynlig", "The cost of an FTE is improbable"),
    why=Text(
        "Deles beløbet med antallet af fuldtidsstillinger, skal det ligne en løn. Gør det ikke, er enten "
        "beløbet eller antallet som regel tastet forkert. Grænserne står i indstillingerne.",
        "The amount divided by the full-time equivalents must look like a salary. Where it does not, either the "
        "amount or the number is usually mistyped. The bounds are in the settings.",
    ),
    message=Text(
        "{place}: »{text}« koster {found} pr. fuldtidsstilling ({years}), ventet {expected}. Ret beløbet "
        "eller antallet i Fuldtidsstillinger, eller begrund det.",
        "{place}: “{text}” costs {found} per FTE ({years}), expected {expected}. Correct the "
        "amount or the number in Fuldtidsstillinger, or justify it.",
    ),
    wrong=Example(_posts(5), settings=_BAND),
    right=Example(_posts(1), settings=_BAND),
    silent=(
        Example(_posts(5)),
        Example(_posts(5, "Drift"), settings=_BAND),
        Example(_posts(1) | _FROM_SEPTEMBER, settings=_BAND),
        Example(
            _posts(-1, " projektleder")
            | {
                "Beløb": [{"Ændring": "Mindreudgift", "Tekst": "Projektleder"} | every_year(-0.5)],
                "Finansiering": [None],
            },
            settings=_BAND,
        ),
    ),
    check=check,
    requires=("corrections", "amounts", "amounts.text", "fte", "fte.text"),
    derived=True,
)
