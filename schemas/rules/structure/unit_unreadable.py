"""A unit of the amounts that is neither of the two."""

import re
from collections.abc import Iterator

from schemas.evidence.fact_hits import fact_values
from schemas.lists import LISTS
from schemas.rule import Budgets, Example, Hit, Hits, RowEdit, Rule, RuleFix, Settings, Severity, Text, same

_EXPECTED = Text(*(joint.join(LISTS["Enhed"]) for joint in (" eller ", " or ")))
_KNOWN = {unit.casefold() for unit in LISTS["Enhed"]}

_SPACE_OR_STOP = re.compile(r"[\s.]")


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find units that stand there and are not in the list; a blank one is mio. kr."""
    for fact in fact_values(budgets, "unit", "Enhed"):
        if fact.text and fact.text.casefold() not in _KNOWN:
            yield fact.hit(same(fact.text), _EXPECTED)


def as_listed(_: Budgets, hit: Hit) -> Iterator[RowEdit]:
    """The list's unit, where the text is one but for spaces, stops and case."""
    meant = [unit for unit in LISTS["Enhed"] if _bare(unit) == _bare(hit.found.da)]
    if len(meant) == 1:
        yield RowEdit(meant[0])


def _bare(unit: str) -> str:
    return _SPACE_OR_STOP.sub("", unit).casefold()


RULE = Rule(
    id="ARK117",
    name="unit-unreadable",
    severity=Severity.ERROR,
    title=Text("Enheden kan ikke læses", "The unit cannot be read"),
    why=Text(
        "Om 880 er 880.000 kr. eller 880 mio. kr., afgør enheden. Er den ukendt, kan intet beløb lægges sammen.",
        "The unit decides whether 880 is 880,000 kr. or 880 million. Where it is unknown no amount can be added.",
    ),
    message=Text(
        "{place}: Enhed er {given}, og beløbene er derfor ikke læst. Vælg {expected} på listen.",
        "{place}: Enhed is {given}, so the amounts were not read. Choose {expected} from the list.",
    ),
    wrong=Example(master_data={"Enhed": "kroner"}),
    right=Example(master_data={"Enhed": "Mio. kr."}),
    silent=(Example(master_data={"Enhed": None, "Status": "Kladde"}),),
    check=check,
    fix=RuleFix(Text("Skriv enheden som på listen", "Write the unit as in the list"), safe=True, cells=as_listed),
    omits="unknown",
)
