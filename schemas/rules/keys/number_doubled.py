"""A number that more than one correction has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.calculations.rows import grouped
from schemas.evidence.rows import hit
from schemas.evidence.series import numbered
from schemas.examples.shared_rows import correction, line
from schemas.rule import Example, Rule, Severity, Text, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.budgets import Budgets
    from schemas.rule import Hit
    from schemas.settings import Settings


def check(budgets: Budgets, settings: Settings) -> Iterator[Hit]:
    """One hit a number, at its second row."""
    del settings
    for holders in grouped(numbered(budgets, "corrections")).values():
        if len(holders) > 1:
            rows = ", ".join(str(holder["row"]) for holder in holders)
            yield hit(
                holders[1],
                "corrections",
                "nr",
                found=same(len(holders)),
                expected=same(1),
                values={"number": same(holders[1]["nr"]), "rows": same(rows)},
            )


RULE = Rule(
    id="NOG503",
    name="number-doubled",
    severity=Severity.ERROR,
    title=Text("Nummeret er brugt to gange", "The number is used twice"),
    why=Text(
        "En linje finder sin korrektion ved nummeret. Har to korrektioner samme nummer, får den ene alle "
        "linjerne og den anden ingen.",
        "A line finds its correction by the number. When two corrections have the same number, one gets "
        "all the lines and the other none.",
    ),
    message=Text(
        "{place}: Nummeret {number} står {found} gange (række {rows}). Giv hver korrektion sit eget "
        "nummer, og ret linjerne.",
        "{place}: The number {number} stands {found} times (rows {rows}). Give each correction a number "
        "of its own, and correct the lines.",
    ),
    wrong=Example({"Korrektioner": [{}, correction("T101")]}),
    right=Example({"Korrektioner": [{}, correction("T102")], "Beløb": [{}, line("T102", -0.1)]}),
    silent=(
        Example(
            {
                "Beløb": [{}, line("T101", 0.1)],
                "Finansiering": [
                    {},
                    {"Nr": "T101", "Kilde": "Kassen"} | {"2026": -0.1, "2027": -0.1, "2028": -0.1, "2029": -0.1},
                ],
            }
        ),
    ),
    check=check,
    requires=("corrections",),
    spoils="number",
    of_withdrawn=True,
)
