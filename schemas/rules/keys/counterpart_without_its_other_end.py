"""A Modpost that no line answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.rule import Example, Rule, Severity, Text, same
from schemas.rules.counterparts import ends, other
from schemas.rules.example_rows import correction, line
from schemas.rules.rows import hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.budgets import Budgets
    from schemas.rule import Hit
    from schemas.settings import Settings


def check(budgets: Budgets, settings: Settings) -> Iterator[Hit]:
    """One hit a pair of numbers: no line of the other number names this one, or a line names its own."""
    del settings
    found = ends(budgets)
    for end, lines in found.items():
        nr, counterpart = lines[0]["nr"], lines[0]["counterpart"]
        itself = end == other(end)
        if itself or other(end) not in found:
            expected = (
                Text("en anden korrektion", "another correction")
                if itself
                else Text(
                    f"en linje på {counterpart} med Modpost {nr}",
                    f"a line of {counterpart} with Modpost {nr}",
                )
            )
            yield hit(
                lines[0],
                "amounts",
                "counterpart",
                found=same(counterpart),
                expected=expected,
                other_keys=(counterpart.strip(),),
            )


_MOVED = {"Korrektioner": [{}, correction("T102")]}

RULE = Rule(
    id="NOG508",
    name="counterpart-without-its-other-end",
    severity=Severity.ERROR,
    draft_severity=Severity.WARNING,
    title=Text("Modposten mangler sin anden ende", "The counterpart lacks its other end"),
    why=Text(
        "Flyttes penge mellem to korrektioner, skal de stå to gange med hvert sit fortegn. Mangler den "
        "ene ende, ændrer flytningen udvalgets total.",
        "Money moved between two corrections must stand twice, with opposite signs. Without one of the "
        "ends the move changes the committee's total.",
    ),
    message=Text(
        "{place}: Modpost er {found}, men der mangler {expected}. Skriv den anden linje, eller ret Modpost.",
        "{place}: Modpost is {found}, but {expected} is missing. Enter the other line, or correct Modpost.",
    ),
    wrong=Example(_MOVED | {"Beløb": [{}, line("T102", -0.2, Modpost="T101")]}),
    right=Example(_MOVED | {"Beløb": [{}, line("T102", -0.2, Modpost="T101"), line("T101", 0.2, Modpost="T102")]}),
    silent=(
        Example(_MOVED | {"Beløb": [{}, line("T102", -0.2, Modpost="t101"), line("T101", 0.2, Modpost="t102")]}),
        Example(
            {
                "Korrektioner": [{}, correction("T102", Beslutning="Udskudt")],
                "Beløb": [{}, line("T102", -0.2, Modpost="T101")],
            }
        ),
    ),
    check=check,
    requires=("corrections", "amounts"),
    derived=True,
)
