"""Two corrections' Modpost lines that do not cancel each other."""

from schemas.calculations.lines import lines_of
from schemas.calculations.rows import ZERO, pair_of, plus
from schemas.evidence.reallocations import End, ends, other
from schemas.evidence.rows import bare, canonical, differing, hit, year_words
from schemas.examples.shared_rows import correction, line
from schemas.layout import BUDGET_YEARS
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text
from schemas.words.figures import amount


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a pair, at its later line, under the first year that does not sum to zero."""
    found = ends(budgets)
    unconverted = _unconverted(budgets)
    for end, lines in found.items():
        if end[2] >= end[3] or other(end) not in found or {end[:3], other(end)[:3]} & unconverted:
            continue
        both = sorted((*lines, *found[other(end)]), key=lambda record: record["row"])
        # Each line is rounded by itself when converted, so a pair in other prices may miss by a krone a line.
        slack = len(both) if any(record["factor"] != 1 for record in both) else 0
        total = plus(*(record["figures"] for record in both))
        years = differing(total, ZERO, slack)
        if years:
            yield hit(
                both[-1],
                "amounts",
                BUDGET_YEARS[years[0]],
                found=amount(total[years[0]], budgets.unit_kroner(end[0])),
                expected=amount(0, budgets.unit_kroner(end[0])),
                values={"pair": _pair(end, found), "years": year_words(budgets, end[0], years)},
                rests_on=canonical(years),
                other_keys=end[2:],
            )


def _pair(end: End, found: dict[End, list[dict[str, object]]]) -> Text:
    one, two = found[end][0]["nr"], found[other(end)][0]["nr"]
    return Text(f"{one} og {two}", f"{one} and {two}")


def _unconverted(budgets: Budgets) -> set[tuple[int, str, str]]:
    """Corrections whose price level cannot be converted, which is a finding of its own."""
    return {
        (*pair_of(one), bare(one["nr"])) for one in lines_of(budgets, "corrections") if one["unconverted"] and one["nr"]
    }


_MOVED = {"Korrektioner": [{}, correction("T102")]}

RULE = Rule(
    id="NOG509",
    name="counterparts-not-summing-to-zero",
    severity=Severity.ERROR,
    draft_severity=Severity.WARNING,
    title=Text("Modposterne går ikke op", "The counterparts do not cancel each other"),
    why=Text(
        "De to ender af en flytning mellem to korrektioner skal give 0 i hvert år. Ellers er der skabt "
        "eller fjernet penge undervejs.",
        "The two ends of a move between two corrections must give 0 in each year. Otherwise money has been "
        "created or lost.",
    ),
    message=Text(
        "{place}: Linjerne mellem {pair} giver {found} og ikke {expected} ({years}). Ret beløbene, så de "
        "to ender er lige store med hvert sit fortegn.",
        "{place}: The lines between {pair} give {found} and not {expected} ({years}). Correct the "
        "amounts, so that the two ends are equal with opposite signs.",
    ),
    wrong=Example(_MOVED | {"Beløb": [{}, line("T102", -0.2, Modpost="T101"), line("T101", 0.3, Modpost="T102")]}),
    right=Example(_MOVED | {"Beløb": [{}, line("T102", -0.2, Modpost="T101"), line("T101", 0.2, Modpost="T102")]}),
    silent=(
        Example(
            _MOVED
            | {
                "Beløb": [
                    {},
                    line("T102", -0.3, Modpost="T101"),
                    line("T101", 0.2, Modpost="T102"),
                    line("T101", 0.1, Modpost="T102", Tekst="Support"),
                ]
            }
        ),
    ),
    check=check,
    requires=("corrections", "amounts"),
    derived=True,
    of_withdrawn=True,
)
