"""FTEs that do not follow the amount of the same Tekst."""

from schemas.evidence.fte_and_money import Paid, paid_fte
from schemas.evidence.rows import canonical, hit, year_words
from schemas.examples.shared_rows import every_year
from schemas.layout import BUDGET_YEARS
from schemas.rule import Budgets, Example, ExampleRow, Hits, Rule, Settings, Severity, Text, same
from schemas.words.figures import amount, fte

_TIMES = 3
"""So many times dearer or cheaper a position may be in one year than in the others: part-years, starting costs."""


def check(budgets: Budgets, settings: Settings) -> Hits:
    """One hit a Tekst, at its FTEs; with a band for the cost of an FTE only years without FTEs."""
    for paid in paid_fte(budgets):
        odd = [year for year in paid.years if _is_odd(paid, year, banded=settings.cost_per_position is not None)]
        if odd:
            first = odd[0]
            unit = budgets.unit_kroner(paid.name[0])
            yield hit(
                paid.posts[0],
                "fte",
                BUDGET_YEARS[first],
                found=fte(paid.fte[first]),
                expected=Text("et antal, der følger beløbet", "a number that follows the amount"),
                values={
                    "text": same(paid.posts[0]["text"].strip()),
                    "amount": amount(paid.costs[first], unit),
                    "years": year_words(budgets, paid.name[0], odd),
                },
                rests_on=canonical(odd),
            )


def _is_odd(paid: Paid, year: int, *, banded: bool) -> bool:
    """Whether a year's cost per FTE is far from that of every other, or like theirs but for its sign."""
    cost, fte = paid.costs[year], paid.fte[year]
    others = [n for n in paid.years if n != year and paid.costs[n] * paid.fte[n] > 0]
    if (banded and fte) or cost == 0 or len(others) < _OTHERS:
        return False
    if fte == 0:
        return all(2 * abs(cost) >= abs(paid.costs[n]) for n in others)
    ratios = [(abs(cost * paid.fte[n]), abs(paid.costs[n] * fte)) for n in others]
    far = all(own > _TIMES * its for own, its in ratios) or all(_TIMES * own < its for own, its in ratios)
    return far if cost * fte > 0 else all(own <= _TIMES * its and its <= _TIMES * own for own, its in ratios)


_OTHERS = 2
"""What a position costs is known from at least so many other years."""


def _posts(*fte: float, **line: object) -> dict[str, list[ExampleRow]]:
    years = ("2026", "2027", "2028", "2029")
    post = {"Nr": "T101", "Tekst": "Projektleder"} | dict(zip(years, fte, strict=True))
    return {"Beløb": [{"Tekst": "Projektleder"} | line], "Fuldtidsstillinger": [post]}


RULE = Rule(
    id="SUM618",
    name="positions-unlike-the-amounts",
    severity=Severity.WARNING,
    title=Text("Stillingerne følger ikke beløbet", "The FTEs do not follow the amount"),
    why=Text(
        "Koster en linje penge i alle år, men mangler stillingerne i ét af dem, eller har de modsat fortegn, er "
        "det ene af de to som regel tastet forkert.",
        "When a line costs money in every year but the FTEs are missing in one of them, or have the opposite "
        "sign, one of the two was as a rule mistyped.",
    ),
    message=Text(
        "{place}: »{text}« er på {found} fuldtidsstillinger og {amount} i Beløb, og det passer hverken med "
        "fortegnet eller de andre år ({years}). Ret antallet eller beløbet, eller begrund det.",
        "{place}: “{text}” is {found} full-time equivalents and {amount} in Beløb, which fits neither the sign nor "
        "the other years ({years}). Correct the number or the amount, or justify it.",
    ),
    wrong=Example(_posts(1, 1, 0, 1)),
    right=Example(_posts(1, 1, 1, 1)),
    silent=(
        Example(_posts(-1, -1, -1, -1) | {"Beløb": [{}]}),
        Example(
            {
                "Beløb": [{"Ændring": "Mindreudgift", "Tekst": "Projektleder"} | every_year(-0.5)],
                "Finansiering": [None],
                "Fuldtidsstillinger": [{"Nr": "T101", "Tekst": "Projektleder"} | every_year(-1)],
            }
        ),
        Example(_posts(0.5, 1, 1, 1, **{"2026": 0.5})),
        Example(_posts(1, 1, 1, 0, **{"2029": 0}) | {"Finansiering": [{"2029": 0}]}),
        Example(_posts(0.4, 1, 1, 1)),
        Example(_posts(5, 5.5, 5.5, -0.5)),
    ),
    check=check,
    requires=("corrections", "amounts", "amounts.text", "fte", "fte.text"),
    derived=True,
)
