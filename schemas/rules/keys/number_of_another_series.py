"""A correction whose number belongs to another committee's series."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.rule import Example, Rule, Severity, Text, same
from schemas.rules.rows import hit
from schemas.rules.series import digits_in, is_well_formed, numbered, series_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.budgets import Budgets
    from schemas.rule import Hit
    from schemas.settings import Settings


def check(budgets: Budgets, settings: Settings) -> Iterator[Hit]:
    """Every well-formed number outside the series that Stamdata names, whatever the correction's status."""
    del settings
    series = series_of(budgets)
    for record in numbered(budgets, "corrections"):
        own = series.get((record["book"], record["udvalg"]))
        if own and is_well_formed(record["nr"], own) and digits_in(own, record["nr"]) is None:
            yield hit(record, "corrections", "nr", found=same(record["nr"]), expected=same(own))


RULE = Rule(
    id="NOG507",
    name="number-of-another-series",
    severity=Severity.WARNING,
    title=Text("Nummeret er fra en anden serie", "The number is of another series"),
    why=Text(
        "Hver nummerserie hører til et udvalg. Et fremmed nummer er enten en korrektion, der skal "
        "afleveres af et andet udvalg, eller en tastefejl.",
        "Each number series belongs to a committee. A foreign number is either a correction that another "
        "committee should submit, or a typing error.",
    ),
    message=Text(
        "{place}: {found} hører ikke til nummerserien {expected}. Flyt korrektionen til det rette udvalg, "
        "ret nummeret, eller begrund det.",
        "{place}: {found} is not of the number series {expected}. Move the correction to the right "
        "committee, correct the number, or explain it.",
    ),
    wrong=Example({"Korrektioner": [{"Nr": "T304"}], "Beløb": [{"Nr": "T304"}], "Finansiering": [{"Nr": "T304"}]}),
    right=Example({"Korrektioner": [{"Nr": "T104"}], "Beløb": [{"Nr": "T104"}], "Finansiering": [{"Nr": "T104"}]}),
    silent=(
        Example({"Korrektioner": [{"Nr": "t1104"}], "Beløb": [{"Nr": "t1104"}], "Finansiering": [{"Nr": "t1104"}]}),
        Example(
            {"Korrektioner": [{"Nr": "T304"}], "Beløb": [{"Nr": "T304"}], "Finansiering": [{"Nr": "T304"}]},
            master_data={"Nummerserie": None, "Status": "Kladde"},
        ),
    ),
    check=check,
    requires=("corrections",),
)
