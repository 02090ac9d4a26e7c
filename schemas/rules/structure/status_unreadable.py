"""A status of the workbook that is none of the three."""

from collections.abc import Iterator

from schemas.evidence.fact_hits import fact_values
from schemas.evidence.rows import listed_answer
from schemas.lists import LISTS
from schemas.rule import Budgets, Example, Hit, Hits, RowEdit, Rule, RuleFix, Settings, Severity, Text, same
from schemas.words.figures import BLANK, listed

_KNOWN = {status.casefold() for status in LISTS["Status"]}


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find statuses that are blank or not in the list."""
    for fact in fact_values(budgets, "status", "Status"):
        if fact.text.casefold() not in _KNOWN:
            yield fact.hit(same(fact.text) if fact.text else BLANK, listed(LISTS["Status"]))


def as_listed(_: Budgets, hit: Hit) -> Iterator[RowEdit]:
    """The list's status, where the text is one but for spaces or a stop at its end."""
    status = listed_answer(hit.found.da, LISTS["Status"])
    if status is not None:
        yield RowEdit(status)


RULE = Rule(
    id="ARK116",
    name="status-unreadable",
    severity=Severity.ERROR,
    title=Text("Projektmappens status kan ikke læses", "The workbook's status cannot be read"),
    why=Text(
        "Status afgør, hvor strengt projektmappen bedømmes. Kan den ikke læses, bedømmes den som Indsendt.",
        "The status decides how strictly the workbook is judged. One that cannot be read is judged as Indsendt.",
    ),
    message=Text(
        "{place}: Status er {given}, og projektmappen er derfor bedømt som Indsendt. Vælg {expected}.",
        "{place}: Status is {given}, so the workbook was judged as Indsendt. Choose {expected}.",
    ),
    wrong=Example(master_data={"Status": "Næsten færdig"}),
    right=Example(master_data={"Status": "Endelig"}),
    silent=(Example(master_data={"Status": "kladde"}),),
    check=check,
    fix=RuleFix(Text("Skriv status som på listen", "Write the status as in the list"), safe=True, cells=as_listed),
)
