"""Words where a number belongs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from schemas.evidence.fact_hits import unreadable_cells
from schemas.rule import Example, Hit, Rule, Severity, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.budgets import Budgets
    from schemas.settings import Settings

_WANTED = {
    "amount": Text("et beløb, eller 0", "an amount, or 0"),
    "fte": Text("et antal stillinger, eller 0", "a number of FTEs, or 0"),
    "percent": Text("en procent, fx 3,2%", "a percentage, such as 3.2%"),
    "year": Text("et årstal med fire cifre, fx 2026", "a year of four digits, such as 2026"),
}
_NUMBER = Text("et tal", "a number")


def check(budgets: Budgets, _: Settings) -> Iterator[Hit]:
    """Find texts that are no number in cells for numbers and years, and figures that cannot be meant."""
    for hit, wanted in unreadable_cells(budgets, "text", "not_a_year"):
        yield replace(hit, expected=_WANTED.get(wanted, _NUMBER))
    for hit, wanted in unreadable_cells(budgets, "too_large"):
        if wanted != "amount":
            yield replace(hit, expected=_WANTED.get(wanted, _NUMBER))


RULE = Rule(
    id="VAE404",
    name="not-a-number",
    severity=Severity.ERROR,
    title=Text("Der står ikke et tal", "It is not a number"),
    why=Text(
        "»-«, »ca. 2« eller »x,xxx« tæller 0 i totalen, men ser ud som et svar.",
        "“-”, “about 2” or “x,xxx” counts 0 in the total, but looks like an answer.",
    ),
    message=Text(
        "{place}: »{found}« er ikke et brugbart tal. Skriv {expected}; forbehold hører til i teksten.",
        "{place}: “{found}” is not a usable number. Write {expected}; reservations belong in the text.",
    ),
    wrong=Example({"Beløb": [{"2029": "-"}]}),
    right=Example({"Beløb": [{"2029": 0.5}]}),
    silent=(Example({"Beløb": [{"Konto": "uafklaret", "Tekst": "-"}], "Korrektioner": [{"Prisniveau": 2026}]}),),
    check=check,
    spoils="cell",
)
